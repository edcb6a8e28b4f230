/// `Ia bukan tidak mau, tetapi tidak mampu.` -> "It is not that he does not want to": two negations are two.
struct NotThat: SentenceRule {
  static let name = "not-that"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast()
    where ["bukan", "bukannya", "bukanlah"].contains(nodes[at].lower)
      && ["tidak", "tak", "belum"].contains(nodes[at + 1].lower.prefix { $0 != " " })
    {
      guard let subject = nodes.clause(before: at).first(where: { Clauses.nominal.contains($0.wordClass) })
      else {
        continue
      }
      subject.lead = "it is not that"
      nodes.remove(at: at)
      return true
    }
    return false
  }
}
