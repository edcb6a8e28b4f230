import AlihModel

/// Adjectives that say something, and join no noun.
extension SentenceTranslation {
  /// "Kondisi korban kritis." -> "The victims' condition is critical.": an adjective that ends a clause without a verb is
  /// what the clause says, and joins no noun.
  func protectPredicates(_ nodes: [Node]) {
    guard role == .paragraph || role == .quote else { return }
    var start: Int? = 0
    for (at, node) in nodes.enumerated() {
      if engine.words.holds(node.lower, in: .clausal) {
        start = at + 1
      } else if node.wordClass == .punctuation {
        let next = at + 1 < nodes.count ? nodes[at + 1].token.text : ""
        let closes =
          node.token.text == "."
          || node.token.text == ","
            && (Self.isQuote(next) || start ?? 0 > 1 || engine.words.holds(next.lowercased(), in: .clausal))
        if let start, closes { protectPredicate(of: nodes[start..<at]) }
        // A quotation is a clause when it is the whole of what stands before its comma.
        start = at == 0 && Self.isQuote(node.token.text) ? 1 : nil
      }
    }
  }

  func protectPredicate(of clause: ArraySlice<Node>) {
    guard let first = clause.first, let adjective = clause.last,
      [.noun, .name, .determiner, .numeral].contains(first.wordClass), !["ini", "itu"].contains(first.lower),
      adjective.wordClass == .adjective, adjective.features.isDisjoint(with: [.ordinal, .pre]),
      adjective.reading?.clitic == nil, let noun = clause.dropLast().last, noun.wordClass == .noun,
      noun.lower != "luka",
      let english = adjective.sense?.english,
      !["al", "ic", "ary", "eign", "ain", "ial", "ent"].contains(where: english.hasSuffix)
        || engine.words.holds(english, in: .saysHow),
      clause.count < 7,
      clause.allSatisfy({
        [.noun, .name, .determiner, .adjective, .adverb, .numeral].contains($0.wordClass)
          || $0.lower == "dari"
      })
    else { return }
    adjective.features.insert(.closed)
  }

}
