/// `menolak tegas tuduhan itu` -> "firmly rejected the accusation": how something is done stands before the verb, and not between it and
/// its object.
struct Manner: SentenceRule {
  static let name = "manner"
  static let lists = WordLists.Lists(.manner)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst().dropLast().first(where: {
        nodes[$0].isLeaf && words.holds(nodes[$0].lower, in: .manner) && nodes[$0 - 1].verb != nil
          && Clauses.nominal.contains(nodes[$0 + 1].wordClass)
      }), let english = words.english(nodes[at].lower, in: .manner)
    else { return false }
    nodes[at - 1].verb?.adverbs.append(english)
    nodes.remove(at: at)
    return true
  }
}
