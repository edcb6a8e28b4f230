import AlihModel

/// Words that join clauses, and "yang".
extension Clauses {
  func conjunction(_ node: Node, _ next: Node?, _ rest: ArraySlice<Node>, _ state: inout State) {
    if node.lower == "yang" {
      state.relative = state.lastNominal
      // "jumlah kasus yang dilaporkan": reported are the cases.
      if let head = state.lastNominal, head.head.lower == "jumlah", head.lastNoun !== head.head {
        head.lastNoun.features.insert(.many)
        state.relative = head.lastNoun
      }
      state.expectsRelative = true
      if let next, let owned = next.cliticLeaf {
        // "yang jumlahnya" -> "whose number"
        owned.possessor = ""
        next.article = .none
        node.text = "whose"
        return
      }
      // "menjadi yang tercepat" -> "became the fastest", "sebagai yang pertama" -> "as the first"
      if state.previous.map({ [.verb, .preposition, .punctuation].contains($0.wordClass) }) ?? true, let next,
        next.wordClass == .adjective,
        !next.features.isDisjoint(with: [.ordinal, .definite])
      {
        (node.text, state.relative, state.expectsRelative) = ("the", nil, false)
        return
      }
      // "lebih murah daripada yang dijual di pasar" -> "than what is sold at the market"
      if state.previous?.wordClass == .preposition, next?.verb?.passive == true, let noun = state.lastNominal,
        !noun.isHuman, !words.holds(state.previous?.lower ?? "", in: .recipient)
      {
        node.text = "what"
        state.relative = node
        return
      }
      // "bagi yang berencana" -> "for those who plan"
      if state.previous?.wordClass == .preposition {
        node.text = "those who"
        state.relative = node
        node.features.formUnion([.human, .plural])
        return
      }
      if let head = state.lastNominal,
        state.previous.map({ Self.nominal.contains($0.wordClass) || $0.token.text == "," }) ?? false
      {
        let human =
          head.isHuman || head.lastNoun.isHuman || head.sense?.english == "police"
          || head.wordClass == .pronoun && head.lower != "sesuatu"
        node.text = human ? "who" : state.previous?.token.text == "," ? "which" : "that"
      } else if state.lastNominal != nil, [")", "\"", "”", "("].contains(state.previous?.token.text) {
        let head = state.lastNominal!
        node.text = head.isHuman || head.lastNoun.isHuman ? "who" : "which"
      } else if let noun = state.lastNominal, let relative = state.relativeGroup, relative === state.previous
      {
        // "pasukan yang muncul yang disebut poros": a second relative clause of the same noun.
        node.text = noun.isHuman || noun.lastNoun.isHuman ? "and who" : "and which"
      } else if state.lastNominal == nil
        || state.previous.map({ !Self.nominal.contains($0.wordClass) }) ?? true
      {
        node.text =
          state.previous?.wordClass == .verb || state.previous == nil
            || [.punctuation, .conjunction].contains(state.previous?.wordClass)
            || state.previous?.wordClass == .adverb && state.lastNominal == nil ? "what" : "that"
        if node.text == "what" { state.relative = nil }
      }
      return
    }
    // "tunda kunjungan karena wabah" -> "because of"
    if node.sense?.english == "because", let next, Self.nominal.contains(next.wordClass),
      next.wordClass != .pronoun, hasNoVerb(rest), !isSubject(before: rest.startIndex + 1, rest),
      !rest.contains(where: { $0.wordClass == .adjective })
    {
      node.text = "because of"
    }
    if words.holds(node.lower, in: .condition) { state.isConditional = true }
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
    // "Pasien dirawat dan kondisinya stabil." -> "... and his condition is stable."
    if isJoint, next?.cliticLeaf != nil,
      let quality = rest.dropFirst().first(where: { $0.wordClass != .adverb }),
      quality.wordClass == .adjective,
      rest.drop(while: { $0 !== quality }).dropFirst().first?.endsClause ?? true
    {
      (state.subject, state.finiteSeen, state.joinsClauses) = (nil, false, true)
    }
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
