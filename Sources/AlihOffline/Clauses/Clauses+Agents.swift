/// Who did it, where a passive may be followed by somebody else.
extension Clauses {
  /// "dikirim polisi" is "sent by police", "diberi uang" is "given money", "ditunjuk ketua" is "appointed chair".
  ///
  /// - Parameter english: the passive verb's, which `two-objects` says to have who acts or something else behind it.
  func isAgent(_ node: Node, of english: String, lemma: String, _ next: Node?) -> Bool {
    guard let kind = words.english(english, in: .twoObjects) else { return true }
    let features = node.features.union(node.head.features)
    // "polisi" is a plural without an article: police.
    let isBody = !features.isDisjoint(with: [.org, .place]) || features.isSuperset(of: [.bare, .plural])
    guard node.isHuman || isBody, !features.contains(.event) else { return false }
    return switch kind {
    case "agent": true
    // "ditawarkan pemerintah", "diberi pemerintah uang"; but "diberi anak"
    case "given": lemma.hasSuffix("kan") || next.map { Self.nominal.contains($0.wordClass) } ?? false
    // "dianggap pemerintah sebagai musuh"; but "dianggap musuh"
    case "as": next?.lower == "sebagai" || english == "say" && node.features.contains(.person)
    default: false
    }
  }
}
