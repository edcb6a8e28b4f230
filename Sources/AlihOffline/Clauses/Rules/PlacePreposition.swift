/// `di stadion` -> "at the stadium", `di Jalan Melati` -> "on Melati Road": where English has "at" and "on" for "in".
struct PlacePreposition: SentenceRule {
  static let name = "place-preposition"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for (at, node) in nodes.enumerated().dropLast() where node.lower == "di" && node.isLeaf {
      let place = nodes[at + 1]
      let first = place.token.text.prefix { $0 != " " }.lowercased()
      guard let english = words.english(place.head.lower, in: .place) ?? words.english(first, in: .place)
      else {
        continue
      }
      node.text = english
      isApplied = true
    }
    return isApplied
  }
}
