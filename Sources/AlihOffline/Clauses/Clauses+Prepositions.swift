import AlihModel

/// Prepositions: what they govern, and what governs them.
extension Clauses {
  func preposition(_ node: Node, _ next: Node?, _ state: inout State) {
    guard !govern(node, next, &state), let next, !countsSubject(node, next) else { return }
    relate(node, to: next, &state)
  }

  /// Writes the preposition as what stands before it wants it; false where that has nothing to say.
  private func govern(_ node: Node, _ next: Node?, _ state: inout State) -> Bool {
    // "lebih tinggi dibandingkan tahun lalu" -> "higher than last year"
    if words.holds(node.lower, in: .compared), state.hasCompared {
      node.text = "than"
      return true
    }
    // "mengatakan kepada wartawan bahwa ..." -> "told reporters that ..."
    if node.lower == "kepada" || node.lower == "pada", let said = state.previousGroup,
      said === state.previous,
      said.verb?.verb == "say", said.verb?.passive == false, let next,
      next.isHuman || next.features.contains(.org)
    {
      said.verb?.verb = "tell"
      node.isSilent = true
      return true
    }
    // "baginya" -> "for them", "for him", "for it"
    if node.reading?.clitic == "nya", let owner = state.human ?? state.subject ?? state.topic,
      !owner.isInConversation
    {
      node.possessor = object(owner)
    }
    // "ke luar dari", "atas perintah dari": what is before says it already.
    if node.lower == "dari", let previous = state.previous, previous.wordClass == .preposition,
      let english = previous.text ?? previous.sense?.english,
      [" of", " from", " by"].contains(where: english.hasSuffix)
    {
      node.isSilent = true
      return true
    }
    // "berbeda dengan" -> "different from"
    if let previous = state.previous, previous.wordClass == .adjective,
      let english = previous.head.sense?.prepositions[node.lower]
    {
      node.text = english
      node.isSilent = english.isEmpty
      return true
    }
    // "pada Senin lalu" -> "last Monday"
    if node.lower == "pada", let next, next.isLeaf, let time = next.sense?.english ?? next.token.english,
      ["this ", "last ", "next "].contains(where: time.hasPrefix)
    {
      node.isSilent = true
      return true
    }
    // What a sentence rule wrote stands.
    if node.text != nil { return true }
    // "serangan Israel ke Gaza" -> "the Israeli attack on Gaza"
    if let previous = state.previous, previous.wordClass == .noun,
      let english = previous.head.sense?.prepositions[node.lower], !english.isEmpty
    {
      node.text = english
      return true
    }
    // "mengatakan pada Minggu": what is said on a day is not said to it.
    let isWhen = next.map { !$0.features.isDisjoint(with: [.time, .day, .year, .clock]) } ?? false
    if let english = state.verbPrepositions[node.lower], !isWhen || node.lower != "pada" {
      node.text = english
      if english.isEmpty { node.isSilent = true }
      state.verbPrepositions = [:]
      return true
    }
    return false
  }

  /// "sebanyak 8.000 tentara dikerahkan": the number is the subject all the same.
  private func countsSubject(_ node: Node, _ next: Node) -> Bool {
    guard next.features.contains(.counted), !["mengenai", "tentang", "soal", "perihal"].contains(node.lower),
      node.lower == "sebanyak"
        || [
          "a total of", "as many as", "some", "around", "about", "at least", "up to", "more than",
          "less than", "nearly",
        ]
        .contains(node.sense?.english)
    else { return false }
    node.wordClass = .adverb
    // "sekitar 18.000 personel itu" -> "about 18,000 personnel"
    for case .node(let child) in next.parts where words.holds(child.lower, in: .pointing) {
      child.isSilent = true
    }
    return true
  }

  /// Writes the preposition as what it governs wants it.
  private func relate(_ node: Node, to next: Node, _ state: inout State) {
    // "pada musim ini" -> "this season"
    if node.lower == "pada", next.wordClass == .noun, next.features.contains(.time), next.endsWithDeterminer,
      case .node(let first) = next.parts.first, first.lower == "ini"
    {
      node.isSilent = true
      return
    }
    // "meminta warga untuk tenang" -> "asked residents to be calm"
    if node.lower == "untuk", next.wordClass == .adjective, !next.features.contains(.ordinal),
      state.control != nil || state.previous?.sense?.features.contains(.to) == true
    {
      node.text = "to be"
    }
    // "dari pagi sampai malam" -> "from morning to night"
    let isUntil = words.holds(node.lower, in: .until)
    if isUntil, state.cameFrom, next.wordClass != .verb {
      node.text = "to"
    }
    state.cameFrom =
      node.lower == "dari" && node.sense?.english != "of" || node.lower == "mulai dari"
      || node.sense?.lemma == "mulai dari"
      || state.cameFrom && !isUntil
    if node.lower == "dari", let previous = state.previous {
      if previous.features.contains(.comparative) {
        node.text = "than"
      } else if previous.wordClass == .numeral {
        // "turun menjadi 61 dari 139" -> "fell to 61 from 139"
        let changed = state.previousGroup?.sense?.lemma ?? ""
        let isChange =
          (next.wordClass == .numeral || next.features.union(next.head.features).contains(.time))
          && (isChange(state.previousGroup) || words.holds(changed, in: .growing))
        node.text = isChange ? "from" : "of"
      }
    }
    if ["pada", "di", "sejak"].contains(node.lower), next.features.contains(.time) {
      if node.lower != "sejak" {
        let english = next.text ?? next.head.text ?? (next.isLeaf ? next.sense?.english : nil) ?? ""
        if ["last ", "next "].contains(where: english.hasPrefix) {
          // "pada Senin lalu" -> "last Monday", "pada pekan lalu" -> "last week"
          node.isSilent = true
        } else if next.features.contains(.clock) {
          node.text = "at"
        } else if next.features.contains(.day) {
          node.text = "on"
        } else if next.features.contains(.year) {
          node.text = "in"
        }
      }
    }
  }
}
