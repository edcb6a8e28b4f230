/// Indonesian affixes on foreign verbs, joined by a hyphen: `di-bully`, `me-lockdown`, `di-PHK`.
extension Morphology {
  /// The verb of a form like `di-bully`: a row of the lexicon for `me-bully`, an Indonesian verb, or the foreign word itself.
  func foreignVerb(_ form: String) -> Reading? {
    guard let hyphen = form.firstIndex(of: "-"),
      let voice = words.english(String(form[..<hyphen]), in: .foreignPrefix)
    else { return nil }
    var root = String(form[hyphen...].dropFirst())
    guard root.utf8.count > 1, root.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    var clitic: String?
    if root.hasSuffix("nya"), root.utf8.count > 5 { (root, clitic) = (String(root.dropLast(3)), "nya") }
    let senses = verbs("me-" + root)
    var reading = Reading(
      wordClass: .verb, senses: senses.isEmpty ? [foreign(root)] : senses,
      voice: voice == "passive" ? .passive : .active, clitic: clitic,
      derivation: "\(form[..<hyphen])- + \(root)")
    if senses.isEmpty, let known = readings(of: root).first(where: { $0.wordClass == .verb }) {
      reading.senses = known.senses
    } else if senses.isEmpty {
      reading.isGuess = true
    }
    return reading
  }

  private func verbs(_ lemma: String) -> [Sense] {
    lexicon.senses(of: lemma).filter { $0.wordClass == .verb }
  }

  private func foreign(_ root: String) -> Sense {
    Sense(lemma: "me-" + root, wordClass: .verb, english: root)
  }
}
