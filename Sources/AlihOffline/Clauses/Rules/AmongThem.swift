/// `Kopi termasuk minuman tertua.` -> "Coffee is among the oldest drinks.", `Negara pesertanya antara lain Jepang dan Kenya.` ->
/// "The participating countries include Japan and Kenya.": where the clause has no verb, "among others" is one.
struct AmongThem: SentenceRule {
  static let name = "among-them"
  static let lists = WordLists.Lists(.among)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.indices.dropFirst().dropLast().first(where: {
        words.holds(nodes[$0].lower, in: .among)
      }), let english = words.english(nodes[at].lower, in: .among), nodes[at].verb == nil,
      [.noun, .name, .pronoun].contains(nodes[at - 1].wordClass),
      nodes.last?.token.text == ".",
      [.noun, .name, .adjective].contains(nodes[at + 1].wordClass),
      nodes[..<at].allSatisfy({ $0.verb == nil && ![.punctuation, .particle].contains($0.wordClass) }),
      nodes[at...].allSatisfy({ $0.verb == nil })
    else { return false }
    let (place, plural) = (nodes[at], nodes[at - 1].takesPluralVerb)
    if !english.isEmpty {
      nodes[at] = .inserted(english, at: place, plural: plural)
    } else {
      // "Harga itu termasuk mahal." -> "The price is considered expensive."
      place.text = nodes[at + 1].wordClass == .adjective ? "considered" : "among"
      nodes.insert(.inserted("be", at: place, plural: plural), at: at)
    }
    return true
  }
}
