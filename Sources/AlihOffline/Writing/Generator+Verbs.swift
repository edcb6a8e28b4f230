import AlihModel

/// Verb groups: auxiliaries, negation and the forms of English verbs.
extension Generator {
  // MARK: Verbs

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
    let auxiliary = group.tense == .past ? "did" : group.pluralSubject || group.firstPerson ? "do" : "does"
    var plain = group
    plain.tense = .base
    return (auxiliary, conjugated(plain))
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
    let verb = group.verb
    // "merasa harus pergi" -> "feel to have to go": a modal has no infinitive of its own.
    var modals =
      [.infinitive, .gerund].contains(group.tense)
      ? group.modals.map { $0 == "can" ? "be able to" : $0 == "must" ? "have to" : $0 } : group.modals
    // "be able to" and the like inflect; the last verb is a base form.
    var auxiliaries: [String] = []
    let plural = group.pluralSubject
    let present: (String) -> String = { word in
      if word == "be" { return group.firstPerson ? "am" : plural ? "are" : "is" }
      if word.hasPrefix("be ") {
        return (group.firstPerson ? "am" : plural ? "are" : "is") + word.dropFirst(2)
      }
      return plural || group.firstPerson ? word : english.thirdPerson(word)
    }
    let past: (String) -> String = { word in
      if word == "be" { return plural ? "were" : "was" }
      if word.hasPrefix("be ") { return (plural ? "were" : "was") + word.dropFirst(2) }
      return english.past(word)
    }
    // The chain from the right: passive, progressive, perfect, modal.
    var chain: [(word: String, next: VerbGroup.Tense)] = []
    if group.passive {
      chain.append(("be", .participle))
    }
    if group.progressive, verb != "be", !group.passive {
      chain.insert(("be", .gerund), at: 0)
    } else if group.progressive, group.passive {
      chain = [("be", .gerund), ("be", .participle)]
    }
    if group.tense == .perfect { chain.insert(("have", .participle), at: 0) }
    if let needTo = modals.first(where: { $0.contains(" ") && !$0.contains(" and ") }) {
      let base = needTo.split(separator: " ").dropLast().joined(separator: " ")
      if base.hasPrefix("be ") {
        chain.insert((String(base.dropFirst(3)), .infinitive), at: 0)
        chain.insert(("be", .undecided), at: 0)
      } else {
        chain.insert((base, .infinitive), at: 0)
      }
      modals.removeAll { $0 == needTo }
    }
    for modal in modals.reversed() { chain.insert((modal, .base), at: 0) }
    let will = group.isReported ? "would" : "will"
    if group.tense == .future { chain.insert((will, .base), at: 0) }
    if group.tense == .future, let modal = modals.first {
      // "akan dapat" -> "will be able to"
      chain =
        [(will, .base), (modal == "can" ? "be able" : modal == "must" ? "have" : modal, .infinitive)]
        + chain.filter { $0.word != will && $0.word != modal }
    }
    chain.append((verb, .base))
    // Inflect the first by tense, each other by what stands before it.
    let first = chain[0].word
    let isModal = ["can", "must", "may", "will", "would", "should"].contains(first)
    switch group.tense {
    case .past where isModal:
      auxiliaries.append(
        first == "can" ? "could" : first == "may" ? "might" : first == "must" ? "had to" : first)
    case .past: auxiliaries.append(past(first))
    case .perfect where group.isReported && first == "have": auxiliaries.append("had")
    case .present, .undecided, .perfect, .future: auxiliaries.append(isModal ? first : present(first))
    case .base: auxiliaries.append(first)
    case .infinitive:
      auxiliaries.append("to")
      auxiliaries.append(first)
    case .gerund where modals.count < group.modals.count && first == "be":
      // "saat hendak pergi" -> "when about to go"
      break
    case .gerund: auxiliaries.append(isModal ? first : english.gerund(first))
    case .participle: auxiliaries.append(group.passive ? english.participle(verb) : english.participle(first))
    }
    // "ketika tak ditemukan" -> "when not found": what is denied stays so.
    if group.tense == .participle, group.passive {
      return (group.negated ? ["not"] : []) + group.adverbs + auxiliaries
    }
    for index in chain.indices.dropFirst() {
      switch chain[index - 1].next {
      case .participle: auxiliaries.append(english.participle(chain[index].word))
      case .gerund: auxiliaries.append(english.gerund(chain[index].word))
      case .infinitive:
        auxiliaries.append("to")
        auxiliaries.append(chain[index].word)
      default: auxiliaries.append(chain[index].word)
      }
    }
    let main = auxiliaries.removeLast()
    var words = auxiliaries
    let finite = ![.base, .infinitive, .gerund, .participle].contains(group.tense)
    if group.negated {
      if !finite {
        words.insert("not", at: 0)
        return group.adverbs + words + [main]
      }
      // "did not always win", but "also did not win".
      let inner = group.adverbs.filter { english.words.holds($0, in: .behindNot) }
      let outer = group.adverbs.filter { !english.words.holds($0, in: .behindNot) }
      if let be = words.first, be.isFormOfBe {
        return [be] + outer + ["not"] + inner + words.dropFirst() + [main]
      }
      if words.isEmpty, main.isFormOfBe { return [main] + outer + ["not"] + inner }
      let did = group.tense == .past ? "did" : plural || group.firstPerson ? "do" : "does"
      switch words.first {
      case nil: return outer + [did, "not"] + inner + [group.verb]
      case "need", "needs", "needed", "had to":
        let base = words[0] == "had to" ? "have to" : "need"
        return outer + [did, "not"] + inner + [base] + words.dropFirst() + [main]
      case "can": return outer + ["cannot"] + inner + words.dropFirst() + [main]
      default: return outer + [words[0], "not"] + inner + words.dropFirst() + [main]
      }
    }
    if group.tense == .base { return group.adverbs + words + [main] }
    if words.isEmpty { return main.isFormOfBe ? [main] + group.adverbs : group.adverbs + [main] }
    return [words[0]] + group.adverbs + words.dropFirst() + [main]
  }
}
