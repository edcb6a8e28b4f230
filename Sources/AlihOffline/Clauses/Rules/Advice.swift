/// `Jika melihat pelaku, segera laporkan ke polisi.` -> "If you see the perpetrators, immediately report to the police.": whom an
/// order is for is "you", and "please" has an order behind it.
struct Advice: SentenceRule {
  static let name = "advice"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    let orders = nodes.indices.filter { isOrder(nodes, $0) }
    for order in orders { nodes[order].verb?.tense = .base }
    guard let order = orders.first,
      let condition = nodes.indices.dropLast().first(where: {
        nodes[$0].sense?.english == "if" && ($0 == 0 || nodes[$0 - 1].endsClause || $0 > order)
          && nodes[$0 + 1].verb?.passive == false
      }), condition < order || nodes.clause(after: order).endIndex <= condition,
      nodes[condition + 1].verb?.tense == .undecided
    else { return !orders.isEmpty }
    nodes[condition + 1].lead = "you"
    nodes[condition + 1].verb?.tense = .present
    nodes[condition + 1].verb?.pluralSubject = true
    return true
  }

  /// `hubungi`, `kirim`, but not "hilang".
  private func isStem(_ node: Node) -> Bool {
    node.reading?.voice == .bare
      || ["kan", "i"].contains(where: node.lower.hasSuffix)
        && !["me", "ber", "di", "ter"].contains(where: node.lower.hasPrefix)
  }

  /// A verb behind "please", or a stem that begins what is said or follows the comma of a condition.
  private func isOrder(_ nodes: [Node], _ at: Int) -> Bool {
    guard let group = nodes[at].verb, nodes[at].sense != nil,
      group.tense == .undecided || group.tense == .base, !group.passive
    else { return false }
    if at > 0, nodes[at - 1].sense?.english == "please" { return true }
    guard isStem(nodes[at]) || group.adverbs.first == "do not" else { return false }
    guard at > 0 else { return isStem(nodes[at]) && nodes[at].reading?.voice != .bare }
    return nodes[at - 1].token.text == "," && nodes[..<at].contains { $0.sense?.english == "if" }
  }
}
