/// `kata ketua koperasi itu, Budi, kepada wartawan` -> "the head of the cooperative, Budi, said to reporters": who speaks by an
/// office and a name stands before the verb with both, and is one.
struct SpeakerAside: SentenceRule {
  static let name = "speaker-aside"

  init(_ words: WordLists) {}

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst().dropLast(3) where isSpeech(nodes, at) {
      let office = nodes[at + 1]
      // "kata ketua koperasi di Melati, Budi"
      var comma = at + 2
      while comma + 1 < nodes.count, comma < at + 6, nodes[comma].wordClass == .preposition,
        Clauses.nominal.contains(nodes[comma + 1].wordClass)
      {
        comma += 2
      }
      guard comma + 1 < nodes.count, nodes[comma].token.text == ",", office.wordClass == .noun,
        office.isHuman,
        !office.features.contains(.counted), nodes[comma + 1].wordClass == .name, nodes[comma + 1].isHuman,
        comma + 2 >= nodes.count || Self.endsName(nodes[comma + 2]),
        comma + 3 >= nodes.count || nodes[comma + 3].lower != "dan"
      else { continue }
      office.features.insert(.one)
      let (said, mark) = (nodes[at], nodes[comma])
      said.isAttribution = true
      said.verb?.tense = .past
      said.verb?.pluralSubject = false
      let isClosed = comma + 2 < nodes.count && nodes[comma + 2].token.text == ","
      isApplied = true
      // "kata warga, Siti, 45, ibu dua anak": who is described at length stays behind the verb.
      if isClosed, comma + 3 < nodes.count, Self.describes(nodes[comma + 3]) { continue }
      let closing = Node(token: mark.token, at: mark.span.lowerBound, wordClass: .punctuation, text: ",")
      nodes.insert(contentsOf: isClosed ? [said] : [closing, said], at: comma + (isClosed ? 3 : 2))
      nodes.remove(at: at)
    }
    return isApplied
  }

  /// `kata`, `ujar` behind a quotation.
  private func isSpeech(_ nodes: [Node], _ at: Int) -> Bool {
    guard let group = nodes[at].verb, !group.passive, !group.negated, group.modals.isEmpty,
      group.object == nil,
      nodes[at].reading?.voice == .bare || nodes[at].sense?.features.contains(.say) == true
    else { return false }
    return !nodes[at].lower.hasPrefix("me") && !nodes[at].lower.hasPrefix("ber")
      && [.punctuation, .adverb].contains(nodes[at - 1].wordClass) && nodes[at - 1].token.text != "("
  }

  private static func describes(_ node: Node) -> Bool {
    node.wordClass == .numeral || node.token.startsWithDigit || node.wordClass == .noun && node.isHuman
  }

  private static func endsName(_ node: Node) -> Bool {
    node.wordClass == .punctuation || node.wordClass == .preposition || node.wordClass == .adverb
      || !node.features.isDisjoint(with: [.day, .time])
  }
}
