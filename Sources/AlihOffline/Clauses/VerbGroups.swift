import AlihModel

/// Joins auxiliaries and verbs into the verb groups of English clauses.
extension Clauses {
  /// Joins auxiliaries and verbs into groups, and gives verbless predicates a "be".
  func verbGroups(of nodes: [Node]) -> [Node] {
    var result: [Node] = []
    result.reserveCapacity(nodes.count + 4)
    var at = 0
    while at < nodes.count {
      let node = nodes[at]
      var end = at
      var strong = false
      while end < nodes.count, let kind = auxiliaries.kind(of: nodes[end]) {
        // "Mungkin suatu hari ia pulang" -> "Perhaps one day"
        let isAside =
          nodes[end].wordClass == .adverb && (end == 0 || nodes[end - 1].wordClass == .punctuation)
        if kind != .adverb, !isAside { strong = true }
        end += 1
      }
      if end > at || node.wordClass == .verb {
        let target = end < nodes.count ? nodes[end] : nil
        // "sudah kami sampaikan" -> "we have conveyed"
        if end > at, let target, target.wordClass == .pronoun, end + 1 < nodes.count,
          nodes[end + 1].wordClass == .verb, isStem(nodes[end + 1])
        {
          result.append(target)
          result.append(group(Array(nodes[at..<end]), nodes[end + 1]))
          at = end + 2
          continue
        }
        // "mampu untuk menghentikan" -> "is able to stop"
        if end > at, let target, target.lower == "untuk", end + 1 < nodes.count,
          nodes[end + 1].wordClass == .verb,
          nodes[end - 1].sense?.english.hasSuffix(" to") == true
        {
          result.append(group(Array(nodes[at..<end]), nodes[end + 1]))
          at = end + 2
          continue
        }
        // "akan \"meningkatkan\"" -> "will \"increase\""
        if end > at, let target, Marks.quotes.contains(target.token.text), end + 1 < nodes.count,
          nodes[end + 1].wordClass == .verb, auxiliaries.isModal(nodes[end - 1].lower)
        {
          let quoted = group([], nodes[end + 1])
          quoted.verb?.tense = .base
          result.append(contentsOf: nodes[at...end] + [quoted])
          at = end + 2
          continue
        }
        // "telah \"membunyikan sirene\"" -> "\"has sounded a siren\""
        if end > at, let target, Marks.quotes.contains(target.token.text), end + 1 < nodes.count,
          nodes[end + 1].wordClass == .verb, auxiliaries.kind(of: nodes[end - 1]) == .past
        {
          result.append(contentsOf: [target, group(Array(nodes[at..<end]), nodes[end + 1])])
          at = end + 2
          continue
        }
        if let target, target.wordClass == .verb {
          result.append(group(Array(nodes[at..<end]), target))
          at = end + 1
          continue
        }
        // "masih sakit" is a predicate, whatever stands before it.
        let isStill =
          end > at
          && (["masih", "tetap"].contains(nodes[at].lower)
            && (target?.wordClass == .adjective
              || target?.wordClass == .preposition && at > 0
                && Self.nominal.contains(nodes[at - 1].wordClass))
            || nodes[at].lower == "hanyalah")
        // "Ia tidak bisa." -> "He cannot do so."
        if end > at, end == nodes.count || nodes[end].wordClass == .punctuation,
          auxiliaries.kind(of: nodes[end - 1]) == .modal, at > 0,
          Self.nominal.contains(nodes[at - 1].wordClass)
        {
          let able = group(Array(nodes[at..<end]), nil)
          able.verb?.verb = "do so"
          result.append(able)
          at = end
          continue
        }
        if strong || isStill, let target, takesCopula(target) {
          result.append(group(Array(nodes[at..<end]), nil))
          at = end
          continue
        }
        if end > at {
          result.append(contentsOf: nodes[at..<end])
          at = end
          continue
        }
      }
      result.append(node)
      at += 1
    }
    return result
  }

  /// "terima", "usahakan": a verb without meN-, ber- or di-, as it stands after its agent.
  func isStem(_ node: Node) -> Bool {
    node.reading?.voice == .bare
      || !["me", "ber", "di"].contains { node.lower.hasPrefix($0) } && node.reading?.voice != .passive
  }

  func takesCopula(_ target: Node) -> Bool {
    switch target.wordClass {
    case .adjective, .preposition, .name, .pronoun, .noun, .numeral, .adverb, .determiner: true
    // "Ini bukan pertama kalinya ia ditahan." -> "This is not the first time he was detained."
    case .conjunction: target.sense?.features.contains(.ordinal) == true
    default: false
    }
  }

  func group(_ auxiliaryNodes: [Node], _ verbNode: Node?) -> Node {
    var group = VerbGroup(verb: verbNode?.sense?.english ?? "be")
    for node in auxiliaryNodes { auxiliaries.apply(node, to: &group) }
    // "Tentara Segera Serang Kota" -> "Troops Will Soon Attack City": a headline's "at once" is to come.
    if role == .headline, group.tense == .undecided, auxiliaryNodes.contains(where: { $0.lower == "segera" })
    {
      (group.tense, group.adverbs) = (.future, ["soon"])
    }
    // "belum tentu mencerminkan" -> "does not necessarily reflect": a state is not to come.
    if group.tense == .future, verbNode?.sense?.features.contains(.stative) == true,
      auxiliaryNodes.contains(where: { auxiliaries.kind(of: $0) == .notFuture })
    {
      group.tense = .present
    }
    // "mungkin akan datang" -> "may come"
    if group.tense == .future, group.modals.contains("may") { group.tense = .undecided }
    // "belum bisa dikonfirmasi" -> "cannot yet be confirmed"
    if group.notYet, !group.modals.isEmpty {
      group.tense = .undecided
      if !group.adverbs.contains("still") { group.adverbs.append("yet") }
    }
    let anchor = verbNode ?? auxiliaryNodes[0]
    let node = Node(token: anchor.token, at: 0, wordClass: .verb, features: verbNode?.features ?? [.stative])
    node.span = (auxiliaryNodes.first ?? anchor).span.lowerBound..<anchor.span.upperBound
    if verbNode == nil {
      node.span = auxiliaryNodes[0].span.lowerBound..<auxiliaryNodes.last!.span.upperBound
    }
    node.reading = verbNode?.reading
    node.sense = verbNode?.sense
    if let reading = verbNode?.reading {
      group.passive = reading.voice == .passive && !group.verb.hasPrefix("be ") && group.verb != "be"
      if reading.clitic != nil { group.object = reading.clitic }
    }
    // "masih tahu", "masih sakit", "masih bisa mencari": what is no action isn't going on.
    let isStill = auxiliaryNodes.contains { auxiliaries.kind(of: $0) == .adverbProgressive }
    // "masih diburu" -> "is still being hunted"
    let isOngoing = group.passive && words.holds(verbNode?.sense?.lemma ?? "", in: .ongoing)
    if isStill,
      group.passive && !isOngoing || group.negated || !group.modals.isEmpty || group.tense != .undecided
        || group.verb.hasPrefix("be ")
        || verbNode?.sense?.features.isDisjoint(with: [.stative, .say, .that, .to]) != true
    {
      group.progressive = false
    }
    node.verb = group
    node.features.remove(.leaf)
    return node
  }
}
