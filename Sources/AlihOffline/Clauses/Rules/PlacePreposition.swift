/// `di stadion` -> "at the stadium", `di Jalan Melati` -> "on Melati Road": where English has "at" and "on" for "in".
struct PlacePreposition: SentenceRule {
  static let name = "place-preposition"
  static let lists = WordLists.Lists(.place)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast()
    where ["di", "pada", "dalam"].contains(nodes[at].lower) && nodes[at].isLeaf {
      let (node, place) = (nodes[at], nodes[at + 1])
      // "pada konferensi pers" -> "at a press conference"; "pada" of a place is "in" or "on" as its verb wants.
      guard node.lower == "di" || place.head.features.contains(.event) else { continue }
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
