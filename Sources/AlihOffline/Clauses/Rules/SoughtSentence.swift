/// `Jaksa menuntut terdakwa 10 tahun penjara.` -> "Prosecutors sought 10 years in prison for the defendant."
struct SoughtSentence: SentenceRule {
  static let name = "sought-sentence"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropLast(2).first(where: {
        nodes[$0].sense?.lemma == "menuntut" && nodes[$0].verb?.passive == false
      }), Clauses.nominal.contains(nodes[at + 1].wordClass), nodes[at + 1].isHuman
    else { return false }
    var term = at + 2
    if ["dengan", "untuk"].contains(nodes[term].lower), term + 1 < nodes.count { term += 1 }
    let sentence = nodes[term]
    guard Clauses.nominal.contains(sentence.wordClass),
      !sentence.features.isDisjoint(with: [.counted, .time, .closed]) || isPenalty(sentence)
    else { return false }
    let person = nodes[at + 1]
    person.lead = "for"
    nodes[at].verb?.verb = "seek"
    nodes.removeSubrange(at + 1...term)
    // "10 tahun penjara": what it is of goes along.
    var end = at + 1
    while end < nodes.count, isPenalty(nodes[end]) { end += 1 }
    nodes.insert(person, at: end)
    nodes.insert(sentence, at: at + 1)
    return true
  }

  private func isPenalty(_ node: Node) -> Bool {
    words.holds(node.head.sense?.lemma ?? "", in: .penalty)
  }
}
