/// `Semoga mereka pulang.` -> "Hopefully they will go home.": what is hoped for is to come.
struct Hoped: SentenceRule {
  static let name = "hoped"
  static let lists = WordLists.Lists(.hoped)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices where words.holds(nodes[at].lower, in: .hoped) {
      guard let hoped = nodes.clause(after: at).first(where: { $0.verb != nil }), let group = hoped.verb,
        group.tense == .undecided, group.modals.isEmpty, !group.progressive
      else { continue }
      hoped.verb?.tense = .future
      isApplied = true
    }
    return isApplied
  }
}
