/// `Ia menjabat sejak 2019.` -> "He has served since 2019.": what began then and lasts is in the perfect.
struct SinceThen: SentenceRule {
  static let name = "since-then"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = rangeOrLength(in: &nodes)
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

  /// `sejak Senin hingga Rabu` -> "from Monday to Wednesday", `sejak dua hari lalu` -> "for two days".
  private func rangeOrLength(in nodes: inout [Node]) -> Bool {
    for to in nodes.indices.dropFirst(2).dropLast() {
      guard let from = range(nodes, to) else { continue }
      nodes[to].text = nodes[from - 1].lower == "antara" ? "and" : "to"
      if words.holds(nodes[from - 1].lower, in: .since) || nodes[from - 1].lower == "pada" {
        nodes[from - 1].text = "from"
      } else if nodes[from - 1].wordClass != .preposition {
        nodes[from].lead = "from"
      }
      // "Libur dimulai Senin hingga Jumat." -> "The holiday runs from Monday to Friday."
      if let verb = nodes[..<to].last(where: { $0.verb != nil }), verb.verb?.verb == "begin" {
        verb.verb?.verb = "run"
        verb.verb?.passive = false
      }
      return true
    }
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

  /// Where a range of two times of one kind begins: `Senin hingga Rabu`, `Kamis malam sampai Jumat pagi`.
  private func range(_ nodes: [Node], _ to: Int) -> Int? {
    let times: Features = [.clock, .day, .year, .time]
    guard nodes[to].isLeaf, words.holds(nodes[to].lower, in: .until),
      !nodes[to + 1].features.isDisjoint(with: times)
    else { return nil }
    var from = to
    while from > 0, !nodes[from - 1].features.isDisjoint(with: times) { from -= 1 }
    guard from > 0, from < to,
      nodes[from..<to].allSatisfy({ $0.lead == nil && !$0.features.contains(.counted) }),
      nodes[from - 1].wordClass != .determiner, nodes[from].wordClass != .adverb,
      words.holds(nodes[from - 1].lower, in: .since)
        || !nodes[from].features.isDisjoint(with: [.clock, .day, .year])
    else { return nil }
    return from
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
