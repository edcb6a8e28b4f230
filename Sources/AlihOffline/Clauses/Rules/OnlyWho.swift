/// `Hanya dua kandidat yang lolos.` -> "Only two candidates qualified.", `Banyak warga yang mengungsi.` -> "Many residents
/// fled.": behind a quantity that opens its clause, what the clause says of them is its verb.
struct OnlyWho: SentenceRule {
  static let name = "only-who"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let which = nodes.indices.dropFirst().first(where: { at in
        nodes[at].lower == "yang" && Clauses.nominal.contains(nodes[at - 1].wordClass)
          && (at > 1 && nodes[at - 2].sense?.english == "only" && nodes[at - 2].verb == nil
            || isOnly(nodes.clause(before: at))
            || isOpen(nodes.clause(before: at)) && nodes.last?.token.text == ".")
          && nodes.clause(before: at).allSatisfy { $0.verb == nil }
      }), which + 1 < nodes.count, nodes[which + 1].verb != nil || nodes[which + 1].wordClass == .adjective,
      nodes[(which + 2)...].prefix(40).allSatisfy({ $0.verb == nil })
    else { return false }
    nodes.remove(at: which)
    return true
  }

  /// "hanya tiga dari 40 penumpang"
  private func isOnly(_ clause: ArraySlice<Node>) -> Bool {
    clause.count == 4 && clause.first?.sense?.english == "only"
      && clause.dropFirst(2).first?.lower == "dari" && clause.dropFirst().first?.wordClass == .numeral
  }

  private func isOpen(_ clause: ArraySlice<Node>) -> Bool {
    clause.count < 4 && clause.first?.isOpenQuantity == true
  }
}

extension Node {
  /// "banyak warga", "lebih sedikit orang", "less than" of "less than 10 percent"
  var isOpenQuantity: Bool {
    let first = firstLeaf
    return isQuantity
      || first.wordClass == .determiner && first.features.isDisjoint(with: [.after, .one])
        && features.isDisjoint(with: [.one, .time])
        && !["a", "an", "all", "every"].contains(first.sense?.english)
      || first.sense?.english == "not a single"
  }
}
