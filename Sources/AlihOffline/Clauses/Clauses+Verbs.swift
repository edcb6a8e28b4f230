import AlihModel

/// What a verb becomes by what stands around it: its subject, the verb before it, the beginning of the sentence.
extension Clauses {
  func verb(_ node: Node, _ index: Int, _ nodes: inout [Node], _ state: inout State, _ cues: TenseCues) {
    guard var group = node.verb, !node.isAttribution else { return }
    // "belum tahu" -> "does not yet know", "belum siap" -> "is not yet ready"
    if group.notYet, !group.passive, node.lower != "ada",
      node.sense?.features.contains(.stative) ?? (nodes.dropFirst(index + 1).first?.wordClass == .adjective)
    {
      group.tense = .undecided
      group.adverbs.append("yet")
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
      Self.coordinating.contains(state.previous?.lower ?? "")
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
      state.previousGroup = node
      return
    }
    let isRelative = state.expectsRelative
    // A pronoun right before its verb is the subject, whatever came before.
    let adjacent = state.previous.flatMap {
      Self.agents.contains($0.lower) && $0.wordClass == .pronoun ? $0 : nil
    }
    // "Kami pergi, tetapi tidak punya dana": behind "but" the subject is the same.
    let sameSubject = Self.contrasting.contains(state.previous?.lower ?? "") ? state.lastSubject : nil
    let subject = isRelative ? state.relative : adjacent ?? state.subject ?? sameSubject
    let next = index + 1 < nodes.count ? nodes[index + 1] : nil
    state.hasLaterVerb = nodes.clause(after: index).contains {
      $0.verb.map { $0.tense == .future || !$0.modals.isEmpty || $0.verb == "be" } ?? false
    }
    var inflected = group
    inflected.pluralSubject = subject?.takesPluralVerb ?? false
    inflected.firstPerson = !state.expectsRelative && (subject?.lower == "saya" || subject?.lower == "aku")
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
    state.control = nil
    if isFinite, state.isWish, !isRelative {
      state.isWish = false
      if inflected.modals.isEmpty, inflected.tense == .undecided { inflected.modals = ["should"] }
    }
    if isFinite { decideTense(&inflected, node, state, cues) }
    if inflected.tense == .perfect, state.quoteDepth == 0, cues.hasPastDate, !inflected.negated {
      inflected.tense = .past
    }
    inflected.isReported = state.isReport
    // "langkah yang diambilnya" -> "taken by it", after a company
    if inflected.object == "nya", inflected.passive,
      let agent = [state.topic, state.human].compactMap({ $0 }).first(where: { $0 !== subject })
    {
      inflected.object =
        agent.takesPluralVerb
        ? "them" : agent.isFemale ? "her" : agent.isHuman || agent.wordClass == .pronoun ? "him" : "it"
    }
    // "Dia menghadapi kasus yang menjeratnya" -> "cases that ensnared him"
    if inflected.object == "nya", !inflected.passive, subject?.isHuman == false,
      subject?.wordClass != .pronoun, let other = isRelative ? state.topic : state.human,
      other !== subject, other.isHuman || other.wordClass == .pronoun, !other.takesPluralVerb
    {
      inflected.object = other.isFemale ? "her" : "him"
    }
    if let subject, inflected.verb.contains("themselves") {
      inflected.verb = inflected.verb.replacing("themselves", with: subject.reflexive)
    }
    // "berubah pikiran" -> "changed his mind"
    if inflected.verb.contains("one's") {
      inflected.verb = inflected.verb.replacing(
        "one's", with: (subject ?? state.topic)?.possessive ?? "their")
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

  /// "menyebabkan ditutupnya bandara" -> "the closing of the airport"
  private func nominalization(_ node: Node, _ index: Int, _ nodes: [Node]) -> Bool {
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
  private func inversion(
    _ node: Node, _ index: Int, _ nodes: inout [Node], _ state: inout State, _ cues: TenseCues
  ) -> Bool {
    // "terjadi keterlambatan" -> "delays occurred"
    let isHappening = ["terjadi", "muncul", "timbul", "tersedia"].contains(node.sense?.lemma)
    // "diperlukan perubahan" -> "changes are needed"
    let isNeeded = ["diperlukan", "dibutuhkan", "diharapkan"].contains(node.lower)
    guard var group = node.verb, group.passive || isHappening || isNeeded, group.modals.isEmpty,
      !group.negated,
      role != .headline,
      group.tense == .undecided || group.tense == .perfect, state.subject == nil, !state.expectsRelative,
      index + 1 < nodes.count
    else { return false }
    let next = nodes[index + 1]
    guard Self.nominal.contains(next.wordClass), next.lead == nil, !next.features.contains(.time) else {
      return false
    }
    if opensSentence(state.previous, state) {
      guard node.features.isDisjoint(with: [.say, .that]) else { return false }
    } else {
      // Inside the sentence only what is counted is surely no agent.
      // "masih dilakukan pengembangan": what is done is no doer.
      let isDone = node.sense?.lemma == "melakukan" && next.head.features.contains(.process)
      guard next.wordClass == .noun || next.wordClass == .numeral,
        isHappening || isDone || isNeeded || next.features.contains(.counted)
          || next.features.contains(.indefinite),
        state.previous.map({ (isHappening || $0.wordClass != .conjunction) && $0.verb == nil }) ?? true
      else { return false }
    }
    if group.tense == .undecided {
      group.tense = cues.tense(
        stative: isNeeded, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
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
  private func isLast(_ node: Node, _ rest: ArraySlice<Node>) -> Bool {
    let takesVerb = !(node.sense?.features ?? node.features).isDisjoint(with: [.to, .ing, .base])
    return hasNoVerb(takesVerb && rest.first?.verb != nil ? rest.dropFirst() : rest)
  }

  // MARK: Forms without tense

  /// Makes the verb an infinitive, gerund or participle where English wants one; false when it stays finite.
  private func makeNonfinite(
    _ group: inout VerbGroup, _ node: Node, _ next: Node?, _ state: State, isLast: Bool,
    headlineForm: VerbGroup.Tense?
  ) -> Bool {
    let previous = state.previous
    if node.lower == "adalah" || node.lower == "ialah" { return false }
    let features = node.sense?.features ?? node.features
    if let form = shortened(group, after: previous, next: next, state) {
      previous?.isSilent = true
      group.tense = form
      if form == .gerund, !group.passive { group.progressive = false }
      return true
    }
    if let previous, previous.wordClass == .conjunction || previous.wordClass == .preposition,
      group.progressive, nonfinite(after: previous, node, state) == .gerund
    {
      group.progressive = false
    }
    // "berjanji akan menaikkan" -> "promised to raise"
    if group.tense == .future, let previous, previous.verb?.passive == false,
      previous.sense?.features.contains(.to) == true
    {
      group.tense = .infinitive
      return true
    }
    // "diperkirakan akan dikerahkan" -> "are expected to be deployed"
    if group.tense == .future, let previous, previous.verb?.passive == true,
      !previous.features.isDisjoint(with: [.say, .that])
    {
      group.tense = .infinitive
      return true
    }
    // "Jangan lupa mendaftar." -> "Do not forget to register."
    if group.verb.hasPrefix("do not "), opensSentence(previous, state) {
      group.tense = .base
      return true
    }
    if group.tense == .undecided, group.modals.isEmpty, !group.negated, opensSentence(previous, state),
      role != .headline, node.reading?.voice != .bare, node.lower != "coba", !features.contains(.stative),
      group.verb != "be", let form = opening(group, features, node, next)
    {
      group.tense = form
      return true
    }
    // "Cegah Banjir, Pemkot Keruk ..." -> "To Prevent Floods, City Dredges ..."
    if role == .headline, previous == nil || previous?.token.text == ":", group.tense == .undecided,
      isStem(node), let headlineForm
    {
      group.tense = headlineForm
      return true
    }
    // "warga yang mendaftar harus membayar": after a relative clause comes the verb of what it belongs to.
    if previous?.wordClass == .verb, let relative = state.relative,
      relative === state.subject || relative === state.subject?.lastNoun,
      !state.finiteSeen, !state.expectsRelative,
      !group.modals.isEmpty || group.negated || isLast,
      previous?.features.isDisjoint(with: [.to, .ing, .base, .say, .that]) ?? false
    {
      return false
    }
    if let previous, previous === state.closedRelative, !state.finiteSeen,
      previous.features.isDisjoint(with: [.to, .ing, .base, .say, .that])
    {
      return false
    }
    if group.tense == .undecided || group.tense == .base, let form = nonfinite(after: previous, node, state) {
      group.tense = form
      // "tetap diam" -> "remained silent"
      if form == .infinitive, previous?.verb?.verb == "remain", group.verb.hasPrefix("be ") {
        (group.tense, group.verb) = (.base, String(group.verb.dropFirst(3)))
      }
      // "diharapkan dapat membantu" -> "is expected to help": English has no infinitive of "can".
      group.modals.removeAll { $0 == "can" || $0 == "may" }
      return true
    }
    guard group.tense == .undecided, group.modals.isEmpty, state.quoteDepth == 0, let previous,
      Self.nominal.contains(previous.wordClass)
    else { return false }
    // "meminta warga mundur" -> "asked residents to step back"
    if let control = state.control {
      // "menuduh pejabat itu menerima suap" -> "accused the official of taking bribes"
      if control.sense?.features.contains(.ing) == true {
        group.tense = .gerund
        node.lead = control.sense?.complement
        return true
      }
      group.tense = control.sense?.features.contains(.base) == true ? .base : .infinitive
      return true
    }
    // "tiba Senin diantar polisi" -> "arrived on Monday taken by the police"
    if state.finiteSeen, group.passive, !group.negated, !state.expectsRelative, !state.newClause,
      node.lead == nil, role != .headline, !previous.features.isDisjoint(with: [.time, .year, .day, .clock])
    {
      group.tense = .participle
      return true
    }
    // "membawa 700 orang menyeberangi sungai": a second verb after the object of the first.
    if state.afterObject, !state.expectsRelative, !group.negated, !group.progressive,
      node.lead == nil
    {
      group.tense = group.passive ? .participle : .gerund
      return true
    }
    return false
  }

  /// The form of a headline's first verb where a subject follows behind the first comma: to do it, or doing it, that one acts.
  private func headlineForm(_ nodes: ArraySlice<Node>) -> VerbGroup.Tense? {
    guard role == .headline, let comma = nodes.firstIndex(where: { $0.token.text == "," }),
      let subject = nodes[(comma + 1)...].first, Self.nominal.contains(subject.wordClass)
    else { return nil }
    // "Kutuk Serangan, AS: ..." -> "Condemning Attack, US: ..."
    if nodes.dropFirst(comma + 2 - nodes.startIndex).first?.token.text == ":" { return .gerund }
    return nodes[(comma + 2)...].contains { $0.verb != nil } ? .infinitive : nil
  }

  /// The form of a verb that begins the sentence: "Berbicara di Jakarta, ..." -> "Speaking in Jakarta, ...".
  private func opening(_ group: VerbGroup, _ features: Features, _ node: Node, _ next: Node?) -> VerbGroup
    .Tense?
  {
    if !group.passive { return .gerund }
    if next?.token.text == "," || next?.lower == "bahwa" { return nil }
    if features.contains(.say), let next, next.wordClass == .name || next.wordClass == .noun,
      next.features.isDisjoint(with: [.day, .time])
    {
      // "Dilansir AFP, ..." -> "As reported by AFP, ..."
      node.lead = "as"
      return .participle
    }
    return features.isDisjoint(with: [.say, .that]) || next?.wordClass == .preposition ? .participle : nil
  }

  /// `kata Blinken` after a quotation -> `Blinken said`; `katanya` -> `he said`. A long speaker stays behind: `said X, who ...`.
  private func attribution(_ node: Node, _ index: Int, _ nodes: inout [Node], _ state: State) -> Bool {
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
    group.tense = .past
    if group.object == "nya" || node.lower.hasSuffix("nya") {
      group.object = nil
      let speaker = state.human
      node.lead =
        speaker?.isPluralPronoun == true ? "they" : speaker?.isFemale ?? isAboutWoman ? "she" : "he"
      node.verb = group
      return true
    }
    node.verb = group
    guard index + 1 < nodes.count, Self.nominal.contains(nodes[index + 1].wordClass) else {
      return state.previous != nil
    }
    let speaker = nodes[index + 1]
    decideArticle(speaker, subject: true, complement: false, afterVerb: false, nodes, index)
    decidePossessor(speaker, state)
    let next = index + 2 < nodes.count ? nodes[index + 2] : nil
    // "said Budi Santoso, an observer": who is described at length stays behind the verb.
    let isDescribed =
      ["yang", "dan", "(", "dari", "di"].contains(next?.lower)
      || next?.token.text == "," && nodes.dropFirst(index + 3).first?.head.features.contains(.human) == true
    if speaker.span.count <= 8, !isDescribed {
      node.isAttribution = true
      nodes.swapAt(index, index + 1)
    }
    return true
  }

  private func opensSentence(_ previous: Node?, _ state: State) -> Bool {
    guard state.subject == nil, !state.expectsRelative else { return false }
    guard let previous else { return true }
    return previous.wordClass == .punctuation
      && ["\"", "“", ":", ".", "?", "!"].contains(previous.token.text)
  }

  /// The form of a verb that follows a preposition, another verb or a comma without a subject of its own.
  private func nonfinite(after previous: Node?, _ node: Node, _ state: State) -> VerbGroup.Tense? {
    guard let previous, !state.expectsRelative else { return nil }
    // "adalah" and its like join a subject to what it is; they are always finite.
    if node.verb?.verb == "be", ["adalah", "ialah", "merupakan"].contains(node.lower) { return nil }
    let isPassive = node.verb?.passive ?? false
    switch previous.wordClass {
    case .particle where previous.sense?.english == "let's": return .base
    case .conjunction, .preposition:
      let english = previous.text ?? previous.sense?.english ?? ""
      if ["agar", "supaya"].contains(previous.lower) { return .infinitive }
      if node.lower == "ada" || node.lower == "terdapat", previous.wordClass == .conjunction { return nil }
      // "Meski merayakan ulang tahun, ia ..." -> "Despite celebrating ..."
      if ["meski", "meskipun", "walau", "walaupun"].contains(previous.lower), state.topic == nil,
        node.verb?.modals.isEmpty == true, role != .headline
      {
        if node.verb?.negated == false { previous.text = "despite" }
        return .gerund
      }
      if ["to", "in order to", "in an effort to", "how to"].contains(english) { return .base }
      // "seperti dikutip Antara" -> "as quoted by Antara"
      if english == "as", isPassive { return .participle }
      // "Kalau mengacu pada aturan, ..." -> "If referring to the rules, ..."
      if english == "if", !isPassive, state.topic == nil, role != .headline,
        node.verb?.modals.isEmpty == true, node.verb?.negated == false, node.verb?.verb != "be"
      {
        return .gerund
      }
      if previous.wordClass == .preposition { return .gerund }
      if [
        "setelah", "bahwa", "sebelum", "sambil", "sembari", "usai", "seusai", "tanpa", "selain", "sejak",
        "saat", "ketika", "dengan", "dalam", "seraya",
      ].contains(previous.lower) {
        // "saat ditanya" -> "when asked"
        return isPassive && ["saat", "ketika"].contains(previous.lower) ? .participle : .gerund
      }
      return nil
    case .verb:
      if let before = previous.verb, before.passive,
        previous.features.contains(.say) || previous.features.contains(.that)
      {
        // "Disebutkan ada tiga korban" -> "It was said there were three victims"
        return ["ada", "terdapat"].contains(node.lower) ? nil : .infinitive
      }
      guard let before = previous.verb, before.verb != "be" else { return isPassive ? .participle : .gerund }
      let features = previous.sense?.features ?? []
      if features.contains(.say) || features.contains(.that) && features.isDisjoint(with: [.to, .ing, .base])
      {
        return nil
      }
      if features.contains(.base) { return .base }
      if features.contains(.ing) { return .gerund }
      if features.contains(.to) { return .infinitive }
      return isPassive ? .participle : .infinitive
    case .noun
    where previous.head.features.contains(.to) && !previous.features.contains(.closed) && !isPassive:
      return .infinitive
    case .adjective where state.previousGroup?.verb?.verb == "be":
      // "warga yang panik meninggalkan rumah": behind the relative clause its sentence goes on.
      if !state.finiteSeen, state.relative != nil, state.relative === state.subject { return nil }
      return previous.features.contains(.ing) ? .gerund : .infinitive
    case .punctuation where previous.token.text == ",":
      if meansThat(node, state) { return nil }
      // "Namun, memindahkan pabrik bukanlah pilihan" -> "However, moving the factory is no option"
      if state.subject == nil, state.topic == nil, !state.finiteSeen, state.quoteDepth == 0,
        role != .headline,
        !isPassive, node.reading?.voice == .active, state.hasLaterVerb
      {
        return .gerund
      }
      return state.finiteSeen && state.quoteDepth == 0 && (node.verb?.modals.isEmpty ?? true)
        && node.verb?.tense == .undecided && role != .headline
        ? (isPassive ? .participle : .gerund) : nil
    default: return nil
    }
  }

  /// "Jika ia menolak, berarti ..." -> "If he refuses, that means ..."
  private func meansThat(_ node: Node, _ state: State) -> Bool {
    node.sense?.lemma == "berarti" && state.previous?.token.text == "," && state.isConditional
  }

  private func copyForm(of before: VerbGroup, to group: inout VerbGroup) {
    guard group.tense == .undecided, group.modals.isEmpty else { return }
    if group.negated {
      // "meminta warga pulang dan tidak kembali" -> "asked residents to go home and not to return"
      if before.tense == .infinitive { group.tense = .infinitive }
      return
    }
    // "akan ditangkap dan diadili" -> "will be arrested and tried"
    if group.passive {
      guard !before.progressive else { return }
      let isBare = [.base, .infinitive, .future].contains(before.tense) || !before.modals.isEmpty
      if before.passive, isBare || before.tense == .past || before.tense == .perfect {
        group.tense = .participle
      } else if isBare {
        group.tense = .base
      }
      return
    }
    switch before.tense {
    case .base, .infinitive: group.tense = .base
    case .gerund: group.tense = .gerund
    case .future: group.tense = .base
    case .perfect where !before.passive: group.tense = .participle
    default: if !before.modals.isEmpty { group.tense = .base }
    }
  }

  // MARK: Tense and subject

  private func decideTense(_ group: inout VerbGroup, _ node: Node, _ state: State, _ cues: TenseCues) {
    let features = node.sense?.features ?? node.features
    if let before = state.previousGroup?.verb, let previous = state.previous,
      previous.wordClass == .conjunction,
      Self.coordinating.contains(previous.lower)
    {
      if !state.joinsClauses || before.tense != .gerund { copyForm(of: before, to: &group) }
      // "menolak dan tetap diam" -> "refused and remained silent": one tense for what one "and" joins.
      if before.tense == .past, group.tense == .undecided, group.modals.isEmpty, state.quoteDepth == 0,
        features.contains(.stative) || group.verb.hasPrefix("be ")
      {
        group.tense = .past
      }
    }
    guard group.tense == .undecided else { return }
    // "Simak video ini" is an imperative, "Baca: ..." in headlines, too.
    // "Coba kunjungi toko buku" -> "Try to visit a bookstore"
    let isRequest = node.lower == "baca" || node.lower == "coba"
    if node.reading?.voice == .bare || isRequest, opensSentence(state.previous, state),
      role != .headline || state.previous == nil && isRequest
    {
      group.tense = .base
      return
    }
    let isStative =
      features.contains(.stative) || group.verb == "be"
      || group.verb.hasPrefix("be ") && !(node.sense?.lemma.hasPrefix("di") ?? false)
        && !features.contains(.event)
    group.tense = cues.tense(
      stative: isStative, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    if features.contains(.say), role != .headline { group.tense = .past }
    // "terpaksa ditunda" has happened: "was forced to be postponed".
    if !group.modals.isEmpty, group.modals != ["be forced to"] {
      group.tense = group.tense == .past && state.reported && state.quoteDepth == 0 ? .past : .present
    }
  }

  /// English needs a subject where Indonesian has none: "it is known", "there are two people".
  private func fillSubject(
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
    if group.verb == "be", let lemma = node.sense?.lemma, Self.presenting.contains(lemma) {
      node.lead = "here"
      group.tense = .present
      group.pluralSubject =
        nodes[(index + 1)...].first { Self.nominal.contains($0.wordClass) }?.isPlural ?? false
      return
    }
    guard node.lower == "ada" || node.lower == "terdapat" || node.lower == "adanya", group.verb == "be" else {
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
    guard subject == nil || node.lower == "terdapat" || isReported || previous?.token.text == ",",
      !state.expectsRelative
    else { return }
    node.lead = "there"
    if group.negated, let next, Self.nominal.contains(next.wordClass), !next.features.contains(.closed) {
      group.negated = false
      group.afterParticle = "no"
      next.article = .none
    }
    // "ada sekitar 10.000 tentara" -> "there are about 10,000 soldiers"
    group.pluralSubject =
      nodes[(index + 1)...].prefix(3).first { Self.nominal.contains($0.wordClass) }?.isPlural ?? false
  }

  /// What the verb leaves behind for the words after it.
  private func follow(
    _ node: Node, _ index: Int, _ nodes: [Node], _ subject: Node?, isFinite: Bool, _ state: inout State
  ) {
    let next = index + 1 < nodes.count ? nodes[index + 1] : nil
    let features = node.sense?.features ?? node.features
    if !features.isDisjoint(with: [.say, .that]) {
      state.reported = true
      state.reportedPast = node.verb?.tense == .past && role != .headline
      state.newClause = true
      // "mengatakan, pengerahan ..." -> "said that the deployment ..."
      if index + 2 < nodes.count, let next, next.token.text == ",", features.contains(.say), subject != nil,
        Self.nominal.contains(nodes[index + 2].wordClass)
          || nodes[index + 2].verb?.passive == false && node.verb?.passive == false
            && state.relativeGroup == nil
      {
        next.text = ""
        next.wordClass = .conjunction
      }
      // "menyatakan, Selasa (4/3), harga ..." -> "said on Tuesday (March 4) that prices ..."
      if index + 3 < nodes.count, let next, next.token.text == ",", features.contains(.say), subject != nil,
        nodes[index + 2].features.contains(.day),
        let comma = nodes[(index + 3)...].prefix(4).firstIndex(where: { $0.token.text == "," }),
        comma + 1 < nodes.count, Self.nominal.contains(nodes[comma + 1].wordClass)
      {
        next.isSilent = true
        nodes[comma].text = "that"
        nodes[comma].wordClass = .conjunction
      }
      // "menyatakan Rabu, sebuah kapal ..." -> "said on Wednesday that a ship ..."
      if index + 3 < nodes.count, let next, next.features.contains(.day), nodes[index + 2].token.text == ",",
        features.contains(.say), subject != nil, Self.nominal.contains(nodes[index + 3].wordClass)
      {
        nodes[index + 2].text = "that"
        nodes[index + 2].wordClass = .conjunction
      }
    }
    if isFinite, !state.expectsRelative { state.finiteSeen = true }
    state.expectsRelative = false
    state.previousGroup = node
    state.verbPrepositions = node.sense?.prepositions ?? [:]
    state.distance = 0
    let controls = features.contains(.ing) && node.sense?.complement != nil
    if controls || !features.isDisjoint(with: [.to, .base]), let next, Self.nominal.contains(next.wordClass) {
      state.control = node
    }
  }
}
