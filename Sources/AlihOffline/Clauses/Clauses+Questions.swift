import AlihModel

/// The order of words in questions.
extension Clauses {
  /// "Apakah mereka tahu?" -> "Do they know?", "Mengapa harga naik?" -> "Why did prices rise?", "Dapatkah warga pulang?" ->
  /// "Can residents go home?": the auxiliary of the main verb goes before the subject.
  func askQuestion(_ nodes: [Node], _ cues: TenseCues) {
    guard nodes.contains(where: { $0.token.text == "?" }), role != .headline,
      let start = nodes.firstIndex(where: { $0.wordClass != .punctuation }),
      let (verb, subject) = mainVerb(nodes[(start + 1)...])
    else { return }
    let opener = nodes[start]
    if opener.lower.hasSuffix("kah"), opener.lower != "apakah" {
      // The modal itself stands in front already.
      guard auxiliaries.isModal(String(opener.lower.dropLast(3))), verb.verb?.modals.isEmpty == true else {
        return
      }
      verb.verb?.tense = .base
      return
    }
    guard words.holds(opener.lower, in: .question) else { return }
    if opener.lower == "apakah" { opener.text = "" }
    if verb.verb?.tense == .past, !cues.hasPastWord, subject.sense?.english == "you" {
      verb.verb?.tense = .present
    }
    verb.verb?.isAsked = true
    opener.asks = verb
  }

  /// The first finite verb that belongs to no relative clause, and what stands before it as its subject.
  private func mainVerb(_ nodes: ArraySlice<Node>) -> (verb: Node, subject: Node)? {
    var subject: Node?
    var isRelative = false
    for node in nodes {
      switch node.wordClass {
      case .punctuation: return nil
      case .conjunction where node.lower == "yang": isRelative = true
      case .conjunction where !["dan", "atau"].contains(node.lower): return nil
      case .verb:
        guard let group = node.verb else { continue }
        if isRelative {
          isRelative = false
        } else if let subject, [.past, .present, .future, .perfect].contains(group.tense), node.lead == nil {
          return (node, subject)
        } else {
          return nil
        }
      default: if subject == nil, Self.nominal.contains(node.wordClass) { subject = node }
      }
    }
    return nil
  }

}
