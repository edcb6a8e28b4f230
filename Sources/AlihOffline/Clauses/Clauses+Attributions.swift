import AlihModel

/// Who said it, behind a quotation.
extension Clauses {
  /// `kata Blinken` after a quotation -> `Blinken said`; `katanya` -> `he said`. A long speaker stays behind: `said X, who ...`.
  func attribution(_ node: Node, _ index: Int, _ nodes: inout [Node], _ state: State) -> Bool {
    let afterQuote =
      ["\"", "”"].contains(state.previous?.token.text) && state.quoteDepth == 0
      && node.reading?.voice == .bare
    guard var group = node.verb, node.features.contains(.say) || afterQuote, !group.passive,
      group.tense == .undecided,
      group.modals.isEmpty,
      !node.lower.hasPrefix("me"), !node.lower.hasPrefix("ber"), !state.expectsRelative,
      state.previous.map({
        $0.wordClass == .punctuation || $0.wordClass == .adverb || $0.wordClass == .conjunction
      }) ?? true
    else { return false }
    // "Menteri Girang, Ungkap Pemicunya": a headline's verb with what is told, not with who tells it.
    let speaker = index + 1 < nodes.count ? nodes[index + 1] : nil
    if role == .headline, let speaker, !speaker.isHuman, !speaker.head.features.contains(.org) {
      return false
    }
    group.tense = role == .headline ? .present : .past
    if group.object == "nya" || node.lower.hasSuffix("nya") {
      group.object = nil
      let speaker = state.human
      node.lead =
        speaker?.isPluralPronoun == true ? "they" : speaker?.isFemale ?? isAboutWoman ? "she" : "he"
      node.verb = group
      return true
    }
    group.pluralSubject = speaker?.takesPluralVerb ?? false
    node.verb = group
    guard let speaker, Self.nominal.contains(speaker.wordClass) else { return state.previous != nil }
    decideArticle(speaker, subject: true, complement: false, afterVerb: false, nodes, index)
    decidePossessor(speaker, state)
    let next = index + 2 < nodes.count ? nodes[index + 2] : nil
    // "said Budi Santoso, an observer": who is described at length stays behind the verb.
    let isDescribed =
      ["yang", "dan", "(", "dari", "di"].contains(next?.lower) || isNamedBehind(nodes[(index + 2)...])
      || next?.token.text == ","
        && nodes.dropFirst(index + 3).first.map {
          $0.head.features.contains(.human) || $0.wordClass == .adverb && $0.token.startsWithDigit
        } == true
    if speaker.span.count <= 8, !isDescribed {
      node.isAttribution = true
      nodes.swapAt(index, index + 1)
    }
    return true
  }

  /// "kata kepala badan itu, Rudi Hartono, di Bogor", "kata pendiri grup itu Rudi": the name goes on with who said it.
  private func isNamedBehind(_ rest: ArraySlice<Node>) -> Bool {
    let rest = rest.first?.token.text == "," ? rest.dropFirst() : rest
    guard let name = rest.first, name.wordClass == .name, name.isHuman else { return false }
    return rest.dropFirst().first.map { $0.wordClass == .punctuation || $0.wordClass == .preposition } ?? true
  }

  func opensSentence(_ previous: Node?, _ state: State) -> Bool {
    guard state.subject == nil, !state.expectsRelative else { return false }
    guard let previous else { return true }
    return previous.wordClass == .punctuation
      && ["\"", "“", ":", ".", "?", "!"].contains(previous.token.text)
  }
}
