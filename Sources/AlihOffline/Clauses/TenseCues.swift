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
    // "tidak ada korban jiwa dalam kebakaran itu"
    for (node, next) in zip(nodes, nodes.dropFirst())
    where node.lower == "dalam" && next.features.contains(.event) && next.endsWithDeterminer
      && !next.holds("ini")
    {
      (hasPast, hasPastDate) = (true, true)
    }
    for node in nodes {
      // "dua dekade lalu", "hari Minggu lalu"
      let isAgo =
        node.features.contains(.time)
        && (node.holds("lalu") || node.holds("silam") || node.head.token.english?.hasPrefix("last ") == true)
      if isAgo || words.holds(node.lower, in: .past)
        || node.sense.map({
          $0.lemma.hasSuffix(" lalu") || $0.lemma.hasPrefix("kemarin ") || $0.lemma.hasPrefix("tempo hari")
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
      let isFuture =
        !node.features.isDisjoint(with: [.time, .day])
        && (node.lower.hasSuffix("mendatang") || node.lower.hasSuffix("nanti"))
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
    func weight(_ word: String) -> Double { words.narrative[word] ?? 0 }
    var seen: WordSet = []
    var (sum, names, passive, active, hasNumber) = (weight("<sentence>"), 0, 0, 0, false)
    for (index, token) in tokens.enumerated() {
      if index > 0, token.isCapitalized || token.term != nil { names += 1 }
      if !hasNumber { hasNumber = token.text.holdsNumber }
      guard token.kind == .word else { continue }
      let isLong = token.lower.utf8.count > 5
      let (isPassive, isActive) = (
        isLong && token.lower.hasPrefix("di"), isLong && token.lower.hasPrefix("me")
      )
      let own = words.narrative[token.lower]
      guard own != nil || isPassive || isActive, !seen.holds(token.lower) else { continue }
      seen.insert(token.lower)
      sum += own ?? 0
      if isPassive { passive += 1 }
      if isActive { active += 1 }
    }
    return sum + weight("<name>") * Double(min(names, 5)) + weight("<di>") * Double(min(passive, 4))
      + weight("<me>") * Double(min(active, 4)) + (hasNumber ? weight("<number>") : 0)
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

extension String {
  /// Whether it has a digit, or another letter that is a number.
  fileprivate var holdsNumber: Bool {
    utf8.contains { (0x30...0x39).contains($0) }
      || utf8.contains { $0 >= 0x80 } && contains(where: \.isNumber)
  }
}
