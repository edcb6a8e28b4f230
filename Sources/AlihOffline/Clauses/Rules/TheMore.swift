/// `Semakin tinggi gunung, semakin dingin suhunya.` -> "The higher the mountain, the colder the temperature.": two comparatives that
/// go together.
struct TheMore: SentenceRule {
  static let name = "the-more"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard let first = nodes.first, isMore(first),
      let comma = nodes.firstIndex(where: { $0.token.text == "," }),
      comma + 1 < nodes.count, isMore(nodes[comma + 1])
    else { return false }
    first.lead = "the"
    nodes[comma + 1].lead = "the"
    return true
  }

  private func isMore(_ node: Node) -> Bool {
    node.wordClass == .adjective && node.features.isSuperset(of: [.comparative, .graded])
  }
}
