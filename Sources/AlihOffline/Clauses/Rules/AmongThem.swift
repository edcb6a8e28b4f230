/// `Kopi termasuk minuman tertua.` -> "Coffee is among the oldest drinks.", `Negara pesertanya antara lain Jepang dan Kenya.` -> "The participating countries include Japan and Kenya.": where the clause
/// has no verb, "among others" is one.
struct AmongThem: SentenceRule {
  static let name = "among-them"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst().dropLast().first(where: {
        ["antara lain", "di antaranya", "diantaranya", "termasuk"].contains(nodes[$0].lower)
      }), nodes[at].verb == nil, [.noun, .name, .pronoun].contains(nodes[at - 1].wordClass),
      nodes.last?.token.text == ".",
      [.noun, .name, .adjective].contains(nodes[at + 1].wordClass),
      nodes[..<at].allSatisfy({ $0.verb == nil && ![.punctuation, .particle].contains($0.wordClass) }),
      nodes[at...].allSatisfy({ $0.verb == nil })
    else { return false }
    let (place, plural) = (nodes[at], nodes[at - 1].takesPluralVerb)
    if place.lower != "termasuk" {
      nodes[at] = .inserted("include", at: place, plural: plural)
    } else {
      nodes.insert(.inserted("be", at: place, plural: plural), at: at)
      place.text = nodes[at + 2].wordClass == .adjective ? "considered" : "among"
    }
    return true
  }
}
