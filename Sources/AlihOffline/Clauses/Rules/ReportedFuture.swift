/// `Menteri itu disebut akan mundur.` -> "The minister will reportedly step down.": what is said to be coming is still to come.
struct ReportedFuture: SentenceRule {
  static let name = "reported-future"
  static let lists = WordLists.Lists(.rumored)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast() {
      guard let said = nodes[at].verb, said.passive, said.modals.isEmpty, !said.negated,
        let lemma = nodes[at].sense?.lemma, let english = words.english(lemma, in: .rumored),
        nodes[at + 1].verb?.tense == .future
      else { continue }
      nodes[at + 1].verb?.adverbs.insert(english, at: 0)
      nodes.remove(at: at)
      return true
    }
    return false
  }
}
