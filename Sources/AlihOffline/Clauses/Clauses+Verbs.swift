import AlihModel

/// What a verb becomes by what stands around it: its subject, the verb before it, the beginning of the sentence.
extension Clauses {
  func verb(_ node: Node, _ index: Int, _ nodes: inout [Node], _ state: inout State, _ cues: TenseCues) {
    guard var group = node.verb, !node.isAttribution else { return }
    // "belum tahu" -> "does not yet know", "belum siap" -> "is not yet ready"
    // "belum diketahui" -> "is not yet known"
    if group.notYet, !group.passive && node.lower != "ada" || isUnknown(node),
      isUnknown(node)
        || node.sense?.features.contains(.stative)
          ?? (nodes.dropFirst(index + 1).first?.wordClass == .adjective)
    {
      group.tense = .undecided
      if !group.adverbs.contains("yet") { group.adverbs.append("yet") }
      node.verb = group
    }
    if attribution(node, index, &nodes, state) {
      (state.newClause, state.finiteSeen) = (true, true)
      let next = index + 1 < nodes.count ? nodes[index + 1] : node
      state.previousGroup = next.verb == nil ? nodes[index] : next
      return
    }
    if nominalization(node, index, nodes) || inversion(node, index, &nodes, &state, cues) {
      state.previousGroup = node
      return
    }
    // "Peru, yang kalah dari Chile dan memecat pelatihnya, mencari ...": still inside the relative clause
    if let relative = state.relativeGroup, state.previousGroup === relative,
      words.holds(state.previous?.lower ?? "", in: .coordinating)
    {
      state.expectsRelative = true
    }
    // "air yang ada di Bumi" -> "water on Earth"
    if state.expectsRelative, state.previous?.lower == "yang", ["ada", "berada"].contains(node.lower),
      group.modals.isEmpty, !group.negated, group.adverbs.isEmpty,
      ["that", "who"].contains(state.previous?.text),
      index + 1 < nodes.count, nodes[index + 1].wordClass == .preposition
    {
      state.previous?.isSilent = true
      node.isSilent = true
      state.expectsRelative = false
      (state.previousGroup, state.relativeGroup) = (node, node)
      return
    }
    if isSubject(verb: node, index, nodes, state) {
      node.verb?.tense = .gerund
      (state.subject, state.verbSubject, state.previousGroup, state.newClause) = (node, node, node, false)
      return
    }
    let isRelative = state.expectsRelative
    // A pronoun right before its verb is the subject, whatever came before.
    let adjacent = state.previous.flatMap {
      words.holds($0.lower, in: .agent) && $0.wordClass == .pronoun
        || words.holds(node.lower, in: .copula) && $0.isLeaf && !$0.isSilent
          && words.holds($0.lower, in: .pointing)
        ? $0 : nil
    }
    // "Kami pergi, tetapi tidak punya dana": behind "but" the subject is the same.
    let sameSubject = words.holds(state.previous?.lower ?? "", in: .contrasting) ? state.lastSubject : nil
    let subject = isRelative ? state.relative : adjacent ?? state.subject ?? sameSubject
    let next = index + 1 < nodes.count ? nodes[index + 1] : nil
    state.hasLaterVerb = nodes.clause(after: index).contains {
      $0.verb.map { $0.tense == .future || !$0.modals.isEmpty || $0.verb == "be" } ?? false
    }
    var inflected = group
    inflected.pluralSubject =
      group.pluralSubject || (isRelative ? relativeIsPlural(state) : subject?.takesPluralVerb ?? false)
    // "hewan terbesar yang pernah hidup" -> "the largest animal that has ever lived"
    if isRelative, let once = inflected.adverbs.firstIndex(of: "once"),
      state.relative?.features.contains(.definite) == true, state.relative?.hasAdjective == true
    {
      inflected.adverbs[once] = "ever"
      inflected.tense = .perfect
    }
    inflected.firstPerson = !state.expectsRelative && subject?.sense?.english == "I"
    let isFinite = !makeNonfinite(
      &inflected, node, next, state, isLast: isLast(node, nodes[(index + 1)...].prefix(40)),
      headlineForm: headlineForm(nodes[index...].prefix(40)))
    // "meminta warga tetap mematuhi aturan" -> "asked residents to continue to obey the rules"
    if [.infinitive, .base].contains(inflected.tense), let still = inflected.adverbs.firstIndex(of: "still") {
      inflected.adverbs.remove(at: still)
      if inflected.verb == "be" || inflected.verb.hasPrefix("be ") {
        inflected.verb = "remain" + inflected.verb.dropFirst(2)
      } else {
        inflected.modals.append("continue to")
      }
    }
    if isFinite { state.controlled = nil }
    // "meminta warga yang melihat pelaku melapor": the clause of "yang" is no end of it.
    if !isRelative || !node.features.isDisjoint(with: [.say, .that]) { state.control = nil }
    if isFinite, state.isWish, !isRelative {
      state.isWish = false
      if inflected.modals.isEmpty, inflected.tense == .undecided { inflected.modals = ["should"] }
    }
    if isFinite { decideTense(&inflected, node, state, cues) }
    if inflected.tense == .perfect, state.quoteDepth == 0, cues.hasPastDate, !inflected.negated,
      !inflected.lasts
    {
      inflected.tense = .past
    }
    inflected.isReported = state.isReport
    // "langkah yang diambilnya" -> "taken by it", after a company
    if inflected.object == "nya", inflected.passive,
      let agent = [state.topic, state.human].compactMap({ $0 })
        .first(where: { $0 !== subject && !$0.isInConversation })
    {
      inflected.object = object(agent)
    }
    // "Ayah tirinya memukulinya" -> "beat him"
    if inflected.object == "nya", !inflected.passive, node.features.contains(.human) {
      let other = [state.human, subject?.cliticLeaf].compactMap { $0 }.first { $0 !== subject }
      // "Perempuan itu mengatakan suaminya memukulnya": whose husband it is was beaten.
      let isHers = subject?.cliticLeaf?.possessor == "her"
      inflected.object =
        isHers ? "her" : other?.takesPluralVerb == true ? "them" : other?.isFemale == true ? "her" : "him"
    }
    // "Dia menghadapi kasus yang menjeratnya" -> "cases that ensnared him"
    if inflected.object == "nya", !inflected.passive, subject?.isHuman == false,
      subject?.wordClass != .pronoun, let other = isRelative ? state.topic : state.human,
      other !== subject, other.isHuman || other.wordClass == .pronoun, !other.takesPluralVerb,
      !other.isInConversation
    {
      inflected.object = object(other)
    }
    if let oneself = subject.flatMap({ words.english($0.pronoun, in: .reflexive) }),
      inflected.verb.holds(bytesOf: "themselves")
    {
      inflected.verb = inflected.verb.replacing("themselves", with: oneself)
    }
    // "berubah pikiran" -> "changed his mind"
    if inflected.verb.holds(bytesOf: "one's") {
      let owner = (subject ?? state.topic)?.pronoun ?? "they"
      inflected.verb = inflected.verb.replacing(
        "one's", with: words.english(owner, in: .possessive) ?? "their")
    }
    fillSubject(&inflected, node, index, nodes, subject, isFinite: isFinite, state, cues)
    node.verb = inflected
    state.relativeGroup = isRelative ? node : nil
    follow(node, index, nodes, subject, isFinite: isFinite, &state)
    // "buku yang saya baca hilang": behind the relative clause its sentence goes on.
    state.closedRelative = nil
    if let outer = state.outerClause {
      (state.subject, state.finiteSeen, state.newClause) = (outer.subject, outer.finiteSeen, false)
      (state.outerClause, state.closedRelative) = (nil, node)
    }
  }

