import AlihModel

/// Objects that stand before their subject and verb.
extension Clauses {

  /// "Buku itu sudah saya baca" -> "I have read the book": the object goes behind the verb of a pronoun.
  ///
  /// The object begins its clause and has no verb in it; the verb is a stem, as it stands after its agent.
  func objectsBehindVerbs(_ nodes: inout [Node]) {
    // "hal yang ingin kami capai" -> "the thing that we want to achieve"
    for at in nodes.indices.dropFirst(3)
    where isStem(nodes[at]) && nodes[at].wordClass == .verb && words.holds(nodes[at - 1].lower, in: .agent)
      && words.holds(nodes[at - 2].lower, in: .wanting)
      && nodes[at - 2].wordClass == .verb && nodes[at - 3].lower == "yang"
    {
      nodes.swapAt(at - 1, at - 2)
    }
    guard role != .headline else { return }
    var at = 2
    while at < nodes.count {
      defer { at += 1 }
      let (verb, agent) = (nodes[at], nodes[at - 1])
      guard verb.verb?.passive == false, verb.verb?.verb != "be", verb.verb?.object == nil, isStem(verb),
        !verb.features.contains(.intrans), agent.wordClass == .pronoun, words.holds(agent.lower, in: .agent)
      else { continue }
      var start = at - 1
      while start > 0, Self.isOfPhrase(nodes[start - 1]) { start -= 1 }
      guard start < at - 1, Self.nominal.contains(nodes[start].wordClass),
        !nodes[start].features.contains(.time),
        !["apa", "siapa"].contains(nodes[start].lower.prefix { $0 != " " }),
        nodes[at - 2].wordClass != .preposition,
        start == 0 || nodes[start - 1].wordClass == .punctuation
          || nodes[start - 1].wordClass == .conjunction
            && nodes[start - 1].lower != "yang"
      else { continue }
      let object = nodes[start..<(at - 1)]
      nodes.replaceSubrange(start...at, with: [agent, verb] + object)
    }
  }

  private static func isOfPhrase(_ node: Node) -> Bool {
    nominal.contains(node.wordClass) || node.wordClass == .preposition
  }
}
