/// `Dari 40 korban, 12 di antaranya anak-anak.` -> "Of the 40 victims, 12 of them are children."
struct OfThem: SentenceRule {
  static let name = "of-them"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard let at = nodes.firstIndex(where: { $0.isOfThem }) else { return ofWhole(nodes) }
    // "satu di antaranya perwira" -> "one of them an officer"; "dua di antaranya rumah ibadah": several are several.
    if at + 1 < nodes.count, nodes[at].isOne, nodes[at + 1].wordClass == .noun,
      nodes[at + 1].features.isDisjoint(with: [.closed, .uncount, .definite])
    {
      nodes[at + 1].features.insert(.one)
      nodes[at + 1].article = .indefinite
    } else if at + 1 < nodes.count, nodes[at + 1].wordClass == .noun,
      nodes[at + 1].features.isDisjoint(with: [.closed, .one, .uncount])
    {
      nodes[at + 1].features.insert(.many)
      nodes[at + 1].article = .none
    } else if at + 1 < nodes.count, !nodes[at].isOne, nodes[at + 1].wordClass == .noun,
      nodes[at + 1].head.sense?.complement != nil, !nodes[at + 1].endsWithDeterminer,
      nodes[at + 1].cliticLeaf == nil
    {
      // "empat di antaranya anggota dewan" -> "four of them members of the council"
      nodes[at + 1].features.insert(.many)
      nodes[at + 1].article = .none
    }
    // "korban, yang tiga di antaranya anak-anak," -> "the victims, three of whom were children,"
    if at > 0, nodes[at - 1].lower == "yang", at + 1 < nodes.count, nodes[at + 1].verb == nil {
      for case .node(let count) in nodes[at].parts { nodes[at].text = count.text ?? count.sense?.english }
      nodes[at].text = nodes[at].text.map { $0 + " of whom are" }
      if nodes[at].text != nil { nodes[at - 1].isSilent = true }
    }
    // Behind "of the 40 victims," the clause is the sentence's own; behind a comma it is an aside without a verb.
    if let first = nodes.first, first.lower == "dari", at > 2, nodes[1].features.contains(.counted),
      nodes[..<at].allSatisfy({ $0.verb == nil })
    {
      first.text = "of"
      nodes[1].article = .the
      if at + 1 < nodes.count, [.noun, .name].contains(nodes[at + 1].wordClass),
        nodes.clause(after: at).allSatisfy({ $0.verb == nil })
      {
        nodes.insert(.inserted("be", at: nodes[at + 1], plural: !nodes[at].isOne), at: at + 1)
      }
      return true
    }
    return true
  }

  /// "Dari 12 tersangka, lima ditahan." -> "Of the 12 suspects, five were detained."
  private func ofWhole(_ nodes: [Node]) -> Bool {
    guard nodes.count > 3, nodes[0].lower == "dari", nodes[2].token.text == ",",
      nodes[1].wordClass == .noun, nodes[1].features.contains(.counted),
      nodes[1].features.union(nodes[1].head.features).isDisjoint(with: [.time, .unit, .money, .place])
    else { return false }
    nodes[0].text = "of"
    if !nodes[1].endsWithDeterminer { nodes[1].article = .the }
    return true
  }
}

extension Node {
  /// "one of them"
  fileprivate var isOne: Bool {
    if case .node(let count)? = parts.first {
      (count.text ?? count.sense?.english)?.hasPrefix("one") == true
    } else {
      false
    }
  }

  /// "three of them"
  fileprivate var isOfThem: Bool {
    parts.contains { if case .text(let text) = $0 { text == "them" } else { false } }
  }
}
