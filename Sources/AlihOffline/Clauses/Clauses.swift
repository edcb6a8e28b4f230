import AlihModel

/// Stages 5 and 6 above the phrase: verb groups, subjects, copulas, agents, tense, articles and pronouns.
///
/// One pass from left to right over the phrases; linear.
struct Clauses {
  let auxiliaries: Auxiliaries
  let words: WordLists
  let role: Role
  /// Lemmas that the article has mentioned already: their nouns are definite.
  var mentioned: Set<String> = []
  /// Whether the person that the article named last is a woman.
  var isAboutWoman = false

  /// Verbs whose "dari" behind a number says from where.
  private static let changing: Set<Substring> = [
    "meningkat", "naik", "bertambah", "melonjak", "turun", "menurun", "berkurang", "menyusut", "anjlok",
    "merosot", "menjadi", "tumbuh", "menaikkan", "menurunkan", "memangkas", "berubah",
  ]

  private static func isChange(_ verb: Node?) -> Bool {
    verb?.sense.map { changing.contains($0.lemma.prefix { $0 != " " }) } ?? false
  }

  /// Verbs whose `agar` says what is wished.
  static let asking: Set<String> = [
    "meminta", "mendesak", "berharap", "mengharapkan", "mengimbau", "menginginkan", "menyarankan",
    "mengusulkan",
    "menuntut", "memerintahkan", "menyerukan", "menginstruksikan", "mengingatkan",
  ]
  /// Verbs "be" that present what follows.
  static let presenting: Set<String> = [
    "berikut", "berikut ini", "berikut adalah", "berikut ini adalah", "inilah",
  ]
  static let coordinating: Set<String> = ["dan", "atau", "serta", "maupun", "lalu", "kemudian", "sekaligus"]
  static let contrasting: Set<String> = ["tetapi", "tapi", "namun", "melainkan"]
  static let nominal: [WordClass] = [.noun, .name, .pronoun, .numeral, .unknown, .determiner]

  /// What the pass remembers of the clause it is in.
  struct State {
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
    /// Whether the report is one of the past: "said", not "says".
    var reportedPast = false
    /// Whether tenses are those of a past report: "will" is "would", "is" is "was".
    var isReport: Bool { reported && reportedPast && quoteDepth == 0 }
    var lastPreposition: Node?
    var verbPrepositions: [String: String] = [:]
    var distance = 0
    var human: Node?
    /// A verb whose object is followed by an infinitive, as in "meminta warga mundur"; until its object is over.
    var control: Node?
    /// The first subject of the sentence, to which later clauses come back.
    var topic: Node?
    /// The subject of the clause before a conjunction.
    var lastSubject: Node?
    /// Whether the last noun phrase is the object of a finite verb.
    var afterObject = false
    /// Whether a comma stood before the last "and", which then joins clauses rather than verbs.
    var joinsClauses = false
    /// Whether the next verb is wished for: "that residents should not enter".
    var isWish = false
    /// The last verb, when it is one of a relative clause.
    var relativeGroup: Node?
    /// Subject and finiteness of the clause around a relative clause with a subject of its own.
    var outerClause: (subject: Node?, finiteSeen: Bool)?
    /// The verb of such a relative clause, when it was the last verb.
    var closedRelative: Node?
    /// Whether the clause has said that something is more.
    var hasCompared = false
    /// Whether the clause has said from where or when.
    var cameFrom = false
    /// Whether the sentence has said "if".
    var isConditional = false
    /// What was known before an open bracket: it comes back after the bracket.
    var beforeBracket: (Node?, Node?, Bool, Bool)?
    /// Whether the clause has a verb behind this one that is surely its own: "will", "is".
    var hasLaterVerb = false
    /// What stood before the last quotation mark.
    var beforeQuote: Node?
  }

