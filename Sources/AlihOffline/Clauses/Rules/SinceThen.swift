/// `Ia menjabat sejak 2019.` -> "He has served since 2019.": what began then and lasts is in the perfect.
struct SinceThen: SentenceRule {
  static let name = "since-then"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = length(in: &nodes)
    for at in nodes.indices.dropLast()
    where nodes[at].isLeaf && words.holds(nodes[at].lower, in: .since) && nodes[at + 1].tellsWhen
      && nodes[at].text != "from"
    {
      guard let group = verb(of: nodes.clause(before: at)) ?? fronted(nodes, at),
        [.undecided, .perfect].contains(group.verb?.tense), !isAim(group, nodes)
      else { continue }
      group.verb?.tense = .perfect
      group.verb?.lasts = true
      isApplied = true
    }
    return isApplied
  }

  /// `sejak dua hari lalu` -> "for two days".
  private func length(in nodes: inout [Node]) -> Bool {
    guard let at = nodes.indices.dropLast().first(where: { nodes[$0].isLeaf && nodes[$0].lower == "sejak" })
    else { return false }
    let time = nodes[at + 1]
    let english = time.text ?? time.sense?.english ?? ""
    let ago = time.parts.lastIndex {
      if case .node(let part) = $0 { part.sense?.english == "ago" } else { false }
    }
    if time.isLeaf, english.hasSuffix(" ago") {
      time.text = String(english.dropLast(" ago".count))
    } else if time.features.isSuperset(of: [.counted, .time]), let ago {
      time.parts.remove(at: ago)
    } else {
      return false
    }
    nodes[at].text = "for"
    return true
  }

  /// `sepakat untuk tampil sejak awal`: what is meant to be done has not been done.
  private func isAim(_ verb: Node, _ nodes: [Node]) -> Bool {
    guard let at = nodes.firstIndex(where: { $0 === verb }), at > 0 else { return false }
    return nodes[at - 1].wordClass == .preposition || nodes[at - 1].sense?.english == "to"
  }

  /// The last verb of the clause; of `terus bertambah`, "has continued to increase", the first.
  private func verb(of clause: ArraySlice<Node>) -> Node? {
    guard var at = clause.lastIndex(where: { $0.verb != nil }) else { return nil }
    while at > clause.startIndex, clause[at - 1].verb != nil { at -= 1 }
    return clause[at]
  }

  /// `Sejak 2019, ia menjabat bupati.`: the verb of the clause behind the comma.
  private func fronted(_ nodes: [Node], _ at: Int) -> Node? {
    guard at == 0, let comma = nodes.prefix(6).firstIndex(where: { $0.token.text == "," }),
      nodes[..<comma].allSatisfy({ $0.verb == nil })
    else { return nil }
    return nodes.clause(after: comma).first { $0.verb != nil }
  }
}

extension Node {
  /// "2019", "last week", "the election": a time or a thing, and no clause.
  fileprivate var tellsWhen: Bool {
    !features.isDisjoint(with: [.time, .year, .day]) || Clauses.nominal.contains(wordClass) && verb == nil
  }
}
