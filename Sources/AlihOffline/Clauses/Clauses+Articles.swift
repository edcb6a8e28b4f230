import AlihModel

/// Articles and possessors of noun phrases.
extension Clauses {
  /// "-nya" on a noun: whose it is follows from the last subject or person before it.
  func decidePossessor(_ node: Node, _ state: State) {
    // "Ia datang bersama sang istri" -> "He came with his wife"
    if node.isLeaf, let possessor = ["sang istri": "his", "sang suami": "her"][node.sense?.lemma ?? ""] {
      (node.possessor, node.article) = (possessor, .none)
      return
    }
    guard let owned = node.cliticLeaf, owned.possessor == nil, let clitic = owned.reading?.clitic else {
      return
    }
    if clitic == "ku" {
      owned.possessor = "my"
      return
    }
    if clitic == "mu" {
      owned.possessor = "your"
      return
    }
    // "Ia pulang setelah polisi menahan ibunya": the mother is his, not the police's.
    if let possessor = judgedPossessor(of: owned, state) {
      owned.possessor = possessor
      return
    }
    let kin = owned.sense.flatMap { words.english($0.lemma, in: .kin) }
    let isKin = kin != nil
    // "anak perempuannya" -> "his daughter": a girl of somebody's
    if let kin, !kin.isEmpty, let sense = owned.sense {
      owned.sense = Sense(lemma: sense.lemma, wordClass: .noun, english: kin)
      owned.features.remove(.many)
      node.features.remove(.many)
    }
    let topic = isKin ? state.topic.flatMap { $0.isHuman || $0.wordClass == .pronoun ? $0 : nil } : nil
    let owner = [topic, state.controlled, state.subject, state.topic, state.human, state.lastNominal]
      .compactMap { $0 }
      // "Saya bertemu istrinya": what is "-nya" is neither the speaker's nor the hearer's.
      .first { $0 !== node && !$0.isInConversation }
    if let possessor = spousePossessor(of: owned, owner) {
      owned.possessor = possessor
      return
    }
    guard let owner else {
      // "Ayahnya bekerja": a father is somebody's, a situation need not be.
      owned.possessor = isKin ? "his" : "the"
      return
    }
    // "Budi dan istrinya": the wife is of the first alone.
    let pronoun = owner.isPluralPronoun || owner.isPlural ? "they" : owner.pronounOfOne
    // "Gajinya naik, kata kakaknya": no salary has a brother.
    let isNobody = isKin && pronoun == "it" && owner.features.isDisjoint(with: .org)
    owned.possessor = words.english(isNobody ? "he" : pronoun, in: .possessive)
  }

  func decideArticle(
    _ node: Node, subject: Bool, complement: Bool, afterVerb: Bool, _ nodes: [Node], _ index: Int
  ) {
    guard node.article == .undecided else { return }
    let head = node.head
    let features = node.features.union(head.features)
    node.article = .none
    if role == .headline || role == .subheading && node.features.isDisjoint(with: [.definite]) { return }
    if node.wordClass == .pronoun || node.wordClass == .determiner { return }
    if node.features.contains(.closed), node.wordClass != .name {
      if node.features.contains(.definite), node.wordClass == .noun, !node.beginsWithDeterminer {
        node.article = .the
      }
      // "menjatuhkan hukuman lima tahun" -> "a sentence of five years"
      if node.features.contains(.indefinite) {
        // "bantuan Rp5 juta" -> "assistance of Rp5 million"
        node.article = subject ? .the : head.features.contains(.uncount) ? .none : .indefinite
      }
      return
    }
    if node.wordClass == .name {
      if head.token.term?.term.takesArticle == true || features.contains(.the) { node.article = .the }
      return
    }
    if node.wordClass == .numeral || node.wordClass == .unknown { return }
    if features.contains(.definite) {
      node.article = node.beginsWithDeterminer ? .none : .the
      return
    }
    if features.contains(.counted) || features.contains(.bare) { return }
    // "pelaku lain" -> "other perpetrators"
    if node.isOther, node.isPlural { return }
    if features.contains(.the) {
      node.article = .the
      return
    }
    if features.contains(.time), features.isDisjoint(with: [.event]), head.isLeaf, node.isLeaf { return }
    // "dari negara lain" -> "from other countries", "membeli rumah lain" -> "bought another house"
    if node.isOther, !afterVerb, !complement, features.isDisjoint(with: [.one, .uncount]) {
      node.features.insert(.many)
      return
    }
    let known = head.sense.map { mentioned.contains($0.lemma) } ?? false
    if node.isPlural || !features.isDisjoint(with: [.uncount, .plural]) {
      if known, node.isPlural, subject { node.article = .the }
      return
    }
    if complement {
      node.article = .indefinite
      return
    }
    if known || subject {
      node.article = .the
      return
    }
    if features.contains(.capital) || head.token.term?.term.kind == .office {
      node.article = .the
      return
    }
    if afterVerb {
      // "diresmikan gubernur" -> "inaugurated by the governor"
      node.article = node.lead == "by" && features.contains(.title) ? .the : .indefinite
      return
    }
    // "dengan kapal baru" -> "with a new ship"
    let before = nodes[..<index].last?.lower ?? ""
    let isDescribed = node.hasAdjective && features.isDisjoint(with: [.one, .place])
    if isDescribed || words.holds(before, in: .indefinite) {
      node.article = .indefinite
      return
    }
    // "banjir dan gempa": what "and" joins has its article already.
    if ["dan", "atau", "serta"].contains(before) { return }
    node.article = .the
  }

  /// Whether the noun tells who the person named before the comma is: "Rudi, pakar hukum dari Depok, ..." -> "Rudi, a
  /// legal expert from Depok, ...".
  func isApposition(_ node: Node, _ next: Node?, _ state: State) -> Bool {
    guard let named = state.lastNominal, named === state.subject, named.wordClass == .name, named.isHuman,
      named.features.isDisjoint(with: [.org, .place, .coordinated]),
      [",", "–", "—", "-"].contains(state.previous?.token.text),
      state.previous?.token.text == "," || state.previous?.token.spaceBefore == true,
      node.wordClass == .noun, node.article == .undecided, node.head.features.contains(.human),
      node.features.isDisjoint(with: [.counted, .reduplicated, .plural, .coordinated]), let next
    else { return false }
    return next.wordClass == .preposition || [",", "–", "—", "-"].contains(next.token.text)
  }
}
