/// `Jumlah itu diperkirakan naik tahun depan.` -> "The number is expected to rise next year.": an expectation is one of today.
struct Expected: SentenceRule {
  static let name = "expected"
  static let lists = WordLists.Lists(.expected)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() {
      guard let group = nodes[at].verb, group.passive, group.tense == .undecided, group.modals.isEmpty,
        let lemma = nodes[at].sense?.lemma, words.holds(lemma, in: .expected), nodes[at + 1].verb != nil,
        !nodes.contains(where: { $0.features.contains(.say) && $0.verb?.passive == false })
      else { continue }
      nodes[at].verb?.tense = .present
      isApplied = true
    }
    return isApplied
  }
}
