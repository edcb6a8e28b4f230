import AlihModel

/// `Usianya sudah 90 tahun.` -> "He is 90 years old.", `Usia kapal itu 30 tahun.` -> "The ship is 30 years old.": an age is
/// said of its owner.
struct OwnerAge: SentenceRule {
  static let name = "owner-age"
  static let lists = WordLists.Lists(.ageOf)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices where words.holds(nodes[at].head.lower, in: .ageOf) {
      // "hari ini" behind it says when, not how old.
      let clause = nodes.clause(after: at)
      let end = clause.lastIndex { $0.wordClass != .adverb || !$0.features.contains(.time) }
      let rest = clause[..<(end.map { $0 + 1 } ?? clause.startIndex)]
      guard at == 0 || nodes[at - 1].endsClause, let age = rest.last, isYears(age),
        rest.dropLast().allSatisfy({ [.adverb, .particle, .preposition].contains($0.wordClass) }),
        let owner = owner(of: nodes[at])
      else { continue }
      if age.isLeaf {
        age.text = Clauses.age(age.text ?? age.lower, of: owner, words)
      } else {
        age.parts.append(.text("old"))
      }
      // "sudah": the age says it.
      let kept = rest.dropLast().filter {
        $0.wordClass == .preposition || $0.sense?.features.contains(.degree) == true
          || ["only", "exactly"].contains($0.sense?.english)
      }
      let be = Node.inserted("be", at: age, plural: owner.takesPluralVerb)
      nodes.replaceSubrange(at..<rest.endIndex, with: [owner, be] + kept + [age])
      return true
    }
    return false
  }

  /// "90 tahun", "17 tahun 8 bulan", "34" of `usia 34 tahun`.
  private func isYears(_ node: Node) -> Bool {
    if node.features.contains(.age) { return !node.features.contains(.decade) }
    guard node.features.contains(.counted), node.features.contains(.time) else { return false }
    return node.isLeaf
      ? node.lower.holds(bytesOf: " tahun") : words.english(node.head.lower, in: .duration) != nil
  }

  private func owner(of age: Node) -> Node? {
    if age.cliticLeaf === age {
      let owner = Node(token: age.token, at: age.span.lowerBound, wordClass: .pronoun, features: .human)
      owner.sense = Sense(lemma: "ia", wordClass: .pronoun, english: "he")
      return owner
    }
    for case .node(let child) in age.parts
    where child !== age.head && Clauses.nominal.contains(child.wordClass) && child.wordClass != .determiner {
      if child.head === age.head {
        // "usia kapal itu": the determiner is the ship's.
        let owner = owner(of: child)
        owner?.article = .undecided
        if age.endsWithDeterminer { owner?.features.formUnion([.one, .definite]) }
        return owner
      }
      child.form = .plain
      if child.wordClass == .noun, child.isHuman, !child.features.contains(.counted) {
        child.features.insert(.one)
      }
      return child
    }
    return nil
  }
}
