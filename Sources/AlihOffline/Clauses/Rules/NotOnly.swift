/// `Ia bukan hanya petani, tetapi juga penyair.` -> "He is not only a farmer, but also a poet.": between a subject and a noun
/// stands a verb.
struct NotOnly: SentenceRule {
  static let name = "not-only"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst().dropLast().first(where: { nodes[$0].sense?.english == "not only" }),
      nodes[at].wordClass == .conjunction, Clauses.nominal.contains(nodes[at - 1].wordClass)
    else { return false }
    // "Lomba itu bukan hanya diikuti siswa" -> "was not only followed by students"
    if let group = nodes[at + 1].verb, group.modals.isEmpty, !group.negated {
      nodes[at + 1].verb?.adverbs.insert("not only", at: 0)
      nodes.remove(at: at)
      return true
    }
    guard
      [.noun, .name, .adjective].contains(nodes[at + 1].wordClass),
      nodes.clause(before: at).allSatisfy({ $0.verb == nil }),
      nodes.clause(after: at).allSatisfy({ $0.verb == nil })
    else { return false }
    let be = Node.inserted("be", at: nodes[at], plural: nodes[at - 1].takesPluralVerb)
    be.span = nodes[at].span
    be.verb?.adverbs = ["not only"]
    nodes[at] = be
    return true
  }
}
