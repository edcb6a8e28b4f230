import AlihModel

/// Verb groups: auxiliaries, negation and the forms of English verbs.
extension Generator {
  mutating func verb(_ group: VerbGroup, _ node: Node) {
    var words = group.isAsked ? question(group).rest : conjugated(group)
    if let particle = group.afterParticle { words.append(particle) }
    for word in words { add(word) }
    if let object = group.object {
      if group.passive {
        if object != "ku", object != "mu" { add("by " + (object == "nya" ? "him" : object)) }
      } else {
        add(object == "ku" ? "me" : object == "mu" ? "you" : object == "nya" ? "it" : object)
      }
    }
  }

  /// A finite verb group taken apart: "has been built" -> "has" and "been built", "knows" -> "does" and "know".
  func question(_ group: VerbGroup) -> (auxiliary: String, rest: [String]) {
    let words = conjugated(group)
    let isAuxiliary =
      words[0].isFormOfBe
      || ["will", "would", "can", "could", "cannot", "must", "may", "might", "should"].contains(words[0])
      || group.negated && ["do", "does", "did"].contains(words[0])
      || group.tense == .perfect
    if isAuxiliary { return (words[0], Array(words.dropFirst())) }
    var plain = group
    plain.tense = .base
    return (did(group), conjugated(plain))
  }

  /// The words of a verb group: `has not been attacked`, `will also come`, `to build`.
  func conjugated(_ group: VerbGroup) -> [String] {
    if group.negated, let ever = group.adverbs.firstIndex(of: "ever") {
      var never = group
      never.negated = false
      never.adverbs[ever] = "never"
      return conjugated(never)
    }
    if group.verb.hasPrefix("not ") {
      // "tak peduli" is one verb: "not care" -> "did not care".
      var negated = group
      negated.verb = String(group.verb.dropFirst(4))
      negated.negated = true
      return conjugated(negated)
    }
    if group.verb.hasPrefix("be ") {
      var core = group
      core.verb = "be"
      let tail = String(group.verb.dropFirst(3))
      if group.isShortened { return (group.negated ? ["not"] : []) + group.adverbs + [tail] }
      // "was not also injured": the adverbs stay between "be" and what follows it.
      return conjugated(core) + [tail]
    }
    let chain = chain(of: group)
    var words = firstWords(of: chain, group)
    // "ketika tak ditemukan" -> "when not found": what is denied stays so.
    if group.tense == .participle, group.passive {
      return (group.negated ? ["not"] : []) + group.adverbs + words
    }
    for (link, before) in zip(chain.dropFirst(), chain) {
      switch before.next {
      case .participle: words.append(english.participle(link.word))
      case .gerund: words.append(english.gerund(link.word))
      case .infinitive: words += ["to", link.word]
      default: words.append(link.word)
      }
    }
    let main = words.removeLast()
    if group.negated { return negated(words, main, group) }
    if group.tense == .base { return group.adverbs + words + [main] }
    if words.isEmpty { return main.isFormOfBe ? [main] + group.adverbs : group.adverbs + [main] }
    return [words[0]] + group.adverbs + words.dropFirst() + [main]
  }

  /// A word of a verb group, and the form in which the next stands behind it: a participle behind "have".
  private typealias Link = (word: String, next: VerbGroup.Tense)

