import AlihModel

/// English says "is" and "goes" where Indonesian says nothing.
extension Clauses {
  /// "Dia ke Jakarta" -> "He went to Jakarta", "Tim itu langsung ke final" -> "... went directly to the final".
  func go(
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
  func be(
    before node: Node, _ nodes: inout [Node], _ index: inout Int, _ state: inout State, _ cues: TenseCues
  ) {
    guard
      ["untuk", "bagi", "di", "dari", "tentang", "mengenai", "seperti", "dalam", "dekat", "tanpa"]
        .contains(node.lower) || node.lower.hasPrefix("di ")
        || ["lagi di", "sesuai"].contains(node.sense?.lemma) || node.token.kind == .entity, index > 0,
      nodes[index - 1] === state.subject
    else { return }
    let behind = nodes[(index + 1)...].prefix {
      $0.wordClass != .punctuation
        && ($0.wordClass != .conjunction || ["yang", "dan", "atau"].contains($0.lower))
    }
    guard role != .headline, !state.finiteSeen, !state.expectsRelative, let subject = state.subject,
      subject.endsWithDeterminer || subject.wordClass == .pronoun || subject.cliticLeaf != nil
        || node.lower == "tanpa" && subject.features.contains(.counted),
      let first = behind.first,
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

  /// "Harga itu mahal" -> "The price is high": a "be" for an adjective that is what its clause says.
  func adjective(
    _ node: Node, _ nodes: inout [Node], _ index: inout Int, _ state: inout State, _ cues: TenseCues
  ) {
    guard let previous = state.previous, role != .headline else { return }
    let adjacentSubject =
      Self.nominal.contains(previous.wordClass) && previous === state.lastNominal && !state.expectsRelative
      && !(previous.wordClass == .determiner && previous.features.isDisjoint(with: .after))
      // "Mobil dari Jepang itu mahal"
      || previous.isSilent && words.holds(previous.lower, in: .pointing) && !state.expectsRelative
      // "Whistler (1,5 jam dari Vancouver) mahal"
      || previous.token.text == ")" && state.subject != nil && state.lastNominal === state.subject
    let relative = previous.lower == "yang" && state.expectsRelative
    // "Ia tidak bodoh, tetapi malas" -> "but he is lazy"
    let same = words.holds(previous.lower, in: .contrasting) && state.subject == nil ? state.lastSubject : nil
    let leftOut = leftOutSubject(after: previous, state) ?? same?.pronoun
    let awaitsVerb = state.subject != nil && !state.finiteSeen && !state.expectsRelative
    // "buku yang saya baca menarik", "acara itu, yang digelar Senin, ramai"
    let closesRelative =
      awaitsVerb
      && (previous === state.closedRelative
        || state.relativeGroup != nil && state.relative === state.subject
          && previous === state.relativeGroup && node.features.contains(.graded)
        || state.relativeGroup != nil && state.relative === state.subject
          && (Self.nominal.contains(previous.wordClass) && previous.lead == nil || previous.token.text == ","
            || index > 0 && nodes[index - 1].wordClass == .adverb
              && (index + 1 == nodes.count || nodes[index + 1].wordClass == .punctuation)))
    if relative, isShortened(adjective: index + 1 < nodes.count ? nodes[index + 1] : nil, after: previous) {
      previous.isSilent = true
      state.expectsRelative = false
      return
    }
    // "Tak perlu bingung" -> "There is no need to be confused"
    if previous.wordClass == .conjunction, previous.sense?.english.hasSuffix(" to") == true {
      let copula = insertedCopula(at: node, plural: false, state, cues)
      copula.verb?.tense = .base
      nodes.insert(copula, at: index)
      index += 1
      return
    }
    // "warga yang rumahnya rusak" -> "residents whose houses are damaged"
    let isOwned =
      state.expectsRelative && Self.nominal.contains(previous.wordClass)
      && previous.cliticLeaf?.possessor == "" && previous === state.lastNominal
    if isOwned {
      nodes.insert(insertedCopula(at: node, plural: previous.takesPluralVerb, state, cues), at: index)
      index += 1
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
      at: node, plural: relative ? relativeIsPlural(state) : subject?.takesPluralVerb ?? false, state, cues)
    // "40 rumah rusak" -> "40 houses were damaged"
    if node.features.contains(.result), subject?.features.contains(.counted) == true {
      copula.verb?.tense = cues.tense(
        stative: false, quoted: state.quoteDepth > 0, reported: state.isReport, role: role)
    }
    if !closesRelative, let leftOut {
      copula.lead = leftOut
      copula.verb?.firstPerson = leftOut == "I"
      copula.verb?.pluralSubject = ["we", "you", "they"].contains(leftOut)
    }
    // "Ia juga mengantuk." -> "He is also sleepy."
    let isAfterAdverb =
      index > 1 && nodes[index - 1].wordClass == .adverb && !nodes[index - 1].features.contains(.degree)
      && nodes[index - 2] === subject
    nodes.insert(copula, at: isAfterAdverb ? index - 1 : index)
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
    group.firstPerson = !state.expectsRelative && state.subject?.sense?.english == "I"
    copula.verb = group
    return copula
  }

  /// "Harga mahal karena pasokan berkurang": where the clause has nothing else to say, the adjective that was taken for an
  /// attribute is its predicate: "The price is high because ...".
  func releasePredicate(
    of node: Node, _ next: Node?, _ nodes: inout [Node], _ index: Int, _ state: State
  ) -> Bool {
    guard role == .paragraph || role == .quote, node.wordClass == .noun, next?.wordClass == .conjunction,
      let reason = next?.sense?.english,
      ["because", "so", "so that", "even though", "although"].contains(reason),
      state.previous.map({ $0.wordClass == .punctuation || $0.wordClass == .conjunction }) ?? true,
      node.parts.count == 2, case .node(let quality) = node.parts[0], quality.wordClass == .adjective,
      quality.form == .plain, case .node(let noun) = node.parts[1],
      noun === node.head || noun.head === node.head,
      quality.span.lowerBound >= noun.span.upperBound
    else { return false }
    nodes.replaceSubrange(index...index, with: [noun, quality])
    return true
  }

  /// "Rudi adalah guru": one person is one teacher, though teachers mostly come in numbers.
  func count(_ node: Node, like subject: Node) {
    // "Mereka masih buron" -> "They are still fugitives"
    if subject.takesPluralVerb, subject.wordClass != .name, node.wordClass == .noun,
      node.head.features.contains(.human),
      node.features.union(node.head.features).isDisjoint(with: [
        .one, .indefinite, .closed, .uncount, .definite, .title,
      ])
    {
      node.features.insert(.many)
      return
    }
    if subject.isHuman || subject.wordClass == .pronoun, !subject.takesPluralVerb,
      node.features.union(node.head.features).contains(.many),
      node.features.isDisjoint(with: [.counted, .reduplicated, .closed])
    {
      node.features.insert(.one)
    }
  }
}
