import AlihModel

/// Words that join clauses, and "yang".
extension Clauses {
  func conjunction(_ node: Node, _ next: Node?, _ rest: ArraySlice<Node>, _ state: inout State) {
    if node.lower == "yang" { return yang(node, next, &state) }
    // "tunda kunjungan karena wabah" -> "because of"
    if node.sense?.english == "because", let next, Self.nominal.contains(next.wordClass),
      next.wordClass != .pronoun, hasNoVerb(rest), !isSubject(before: rest.startIndex + 1, rest),
      !rest.contains(where: { $0.wordClass == .adjective })
    {
      node.text = "because of"
    }
    state.isInCondition = words.holds(node.lower, in: .condition)
    if state.isInCondition { state.isConditional = true }
    // "mengatakan bahwa harga naik" -> "said prices rose"
    if node.lower == "bahwa", role != .headline, let said = state.previous?.verb, said.verb == "say",
      !said.passive,
      next.map({ Self.nominal.contains($0.wordClass) }) == true
    {
      node.text = ""
    }
    if node.sense?.english == "to", next?.verb != nil, let sense = state.previous?.sense,
      sense.features.contains(.ing), sense.english.contains(" ")
    {
      node.isSilent = true
    }
    state.joinsClauses = state.previous?.token.text == ","
    // "Dikatakan bahwa pada malam itu ...": the preposition is not the speaking's.
    if node.lower == "bahwa" { state.verbPrepositions = [:] }
    state.newClause = true
    // "meminta bupati dan wali kota menyalurkan bantuan": both are asked.
    let isJoint =
      words.holds(node.lower, in: .coordinating)
      && [state.previous, next].allSatisfy { $0.map { Self.nominal.contains($0.wordClass) } ?? false }
    if !isJoint || next?.isHuman == false && next?.wordClass != .name { state.control = nil }
    // "saat rapat" -> "during the meeting"
    if words.holds(node.lower, in: .while), let next, next.wordClass == .noun, role != .headline,
      next.features.isDisjoint(with: [.time, .human]),
      hasNoVerb(rest.prefix { $0.wordClass != .punctuation && $0.wordClass != .conjunction })
    {
      node.text = "during"
    }
    let isPurpose = words.holds(node.lower, in: .purpose)
    // "agar tidak meningkatkan" -> "so as not to increase", "agar menjadi" -> "to become"
    if isPurpose, let next, next.verb != nil {
      // "memperingatkan mereka agar tidak ikut" -> "warned them not to join"
      let isAsked = state.previousGroup?.sense.map { words.holds($0.lemma, in: .asking) } ?? false
      node.text = next.verb?.negated == true && !isAsked ? "so as" : ""
    }
    // "meminta agar warga tidak masuk" -> "asked that residents should not enter"
    if isPurpose, let next, Self.nominal.contains(next.wordClass),
      let asked = state.previous?.sense?.lemma, words.holds(asked, in: .asking)
    {
      // "menyerukan agar Beijing mundur" -> "called for Beijing to step back"
      if asked == "menyerukan" {
        node.text = "for"
        state.control = state.previous
      } else {
        node.text = "that"
        state.isWish = true
      }
    }
    // "rumah di mana ia tinggal disegel": behind the clause that says where, the sentence goes on.
    if ["di mana", "dimana", "tempat"].contains(node.lower), let subject = state.subject, !state.finiteSeen,
      state.previous === subject
    {
      state.outerClause = (subject, false)
    }
    if !words.holds(node.lower, in: .coordinating) {
      state.finiteSeen = false
      state.lastSubject = state.subject
      state.subject = nil
    }
  }
}
