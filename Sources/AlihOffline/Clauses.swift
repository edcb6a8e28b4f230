import AlihModel

/// Stages 5 and 6 above the phrase: verb groups, subjects, copulas, agents, tense, articles and pronouns.
///
/// One pass from left to right over the phrases; linear.
struct Clauses {
  let auxiliaries: Auxiliaries
  let role: Role
  /// Lemmas that the article has mentioned already: their nouns are definite.
  var mentioned: Set<String> = []

  private static let nominal: Set<WordClass> = [.noun, .name, .pronoun, .numeral, .unknown, .determiner]

  // MARK: Verb groups

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
        if kind != .adverb { strong = true }
        end += 1
      }
      if end > at || node.wordClass == .verb {
        let target = end < nodes.count ? nodes[end] : nil
        // "sudah kami sampaikan" -> "we have conveyed"
        if end > at, let target, target.wordClass == .pronoun, end + 1 < nodes.count,
          nodes[end + 1].wordClass == .verb,
          nodes[end + 1].reading?.voice == .bare
        {
          result.append(target)
          result.append(group(Array(nodes[at..<end]), nodes[end + 1]))
          at = end + 2
          continue
        }
        if let target, target.wordClass == .verb {
          result.append(group(Array(nodes[at..<end]), target))
          at = end + 1
          continue
        }
        if strong, let target, takesCopula(target, nodes, end) {
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

  private func takesCopula(_ target: Node, _ nodes: [Node], _ at: Int) -> Bool {
    switch target.wordClass {
    case .adjective, .preposition, .name, .pronoun, .noun, .numeral, .adverb, .determiner: true
    default: false
    }
  }

  private func group(_ auxiliaryNodes: [Node], _ verbNode: Node?) -> Node {
    var group = VerbGroup(verb: verbNode?.sense?.english ?? "be")
    for node in auxiliaryNodes { auxiliaries.apply(node, to: &group) }
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
    node.verb = group
    node.features.remove(.leaf)
    return node
  }

  // MARK: Sentence pass

  /// What the pass remembers of the clause it is in.
  private struct State {
    var subject: Node?
    var relative: Node?
    var expectsRelative = false
    var newClause = true
    var lastNominal: Node?
    var previous: Node?
    var previousGroup: Node?
    var finiteSeen = false
    var quoteDepth = 0
    var reported = false
    var lastPreposition: Node?
    var verbPrepositions: [String: String] = [:]
    var distance = 0
    var human: Node?
    /// A verb whose object is followed by an infinitive, as in "meminta warga mundur"; until its object is over.
    var control: Node?
    /// The first subject of the sentence, to which later clauses come back.
    var topic: Node?
    /// Whether the last noun phrase is the object of a finite verb.
    var afterObject = false
    /// What was known before an open bracket: it comes back after the bracket.
    var beforeBracket: (Node?, Node?, Bool, Bool)?
    /// What stood before the last quotation mark.
    var beforeQuote: Node?
  }

  func resolve(_ nodes: inout [Node], cues: TenseCues) {
    var state = State()
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      let next = index + 1 < nodes.count ? nodes[index + 1] : nil
      switch node.wordClass {
      case .punctuation: punctuation(node, next, &state)
      case .verb where node.verb != nil: verb(node, index, &nodes, &state, cues)
      case .conjunction: conjunction(node, next, &state)
      case .preposition: preposition(node, next, &state)
      case .noun, .name, .pronoun, .numeral, .unknown, .determiner:
        nominal(node, next, &nodes, &index, &state, cues)
      case .adjective: adjective(node, index, &nodes, &index, &state, cues)
      default: break
      }
      state.distance += 1
      if state.distance > 5 { state.verbPrepositions = [:] }
      if node.wordClass != .adverb || state.previous == nil {
        state.previous = nodes[min(index, nodes.count - 1)]
      }
      index += 1
    }
  }

  private func punctuation(_ node: Node, _ next: Node?, _ state: inout State) {
    switch node.token.text {
    case "\"", "“", "”", "‘‘", "’’", "''", "„":
      if state.quoteDepth == 0 { state.quoteDepth = 1 } else { state.quoteDepth = 0 }
      state.beforeQuote = state.previous
      state.newClause = true
      state.subject = nil
      state.finiteSeen = false
      state.reported = false
    case "(":
      state.beforeBracket = (state.subject, state.lastNominal, state.newClause, state.afterObject)
      state.newClause = false
      if state.subject == nil { state.subject = state.lastNominal }
    case ")":
      if let before = state.beforeBracket {
        (state.subject, state.lastNominal, state.newClause, state.afterObject) = before
        state.beforeBracket = nil
      }
    case ",", "-", "–", "—", "--":
      state.newClause = true
      state.control = nil
    default:
      state.newClause = true
      state.subject = nil
      state.finiteSeen = false
      state.reported = false
    }
  }

  private func conjunction(_ node: Node, _ next: Node?, _ state: inout State) {
    if node.lower == "yang" {
      state.relative = state.lastNominal
      state.expectsRelative = true
      if let next, let owned = next.cliticLeaf {
        // "yang jumlahnya" -> "whose number"
        owned.possessor = ""
        next.article = .none
        node.text = "whose"
        return
      }
      if let head = state.lastNominal,
        state.previous.map({ Self.nominal.contains($0.wordClass) || $0.token.text == "," }) ?? false
      {
        let human = head.isHuman || head.lastNoun.isHuman || head.wordClass == .pronoun
        node.text = human ? "who" : state.previous?.token.text == "," ? "which" : "that"
      } else if state.lastNominal != nil, [")", "\"", "”"].contains(state.previous?.token.text) {
        let head = state.lastNominal!
        node.text = head.isHuman || head.lastNoun.isHuman ? "who" : "which"
      } else if state.lastNominal == nil
        || state.previous.map({ !Self.nominal.contains($0.wordClass) }) ?? true
      {
        node.text =
          state.previous?.wordClass == .verb || state.previous == nil
            || state.previous?.wordClass == .punctuation ? "what" : "that"
        if node.text == "what" { state.relative = nil }
      }
      return
    }
    state.newClause = true
    state.control = nil
    // "agar tidak meningkatkan" -> "so as not to increase", "agar menjadi" -> "to become"
    if ["agar", "supaya"].contains(node.lower), let next, next.verb != nil {
      node.text = next.verb?.negated == true ? "so as" : ""
    }
    if !["dan", "atau", "serta", "maupun"].contains(node.lower) {
      state.finiteSeen = false
      state.subject = nil
    }
  }

  private func preposition(_ node: Node, _ next: Node?, _ state: inout State) {
    if let english = state.verbPrepositions[node.lower] {
      node.text = english
      if english.isEmpty { node.isSilent = true }
      state.verbPrepositions = [:]
      return
    }
    guard let next else { return }
    // "sebanyak 8.000 tentara dikerahkan": the number is the subject all the same.
    if next.features.contains(.counted),
      ["as many as", "some", "around", "about", "at least", "up to", "more than", "less than", "nearly"]
        .contains(node.sense?.english)
    {
      node.wordClass = .adverb
      return
    }
    if node.lower == "dari", state.previous?.wordClass == .numeral { node.text = "of" }
    if ["pada", "di", "sejak"].contains(node.lower), next.features.contains(.time) {
      if node.lower != "sejak" {
        if next.features.contains(.day) {
          node.text = "on"
        } else if next.features.contains(.year) {
          node.text = "in"
        }
      }
    }
  }

  // MARK: Noun phrases

  private func nominal(
    _ node: Node, _ next: Node?, _ nodes: inout [Node], _ index: inout Int, _ state: inout State,
    _ cues: TenseCues
  ) {
    // What closes a relative clause, "orang yang datang itu", belongs to the noun before it.
    if node.wordClass == .determiner, node.isLeaf, ["itu", "tersebut", "ini"].contains(node.lower),
      let previous = state.previous,
      [.verb, .adjective, .adverb, .name, .noun].contains(previous.wordClass),
      next.map({ !Self.nominal.contains($0.wordClass) }) ?? true
    {
      node.isSilent = true
      return
    }
    let previous = state.previous
    let afterPreposition = previous?.wordClass == .preposition
    // "mengatakan mereka menemukan": the noun after a reporting verb is the subject of what is reported.
    let reportedSubject =
      next?.wordClass == .verb
      && previous.map {
        $0.verb != nil && !$0.features.isDisjoint(with: [.say, .that, .stative])
          && $0.verb?.passive == false && $0.verb?.verb != "be"
      } ?? false
    let afterVerb = previous?.verb != nil && !reportedSubject
    let coordinated =
      previous?.wordClass == .conjunction && ["dan", "serta", "maupun"].contains(previous!.lower)
    // Verbless "Ini masalah besar", "Dia seorang dokter": a pronoun and a noun phrase side by side.
    if let previous, let subject = state.subject, previous === subject, !afterVerb, role != .headline,
      subject.wordClass == .pronoun || (subject.wordClass == .determiner && subject.isLeaf),
      node.features.contains(.indefinite) || node.wordClass == .noun
    {
      let copula = insertedCopula(at: node, plural: subject.isPlural || subject.isPluralPronoun, state, cues)
      nodes.insert(copula, at: index)
      index += 1
      state.finiteSeen = true
      decideArticle(node, subject: false, complement: true, afterVerb: true, nodes, index)
      state.lastNominal = node
      state.previous = node
      return
    }
    if coordinated, let subject = state.subject, !state.finiteSeen, !state.expectsRelative,
      subject === state.lastNominal
    {
      subject.features.insert(.coordinated)
    }
    let isSubject =
      !afterPreposition && !afterVerb && !coordinated && (state.newClause || state.subject == nil)
    let governedObject = afterPreposition || afterVerb || (coordinated && state.subject == nil)
    if isSubject, !node.features.contains(.time) || node.wordClass == .pronoun {
      if node.wordClass == .pronoun, state.newClause { state.finiteSeen = false }
      state.subject = node
      state.newClause = false
      if state.topic == nil { state.topic = node }
    }
    state.afterObject = afterVerb && (state.finiteSeen || state.topic == nil)
    if node.wordClass == .pronoun {
      node.article = .none
      if governedObject { node.features.insert(.possessed) }
    }
    let complement =
      afterVerb
      && (previous?.sense?.english == "be" || previous?.verb?.verb == "be"
        || previous?.verb?.verb == "become")
      || previous?.lower == "sebagai" || previous?.lower == "jadi"
    // A day or date without a preposition: "Jumat (1/11)" -> "on Friday (November 1)".
    if node.features.contains(.day), node.wordClass == .name, !afterPreposition,
      role == .paragraph || role == .caption || role == .quote,
      let previous, previous.token.text != "(", previous.lower != "hingga", previous.lower != "sampai",
      previous.wordClass != .conjunction,
      previous.token.text != "/", previous.token.text != "-", previous.token.text != "–",
      previous.lower != "tanggal", !previous.features.contains(.day), previous.lower != "hari"
    {
      node.lead = "on"
      if previous.token.text == ",", next.map({ $0.wordClass == .punctuation }) ?? true {
        previous.isSilent = true
      }
    }
    if node.features.contains(.day), previous == nil, role == .paragraph || role == .quote {
      node.lead = "on"
    }
    // An agent without "oleh": "ditangkap polisi" -> "was arrested by police"; but "dilengkapi kamera" -> "equipped with cameras".
    if let group = previous?.verb, group.passive, group.tense != .gerund || group.afterParticle == nil,
      node.lead == nil, !(previous?.isSilent ?? false),
      node.features.union(node.head.features).isDisjoint(with: [.time, .unit, .day, .year, .money]),
      node.wordClass != .numeral, !node.features.contains(.counted) || node.isHuman,
      let english = previous?.sense?.english, !Self.takesTwoObjects.contains(english)
    {
      node.lead = Self.takesWith.contains(english) ? "with" : "by"
      node.features.insert(.possessed)
    }
    if node.sense?.english == "oneself" {
      let owner = state.subject ?? state.topic
      node.text =
        owner.map {
          $0.isPlural || $0.isPluralPronoun
            ? "themselves" : $0.isHuman || $0.wordClass == .pronoun ? "himself" : "itself"
        } ?? "itself"
    }
    let quotedObject = previous?.token.text == "\"" || previous?.token.text == "“"
    let governor = quotedObject ? state.beforeQuote : nil
    decideArticle(
      node, subject: isSubject && governor?.verb == nil && governor?.wordClass != .preposition,
      complement: complement || governor?.lower == "sebagai", afterVerb: afterVerb || governor != nil, nodes,
      index)
    decidePossessor(node, state)
    if node.head.features.contains(.human) || node.features.contains(.person) { state.human = node }
    state.lastNominal = node
  }

  /// "-nya" on a noun: whose it is follows from the last subject or person before it.
  private func decidePossessor(_ node: Node, _ state: State) {
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
    let owner =
      state.subject.flatMap { $0 === node ? nil : $0 } ?? state.topic ?? state.human ?? state.lastNominal
    guard let owner else {
      owned.possessor = "the"
      return
    }
    if owner.isPluralPronoun || owner.isPlural {
      owned.possessor = owner.lower == "kami" || owner.lower == "kita" ? "our" : "their"
      return
    }
    if owner.wordClass == .pronoun {
      owned.possessor = owner.lower == "saya" || owner.lower == "aku" ? "my" : "his"
      return
    }
    owned.possessor = owner.isHuman ? "his" : "its"
  }

  private func decideArticle(
    _ node: Node, subject: Bool, complement: Bool, afterVerb: Bool, _ nodes: [Node], _ index: Int
  ) {
    guard node.article == .undecided else { return }
    let head = node.head
    let features = node.features.union(head.features)
    node.article = .none
    if role == .headline || role == .subheading && node.features.isDisjoint(with: [.definite]) { return }
    if node.wordClass == .pronoun || node.wordClass == .determiner { return }
    if node.features.contains(.closed) {
      if node.features.contains(.definite), node.wordClass == .noun { node.article = .the }
      return
    }
    if node.wordClass == .name {
      if head.token.term?.term.takesArticle == true || features.contains(.the) { node.article = .the }
      return
    }
    if node.wordClass == .numeral || node.wordClass == .unknown { return }
    if features.contains(.definite) {
      node.article = .the
      return
    }
    if features.contains(.counted) || features.contains(.bare) { return }
    if features.contains(.the) {
      node.article = .the
      return
    }
    if features.contains(.time), features.isDisjoint(with: [.event]), head.isLeaf, node.isLeaf { return }
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
    if features.contains(.capital) {
      node.article = .the
      return
    }
    if afterVerb {
      node.article = .indefinite
      return
    }
    node.article = .the
  }

  /// Passives that are followed by what is given or said, not by who does it.
  private static let takesTwoObjects: Set<String> = [
    "call", "name", "give", "award", "grant", "offer", "declare", "appoint", "elect", "consider", "make",
    "say", "become", "pay",
    "charge", "sentence", "teach", "ask", "tell", "send", "allow", "require", "be", "need", "expect", "want",
  ]
  private static let takesWith: Set<String> = [
    "equip", "fill", "cover", "decorate", "pack", "furnish", "line", "load", "color", "enliven",
  ]

  // MARK: Predicates

  private func adjective(
    _ node: Node, _ position: Int, _ nodes: inout [Node], _ index: inout Int, _ state: inout State,
    _ cues: TenseCues
  ) {
    guard let previous = state.previous, role != .headline else { return }
    let adjacentSubject =
      Self.nominal.contains(previous.wordClass) && previous === state.lastNominal && !state.expectsRelative
    let relative = previous.lower == "yang"
    guard adjacentSubject && state.subject != nil && !state.finiteSeen || relative else { return }
    let subject = relative ? state.relative : state.subject
    let copula = insertedCopula(
      at: node, plural: subject.map { $0.isPlural || $0.isPluralPronoun } ?? false, state, cues)
    nodes.insert(copula, at: index)
    index += 1
    state.expectsRelative = false
    if !relative { state.finiteSeen = true }
    state.previousGroup = copula
  }

  private func insertedCopula(at node: Node, plural: Bool, _ state: State, _ cues: TenseCues) -> Node {
    let copula = Node(token: node.token, at: node.span.lowerBound, wordClass: .verb, features: [.stative])
    copula.span = node.span.lowerBound..<node.span.lowerBound
    copula.features.remove(.leaf)
    var group = VerbGroup(verb: "be")
    group.tense = cues.tense(stative: true, quoted: state.quoteDepth > 0, role: role)
    group.pluralSubject = plural
    group.firstPerson = state.subject?.lower == "saya" || state.subject?.lower == "aku"
    copula.verb = group
    return copula
  }

  private func verb(
    _ node: Node, _ index: Int, _ nodes: inout [Node], _ state: inout State, _ cues: TenseCues
  ) {
    guard var group = node.verb else { return }
    let previous = state.previous
    if attribution(node, index, &nodes, state) {
      state.newClause = true
      let next = index + 1 < nodes.count ? nodes[index + 1] : node
      state.previousGroup = next.verb == nil ? nodes[index] : next
      return
    }
    // "menyebabkan ditutupnya bandara" -> "the closing of the airport"
    if group.passive || node.features.contains(.intrans), group.object == "nya", index + 1 < nodes.count,
      Self.nominal.contains(nodes[index + 1].wordClass)
    {
      group.passive = false
      group.object = nil
      group.tense = .gerund
      group.afterParticle = "of"
      node.lead = "the"
      node.verb = group
      state.previousGroup = node
      return
    }
    let subject = state.expectsRelative ? state.relative : state.subject
    group.pluralSubject = subject.map { $0.isPlural || $0.isPluralPronoun } ?? false
    group.firstPerson = !state.expectsRelative && (subject?.lower == "saya" || subject?.lower == "aku")
    let features = node.sense?.features ?? node.features
    let next = index + 1 < nodes.count ? nodes[index + 1] : nil
    var finite = true
    if let previous, previous.wordClass == .conjunction || previous.wordClass == .preposition,
      group.progressive, nonfinite(after: previous, node, state) == .gerund
    {
      group.progressive = false
    }

    // "diperkirakan akan dikerahkan" -> "are expected to be deployed"
    if group.tense == .future, let before = previous?.verb, before.passive,
      previous!.features.contains(.say) || previous!.features.contains(.that)
    {
      group.tense = .infinitive
      finite = false
    }
    // "Pada 3 Maret dikonfirmasi 77 kematian" -> "On March 3, 77 deaths were confirmed"
    if group.tense == .undecided || group.tense == .perfect, group.passive, subject == nil,
      !state.expectsRelative, !opensSentence(previous, state), role != .headline,
      let next, next.wordClass == .noun || next.wordClass == .numeral,
      next.features.contains(.counted) || next.features.contains(.indefinite),
      next.features.isDisjoint(with: [.time]),
      previous.map({ $0.wordClass != .conjunction && $0.verb == nil }) ?? true
    {
      if group.tense == .undecided {
        group.tense = cues.tense(stative: false, quoted: state.quoteDepth > 0, role: role)
      }
      group.pluralSubject = next.isPlural
      node.verb = group
      decideArticle(next, subject: true, complement: true, afterVerb: true, nodes, index)
      nodes.swapAt(index, index + 1)
      state.subject = next
      state.finiteSeen = true
      state.previousGroup = node
      return
    }
    // A sentence that begins with its verb: "Berbicara di Jakarta, ..." -> "Speaking in Jakarta, ..."
    if group.tense == .undecided, group.modals.isEmpty, !group.negated, opensSentence(previous, state),
      role != .headline,
      node.reading?.voice != .bare, !features.contains(.stative), group.verb != "be"
    {
      if !group.passive {
        group.tense = .gerund
        finite = false
      } else if next?.token.text == "," || next?.lower == "bahwa" {
        // "Diketahui, ..." -> "It is known, ..."
        group.tense = cues.tense(stative: true, quoted: state.quoteDepth > 0, role: role)
        node.lead = "it"
        node.verb = group
        state.previousGroup = node
        return
      } else if features.contains(.say), let next, next.wordClass == .name || next.wordClass == .noun,
        next.features.isDisjoint(with: [.day, .time])
      {
        // "Dilansir AFP, ..." -> "As reported by AFP, ..."
        group.tense = .participle
        node.lead = "as"
        finite = false
      } else if !(features.contains(.say) || features.contains(.that)) || next?.wordClass == .preposition {
        if let next, Self.nominal.contains(next.wordClass), next.lead == nil, !next.features.contains(.time) {
          // "Ditemukan dua jenazah" -> "two bodies were found"
          group.tense = cues.tense(stative: false, quoted: state.quoteDepth > 0, role: role)
          group.pluralSubject = next.isPlural
          node.verb = group
          decideArticle(next, subject: true, complement: true, afterVerb: true, nodes, index)
          nodes.swapAt(index, index + 1)
          state.subject = next
          state.finiteSeen = true
          state.previousGroup = node
          return
        }
        group.tense = .participle
        finite = false
      }
    }
    if group.tense == .undecided || group.tense == .base {
      if let form = nonfinite(after: previous, node, state) {
        group.tense = form
        finite = false
      }
    }
    if finite, group.tense == .undecided, group.modals.isEmpty, let control = state.control, let previous,
      Self.nominal.contains(previous.wordClass), state.quoteDepth == 0
    {
      group.tense = control.sense?.features.contains(.base) == true ? .base : .infinitive
      finite = false
    }
    state.control = nil
    if finite, let before = state.previousGroup?.verb, let previous, previous.wordClass == .conjunction,
      ["dan", "serta", "atau", "lalu", "kemudian"].contains(previous.lower)
    {
      copyForm(of: before, to: &group)
    }
    // "membawa 700 orang menyeberangi sungai": a second verb after the object of the first.
    if finite, group.tense == .undecided, group.modals.isEmpty, !group.negated, !group.progressive,
      state.afterObject, !state.expectsRelative,
      let previous, Self.nominal.contains(previous.wordClass), !state.reported, state.quoteDepth == 0,
      node.lead == nil
    {
      group.tense = group.passive ? .participle : .gerund
      finite = false
    }
    if finite, group.tense == .undecided {
      let stative =
        features.contains(.stative) || group.verb == "be"
        || group.verb.hasPrefix("be ") && !(node.sense?.lemma.hasPrefix("di") ?? false)
      group.tense = cues.tense(stative: stative, quoted: state.quoteDepth > 0, role: role)
      if features.contains(.say), role != .headline { group.tense = .past }
      if !group.modals.isEmpty {
        group.tense = group.tense == .past && state.reported && state.quoteDepth == 0 ? .past : .present
      }
    }
    if group.tense == .perfect, state.quoteDepth == 0, cues.hasPastDate, !group.negated {
      group.tense = .past
    }
    // "Diperkirakan (bahwa) ..." -> "It is estimated (that) ..."
    if finite, group.passive, subject == nil, !state.expectsRelative,
      features.contains(.say) || features.contains(.that),
      previous == nil || previous?.wordClass == .punctuation || previous?.wordClass == .conjunction,
      next?.lower == "bahwa" || next?.token.text == ","
        || next.map({ !Self.nominal.contains($0.wordClass) }) ?? false
    {
      node.lead = "it"
    }
    // "Belum jelas" -> "It is not yet clear"
    if group.verb == "be", node.sense == nil, subject == nil, opensSentence(previous, state),
      next?.wordClass == .adjective
    {
      node.lead = "it"
    }
    // "ada polisi di sana": existence without a subject.
    if group.tense == .gerund || group.tense == .participle, node.lower == "ada" || node.lower == "terdapat",
      next.map({ Self.nominal.contains($0.wordClass) }) ?? false, previous?.wordClass == .punctuation
    {
      group.tense = cues.tense(stative: true, quoted: state.quoteDepth > 0, role: role)
    }
    if node.lower == "ada" || node.lower == "terdapat" || node.lower == "adanya",
      subject == nil || node.lower == "terdapat", group.verb == "be", !state.expectsRelative
    {
      node.lead = "there"
      if group.negated, let next, Self.nominal.contains(next.wordClass), !next.features.contains(.closed) {
        group.negated = false
        group.adverbs.append("no")
        next.article = .none
      }
      group.pluralSubject = nodes[(index + 1)...].first { $0.wordClass != .adverb }?.isPlural ?? false
    }
    node.verb = group
    // "mengatakan, pengerahan ..." -> "said that the deployment ..."
    if features.contains(.say) || features.contains(.that) {
      state.reported = true
      state.newClause = true
      if index + 2 < nodes.count, let next, next.token.text == ",",
        nodes[index + 2].wordClass != .punctuation, features.contains(.say),
        Self.nominal.contains(nodes[index + 2].wordClass), subject != nil
      {
        next.text = "that"
        next.wordClass = .conjunction
      }
    }
    if finite, !state.expectsRelative { state.finiteSeen = true }
    state.expectsRelative = false
    state.previousGroup = node
    state.verbPrepositions = node.sense?.prepositions ?? [:]
    state.distance = 0
    if node.lower != "yang", let features = node.sense?.features, !features.isDisjoint(with: [.to, .base]),
      let next,
      Self.nominal.contains(next.wordClass)
    {
      state.control = node
    }
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
      node.lead = state.human.map { $0.isPlural || $0.isPluralPronoun } ?? false ? "they" : "he"
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
    if speaker.span.count <= 8, next?.lower != "yang", next?.wordClass != .conjunction || next?.lower != "dan"
    {
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
    let isPassive = node.verb?.passive ?? false
    switch previous.wordClass {
    case .conjunction, .preposition:
      let english = previous.text ?? previous.sense?.english ?? ""
      if ["agar", "supaya"].contains(previous.lower) { return .infinitive }
      if node.lower == "ada" || node.lower == "terdapat", previous.wordClass == .conjunction { return nil }
      if english == "to" || english.hasSuffix(" to") { return .base }
      if previous.wordClass == .preposition { return .gerund }
      if [
        "setelah", "bahwa", "sebelum", "sambil", "sembari", "usai", "seusai", "tanpa", "selain", "sejak",
        "saat", "ketika", "dengan", "dalam", "seraya",
      ].contains(previous.lower) {
        return .gerund
      }
      return nil
    case .verb:
      if let before = previous.verb, before.passive,
        previous.features.contains(.say) || previous.features.contains(.that)
      {
        return .infinitive
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
    case .noun where previous.head.features.contains(.to): return .infinitive
    case .adjective where state.previousGroup?.verb?.verb == "be":
      return previous.features.contains(.ing) ? .gerund : .infinitive
    case .punctuation where previous.token.text == ",":
      return state.finiteSeen && state.quoteDepth == 0 && (node.verb?.modals.isEmpty ?? true)
        && node.verb?.tense == .undecided && role != .headline
        ? (isPassive ? .participle : .gerund) : nil
    default: return nil
    }
  }

  private func copyForm(of before: VerbGroup, to group: inout VerbGroup) {
    guard group.tense == .undecided, group.modals.isEmpty, !group.negated, !group.passive else { return }
    switch before.tense {
    case .base, .infinitive: group.tense = .base
    case .gerund: group.tense = .gerund
    case .future: group.tense = .base
    case .perfect where !before.passive: group.tense = .participle
    default: if !before.modals.isEmpty { group.tense = .base }
    }
  }
}

extension Node {
  /// The leaf inside a noun phrase that has "-nya".
  fileprivate var cliticLeaf: Node? {
    if isLeaf {
      return (wordClass == .noun || wordClass == .adjective) && reading?.clitic != nil ? self : nil
    }
    for case .node(let child) in parts {
      if let found = child.cliticLeaf { return found }
    }
    return nil
  }

  var isPluralPronoun: Bool {
    ["mereka", "kami", "kita", "kalian", "anda"].contains(head.lower) && wordClass == .pronoun
  }
}

/// What a sentence says of its time, outside its verbs.
struct TenseCues: Sendable {
  var hasPast = false
  var hasPresent = false
  var hasPastDate = false
  /// Of the past words only: a dateline says nothing of what is quoted.
  var hasPastWord = false

  private static let past: Set<String> = [
    "kemarin", "lalu", "tadi", "silam", "semalam", "sebelumnya", "awalnya", "dulu", "dahulu", "semula",
  ]
  private static let present: Set<String> = [
    "kini", "sekarang", "selalu", "biasanya", "sering", "setiap", "saat ini", "umumnya",
  ]

  init(_ nodes: [Node]) {
    for node in nodes {
      if Self.past.contains(node.lower) || node.sense.map({ $0.lemma.hasSuffix(" lalu") }) ?? false {
        hasPastWord = true
      }
      if Self.past.contains(node.lower) || node.sense.map({ $0.lemma.hasSuffix(" lalu") }) ?? false {
        hasPast = true
        hasPastDate = true
      }
      if Self.present.contains(node.lower) || node.sense.map({ Self.present.contains($0.lemma) }) ?? false {
        hasPresent = true
      }
      if node.features.contains(.day) {
        hasPast = true
        hasPastDate = true
      }
      if node.sense?.features.contains(.say) == true { hasPast = true }
      if node.features.contains(.year), let year = Int(node.text ?? ""), year < 2024 {
        hasPast = true
        hasPastDate = true
      }
    }
  }

  func tense(stative: Bool, quoted: Bool, role: Role) -> VerbGroup.Tense {
    if role == .headline { return .present }
    if quoted { return hasPastWord && !stative ? .past : .present }
    if hasPresent, !hasPast { return .present }
    if stative { return hasPastDate ? .past : .present }
    return .past
  }
}