  func resolve(_ nodes: inout [Node], cues: TenseCues) {
    var state = State()
    // A sentence from the middle of a quotation has its closing mark only.
    if nodes.first(where: { $0.wordClass == .punctuation && Marks.quotes.contains($0.token.text) })?
      .closesQuote
      == true
    {
      state.quoteDepth = 1
    }
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      let next = index + 1 < nodes.count ? nodes[index + 1] : nil
      switch node.wordClass {
      case .punctuation: punctuation(node, next, &state)
      case .verb where node.verb != nil: verb(node, index, &nodes, &state, cues)
      case .conjunction:
        be(before: node, &nodes, &index, &state, cues)
        conjunction(node, next, nodes[(index + 1)...].prefix(40), &state)
      case .preposition:
        go(node, &nodes, &index, &state, cues)
        preposition(node, next, &state)
      case .noun, .name, .pronoun, .numeral, .unknown, .determiner:
        nominal(node, next, &nodes, &index, &state, cues)
      case .adjective: adjective(node, index, &nodes, &index, &state, cues)
      // "Korea Selatan, katanya, menginginkan ...": behind the aside the sentence goes on.
      case .adverb where node.sense?.english.hasSuffix(" said") == true:
        state.finiteSeen = state.subject == nil || next?.verb == nil
      default: break
      }
      if node.wordClass == .punctuation {
        state.hasCompared = false
      } else if node.compares {
        state.hasCompared = true
      }
      state.distance += 1
      if state.distance > 5 { state.verbPrepositions = [:] }
      let isPlace = ["dari", "ke", "di", "sejak"].contains(state.previous?.lower)
      if node.wordClass != .adverb || state.previous == nil || isPlace {
        state.previous = nodes[min(index, nodes.count - 1)]
      }
      index += 1
    }
    askQuestion(nodes, cues)
  }

  func punctuation(_ node: Node, _ next: Node?, _ state: inout State) {
    switch node.token.text {
    case "\"", "“", "”", "‘‘", "’’", "''", "„":
      state.quoteDepth = node.closesQuote ? 0 : 1
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
          head.isHuman || head.lastNoun.isHuman || head.wordClass == .pronoun && head.lower != "sesuatu"
        node.text = human ? "who" : state.previous?.token.text == "," ? "which" : "that"
      } else if state.lastNominal != nil, [")", "\"", "”"].contains(state.previous?.token.text) {
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
            || state.previous?.wordClass == .punctuation ? "what" : "that"
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
    if ["jika", "kalau", "bila", "apabila"].contains(node.lower) { state.isConditional = true }
    // "mengatakan bahwa harga naik" -> "said prices rose"
    if node.lower == "bahwa", role != .headline, let said = state.previous?.verb, said.verb == "say",
      !said.passive,
      next.map({ Self.nominal.contains($0.wordClass) }) == true
    {
      node.text = ""
    }
    state.joinsClauses = state.previous?.token.text == ","
    state.newClause = true
    state.control = nil
    // "saat rapat" -> "during the meeting"
    if ["saat", "ketika"].contains(node.lower), let next, next.wordClass == .noun, role != .headline,
      next.features.isDisjoint(with: [.time, .human]),
      hasNoVerb(rest.prefix { $0.wordClass != .punctuation && $0.wordClass != .conjunction })
    {
      node.text = "during"
    }
    // "agar tidak meningkatkan" -> "so as not to increase", "agar menjadi" -> "to become"
    if ["agar", "supaya"].contains(node.lower), let next, next.verb != nil {
      node.text = next.verb?.negated == true ? "so as" : ""
    }
    // "meminta agar warga tidak masuk" -> "asked that residents should not enter"
    if ["agar", "supaya"].contains(node.lower), let next, Self.nominal.contains(next.wordClass),
      let asked = state.previous?.sense?.lemma, Self.asking.contains(asked)
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
    if !Self.coordinating.contains(node.lower) {
      state.finiteSeen = false
      state.lastSubject = state.subject
      state.subject = nil
    }
  }

  func preposition(_ node: Node, _ next: Node?, _ state: inout State) {
    // "lebih tinggi dibandingkan tahun lalu" -> "higher than last year"
    if ["dibanding", "dibandingkan", "ketimbang"].contains(node.lower.prefix { $0 != " " }), state.hasCompared
    {
      node.text = "than"
      return
    }
    // "mengatakan kepada wartawan bahwa ..." -> "told reporters that ..."
    if node.lower == "kepada" || node.lower == "pada", let said = state.previousGroup,
      said === state.previous,
      said.verb?.verb == "say", said.verb?.passive == false, let next,
      next.isHuman || next.features.contains(.org)
    {
      said.verb?.verb = "tell"
      node.isSilent = true
      return
    }
    // "baginya" -> "for them", "for him", "for it"
    if node.reading?.clitic == "nya", let owner = state.human ?? state.subject ?? state.topic {
      node.possessor =
        owner.takesPluralVerb
        ? "them" : owner.isFemale ? "her" : owner.isHuman || owner.wordClass == .pronoun ? "him" : "it"
    }
    // "berbeda dengan" -> "different from"
    if let previous = state.previous, previous.wordClass == .adjective,
      let english = previous.head.sense?.prepositions[node.lower]
    {
      node.text = english
      node.isSilent = english.isEmpty
      return
    }
    // What a sentence rule wrote stands.
    if node.text != nil { return }
    if let english = state.verbPrepositions[node.lower] {
      node.text = english
      if english.isEmpty { node.isSilent = true }
      state.verbPrepositions = [:]
      return
    }
    guard let next else { return }
    // "sebanyak 8.000 tentara dikerahkan": the number is the subject all the same.
    if next.features.contains(.counted), !["mengenai", "tentang", "soal", "perihal"].contains(node.lower),
      node.lower == "sebanyak"
        || [
          "a total of", "as many as", "some", "around", "about", "at least", "up to", "more than",
          "less than", "nearly",
        ]
        .contains(node.sense?.english)
    {
      node.wordClass = .adverb
      // "sekitar 18.000 personel itu" -> "about 18,000 personnel"
      for case .node(let child) in next.parts where ["itu", "ini", "tersebut"].contains(child.lower) {
        child.isSilent = true
      }
      return
    }
    // "pada musim ini" -> "this season"
    if node.lower == "pada", next.wordClass == .noun, next.features.contains(.time), next.endsWithDeterminer,
      case .node(let first) = next.parts.first, first.lower == "ini"
    {
      node.isSilent = true
      return
    }
    if node.lower == "pada", next.isLeaf, next.sense?.english.hasPrefix("this ") == true {
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
    if ["sampai", "hingga"].contains(node.lower), state.cameFrom, next.wordClass != .verb {
      node.text = "to"
    }
    state.cameFrom =
      node.lower == "dari" && node.sense?.english != "of" || node.lower == "mulai dari"
      || node.sense?.lemma == "mulai dari"
      || state.cameFrom && node.lower != "sampai" && node.lower != "hingga"
    if node.lower == "dari", let previous = state.previous {
      if previous.features.contains(.comparative) {
        node.text = "than"
      } else if previous.wordClass == .numeral {
        // "turun menjadi 61 dari 139" -> "fell to 61 from 139"
        let isChange = next.wordClass == .numeral && Self.isChange(state.previousGroup)
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

  /// "Dia ke Jakarta" -> "He went to Jakarta", "Tim itu langsung ke final" -> "... went directly to the final".
  private func go(
    _ node: Node, _ nodes: inout [Node], _ index: inout Int, _ state: inout State, _ cues: TenseCues
  ) {
    be(before: node, &nodes, &index, &state, cues)
    guard node.lower == "ke", role != .headline, !state.finiteSeen, !state.expectsRelative,
      let subject = state.subject,
      let previous = state.previous, previous === subject,
      subject.wordClass == .pronoun || index > 0 && nodes[index - 1].wordClass == .adverb
    else { return }
    let verb = insertedCopula(at: node, plural: subject.takesPluralVerb, state, cues)
    verb.verb?.verb = "go"
    verb.verb?.tense = cues.tense(
      stative: false, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    let isAfterAdverb = nodes[index - 1].wordClass == .adverb
    nodes.insert(verb, at: isAfterAdverb ? index - 1 : index)
    index += 1
    state.finiteSeen = true
    state.previousGroup = verb
  }

  /// "Dana itu untuk membangun sekolah" -> "The fund is to build a school"
  private func be(
    before node: Node, _ nodes: inout [Node], _ index: inout Int, _ state: inout State, _ cues: TenseCues
  ) {
    guard
      ["untuk", "bagi", "di", "dari"].contains(node.lower)
        || ["lagi di", "sesuai"].contains(node.sense?.lemma) || node.token.kind == .entity, index > 0,
      nodes[index - 1] === state.subject
    else { return }
    let behind = nodes[(index + 1)...].prefix {
      $0.wordClass != .punctuation
        && ($0.wordClass != .conjunction || ["yang", "dan", "atau"].contains($0.lower))
    }
    guard role != .headline, !state.finiteSeen, !state.expectsRelative, let subject = state.subject,
      subject.endsWithDeterminer || subject.wordClass == .pronoun, let first = behind.first,
      behind.dropFirst().allSatisfy({
        $0.verb == nil && $0.wordClass != .adjective && $0.wordClass != .conjunction
      }),
      first.wordClass != .adjective, first.verb == nil || node.lower == "untuk"
    else { return }
    let copula = insertedCopula(at: node, plural: subject.takesPluralVerb, state, cues)
    nodes.insert(copula, at: index)
    index += 1
    (state.finiteSeen, state.previousGroup) = (true, copula)
  }

  func adjective(
    _ node: Node, _ position: Int, _ nodes: inout [Node], _ index: inout Int, _ state: inout State,
    _ cues: TenseCues
  ) {
    guard let previous = state.previous, role != .headline else { return }
    let adjacentSubject =
      Self.nominal.contains(previous.wordClass) && previous === state.lastNominal && !state.expectsRelative
      && !(previous.wordClass == .determiner && previous.features.isDisjoint(with: .after))
    let relative = previous.lower == "yang" && state.expectsRelative
    // "Ia tidak bodoh, tetapi malas" -> "but he is lazy"
    let same = Self.contrasting.contains(previous.lower) && state.subject == nil ? state.lastSubject : nil
    let leftOut = leftOutSubject(after: previous, state) ?? same.flatMap(pronoun)
    let awaitsVerb = state.subject != nil && !state.finiteSeen && !state.expectsRelative
    // "buku yang saya baca menarik", "acara itu, yang digelar Senin, ramai"
    let closesRelative =
      awaitsVerb
      && (previous === state.closedRelative
        || state.relativeGroup != nil && state.relative === state.subject
          && (Self.nominal.contains(previous.wordClass) && previous.lead == nil || previous.token.text == ","
            || index > 0 && nodes[index - 1].wordClass == .adverb
              && (index + 1 == nodes.count || nodes[index + 1].wordClass == .punctuation)))
    if relative, isShortened(adjective: index + 1 < nodes.count ? nodes[index + 1] : nil, after: previous) {
      previous.isSilent = true
      state.expectsRelative = false
      return
    }
    guard
      adjacentSubject && state.subject != nil && !state.finiteSeen || relative || closesRelative
        || leftOut != nil
    else { return }
    let subject =
      relative ? state.relative : closesRelative || leftOut == nil ? state.subject : same ?? state.topic
    let copula = insertedCopula(
      at: node, plural: subject?.takesPluralVerb ?? false, state, cues)
    // "40 rumah rusak" -> "40 houses were damaged"
    if node.features.contains(.result), subject?.features.contains(.counted) == true {
      copula.verb?.tense = cues.tense(
        stative: false, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    }
    if !closesRelative { copula.lead = leftOut }
    nodes.insert(copula, at: index)
    index += 1
    state.expectsRelative = false
    if !relative { state.finiteSeen = true }
    state.previousGroup = copula
  }

  func insertedCopula(at node: Node, plural: Bool, _ state: State, _ cues: TenseCues) -> Node {
    let copula = Node(token: node.token, at: node.span.lowerBound, wordClass: .verb, features: [.stative])
    copula.span = node.span.lowerBound..<node.span.lowerBound
    copula.features.remove(.leaf)
    var group = VerbGroup(verb: "be")
    group.tense = cues.tense(
      stative: true, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    group.pluralSubject = plural
    group.firstPerson =
      !state.expectsRelative && (state.subject?.lower == "saya" || state.subject?.lower == "aku")
    copula.verb = group
    return copula
  }
}
