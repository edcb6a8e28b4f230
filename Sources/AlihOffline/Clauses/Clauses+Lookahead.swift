import AlihModel

/// What follows in the clause.
extension Clauses {
  /// Whether a finite verb follows: at once, behind an apposition ("Presiden, Nicolas Maduro, mundur") or behind a
  /// relative clause ("kota yang kebanjiran itu meminta ...").
  func isSubject(before index: Int, _ nodes: ArraySlice<Node>) -> Bool {
    guard index < nodes.endIndex else { return false }
    if nodes[index].verb != nil { return true }
    // "menteri secara tegas menolak"
    if nodes[index].wordClass == .adverb, index + 1 < nodes.endIndex, nodes[index + 1].verb != nil {
      return true
    }
    if nodes[index].token.text == ",", index + 3 < nodes.endIndex, nodes[index + 1].wordClass == .name,
      nodes[index + 2].token.text == ","
    {
      return nodes[index + 3].verb != nil
    }
    guard nodes[index].lower == "yang" else { return false }
    var verbs = 0
    for node in nodes[index...].dropFirst().prefix(12) {
      switch node.wordClass {
      case .verb:
        verbs += 1
        if verbs == 2 { return true }
      case .adverb, .preposition, .noun, .name, .pronoun, .determiner, .numeral: break
      default: return false
      }
    }
    return false
  }

  /// Whether the clause ends without a verb.
  func hasNoVerb(_ nodes: ArraySlice<Node>) -> Bool {
    for node in nodes {
      if node.verb != nil || node.wordClass == .verb { return false }
      if node.wordClass == .punctuation || node.lower == "yang" { return true }
    }
    return true
  }
}
