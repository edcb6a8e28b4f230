/// `belum ditemukan hingga Selasa malam` -> "had not been found as of Tuesday night": "until" would say that it was then.
struct AsOf: SentenceRule {
  static let name = "as-of"
  static let lists = WordLists.Lists(.until)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() where words.holds(nodes[at].lower, in: .until) {
      guard
        nodes[at + 1].features.union(nodes[at + 1].head.features).isSuperset(of: .time)
          || !nodes[at + 1].features.isDisjoint(with: [.day, .year, .clock]),
        waits(nodes.clause(before: at)) || waits(nodes.clause(after: at))
          || nodes[at...].prefix(4).contains(where: { $0.token.text == "," })
            && waits(nodes[at...].prefix(12))
      else { continue }
      (nodes[at].text, nodes[at].wordClass) = ("as of", .preposition)
      isApplied = true
    }
    return isApplied
  }

  /// "belum ditemukan", "masih hilang"
  private func waits(_ nodes: ArraySlice<Node>) -> Bool {
    nodes.contains {
      $0.verb.map {
        $0.notYet || $0.adverbs.contains("still") && $0.tense != .future && $0.modals.isEmpty
      } ?? false
    }
  }
}
