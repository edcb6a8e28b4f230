/// What a sentence says of one person only, so that its noun, mostly many, is one. It comes before phrases are joined.
struct OnePerson {
  static func mark(_ nodes: [Node]) {
    for at in nodes.indices where nodes[at].wordClass == .noun && nodes[at].features.contains(.human) {
      let node = nodes[at]
      if isPointedAt(nodes, at) {
        node.features.formUnion([.definite, .one])
        continue
      }
      guard at == 0 || nodes[at - 1].endsClause else { continue }
      if isAged(nodes, at) {
        node.features.formUnion([.closed, .definite, .one])
      } else if isNamed(nodes, at) {
        node.features.formUnion([.definite, .one])
      }
    }
  }

  /// `Perempuan yang tewas itu` -> "the woman who died": what points behind a verb or quality points at the person.
  private static func isPointedAt(_ nodes: [Node], _ at: Int) -> Bool {
    guard at + 1 < nodes.count, nodes[at + 1].lower == "yang", at == 0 || nodes[at - 1].wordClass != .numeral,
      !nodes[at].features.contains(.reduplicated),
      let end = nodes.clause(after: at + 1).firstIndex(where: { $0.wordClass == .determiner })
    else { return false }
    // "guru yang dipukul muridnya itu"
    let isDoneTo = at + 2 < nodes.count && nodes[at + 2].reading?.voice == .passive && end == at + 4
    return ["itu", "tersebut"].contains(nodes[end].lower)
      && (isDoneTo || [.verb, .adjective].contains(nodes[end - 1].wordClass))
  }

  /// `Korban berusia 16 tahun.` -> "The victim is 16 years old.": one age has one owner, and is all that is said.
  private static func isAged(_ nodes: [Node], _ at: Int) -> Bool {
    guard at + 2 < nodes.count, ["berusia", "berumur"].contains(nodes[at + 1].lower),
      nodes[at + 2].features.contains(.age)
    else { return false }
    return at + 3 == nodes.count || nodes[at + 3].endsClause && nodes[at + 3].token.text != ","
  }

  /// `Korban, AS (12), dibawa ...` -> "The victim, AS (12), was taken ..."
  private static func isNamed(_ nodes: [Node], _ at: Int) -> Bool {
    guard at + 3 < nodes.count, nodes[at + 1].token.text == ",", nodes[at + 2].wordClass == .name,
      nodes[at + 2].features.contains(.person)
    else { return false }
    return [",", "("].contains(nodes[at + 3].token.text)
  }
}