  /// "belum diketahui", "tidak diketahui pasti"
  private func isUnknown(_ node: Node) -> Bool {
    node.verb?.negated == true && node.lower.hasPrefix("diketahui")
  }

  /// "him", "them", "it": the pronoun that stands for it behind a verb or a preposition.
  func object(_ node: Node) -> String { words.english(node.pronoun, in: .object) ?? node.pronoun }

  /// "menyebabkan ditutupnya bandara" -> "the closing of the airport"
  func nominalization(_ node: Node, _ index: Int, _ nodes: [Node]) -> Bool {
    guard var group = node.verb, group.passive || node.features.contains(.intrans), group.object == "nya",
      index + 1 < nodes.count, Self.nominal.contains(nodes[index + 1].wordClass)
    else { return false }
    group.passive = false
    group.object = nil
    group.tense = .gerund
    group.afterParticle = "of"
    node.lead = "the"
    node.verb = group
    return true
  }

  /// A passive before its subject: "Ditemukan dua jenazah" -> "two bodies were found",
  /// "Pada 5 Juni ditemukan 12 kasus" -> "On June 5 12 cases were found".
  func inversion(
    _ node: Node, _ index: Int, _ nodes: inout [Node], _ state: inout State, _ cues: TenseCues
  ) -> Bool {
    // "terjadi keterlambatan" -> "delays occurred"
    let isHappening = words.holds(node.sense?.lemma ?? "", in: .happening)
    // "diperlukan perubahan" -> "changes are needed"
    let isNeeded = ["diperlukan", "dibutuhkan", "diharapkan"].contains(node.lower)
    // "Belum diketahui penyebabnya" -> "The cause has not been known"
    let isUnknown = isUnknown(node)
    guard var group = node.verb, group.passive || isHappening || isNeeded || isUnknown, group.modals.isEmpty,
      !group.negated || isUnknown, role != .headline,
      group.tense == .undecided || group.tense == .perfect, !state.expectsRelative, index + 1 < nodes.count,
      // "Setelah rumah itu digeledah, ditemukan sabu"
      state.subject == nil
        || state.previous?.token.text == "," && state.finiteSeen
          && words.holds(node.sense?.lemma ?? "", in: .inverted)
    else { return false }
    let next = nodes[index + 1]
    guard Self.nominal.contains(next.wordClass), next.lead == nil, !next.features.contains(.time) else {
      return false
    }
    if opensSentence(state.previous, state) {
      guard isUnknown || node.features.isDisjoint(with: [.say, .that]) else { return false }
    } else {
      // Inside the sentence only what is counted is surely no agent.
      // "masih dilakukan pengembangan": what is done is no doer.
      let isDone =
        words.holds(node.sense?.lemma ?? "", in: .inverted) && !next.isHuman
        && next.features.isDisjoint(with: [.org, .person])
      guard next.wordClass == .noun || next.wordClass == .numeral,
        isHappening || isDone || isNeeded || isUnknown || next.features.contains(.counted)
          || next.features.contains(.indefinite),
        state.previous.map({ (isHappening || isDone || $0.wordClass != .conjunction) && $0.verb == nil })
          ?? true
      else { return false }
    }
    if group.tense == .undecided {
      group.tense = cues.tense(
        stative: isNeeded || isUnknown, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    }
    group.pluralSubject = next.isPlural
    node.verb = group
    decideArticle(next, subject: true, complement: true, afterVerb: true, nodes, index)
    nodes.swapAt(index, index + 1)
    state.subject = next
    state.finiteSeen = true
    return true
  }

  /// Whether no other verb follows but the one that this verb takes: "mulai bermain".
  func isLast(_ node: Node, _ rest: ArraySlice<Node>) -> Bool {
    let takesVerb = !(node.sense?.features ?? node.features).isDisjoint(with: [.to, .ing, .base])
    guard takesVerb, let taken = rest.firstIndex(where: { $0.verb != nil }) else { return hasNoVerb(rest) }
    // "membuat warga kesulitan": whoever does it may stand between.
    return rest[..<taken].allSatisfy { Self.nominal.contains($0.wordClass) }
      && isLast(rest[taken], rest[(taken + 1)...])
  }
}
