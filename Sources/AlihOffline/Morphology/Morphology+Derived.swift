import AlihModel

/// Words that the lexicon doesn't have, from words that it has.
extension Morphology {
  func derived(_ form: String) -> [Reading] {
    for derivation in derivations {
      if let reading = reading(of: form, by: derivation) { return [reading] }
    }
    // "memutih" <- "putih"
    if form.hasPrefix("me"), let reading = unlistedActive(form) { return [reading] }
    if form.hasPrefix("di"), form.utf8.count > 5 {
      for active in nasals.active(of: String(form.dropFirst(2))) {
        if var reading = unlistedActive(active) {
          reading.voice = .passive
          return [reading]
        }
      }
    }
    return hyphenated(form) ?? glued(form)
  }

  private func reading(of form: String, by derivation: Derivation) -> Reading? {
    guard let inside = derivation.inside(form) else { return nil }
    for pattern in derivation.bases {
      for base in bases(pattern, String(inside)) {
        let known = pattern.hasSuffix(Derivation.any) ? readings(of: base) : direct(base)
        guard
          let reading = known.first(where: {
            $0.wordClass == derivation.baseClass && $0.senses[0].features.isSuperset(of: derivation.demands)
          }), let made = made(of: reading, form, by: derivation, "\(derivation.name) of \(base)")
        else { continue }
        return made
      }
    }
    return nil
  }

  /// What the letters inside the affixes may be a part of: `me*kan` filled; `meN*` is every active form.
  private func bases(_ pattern: String, _ letters: String) -> [String] {
    pattern == Derivation.active
      ? nasals.active(of: letters)
      : [pattern.replacing("*", with: letters).replacing(Derivation.any, with: "")]
  }

  private func made(of base: Reading, _ form: String, by derivation: Derivation, _ why: String) -> Reading? {
    let sense = base.senses[0]
    let features = derivation.keepsFeatures ? derivation.features.union(sense.features) : derivation.features
    let english: String
    switch derivation.english {
    case .text(let ahead, let behind): english = ahead + sense.english + behind
    case .act: return act(form, sense, why)
    case .agent:
      guard !sense.english.hasPrefix("be ") else { return nil }
      english = self.english.agent(sense.english)
    case .quality: english = self.english.quality(sense.english)
    case .superlative:
      var reading = base
      reading.features.formUnion([.comparative, .definite])
      reading.derivation = why
      return reading
    }
    return guess(form, derivation.makes, english, features, why)
  }

  /// `non-aktif`, `eks-menteri`.
  private func hyphenated(_ form: String) -> [Reading]? {
    guard let hyphen = form.firstIndex(of: "-"), form.index(after: hyphen) < form.endIndex,
      let english = words.english(String(form[..<hyphen]), in: .hyphenPrefix)
    else { return nil }
    let rest = String(form[form.index(after: hyphen)...])
    return readings(of: rest).prefix(1).map { reading in
      guess(
        form, reading.wordClass, english.replacing("*", with: reading.senses[0].english),
        reading.senses[0].features, "\(form[...hyphen]) + \(rest)")
    }
  }

  /// Prefixes that are written together: `antarnegara`, `pascagempa`, `nonpemerintah`.
  private func glued(_ form: String) -> [Reading] {
    for (prefix, english) in words.rows(in: .gluedPrefix)
    where form.hasPrefix(prefix) && form.utf8.count > prefix.utf8.count + 3 {
      let rest = String(form.dropFirst(prefix.count))
      guard let reading = direct(rest).first(where: { $0.wordClass == .noun || $0.wordClass == .adjective })
      else { continue }
      let sense = reading.senses[0]
      return [
        guess(
          form, .adjective, english.replacing("*", with: sense.attribute ?? sense.english), [],
          "\(prefix)- + \(rest)")
      ]
    }
    return []
  }

  private func unlistedActive(_ form: String) -> Reading? {
    // "meledakan" for "meledakkan": the k of the root and that of the suffix run together.
    if form.hasSuffix("kan"), !form.hasSuffix("kkan") {
      let senses = lexicon.senses(of: form.dropLast(3) + "kkan").filter { $0.wordClass == .verb }
      if !senses.isEmpty {
        return Reading(
          wordClass: .verb, senses: senses, voice: .active, derivation: "\(senses[0].lemma) <- \(form)")
      }
    }
    for stem in nasals.roots(of: form) {
      var roots = [stem]
      for suffix in ["kan", "i"] where stem.hasSuffix(suffix) {
        roots.append(String(stem.dropLast(suffix.count)))
      }
      for root in roots where root.utf8.count > 2 {
        guard let base = direct(root).first(where: { [.noun, .adjective, .verb].contains($0.wordClass) })
        else { continue }
        let sense = base.senses[0]
        let english: String =
          switch base.wordClass {
          case .adjective where root != stem: "make \(sense.english)"
          case .adjective: "become \(sense.english)"
          case .noun where sense.features.contains(.human): "act as \(sense.english)"
          default: sense.english
          }
        var reading = guess(form, .verb, english, [], "meN- + \(root)")
        reading.voice = .active
        return reading
      }
    }
    return nil
  }

  private func act(_ form: String, _ verb: Sense, _ derivation: String) -> Reading {
    var reading = guess(form, .noun, verb.english, [.gerund, .uncount], derivation)
    reading.senses = [
      Sense(
        lemma: form, wordClass: .noun, english: verb.english, features: [.gerund, .uncount], complement: "of")
    ]
    return reading
  }

  private func guess(
    _ form: String, _ wordClass: WordClass, _ english: String, _ features: Features, _ derivation: String
  ) -> Reading {
    Reading(
      wordClass: wordClass,
      senses: [Sense(lemma: form, wordClass: wordClass, english: english, features: features)],
      voice: wordClass == .verb ? .active : .none, cost: 0.8, isGuess: true, derivation: derivation)
  }
}
