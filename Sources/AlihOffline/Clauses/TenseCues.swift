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

  init(_ nodes: [Node], _ words: WordLists) {
    for node in nodes {
      if words.holds(node.lower, in: .past) || node.sense.map({ $0.lemma.hasSuffix(" lalu") }) ?? false {
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

  /// - Parameter reported: whether it is told in a report of the past.
  func tense(stative: Bool, quoted: Bool, reported: Bool = false, role: Role) -> VerbGroup.Tense {
    if role == .headline { return .present }
    if isToCome, !hasPast, !stative { return .future }
    if quoted { return hasPastWord && !stative ? .past : .present }
    if hasPresent, !hasPast { return .present }
    if stative, reported { return .past }
    if stative { return hasPastDate ? .past : .present }
    return .past
  }
}
