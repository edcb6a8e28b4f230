import AlihModel

/// What a sentence says of its time, outside its verbs.
struct TenseCues: Sendable {
  var hasPast = false
  var hasPresent = false
  var hasPastDate = false
  /// Of the past words only: a dateline says nothing of what is quoted.
  var hasPastWord = false
  /// The sentence has one verb and a date to come.
  var isToCome = false
  /// Whether it reads as what is always so, rather than as what happened.
  var isGeneral = false

  init(_ nodes: [Node], _ tokens: [Token], _ words: WordLists) {
    isGeneral = Self.narrative(tokens, words) < 0
    for node in nodes {
      if words.holds(node.lower, in: .past)
        || node.sense.map({
          $0.lemma.hasSuffix(" lalu") || ["kemarin ", "tempo hari"].contains(where: $0.lemma.hasPrefix)
        })
          ?? false
      {
        hasPastWord = true
        hasPast = true
        hasPastDate = true
      }
      if words.holds(node.lower, in: .present)
        || node.sense.map({ words.holds($0.lemma, in: .present) }) ?? false
      {
        hasPresent = true
      }
      let isFuture = ["mendatang", "nanti"].contains(where: node.lower.hasSuffix)
      if isFuture, node.features.contains(.time) {
        isToCome = nodes.count { $0.wordClass == .verb } == 1
      }
      if node.features.contains(.day), !isFuture {
        hasPast = true
        hasPastDate = true
      }
      if node.sense?.features.contains(.say) == true { hasPast = true }
      if node.features.contains(.year), let year = Int(node.text ?? ""), year < 2024 {
        hasPast = true
        hasPastDate = true
      }
    }
  }

  /// How surely a sentence tells what happened: the sum of what its words weigh, learned from sentences that people translated.
  private static func narrative(_ tokens: [Token], _ words: WordLists) -> Double {
    func weight(_ word: String) -> Double { words.english(word, in: .narrative).flatMap(Double.init) ?? 0 }
    let seen = Set(tokens.lazy.filter { $0.kind == .word }.map(\.lower))
    let names = tokens.dropFirst().count { $0.isCapitalized || $0.term != nil }
    let passive = seen.count { $0.hasPrefix("di") && $0.utf8.count > 5 }
    let active = seen.count { $0.hasPrefix("me") && $0.utf8.count > 5 }
    return weight("<sentence>") + seen.reduce(0) { $0 + weight($1) }
      + weight("<name>") * Double(min(names, 5)) + weight("<di>") * Double(min(passive, 4))
      + weight("<me>") * Double(min(active, 4))
      + (tokens.contains { $0.text.contains(where: \.isNumber) } ? weight("<number>") : 0)
  }

  /// - Parameter reported: whether it is told in a report of the past.
  func tense(stative: Bool, quoted: Bool, reported: Bool = false, role: Role) -> VerbGroup.Tense {
    if role == .headline { return .present }
    if isToCome, !hasPast, !stative { return .future }
    if quoted { return hasPastWord && !stative ? .past : .present }
    if hasPresent, !hasPast { return .present }
    if isGeneral, !hasPast, role == .paragraph { return .present }
    if stative, reported { return .past }
    if stative { return hasPastDate ? .past : .present }
    return .past
  }
}
