/// `paling lambat diserahkan 30 April` -> "was submitted no later than April 30": the limit goes to its date.
struct Deadline: SentenceRule {
  static let name = "deadline"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    guard let at = nodes.firstIndex(where: { words.holds($0.lower, in: .deadline) }),
      let english = words.english(nodes[at].lower, in: .deadline),
      let date = nodes.clause(after: at).firstIndex(where: { !$0.features.isDisjoint(with: [.time, .day, .year]) })
    else { return false }
    let limit = nodes.remove(at: at)
    (limit.text, limit.wordClass) = (english, .preposition)
    // "paling lambat pada 30 April": one preposition is enough.
    let place = date - 1
    if place > 0, ["pada", "di", "tanggal"].contains(nodes[place - 1].lower) { nodes[place - 1].isSilent = true }
    nodes.insert(limit, at: place)
    return true
  }
}
