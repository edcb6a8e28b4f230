/// `Jika melihat pelaku, segera laporkan ke polisi.` -> "If you see the perpetrators, immediately report to the police.": whom an
/// order is for is "you", and "please" has an order behind it.
struct Advice: SentenceRule {
  static let name = "advice"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    let orders = nodes.indices.filter { isOrder(nodes, $0) }
    // What opens the sentence is told from a subject by what stands in its clause.
    for order in orders where order > 0 { nodes[order].verb?.tense = .base }
    guard let order = orders.first,
      let condition = nodes.indices.dropLast().first(where: {
        words.holds(nodes[$0].lower, in: .condition) && ($0 == 0 || nodes[$0 - 1].endsClause || $0 > order)
      }), condition < order || nodes.clause(after: order).endIndex <= condition,
      let verb = nodes.clause(after: condition).first(where: { $0.verb != nil }),
      verb.verb?.tense == .undecided
    else { return orders.contains { $0 > 0 } }
    verb.verb?.tense = .present
    if verb === nodes[condition + 1], verb.verb?.passive == false {
      verb.lead = "you"
      verb.verb?.pluralSubject = true
    }
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
    return nodes[at - 1].token.text == "," && nodes[..<at].contains { words.holds($0.lower, in: .condition) }
  }
}
