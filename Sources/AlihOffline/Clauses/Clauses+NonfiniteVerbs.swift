import AlihModel

/// Infinitives, gerunds and participles: what a verb is where its clause has no tense of its own.
extension Clauses {
  /// Makes the verb an infinitive, gerund or participle where English wants one; false when it stays finite.
  func makeNonfinite(
    _ group: inout VerbGroup, _ node: Node, _ next: Node?, _ state: State, isLast: Bool,
    headlineForm: VerbGroup.Tense?
  ) -> Bool {
    let previous = state.previous
    if let subject = state.verbSubject, subject === state.subject, !state.finiteSeen, !state.expectsRelative {
      return false
    }
    // "merupakan" is finite, but "selain merupakan" is "in addition to being".
    if words.holds(node.lower, in: .copula), previous?.wordClass != .preposition { return false }
    let features = node.sense?.features ?? node.features
    if let form = shortened(node, group, after: previous, next: next, state) {
      previous?.isSilent = true
      group.tense = form
      if form == .gerund, !group.passive { group.progressive = false }
      // "gempa yang berpusat di laut" -> "an earthquake centered at sea"
      group.isShortened = form == .participle
      return true
    }
    // "menemukan dua jenazah tertimbun tanah" -> "found two bodies buried under soil"
    if let finding = state.previousGroup, words.holds(finding.lower, in: .finding), let previous,
      Self.nominal.contains(previous.wordClass), previous.span.lowerBound == finding.span.upperBound,
      group.tense == .undecided, group.modals.isEmpty,
      !group.negated, group.passive || group.verb.hasPrefix("be ")
    {
      group.tense = .participle
      group.isShortened = true
      return true
    }
    // "membantah tudingan menerima suap" -> "denied accusations of receiving bribes"
    if let previous, previous.wordClass == .noun, previous.isLeaf,
      previous !== state.subject || !isLast || state.previousGroup != nil,
      previous.features.contains(.ing), node.features.isDisjoint(with: [.say, .that]),
      group.tense == .undecided, group.modals.isEmpty, !group.negated,
      !group.passive
    {
      group.tense = .gerund
      node.lead = "of"
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
    if group.verb.hasPrefix("do not ") || group.adverbs.first == "do not",
      opensSentence(previous, state) || previous?.token.text == ","
    {
      group.tense = .base
      return true
    }
    if isOrder(node, group, features, next, state) {
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
    // "setelah sempat anjlok" -> "after plunging"
    if group.tense == .past, nonfinite(after: previous, node, state) == .gerund, group.adverbs.isEmpty,
      previous?.wordClass != .punctuation
    {
      group.tense = .undecided
    }
    if group.tense == .undecided || group.tense == .base, let form = nonfinite(after: previous, node, state) {
      group.tense = form
      // "tetap diam" -> "remained silent"
      if form == .infinitive, previous?.verb?.verb == "remain", group.verb.hasPrefix("be ") {
        (group.tense, group.verb) = (.base, String(group.verb.dropFirst(3)))
      }
      // "diharapkan dapat membantu" -> "is expected to help": English has no infinitive of "can".
      group.modals.removeAll { $0 == "can" || $0 == "may" }
      // "Jika terbukti bersalah, ..." -> "If found guilty, ..."
      if form == .gerund, previous?.sense?.english == "if", group.verb.hasPrefix("be ") {
        (group.tense, group.verb) = (.base, String(group.verb.dropFirst(3)))
      }
      return true
    }
    // "Rupiah tetap stabil didukung oleh bank sentral": behind a whole clause, how it came to be.
    if group.tense == .undecided, group.modals.isEmpty, group.passive, !group.negated,
      words.holds(next?.lower ?? "", in: .doer),
      state.finiteSeen, !state.expectsRelative, !state.newClause, node.lead == nil, role != .headline,
      let previous,
      previous !== state.subject, [.noun, .name, .adjective].contains(previous.wordClass)
    {
      group.tense = .participle
      return true
    }
    guard group.tense == .undecided, group.modals.isEmpty, let previous,
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
      // "membuat warga enggan membeli" -> "made residents reluctant to buy"
      if group.tense == .base, control.verb?.verb == "make", group.verb.hasPrefix("be ") {
        group.isShortened = true
      }
      return true
    }
    guard state.quoteDepth == 0 else { return false }
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
  func headlineForm(_ nodes: ArraySlice<Node>) -> VerbGroup.Tense? {
    guard role == .headline, let comma = nodes.firstIndex(where: { $0.token.text == "," }),
      let subject = nodes[(comma + 1)...].first, Self.nominal.contains(subject.wordClass)
    else { return nil }
    // "Kutuk Serangan, AS: ..." -> "Condemning Attack, US: ..."
    if nodes.dropFirst(comma + 2 - nodes.startIndex).first?.token.text == ":" { return .gerund }
    return nodes[(comma + 2)...].contains { $0.verb != nil } ? .infinitive : nil
  }

  /// The form of a verb that begins the sentence: "Berbicara di Jakarta, ..." -> "Speaking in Jakarta, ...".
  func opening(_ group: VerbGroup, _ features: Features, _ node: Node, _ next: Node?) -> VerbGroup
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
  /// The form of a verb that follows a preposition, another verb or a comma without a subject of its own.
  func nonfinite(after previous: Node?, _ node: Node, _ state: State) -> VerbGroup.Tense? {
    guard let previous, !state.expectsRelative || previous.sense?.english == "to" else { return nil }
    // "adalah" and its like join a subject to what it is; they are always finite.
    if node.verb?.verb == "be", words.holds(node.lower, in: .copula),
      previous.wordClass != .preposition
    {
      return nil
    }
    let isPassive = node.verb?.passive ?? false
    switch previous.wordClass {
    case .particle where previous.sense?.english == "let's": return .base
    case .conjunction, .preposition: return nonfinite(behindLink: previous, node, state)
    case .verb: return nonfinite(behindVerb: previous, node)
    case .noun
    where previous.head.features.contains(.to) && !isPassive
      // "mengkritik keputusan bupati tidak membuka pasar"
      && (!previous.features.contains(.closed) || state.finiteSeen && node.verb?.negated == true):
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

  /// Behind a conjunction or preposition: "after eating", "when asked", "to go".
  private func nonfinite(behindLink previous: Node, _ node: Node, _ state: State) -> VerbGroup.Tense? {
    let isPassive = node.verb?.passive ?? false
    let english = previous.text ?? previous.sense?.english ?? ""
    if words.holds(previous.lower, in: .purpose) { return .infinitive }
    if words.holds(node.lower, in: .existing), previous.wordClass == .conjunction { return nil }
    // "Meski merayakan ulang tahun, ia ..." -> "Despite celebrating ..."
    if words.holds(previous.lower, in: .concession), state.topic == nil,
      node.verb?.modals.isEmpty == true, role != .headline
    {
      if node.verb?.negated == false { previous.text = "despite" }
      return .gerund
    }
    // "memimpikan untuk tampil" -> "dreamed of performing"
    if previous.isSilent, previous.sense?.english == "to" { return .gerund }
    if english == "to" || english.hasSuffix(" to"), previous.wordClass == .conjunction { return .base }
    if ["to", "in order to", "in an effort to", "how to"].contains(english) { return .base }
    // "seperti dikutip Antara" -> "as quoted by Antara"
    if english == "as", isPassive { return .participle }
    // "Jika ditangkap, ia ..." -> "If arrested, he ..."
    if english == "if", isPassive, state.topic == nil, role != .headline, let group = node.verb,
      group.modals.isEmpty, group.tense == .undecided, !group.negated
    {
      return .participle
    }
    // "Kalau mengacu pada aturan, ..." -> "If referring to the rules, ..."
    if english == "if", !isPassive, state.topic == nil, role != .headline,
      node.verb?.modals.isEmpty == true, node.verb?.negated == false, node.verb?.verb != "be"
    {
      return .gerund
    }
    if previous.wordClass == .preposition { return .gerund }
    // "tak lama setelah tiba" -> "shortly after arriving"
    let joining = previous.lower.split(separator: " ").last.map(String.init) ?? ""
    guard words.holds(joining, in: .joining) else { return nil }
    // "saat ditanya" -> "when asked"
    return isPassive && words.holds(joining, in: .while) ? .participle : .gerund
  }

  /// Behind another verb, which says what it takes: "asked to go", "stopped eating".
  private func nonfinite(behindVerb previous: Node, _ node: Node) -> VerbGroup.Tense? {
    let isPassive = node.verb?.passive ?? false
    // "merasa tidak ada bahaya" -> "felt there was no danger"
    if node.lower == "ada", node.verb?.negated == true { return nil }
    if let before = previous.verb, before.passive,
      previous.features.contains(.say) || previous.features.contains(.that)
    {
      // "Disebutkan ada tiga korban" -> "It was said there were three victims"
      return words.holds(node.lower, in: .existing) ? nil : .infinitive
    }
    guard let before = previous.verb, before.verb != "be" else { return isPassive ? .participle : .gerund }
    let features = previous.sense?.features ?? []
    if features.contains(.say) || features.contains(.that) && features.isDisjoint(with: [.to, .ing, .base]) {
      return nil
    }
    if features.contains(.base) { return .base }
    if features.contains(.ing) { return .gerund }
    if features.contains(.to) { return .infinitive }
    return isPassive ? .participle : .infinitive
  }

  /// "Jika ia menolak, berarti ..." -> "If he refuses, that means ..."
  func meansThat(_ node: Node, _ state: State) -> Bool {
    node.sense?.lemma == "berarti" && state.previous?.token.text == "," && state.isConditional
  }

  func copyForm(of before: VerbGroup, to group: inout VerbGroup) {
    // "ditemukan terkubur dan merupakan bukti" -> "was found to be buried and is evidence"
    guard group.verb != "be" || before.verb == "be" else { return }
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
}
