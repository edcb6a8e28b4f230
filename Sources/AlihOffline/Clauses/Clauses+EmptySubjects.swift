import AlihModel

/// "it" and "there".
extension Clauses {
  /// English needs a subject where Indonesian has none: "it is known", "there are two people".
  func fillSubject(
    _ group: inout VerbGroup, _ node: Node, _ index: Int, _ nodes: [Node], _ subject: Node?, isFinite: Bool,
    _ state: State, _ cues: TenseCues
  ) {
    let next = index + 1 < nodes.count ? nodes[index + 1] : nil
    let previous = state.previous
    // "Diketahui, ..." -> "It is known, ..."; "Diperkirakan bahwa ..." -> "It is estimated that ..."
    let isImpersonal =
      previous == nil || previous?.wordClass == .punctuation || previous?.wordClass == .conjunction
    let opens =
      opensSentence(previous, state) && !node.features.isDisjoint(with: [.say, .that]) && role != .headline
    if isFinite, group.passive, subject == nil, !state.expectsRelative, isImpersonal,
      opens || next?.lower == "bahwa" || next?.token.text == ","
        || !node.features.isDisjoint(with: [.say, .that])
          && next.map({ !Self.nominal.contains($0.wordClass) }) ?? false
    {
      node.lead = "it"
      group.pluralSubject = false
    }
    if meansThat(node, state) {
      node.lead = "that"
      group.pluralSubject = false
    }
    // "Belum jelas" -> "It is not yet clear"
    let followers = nodes.dropFirst(index + 2).first
    if group.verb == "be", node.sense == nil, next?.wordClass == .adjective,
      subject == nil && opensSentence(previous, state)
        || followers?.lower == "untuk" && previous?.features.contains(.say) == true
    {
      node.lead = "it"
      group.pluralSubject = false
    }
    // "Berikut ini daftar harga" -> "Here is the list of prices"
    if group.verb == "be", let lemma = node.sense?.lemma, words.holds(lemma, in: .presenting) {
      node.lead = "here"
      group.tense = .present
      group.pluralSubject =
        nodes[(index + 1)...].first { Self.nominal.contains($0.wordClass) }?.isPlural ?? false
      return
    }
    guard words.holds(node.lower, in: .existing), group.verb == "be" else {
      if isFinite, node.lead == nil, let leftOut = leftOutSubject(after: previous, state) {
        node.lead = leftOut
        group.firstPerson = leftOut == "I"
        group.pluralSubject = ["they", "we", "you"].contains(leftOut)
      }
      return
    }
    if group.tense == .gerund || group.tense == .participle, previous?.wordClass == .punctuation,
      next.map({ Self.nominal.contains($0.wordClass) }) ?? false
    {
      group.tense = cues.tense(
        stative: true, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    }
    // "kami tidak ada rencana" -> "we do not have a plan"
    if let subject, subject === previous, subject.wordClass == .pronoun, subject.lower != "itu",
      subject.lower != "ini",
      !state.expectsRelative, next.map({ $0.wordClass == .noun && $0.lead == nil }) ?? false
    {
      group.verb = "have"
      return
    }
    // "ada polisi di sana" -> "there are police there"
    let isReported =
      previous.map { $0.verb?.passive == false && !$0.features.isDisjoint(with: [.say, .that]) } ?? false
    // "dan tidak ada pegawai yang sakit" -> "and there are no employees who are sick"
    let isNone =
      group.negated && previous !== subject && next.map { Self.nominal.contains($0.wordClass) } ?? false
    guard
      subject == nil || previous?.sense?.english == "whether" || node.lower == "terdapat" || isReported
        || isNone || previous?.token.text == ",",
      !state.expectsRelative
    else { return }
    node.lead = "there"
    group.firstPerson = false
    if group.negated, let next, Self.nominal.contains(next.wordClass) {
      group.negated = false
      // "tidak ada pegawainya yang sakit" -> "there are none of its employees who are sick"
      // "tidak ada tanda-tanda kekerasan" -> "there are no signs of violence"
      let isOwned = next.features.contains(.closed) && (next.hasDeterminer || next.cliticLeaf != nil)
      group.afterParticle = isOwned ? "none of" : "no"
      if !isOwned { next.article = .none }
    }
    // "ada kelangkaan pupuk" -> "there was a shortage of fertilizer"
    if let next, next.article == .undecided, next.wordClass == .noun,
      next.features.isSuperset(of: [.definite, .closed]), !next.isPlural,
      !next.hasDeterminer, next.cliticLeaf == nil, !next.head.features.contains(.uncount)
    {
      next.article = .indefinite
    }
    // "ada sekitar 10.000 tentara" -> "there are about 10,000 soldiers"
    group.pluralSubject =
      nodes[(index + 1)...].prefix(3).first { Self.nominal.contains($0.wordClass) }?.isPlural ?? false
  }
}
