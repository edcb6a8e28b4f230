import AlihModel

/// Noun phrases in their clause: subject or object, article, possessor, the preposition that English adds.
extension Clauses {
  func nominal(
    _ node: Node, _ next: Node?, _ nodes: inout [Node], _ index: inout Int, _ state: inout State,
    _ cues: TenseCues
  ) {
    // What closes a relative clause, "orang yang datang itu", belongs to the noun before it.
    if node.wordClass == .determiner || state.previous?.wordClass == .punctuation && index > 2
      || state.closedRelative != nil && state.closedRelative === state.previous
      || state.relativeGroup != nil && state.relativeGroup === state.previous, node.isLeaf,
      words.holds(node.lower, in: .pointing), let previous = state.previous,
      [.verb, .adjective, .name, .noun, .numeral].contains(previous.wordClass)
        || previous.wordClass == .adverb && (state.subject ?? state.lastNominal) != nil
        || previous.token.text == ")"
        || SentenceTranslation.isQuote(previous.token.text) && index > 1
          && nodes[index - 2].token.kind == .opaque,
      previous.wordClass != .verb || state.relativeGroup != nil || state.closedRelative === previous,
      next.map({ !Self.nominal.contains($0.wordClass) }) ?? true
    {
      node.isSilent = true
      if state.closedRelative === previous { state.closedRelative = node }
      return
    }
    if closesAside(node, next, nodes, index) || writesPointer(node, into: state.previous) {
      node.isSilent = true
      return
    }
    // "Itu masalah besar" -> "That is a major problem", "puluhan miliar per bulan" -> "tens of billions per month"
    if node.isLeaf, node.wordClass == .determiner || node.wordClass == .numeral, node.text == nil {
      if node.lower == "itu", state.previous?.wordClass != .noun { node.text = "that" }
      if let english = node.sense?.english, english.hasSuffix(" of") {
        node.text = String(english.dropLast(3))
      }
    }
    // "Ini 6 Potret Budi" -> "Here Are 6 Portraits of Budi"
    if role == .headline, node.isLeaf, node.lower == "ini", node.text == nil,
      state.previous == nil || state.previous?.wordClass == .punctuation, let next,
      next.wordClass == .noun || next.wordClass == .numeral
    {
      node.text = next.isPlural ? "here are" : "here is"
      node.isSilent = false
      return
    }
    // "yang kita alami" -> "that we experience": the pronoun is the subject of the relative clause.
    if state.expectsRelative, state.previous?.lower == "yang",
      node.wordClass == .pronoun
        || node.features.isDisjoint(with: [.time]) && (node.wordClass == .name || node.isHuman)
          && next?.verb?.passive == false && next.map(isStem) == true
    {
      if state.previous?.text == "who" { state.previous?.text = "whom" }
      state.outerClause = (state.subject, state.finiteSeen)
      state.expectsRelative = false
      state.newClause = true
    }
    // "Rudi, yang juga mantan menteri, ..." -> "who is also a former minister"
    if state.expectsRelative, index > 1, nodes[index - 1].wordClass == .adverb,
      nodes[index - 2].lower == "yang",
      node.wordClass == .noun || node.wordClass == .name, role != .headline,
      hasNoVerb(nodes[index...])
    {
      let copula = insertedCopula(at: node, plural: state.relative?.takesPluralVerb ?? false, state, cues)
      nodes.insert(copula, at: index - 1)
      index += 1
      state.expectsRelative = false
      state.newClause = false
      state.previous = copula
      if let relative = state.relative { count(node, like: relative) }
      decideArticle(node, subject: false, complement: true, afterVerb: true, nodes, index)
      state.lastNominal = node
      return
    }
    let previous = state.previous
    // "per kilogram"
    if previous?.lower == "per", node.wordClass == .noun {
      node.features.insert(.one)
      node.article = .none
      node.cliticLeaf?.possessor = ""
    }
    // "setelah hasil ditetapkan": with a verb behind its noun, the preposition begins a clause.
    let opensClause =
      ["setelah", "sebelum", "sejak", "hingga", "sampai", "saat", "usai", "karena"].contains(previous?.lower)
      && isSubject(before: index + 1, nodes[...])
    // "alasan Budi menolak" -> "why Budi rejected"
    let asksWhy = if case .text(let first) = node.parts.first { first == "why" } else { false }
    if opensClause || asksWhy { (state.newClause, state.finiteSeen) = (true, false) }
    let afterPreposition = previous?.wordClass == .preposition && !opensClause
    // "mengatakan mereka menemukan": the noun after a reporting verb is the subject of what is reported.
    let reportedSubject =
      (next?.wordClass == .verb || next?.lower == "yang" && node.wordClass == .pronoun
        // "mengatakan dia dan rekannya ditipu"
        || node.wordClass == .pronoun && ["dan", "serta"].contains(next?.lower)
        // "mengatakan menteri secara tegas menolak"
        || next?.wordClass == .adverb && index + 2 < nodes.count && nodes[index + 2].verb != nil)
      && previous.map {
        $0.verb != nil && !$0.features.isDisjoint(with: [.say, .that, .stative])
          && ($0.verb?.passive == false || $0.lead == "it") && $0.verb?.verb != "be"
      } ?? false
    let afterVerb = previous?.verb != nil && !reportedSubject
    let coordinated =
      state.lastNominal != nil && ["dan", "serta", "maupun"].contains(previous?.lower)
      && !opensCoordinatedClause(node, next, nodes, index, state)
    // Verbless "Ini masalah besar", "Dia seorang dokter": a pronoun and a noun phrase side by side.
    if let previous, let subject = state.subject, previous === subject, !afterVerb, role != .headline,
      subject.wordClass == .pronoun || subject.wordClass == .determiner && subject.isLeaf
        || (subject.endsWithDeterminer || subject.cliticLeaf != nil && node.features.contains(.human))
          && hasNoVerb(nodes[(index + 1)...]),
      node.features.contains(.indefinite) || node.wordClass == .noun
    {
      let copula = insertedCopula(at: node, plural: subject.takesPluralVerb, state, cues)
      // "diduga anggota jaringan itu" -> "is allegedly a member of the network"
      nodes.insert(copula, at: nodes[index - 1].wordClass == .adverb ? index - 1 : index)
      index += 1
      state.finiteSeen = true
      count(node, like: subject)
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
    if state.newClause || previous == nil, releasePredicate(of: node, next, &nodes, index, state) {
      nominal(nodes[index], nodes[index + 1], &nodes, &index, &state, cues)
      return
    }
    let isApposition = isApposition(node, next, state) || isNamed(node, next, state)
    // "di Tanah Abang, Jakarta, tiba-tiba ...": the larger place is no new subject.
    let isLargerPlace =
      previous?.token.text == "," && node.wordClass == .name && node.features.contains(.place)
      && state.lastNominal.map { $0 !== state.subject && $0.wordClass == .name } ?? false
    // "bukan dokter, melainkan perawat" -> "not a doctor, but a nurse"
    let isContrast =
      ["melainkan", "tetapi juga", "tapi juga", "melainkan juga"].contains(previous?.lower)
      && hasNoVerb(nodes[(index + 1)...].prefix(12))
    let isSubject =
      !isContrast && !isApposition && !isLargerPlace && !afterPreposition && !afterVerb && !coordinated
      && (state.newClause || state.subject == nil
        // "soal harga itu kami belum tahu"
        || node.wordClass == .pronoun && next?.verb != nil && !state.expectsRelative
          && previous.map { Self.nominal.contains($0.wordClass) } ?? false)
    let governedObject =
      afterPreposition || afterVerb || (coordinated && state.subject == nil && next?.wordClass != .verb)
    if isSubject, !node.features.contains(.time) || node.wordClass == .pronoun {
      if node.wordClass == .pronoun || state.reported, state.newClause { state.finiteSeen = false }
      state.subject = node
      state.newClause = false
      if state.topic == nil { state.topic = node }
    }
    state.afterObject =
      afterVerb && (state.finiteSeen || state.topic == nil)
      || afterPreposition && state.finiteSeen && !state.newClause && !node.features.contains(.time)
    if state.control != nil, state.controlled == nil, node.wordClass == .name { state.controlled = node }
    if node.wordClass == .pronoun {
      node.article = .none
      // "ingin dia pulang" -> "wants him to go home"
      if governedObject || state.control != nil { node.features.insert(.objectCase) }
      if state.control != nil { state.controlled = node }
      if node.sense?.english == "he", state.control == nil, state.human?.isFemale ?? isAboutWoman {
        node.features.insert(.female)
      }
    }
    if node.lower == "mereka", next?.lower == "yang" { node.text = "those" }
    if isOneNamed(node, nodes, index) { node.features.insert(.one) }
    let complement =
      afterVerb
      && (previous?.sense?.english == "be" || previous?.verb?.verb == "be"
        || previous?.verb?.verb == "become")
      || previous?.verb?.verb.hasSuffix(" as") == true || previous?.lower == "sebagai"
      || previous?.lower == "jadi"
      || isContrast
    // A day or date without a preposition: "Jumat (1/11)" -> "on Friday (November 1)".
    if node.features.contains(.day), node.wordClass == .name, !afterPreposition,
      role == .paragraph || role == .caption || role == .quote,
      let previous, previous.token.text != "(", !words.holds(previous.lower, in: .until),
      previous.wordClass != .conjunction,
      previous.token.text != "/", previous.token.text != "-", previous.token.text != "–",
      previous.lower != "tanggal", !previous.features.contains(.day), previous.lower != "hari"
    {
      if node.lead == nil { node.lead = "on" }
      if previous.token.text == ",", next.map({ $0.wordClass == .punctuation }) ?? true {
        previous.isSilent = true
      }
    }
    if previous == nil, role == .paragraph || role == .quote {
      if node.features.contains(.day) { node.lead = "on" }
      // "Tahun 1990-an ekonomi tumbuh." -> "In the 1990s the economy grew."
      if node.features.contains(.year), node.span.count == 2, let next, Self.nominal.contains(next.wordClass)
      {
        node.lead = "in"
      }
    }
    // "diketahui April" -> "known in April", "muncul tahun 2002" -> "appeared in 2002"
    if node.features.contains(.year),
      node.wordClass == .name && node.token.kind == .entity || node.span.count == 2,
      let previous, node.lead == nil,
      previous.verb != nil || node.wordClass == .numeral && [.noun, .name].contains(previous.wordClass)
    {
      node.lead = "in"
    }
    // "dimulai pukul 10.00" -> "began at 10:00"
    if node.features.contains(.clock), node.lead == nil,
      previous.map({
        $0.verb != nil || $0.wordClass == .noun || $0.wordClass == .name || $0.isSilent
          || $0.features.contains(.day)
          || $0.token.text == ")"
          || $0.token.text == "," && state.lastNominal?.features.contains(.day) == true
      })
        ?? (role != .headline)
    {
      node.lead = "at"
    }
    // "Foto: Antara"
    if index == 0, next?.token.text == ":", node.isLeaf { node.article = .none }
    if isApposition, node.wordClass == .noun {
      node.features.insert(.one)
      node.article = node.features.isDisjoint(with: [.closed, .title]) ? .indefinite : .none
    }
    // An agent without "oleh": "ditangkap polisi" -> "was arrested by police"; but "dilengkapi kamera" -> "equipped with cameras".
    if let group = previous?.verb, group.passive, group.object == nil, previous?.lead != "it",
      group.tense != .gerund || group.afterParticle == nil,
      node.lead == nil, !(previous?.isSilent ?? false),
      node.features.union(node.head.features).isDisjoint(with: [.time, .unit, .day, .year, .money]),
      node.wordClass != .numeral,
      let english = previous?.sense?.english,
      // "ditabrak dua truk" -> "hit by two trucks", "dibagi dua bagian" -> "divided into"
      !node.features.contains(.counted) || node.isHuman || node.hasDeterminer
        || node.features.contains(.one) || words.holds(english, in: .takesWith)
        || state.subject != nil && !words.holds(english, in: .amountBehind),
      isAgent(node, of: english, lemma: previous?.sense?.lemma ?? "", next)
    {
      // "dihuni kurang dari 30 keluarga" -> "inhabited by fewer than 30 families"
      let quantity =
        index > 0 && nodes[index - 1].isQuantity && nodes[index - 1].lead == nil ? nodes[index - 1] : node
      quantity.lead = words.holds(english, in: .takesWith) && !node.isHuman ? "with" : "by"
      node.features.insert(.objectCase)
    }
    // "dibagi dua bagian" -> "divided into two parts"
    if let group = previous?.verb, group.passive, node.lead == nil, node.features.contains(.counted),
      !node.isHuman,
      let english = previous?.sense?.english, let preposition = words.english(english, in: .amountBehind),
      !preposition.isEmpty
    {
      node.lead = preposition
    }
    // "dan disambut warga" -> "and was greeted by residents", of a passive that the dictionary has as it is
    if let previous, let group = previous.verb, !group.passive, group.verb.hasPrefix("be "),
      previous.isDiForm, node.lead == nil,
      node.isHuman || !node.features.isDisjoint(with: [.org, .place]),
      !words.holds(group.verb.dropFirst(3).description, in: .takesWith),
      group.verb.hasSuffix("ed") || group.verb.hasSuffix("en") || previous.features.contains(.event)
    {
      node.lead = "by"
      node.features.insert(.objectCase)
    }
    // "Ia berusia 51 tahun" -> "He is 51 years old"
    if node.features.contains(.age), node.isLeaf, let english = node.text ?? node.token.english,
      previous?.verb?.verb == "be aged"
    {
      previous?.verb?.verb = "be"
      node.text = Self.age(english, of: state.subject ?? state.topic, words)
    }
    // "Bayi itu berumur tiga bulan." -> "The baby is three months old."
    if previous?.verb?.verb == "be aged", !node.isLeaf, node.features.isSuperset(of: [.counted, .time]) {
      previous?.verb?.verb = "be"
      node.parts.append(.text("old"))
    }
    // "lagu \"Sudah\"" -> "the song \"Sudah\""
    if words.holds(node.lower, in: .titled), let next,
      SentenceTranslation.isQuote(next.token.text),
      index + 2 < nodes.count, nodes[index + 2].token.kind == .opaque
    {
      node.features.formUnion([.one, .definite])
    }
    if node.sense?.english == "oneself" {
      let owner = state.subject ?? state.topic
      node.text = words.english(owner?.pronoun ?? "it", in: .reflexive)
    }
    // "menahan Rudi sebagai tersangka": the suspect is the one who was detained.
    let object =
      previous?.lower == "sebagai" && state.previousGroup?.verb?.passive == false
        && state.lastNominal?.isHuman == true ? state.lastNominal : nil
    if complement, previous?.lead != "there",
      let subject = state.controlled ?? object ?? state.subject ?? state.topic
    {
      count(node, like: subject)
    }
    let quotedObject = previous?.token.text == "\"" || previous?.token.text == "“"
    let governor = quotedObject ? state.beforeQuote : nil
    decideArticle(
      node,
      subject: (isSubject || state.control != nil && next?.verb != nil) && governor?.verb == nil
        && governor?.wordClass != .preposition,
      complement: complement || governor?.lower == "sebagai", afterVerb: afterVerb || governor != nil, nodes,
      index)
    decidePossessor(node, state)
    placePossessor(of: node, with: coordinated ? state.lastNominal : nil, next, state)
    if node.head.features.contains(.human) || node.features.contains(.person) { state.human = node }
    state.lastNominal = node
  }

  /// "..., dan saya akan pulang": behind "and" a subject of its own.
  func opensCoordinatedClause(
    _ node: Node, _ next: Node?, _ nodes: [Node], _ index: Int, _ state: State
  ) -> Bool {
    guard state.finiteSeen, let verb = next?.verb,
      !verb.passive || !verb.modals.isEmpty || verb.tense != .undecided
    else { return false }
    return node.wordClass == .pronoun || index > 1 && nodes[index - 2].token.text == ","
  }

  /// `mencapai kesepakatan tersebut`, whose verb is one expression: "reached the agreement".
  private func writesPointer(_ node: Node, into previous: Node?) -> Bool {
    guard let previous, previous.wordClass == .verb, previous.token.text.contains(" "), node.isLeaf,
      words.holds(node.lower, in: .pointing), let verb = previous.verb?.verb
    else { return false }
    for article in [" a ", " an "] where verb.contains(article) {
      let english = words.english(node.lower, in: .pointing) ?? ""
      previous.verb?.verb = verb.replacing(article, with: " \(english) ", maxReplacements: 1)
      return true
    }
    return false
  }
}