  /// The words from the first auxiliary to the verb, not yet inflected.
  private func chain(of group: VerbGroup) -> [Link] {
    // "merasa harus pergi" -> "feel to have to go": a modal has no infinitive of its own.
    var modals =
      [.infinitive, .gerund].contains(group.tense)
      ? group.modals.map { $0 == "can" ? "be able to" : $0 == "must" ? "have to" : $0 } : group.modals
    var chain: [Link] = []
    if group.progressive, group.verb != "be" || group.passive { chain.append(("be", .gerund)) }
    if group.passive { chain.append(("be", .participle)) }
    if group.tense == .perfect { chain.insert(("have", .participle), at: 0) }
    // "be able to" and the like inflect; the last verb is a base form.
    if let needTo = modals.first(where: { $0.hasSuffix(" to") }) {
      let base = String(needTo.dropLast(3))
      if base.hasPrefix("be ") {
        chain.insert(contentsOf: [("be", .undecided), (String(base.dropFirst(3)), .infinitive)], at: 0)
      } else {
        chain.insert((base, .infinitive), at: 0)
      }
      modals.removeAll { $0 == needTo }
    }
    chain.insert(contentsOf: modals.map { ($0, .base) }, at: 0)
    if group.tense == .future {
      let will = group.isReported ? "would" : "will"
      if let modal = modals.first {
        // "akan dapat" -> "will be able to"
        chain.removeAll { $0.word == will || $0.word == modal }
        chain.insert((modal == "can" ? "be able" : modal == "must" ? "have" : modal, .infinitive), at: 0)
      }
      chain.insert((will, .base), at: 0)
    }
    chain.append((group.verb, .base))
    return chain
  }

  /// The first word of a chain in the group's tense.
  private func firstWords(of chain: [Link], _ group: VerbGroup) -> [String] {
    let first = chain[0].word
    let isModal = ["can", "must", "may", "will", "would", "should"].contains(first)
    switch group.tense {
    case .past where isModal:
      return [first == "can" ? "could" : first == "may" ? "might" : first == "must" ? "had to" : first]
    case .past: return [past(first, group)]
    case .perfect where group.isReported && first == "have": return ["had"]
    case .present, .undecided, .perfect, .future: return [isModal ? first : present(first, group)]
    case .base: return [first]
    case .infinitive: return ["to", first]
    // "saat hendak pergi" -> "when about to go"
    case .gerund where chain[0].next == .undecided: return []
    case .gerund: return [isModal ? first : english.gerund(first)]
    case .participle: return [english.participle(group.passive ? group.verb : first)]
    }
  }

  private func present(_ word: String, _ group: VerbGroup) -> String {
    let be = group.firstPerson ? "am" : group.pluralSubject ? "are" : "is"
    if word == "be" { return be }
    if word.hasPrefix("be ") { return be + word.dropFirst(2) }
    return group.pluralSubject || group.firstPerson ? word : english.thirdPerson(word)
  }

  private func past(_ word: String, _ group: VerbGroup) -> String {
    let be = group.pluralSubject ? "were" : "was"
    if word == "be" { return be }
    return word.hasPrefix("be ") ? be + word.dropFirst(2) : english.past(word)
  }

  /// The form of "do" that denies and asks.
  private func did(_ group: VerbGroup) -> String {
    group.tense == .past ? "did" : group.pluralSubject || group.firstPerson ? "do" : "does"
  }

  /// Puts "not" and the adverbs among the auxiliaries: "did not always win", but "also did not win".
  private func negated(_ words: [String], _ main: String, _ group: VerbGroup) -> [String] {
    if [.base, .infinitive, .gerund, .participle].contains(group.tense) {
      return group.adverbs + ["not"] + words + [main]
    }
    let inner = group.adverbs.filter { english.words.holds($0, in: .behindNot) }
    let outer = group.adverbs.filter { !english.words.holds($0, in: .behindNot) }
    guard let first = words.first else {
      return main.isFormOfBe
        ? [main] + outer + ["not"] + inner : outer + [did(group), "not"] + inner + [group.verb]
    }
    let rest = words.dropFirst() + [main]
    if first.isFormOfBe { return [first] + outer + ["not"] + inner + rest }
    switch first {
    case "need", "needs", "needed": return outer + [did(group), "not"] + inner + ["need"] + rest
    case "had to": return outer + [did(group), "not"] + inner + ["have to"] + rest
    case "can": return outer + ["cannot"] + inner + rest
    default: return outer + [first, "not"] + inner + rest
    }
  }
}
