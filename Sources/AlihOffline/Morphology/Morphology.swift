import AlihModel

/// One way to understand a word: a class, its senses, and what the affixes add.
struct Reading: Sendable {
  enum Voice: Sendable { case none, active, passive, bare }

  var wordClass: WordClass
  /// Of one class, in the order of preference; never empty.
  var senses: [Sense]
  var voice: Voice = .none
  /// What affixes and reduplication add to the sense's own features.
  var features: Features = []
  /// The pronoun that is glued on: `nya`, `ku`, `mu`.
  var clitic: String?
  /// How unlikely the reading is before the neighbors are heard.
  var cost: Float = 0
  /// Whether it comes from a productive affix rather than from a row of the lexicon.
  var isGuess = false
  /// Whether `-lah` or `-kah` was taken off.
  var hasParticle = false
  /// What was taken off, for `alih explain`: `di- + sebut + -kan`.
  var derivation: String?
}

extension Reading {
  /// A given name that is also an ordinary word, such as `Budi`; or a name without any other meaning and feature.
  var isPersonName: Bool { wordClass == .name && senses[0].features.contains(.person) }
  var isWomansName: Bool { isPersonName && senses[0].features.contains(.female) }
}

/// Stage 3: the readings of a word form, from the lexicon or by taking its affixes off.
///
/// Verbs stand in the lexicon in their active form; `disebutkan` and `sebutkan` are understood through
/// `menyebutkan`, which is built forward (di- + X means that meN- + X has to be a verb), so that no table of roots
/// is needed.
struct Morphology: Sendable {
  let lexicon: Lexicon
  let words: WordLists
  let derivations: [Derivation]
  let english: English
  let nasals: NasalPrefixes

  init(lexicon: Lexicon, words: WordLists, derivations table: TSVTable, english: English) throws(TSVTable
    .Problem)
  {
    self.lexicon = lexicon
    self.words = words
    self.english = english
    nasals = NasalPrefixes(words.rows(in: .nasal))
    var derivations: [Derivation] = []
    for row in table.rows { derivations.append(try Derivation(row, in: table.file)) }
    self.derivations = derivations
  }

  /// All readings of a lower-case form, likeliest first; empty when nothing is known of it.
  func readings(of form: String) -> [Reading] {
    var result = direct(form)
    if form.utf8.count < 4 { return result }
    if result.isEmpty, let foreign = foreignVerb(form) { return [foreign] }
    if result.isEmpty { result = withClitic(form) }
    if !result.contains(where: { $0.wordClass == .verb }) {
      result += verbForms(form, direct: result.contains { $0.wordClass != .name })
    }
    if result.isEmpty { result += reduplicated(form) }
    if result.isEmpty { result += derived(form) }
    return result
  }

  func direct(_ form: String) -> [Reading] {
    let senses = lexicon.senses(of: form)
    guard !senses.isEmpty else { return [] }
    var classes: [WordClass] = []
    for sense in senses where !classes.contains(sense.wordClass) { classes.append(sense.wordClass) }
    return classes.enumerated().map { index, wordClass in
      var reading = Reading(wordClass: wordClass, senses: senses.filter { $0.wordClass == wordClass })
      reading.cost = index == 0 ? 0 : 0.6 + Float(index) * 0.5
      // "dikenal" with a row of its own, "be known", is written as an active English verb.
      if wordClass == .verb { reading.voice = .active }
      return reading
    }
  }

  // MARK: Verbs

  func verbForms(_ form: String, direct: Bool) -> [Reading] {
    var result: [Reading] = []
    if form.hasPrefix("di"), form.utf8.count > 4 {
      if var reading = verb(from: String(form.dropFirst(2)), voice: .passive, form: form) {
        if direct { reading.cost += 1.5 }
        result.append(reading)
      }
    }
    if result.isEmpty, var reading = verb(from: form, voice: .bare, form: form) {
      reading.cost = direct ? 2.2 : 0.2
      result.append(reading)
    }
    if result.isEmpty, form.hasPrefix("ter"), form.utf8.count > 5 {
      let stem = String(form.dropFirst(3))
      // "teraman" is the safest, though "mengamankan" is a verb.
      if !direct, activeVerb(of: stem) == nil, self.direct(stem).first?.wordClass == .adjective,
        let superlative = derived(form).first, superlative.wordClass == .adjective
      {
        result.append(superlative)
      } else if var reading = verb(from: stem, voice: .passive, form: form) {
        reading.cost += direct ? 2.5 : 0.2
        result.append(reading)
      }
    }
    if result.isEmpty {
      for prefix in ["ku", "kau"] where form.hasPrefix(prefix) {
        if let reading = verb(from: String(form.dropFirst(prefix.count)), voice: .active, form: form) {
          result.append(reading)
        }
      }
    }
    return result
  }

