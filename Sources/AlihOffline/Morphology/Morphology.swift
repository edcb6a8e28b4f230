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
  var words: WordLists?

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
    if result.isEmpty { result += withClitic(form) }
    if result.isEmpty { result += derived(form) }
    return result
  }

  private func direct(_ form: String) -> [Reading] {
    let senses = lexicon.senses(of: form)
    guard !senses.isEmpty else { return [] }
    var classes: [WordClass] = []
    for sense in senses where !classes.contains(sense.wordClass) { classes.append(sense.wordClass) }
    return classes.enumerated().map { index, wordClass in
      var reading = Reading(wordClass: wordClass, senses: senses.filter { $0.wordClass == wordClass })
      reading.cost = index == 0 ? 0 : 0.6 + Float(index) * 0.5
      if wordClass == .verb { reading.voice = Self.ownVoice(of: form, reading.senses) }
      return reading
    }
  }

  /// A di- form with a row of its own ("dikenal" -> "be known") is written as an active English verb.
  private static func ownVoice(of form: String, _ senses: [Sense]) -> Reading.Voice { .active }

  // MARK: Verbs

  private func verbForms(_ form: String, direct: Bool) -> [Reading] {
    var result: [Reading] = []
    if form.hasPrefix("di"), form.utf8.count > 4 {
      let stem = String(form.dropFirst(2))
      if var reading = verb(from: stem, voice: .passive, form: form) {
        if direct { reading.cost += 1.5 }
        result.append(reading)
      }
    }
    if result.isEmpty, let reading = verb(from: form, voice: .bare, form: form) {
      var reading = reading
      reading.cost = direct ? 2.2 : 0.2
      result.append(reading)
    }
    if result.isEmpty, form.hasPrefix("ter"), form.utf8.count > 5 {
      if let reading = verb(from: String(form.dropFirst(3)), voice: .passive, form: form) {
        var reading = reading
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
  private func verb(from stem: String, voice: Reading.Voice, form: String) -> Reading? {
    if let senses = activeVerb(of: stem) {
      return Reading(
        wordClass: .verb, senses: senses, voice: voice, derivation: "\(senses[0].lemma) <- \(form)")
    }
    // "-nya" on a passive is its agent or a nominalizer: "dikatakannya".
    for clitic in ["nya", "lah", "kah", "pun", "ku", "mu"]
    where stem.hasSuffix(clitic) && stem.utf8.count > clitic.utf8.count + 2 {
      if let senses = activeVerb(of: String(stem.dropLast(clitic.count))) {
        var reading = Reading(
          wordClass: .verb, senses: senses, voice: voice, derivation: "\(senses[0].lemma) <- \(form)")
        if ["nya", "ku", "mu"].contains(clitic) { reading.clitic = clitic }
        return reading
      }
    }
    var neighbors: [String] = []
    if stem.hasSuffix("kan") { neighbors = [String(stem.dropLast(3)), stem.dropLast(3) + "i"] }
    if stem.hasSuffix("i"), stem.utf8.count > 3 {
      neighbors = [String(stem.dropLast()), stem.dropLast() + "kan"]
    }
    if neighbors.isEmpty, voice != .bare { neighbors = [stem + "kan", stem + "i"] }
    if voice == .bare { return nil }
    for neighbor in neighbors where neighbor.utf8.count > 2 {
      if let senses = activeVerb(of: neighbor) {
        return Reading(
          wordClass: .verb, senses: senses, voice: voice, cost: 0.5,
          derivation: "\(senses[0].lemma) <- \(form)")
      }
    }
    return nil
  }

  private func activeVerb(of stem: String) -> [Sense]? {
    for form in Self.activeForms(of: stem) {
      let senses = lexicon.senses(of: form).filter { $0.wordClass == .verb }
      if !senses.isEmpty { return senses }
    }
    return nil
  }

  /// meN- + stem with its nasal: `tulis` -> `menulis`, `baca` -> `membaca`; loans keep their consonant: `mempromosikan`.
  static func activeForms(of stem: String) -> [String] {
    guard let first = stem.unicodeScalars.first else { return [] }
    let rest = String(stem.unicodeScalars.dropFirst())
    switch first {
    case "s": return ["meny" + rest, "men" + stem]
    case "t": return ["men" + rest, "men" + stem]
    case "p":
      return stem.hasPrefix("per") ? ["mem" + stem, "mem" + rest] : ["mem" + rest, "mem" + stem]
    case "k": return ["meng" + rest, "meng" + stem]
    case "b", "f", "v": return ["mem" + stem]
    case "d", "c", "j", "z": return ["men" + stem, "menge" + stem]
    case "a", "e", "i", "o", "u", "g", "h", "x", "q": return ["meng" + stem, "me" + stem]
    default: return ["me" + stem, "menge" + stem]
    }
  }

  // MARK: Reduplication and clitics

  private func reduplicated(_ form: String) -> [Reading] {
    guard let hyphen = form.firstIndex(of: "-"), hyphen > form.startIndex else { return [] }
    let left = String(form[..<hyphen])
    let right = String(form[form.index(after: hyphen)...])
    guard !right.isEmpty, left.utf8.count > 1 else { return [] }
    // "anak-anak", "anak-anaknya", "pertanyaan-pertanyaan"
    for clitic in ["", "nya", "lah", "pun", "ku", "mu"] where right == left + clitic {
      var found = direct(left).filter {
        [.noun, .adjective, .verb, .adverb, .pronoun, .numeral].contains($0.wordClass)
      }
      if found.isEmpty { found = readings(of: left) }
      return found.map { reading in
        var reading = reading
        reading.features.insert(.reduplicated)
        if reading.wordClass == .noun { reading.features.insert(.counted) }
        if ["nya", "ku", "mu"].contains(clitic) { reading.clitic = clitic }
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

  private func withClitic(_ form: String) -> [Reading] {
    for clitic in ["nya", "lah", "kah", "pun", "ku", "mu", "-nya", "-lah", "-kah", "-pun"]
    where form.hasSuffix(clitic) && form.utf8.count > clitic.utf8.count + 1 {
      let base = String(form.dropLast(clitic.count))
      var found = direct(base)
      if !found.contains(where: { $0.wordClass == .verb }) {
        found += verbForms(base, direct: !found.isEmpty)
      }
      if found.isEmpty { found = reduplicated(base) }
      if found.isEmpty, clitic == "nya" || clitic == "lah" || clitic == "pun" { found = derived(base) }
      guard !found.isEmpty else { continue }
      let pronoun = clitic.last == "a" ? "nya" : clitic == "ku" || clitic == "mu" ? clitic : nil
      return found.map { reading in
        var reading = reading
        reading.clitic = pronoun ?? reading.clitic
        if pronoun != nil { reading.features.insert(.clitic) }
        reading.derivation = "\(base) + -\(clitic)"
        return reading
      }
    }
    return []
  }

  // MARK: Productive derivation

  private func derived(_ form: String) -> [Reading] {
    // se- + noun or adjective: "sekota" -> "one city", "setinggi" -> "as high as".
    if form.hasPrefix("se"), form.utf8.count > 5 {
      let base = String(form.dropFirst(2))
      if let reading = direct(base).first(where: { $0.wordClass == .adjective }) {
        return [
          guess(
            form, .adjective, "as \(reading.senses[0].english) as", reading.senses[0].features,
            "se- + \(base)")
        ]
      }
      if let reading = direct(base).first(where: { $0.wordClass == .noun }) {
        let sense = reading.senses[0]
        let english =
          sense.features.contains(.place) ? "throughout the \(sense.english)" : "one \(sense.english)"
        return [
          guess(
            form, sense.features.contains(.place) ? .adverb : .noun, english, sense.features.union(.bare),
            "se- + \(base)")
        ]
      }
    }
    // ter- + adjective: the superlative.
    if form.hasPrefix("ter"), form.utf8.count > 5 {
      let base = String(form.dropFirst(3))
      if let reading = direct(base).first(where: { $0.wordClass == .adjective }) {
        var superlative = reading
        superlative.features.formUnion([.comparative, .definite])
        superlative.derivation = "ter- + \(base)"
        return [superlative]
      }
    }
    // peN-...-an and -an of a verb: the act; peN-: the agent.
    if form.hasPrefix("pe"), form.hasSuffix("an"), form.utf8.count > 6 {
      let inner = String(form.dropFirst(2).dropLast(2))
      for candidate in [
        "me" + inner, "me" + inner + "kan", "me" + inner + "i", "ber" + form.dropFirst(3).dropLast(2),
      ] {
        if let sense = lexicon.senses(of: candidate).first(where: { $0.wordClass == .verb }) {
          return [act(form, sense, "pe-...-an of \(candidate)")]
        }
      }
    }
    if form.hasPrefix("pe"), form.utf8.count > 5 {
      let inner = String(form.dropFirst(2))
      for candidate in [
        "me" + inner, "me" + inner + "kan", "me" + inner + "i", "ber" + form.dropFirst(2),
        "be" + form.dropFirst(2),
      ] {
        if let sense = lexicon.senses(of: candidate).first(where: { $0.wordClass == .verb }),
          !sense.english.hasPrefix("be ")
        {
          return [guess(form, .noun, Self.agent(sense.english), [.human], "pe- of \(candidate)")]
        }
      }
    }
    if form.hasPrefix("per"), form.hasSuffix("an"), form.utf8.count > 7 {
      let root = String(form.dropFirst(3).dropLast(2))
      for candidate in ["ber" + root, root, "memper" + root + "kan", "memper" + root + "i"] {
        if let sense = lexicon.senses(of: candidate).first {
          if sense.wordClass == .verb { return [act(form, sense, "per-...-an of \(candidate)")] }
          if sense.wordClass == .noun {
            return [guess(form, .noun, sense.english, sense.features, "per-...-an of \(root)")]
          }
        }
      }
    }
    // ke-...-an of an adjective: the quality.
    if form.hasPrefix("ke"), form.hasSuffix("an"), form.utf8.count > 6 {
      let root = String(form.dropFirst(2).dropLast(2))
      if let reading = readings(of: root).first(where: {
        $0.wordClass == .adjective || $0.wordClass == .noun || $0.wordClass == .verb
      }) {
        let sense = reading.senses[0]
        switch reading.wordClass {
        case .adjective:
          return [guess(form, .noun, Self.quality(sense.english), [.uncount], "ke-...-an of \(root)")]
        case .noun: return [guess(form, .noun, sense.english, sense.features, "ke-...-an of \(root)")]
        default: return [act(form, sense, "ke-...-an of \(root)")]
        }
      }
    }
    // ber- + noun: "having".
    if form.hasPrefix("ber"), form.utf8.count > 5 {
      let base = String(form.dropFirst(3))
      if let reading = direct(base).first(where: { $0.wordClass == .noun }) {
        return [guess(form, .verb, "have " + reading.senses[0].english, [.intrans], "ber- + \(base)")]
      }
      if let reading = direct(base).first(where: { $0.wordClass == .adjective || $0.wordClass == .verb }) {
        return [
          guess(
            form, .verb,
            reading.wordClass == .verb ? reading.senses[0].english : "be " + reading.senses[0].english,
            [.intrans], "ber- + \(base)")
        ]
      }
    }
    // meN- of a known root whose verb is not listed: "memutih" <- "putih".
    if form.hasPrefix("me"), let reading = unlistedActive(form) { return [reading] }
    if form.hasPrefix("di"), form.utf8.count > 5 {
      for active in Self.activeForms(of: String(form.dropFirst(2))) {
        if var reading = unlistedActive(active) {
          reading.voice = .passive
          return [reading]
        }
      }
    }
    if form.hasSuffix("an"), form.utf8.count > 5 {
      let root = String(form.dropLast(2))
      if let senses = activeVerb(of: root) { return [act(form, senses[0], "-an of \(senses[0].lemma)")] }
    }
    if let hyphen = form.firstIndex(of: "-"), form.index(after: hyphen) < form.endIndex {
      let prefix = String(form[..<hyphen])
      if let english = Self.hyphenPrefixes[prefix] {
        let rest = String(form[form.index(after: hyphen)...])
        return readings(of: rest).prefix(1).map { reading in
          guess(
            form, reading.wordClass, english + reading.senses[0].english, reading.senses[0].features,
            "\(prefix)- + \(rest)")
        }
      }
    }
    return glued(form)
  }

  static let hyphenPrefixes = [
    "non": "non-", "anti": "anti-", "pro": "pro-", "pra": "pre-", "pasca": "post-", "antar": "inter-",
    "eks": "former ",
    "semi": "semi-", "super": "super-", "mini": "mini-", "ultra": "ultra-", "multi": "multi-", "sub": "sub-",
    "kontra": "counter-", "se": "all-",
  ]

  /// Prefixes that are written together: `antarnegara`, `pascagempa`, `nonpemerintah`.
  private func glued(_ form: String) -> [Reading] {
    for (prefix, english) in Self.gluedPrefixes
    where form.hasPrefix(prefix) && form.utf8.count > prefix.utf8.count + 3 {
      let rest = String(form.dropFirst(prefix.count))
      if let reading = direct(rest).first(where: { $0.wordClass == .noun || $0.wordClass == .adjective }) {
        let sense = reading.senses[0]
        return [
          guess(form, .adjective, english + (sense.attribute ?? sense.english), [], "\(prefix)- + \(rest)")
        ]
      }
    }
    return []
  }

  private static let gluedPrefixes: [(String, String)] = [
    ("antar", "inter-"), ("pasca", "post-"), ("nir", "non-"), ("non", "non-"), ("anti", "anti-"),
    ("pra", "pre-"),
    ("multi", "multi-"), ("tuna", "without "), ("maha", "great "), ("adi", "super "), ("dwi", "two-"),
    ("swa", "self-"),
  ]

  private func unlistedActive(_ form: String) -> Reading? {
    // "meledakan" for "meledakkan": the k of the root and that of the suffix run together.
    if form.hasSuffix("kan"), !form.hasSuffix("kkan") {
      let senses = lexicon.senses(of: form.dropLast(3) + "kkan").filter { $0.wordClass == .verb }
      if !senses.isEmpty {
        return Reading(
          wordClass: .verb, senses: senses, voice: .active, derivation: "\(senses[0].lemma) <- \(form)")
      }
    }
    for (prefix, starts) in [
      ("menge", [""]), ("meng", ["", "k"]), ("meny", ["s"]), ("mem", ["", "p"]), ("men", ["", "t"]),
      ("me", [""]),
    ]
    where form.hasPrefix(prefix) {
      for start in starts {
        let stem = start + form.dropFirst(prefix.count)
        var roots = [stem]
        if stem.hasSuffix("kan") { roots.append(String(stem.dropLast(3))) }
        if stem.hasSuffix("i") { roots.append(String(stem.dropLast())) }
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

  /// `write` -> `writer`, `run` -> `runner`.
  static func agent(_ verb: String) -> String {
    let word = verb.split(separator: " ").first.map(String.init) ?? verb
    if word.hasSuffix("ate") || word.hasSuffix("ct") && word.utf8.count > 4 {
      return word.hasSuffix("e") ? word.dropLast() + "or" : word + "or"
    }
    if word.hasSuffix("e") { return word + "r" }
    return word + "er"
  }

  /// `dense` -> `density` is beyond rules; `-ness` is always understood.
  static func quality(_ adjective: String) -> String {
    for (ending, noun) in [
      ("able", "ability"), ("ible", "ibility"), ("al", "ality"), ("ent", "ence"), ("ant", "ance"),
      ("ive", "iveness"), ("ic", "icity"),
    ]
    where adjective.hasSuffix(ending) && !adjective.contains(" ") {
      return adjective.dropLast(ending.count) + noun
    }
    if adjective.hasSuffix("y"), !adjective.contains(" ") { return adjective.dropLast() + "iness" }
    return adjective + "ness"
  }
}