  /// The verb whose active form is meN- + `stem`, with -kan or -i exchanged when only the other one is known.
  func verb(from stem: String, voice: Reading.Voice, form: String) -> Reading? {
    if let senses = activeVerb(of: stem) {
      return Reading(
        wordClass: .verb, senses: senses, voice: voice, derivation: "\(senses[0].lemma) <- \(form)")
    }
    // "-nya" on a passive is its agent or a nominalizer: "dikatakannya".
    for (clitic, pronoun) in words.rows(in: .clitic)
    where stem.hasSuffix(clitic) && stem.utf8.count > clitic.utf8.count + 2 {
      if let senses = activeVerb(of: String(stem.dropLast(clitic.count))) {
        var reading = Reading(
          wordClass: .verb, senses: senses, voice: voice, derivation: "\(senses[0].lemma) <- \(form)")
        if !pronoun.isEmpty { reading.clitic = clitic }
        return reading
      }
    }
    if voice == .bare { return nil }
    var neighbors: [String] = []
    if stem.hasSuffix("kan") { neighbors = [String(stem.dropLast(3)), stem.dropLast(3) + "i"] }
    if stem.hasSuffix("i"), stem.utf8.count > 3 {
      neighbors = [String(stem.dropLast()), stem.dropLast() + "kan"]
    }
    if neighbors.isEmpty { neighbors = [stem + "kan", stem + "i"] }
    for neighbor in neighbors where neighbor.utf8.count > 2 {
      if let senses = activeVerb(of: neighbor) {
        return Reading(
          wordClass: .verb, senses: senses, voice: voice, cost: 0.5,
          derivation: "\(senses[0].lemma) <- \(form)")
      }
    }
    return nil
  }

  func activeVerb(of stem: String) -> [Sense]? {
    for form in nasals.active(of: stem) {
      let senses = lexicon.senses(of: form).filter { $0.wordClass == .verb }
      if !senses.isEmpty { return senses }
    }
    return nil
  }

  // MARK: Reduplication and clitics

  func reduplicated(_ form: String) -> [Reading] {
    guard let hyphen = form.firstIndex(of: "-"), hyphen > form.startIndex else { return [] }
    let left = String(form[..<hyphen])
    let right = String(form[form.index(after: hyphen)...])
    guard !right.isEmpty, left.utf8.count > 1 else { return [] }
    // "anak-anak", "anak-anaknya", "pertanyaan-pertanyaan"
    for (clitic, pronoun) in [("", "")] + words.rows(in: .clitic) where right == left + clitic {
      var found = direct(left).filter {
        [.noun, .adjective, .verb, .adverb, .pronoun, .numeral].contains($0.wordClass)
      }
      if found.isEmpty { found = readings(of: left) }
      return found.map { reading in
        var reading = reading
        reading.features.insert(.reduplicated)
        if reading.wordClass == .noun { reading.features.insert(.counted) }
        if !pronoun.isEmpty { reading.clitic = clitic }
        reading.derivation = "\(left) + reduplication"
        return reading
      }
    }
    // "kota-kota" with affixes: "berlari-lari", "tertawa-tawa", "rumah-rumahan", "tolong-menolong"
    if left.hasSuffix(right) || right.hasPrefix(left) || right.hasSuffix(left) {
      let base = left.utf8.count >= right.utf8.count ? left : right
      return readings(of: base).map { reading in
        var reading = reading
        reading.features.insert(.reduplicated)
        reading.cost += 0.3
        return reading
      }
    }
    return []
  }

  /// Endings that make a request or a question of a word.
  private static let particles = ["lah", "kah"]

  func withClitic(_ form: String) -> [Reading] {
    for (clitic, pronoun) in words.rows(in: .clitic)
    where form.hasSuffix(clitic) && form.utf8.count > clitic.utf8.count + 1 {
      // "dia-lah" as well as "dialah"
      let hyphen = form.dropLast(clitic.count).hasSuffix("-") ? 1 : 0
      let base = String(form.dropLast(clitic.count + hyphen))
      var found = direct(base)
      if !found.contains(where: { $0.wordClass == .verb }) {
        found += verbForms(base, direct: !found.isEmpty)
      }
      if found.isEmpty { found = reduplicated(base) }
      if found.isEmpty { found = derived(base) }
      guard !found.isEmpty else { continue }
      return found.map { reading in
        var reading = reading
        if !pronoun.isEmpty {
          reading.clitic = clitic
          reading.features.insert(.clitic)
        }
        reading.hasParticle = Self.particles.contains(clitic)
        reading.derivation = "\(base) + -\(clitic)"
        return reading
      }
    }
    return []
  }
}
