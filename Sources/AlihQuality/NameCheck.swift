import AlihModel

/// Whether the names of the source are in the translation.
///
/// A name is a run of capitalized words that begins neither a sentence nor is a term; of each run, the words that are no
/// ordinary words have to be there, perhaps in another spelling (`Nikosia`, `Nicosia`).
struct NameCheck {
  let pair: CheckedPair
  /// Where persons' initials stand in the source.
  let initials: [Range<Int>]
  /// Of the article, in which people have more names than one.
  let names: NameRuns

  /// - Parameter comparing: whether names that the translation adds are looked for, too.
  func findings(comparing: Bool) -> [Finding] {
    let lost = self.lost()
    var names = lost.filter { !$0.isAcronym }
    var added = comparing ? self.added() : []
    // `Ahmed` as `Ahmet`: spelled otherwise.
    names.removeAll { name in
      guard let place = added.firstIndex(where: { Self.areAlike($0.folded, name.folded) }) else {
        return false
      }
      added.remove(at: place)
      return true
    }
    // Another name in about the same place stands for the one that is lost; one elsewhere is what a writer added.
    var findings: [Finding] = []
    names.removeAll { name in
      guard let place = added.firstIndex(where: { abs($0.place - name.place) < Self.nearby }) else {
        return false
      }
      let other = added.remove(at: place).text
      findings.append(
        Finding(
          self.names.areOne(name.text, other) ? .nameMissing : .nameChanged,
          "the name '\(name.text)' is not in the translation, which has '\(other)'"))
      return true
    }
    return findings
      + names.map { Finding(.nameMissing, "the name '\($0.text)' is not in the translation") }
      + lost.filter(\.isAcronym).map {
        Finding(.acronymMissing, "the acronym '\($0.text)' is not in the translation")
      }
      + added.map { Finding(.nameAdded, "the name '\($0.text)' is not in the source") }
  }

  /// Of a text's length.
  private static let nearby = 0.3

  /// The names that the translation hasn't, each once.
  private func lost() -> [Name] {
    let names = people() + sourceNames()
    guard !names.isEmpty else { return [] }
    var words: WordSet = []
    for token in pair.target.tokens where token.kind == .word {
      words.insert(token.folded)
      if token.folded.hasSuffix("s") { words.insert(String(token.folded.dropLast())) }
    }
    let strange = names.filter { !words.contains($0.folded) }
    guard !strange.isEmpty else { return [] }
    var stems = WordMap<[String]>()
    for token in pair.target.tokens where token.kind == .word {
      stems[Self.stem(token.folded), default: []].append(token.folded)
    }
    let english = Set(pair.alignment.targetStems.compactMap(\.self))
    var reported: Set<String> = []
    return strange.filter { name in
      !isTranslated(name, english) && !hasPeople(name)
        && !(stems[Self.stem(name.folded)]?.contains {
          !Self.areOfOnePrefix(name.folded, $0) && !Self.areOfOneFamily(name.folded, $0)
        } ?? false)
        && reported.insert(name.folded).inserted
    }
  }

  /// "Chuukese" for `Chuuk`, whose first letters are too few to be found by.
  private func hasPeople(_ name: Name) -> Bool {
    name.folded.utf8.count > 3
      && pair.target.tokens.contains {
        $0.folded.hasPrefix(name.folded) && Self.endings.contains($0.folded.dropFirst(name.folded.count))
      }
  }

  /// Of peoples' names in English; "Andini" is no people of `Andi`.
  private static let endings: Set<Substring> = ["", "ese", "ian", "an", "i", "ish"]

  /// Whether the translation has what the dictionary calls a name in English: `Tionghoa`, Chinese.
  private func isTranslated(_ name: Name, _ english: Set<String>) -> Bool {
    guard let token = name.token, let renderings = pair.stems[token] else { return false }
    return !renderings.subtracting([pair.dictionary.stem(ofEnglish: name.folded)]).isDisjoint(with: english)
  }

  /// The initials that people are called by and that the translation hasn't letter by letter.
  private func people() -> [Name] {
    guard !initials.isEmpty else { return [] }
    let written = Set(pair.target.tokens.filter { $0.kind == .word }.map(pair.target.text))
    return initials.compactMap { range in
      let text = String(decoding: pair.source.bytes[range], as: UTF8.self)
      let isThere = text.split { $0 == "." || $0 == " " }.allSatisfy { written.contains(String($0)) }
      // No word of the translation begins with a blank: it can't be found by its first letters.
      let place = Double(range.lowerBound) / Double(pair.source.bytes.count)
      return isThere
        ? nil : Name(text: text, folded: " " + text.lowercased(), isAcronym: false, place: place)
    }
  }

  /// Capitalized words that are no English ones and that no word of the source accounts for.
  private func added() -> [Name] {
    if pair.isHeadline(pair.target) || pair.isSourceHeadline { return [] }
    var names: [Name] = []
    var startsSentence = true
    for (index, token) in pair.target.tokens.enumerated() {
      guard token.kind == .word else {
        if endsSentence(pair.target, index) { startsSentence = true }
        continue
      }
      defer { startsSentence = false }
      guard !startsSentence, pair.target.isCapitalized(token), token.range.count > 2,
        pair.alignment.accounts[index] == nil, !pair.words.has(token.folded, .targetFunction),
        pair.words.target.months[token.folded] == nil,
        !(index > 0 && token.isGlued && pair.target.tokens[index - 1].kind == .number)
      else { continue }
      let written = pair.target.text(token)
      // `RWs` is one in the plural.
      let isAcronym = !written.utf8.dropLast().contains(where: \.isSmall)
      if isAcronym || pair.dictionary.isEnglish(stem: pair.dictionary.stem(ofEnglish: token.folded)) {
        continue
      }
      if names.contains(where: { $0.text == written }) { continue }
      names.append(
        Name(text: written, folded: token.folded, isAcronym: false, place: Self.place(token, pair.target)))
    }
    return names
  }

  /// Whether two long names begin alike and are others all the same: `Wonogiri`, `Wonosobo`.
  private static func areOfOnePrefix(_ one: String, _ other: String) -> Bool {
    let (one, other) = (folded(one), folded(other))
    guard min(one.count, other.count) >= 7 else { return false }
    return other.difference(from: one).insertions.count * 5 >= other.count * 2
  }

  /// Whether two names part at a consonant, as different people's do: `Sutarmo`, `Sutarno`; "Brasil" and "Brazilian" don't.
  private static func areOfOneFamily(_ one: String, _ other: String) -> Bool {
    let (one, other) = (folded(one)[...], folded(other)[...])
    let common = zip(one, other).prefix { $0 == $1 }.count
    guard let first = one.dropFirst(common).first, let second = other.dropFirst(common).first else {
      return false
    }
    return !"aeiou".utf8.contains(first) && !"aeious".utf8.contains(second)
  }

  /// Whether two names differ by one letter, or two of more than six, and begin alike: "Qomar", "Komar".
  private static func areAlike(_ one: String, _ other: String) -> Bool {
    let (one, other) = (folded(one), folded(other))
    guard one.first == other.first, abs(one.count - other.count) < 3, one.count > 3 else { return false }
    let changes = one.difference(from: other)
    return max(changes.insertions.count, changes.removals.count) <= (min(one.count, other.count) > 6 ? 2 : 1)
  }

  private struct Name {
    let text: String
    let folded: String
    let isAcronym: Bool
    /// From 0 at the text's beginning to 1 at its end.
    let place: Double
    /// Of the source; nil for initials and for what the translation adds.
    var token: Int?
  }

  private static func place(_ token: CheckedText.Token, _ text: CheckedText) -> Double {
    Double(token.range.lowerBound) / Double(text.bytes.count)
  }

  private func sourceNames() -> [Name] {
    let text = pair.source
    if pair.isSourceHeadline { return [] }
    var names: [Name] = []
    var startsSentence = true
    var previousWasName = false
    for (index, token) in text.tokens.enumerated() {
      guard token.kind == .word else {
        if endsSentence(text, index) { startsSentence = true }
        if token.kind == .mark, !text.isMark(index, "-"), !text.isMark(index, ".") { previousWasName = false }
        continue
      }
      defer { startsSentence = false }
      let isCapitalized = text.isCapitalized(token)
      defer { previousWasName = isCapitalized }
      guard isCapitalized, !token.isTerm, token.range.count > 1, !startsSentence || previousWasName else {
        continue
      }
      let folded = token.folded
      // `Kementeriannya` and `Pemberantasan` are ordinary, too.
      if isOrdinaryWord(folded) || pair.words.has(folded, .sourceFunction) || isOrdinaryForm(folded) {
        continue
      }
      if index + 1 < text.tokens.count, text.tokens[index + 1].kind == .number, text.tokens[index + 1].isGlued
      {
        continue
      }
      if index > 0, token.isGlued,
        text.isMark(index - 1, "@") || text.isMark(index - 1, "/") || text.isMark(index - 1, "#")
      {
        continue
      }
      if text.bytes[token.range].allSatisfy({ [0x49, 0x56, 0x58].contains($0) }) { continue }
      let written = text.text(token)
      names.append(
        Name(
          text: written, folded: folded, isAcronym: !written.utf8.contains(where: \.isSmall),
          place: Self.place(token, text), token: index))
    }
    return names
  }

  private func endsSentence(_ text: CheckedText, _ index: Int) -> Bool {
    for mark: Unicode.Scalar in [".", "!", "?", ":", "\"", "(", "\n", ";"] where text.isMark(index, mark) {
      // A dot behind an initial or an abbreviation ends nothing.
      if mark == ".", index > 0, text.tokens[index - 1].range.count <= 4,
        text.isCapitalized(text.tokens[index - 1])
      {
        return false
      }
      return true
    }
    let token = text.tokens[index]
    return token.kind == .mark && token.range.count > 1
  }

  private func isOrdinaryWord(_ word: String) -> Bool {
    pair.words.has(word, .capitalized) || pair.words.has(word, .calendar)
      || pair.dictionary.isOrdinaryWord(word)
  }

  /// An affixed ordinary word: `Kementeriannya`, `Keberhasilan`, `Pemberantasan`.
  private func isOrdinaryForm(_ word: String) -> Bool {
    if word.hasSuffix("nya"), isOrdinaryWord(String(word.dropLast(3))) { return true }
    guard word.utf8.count > 6 else { return false }
    let prefixes = ["pem", "pen", "per", "ke", "peng", "mem", "men", "meng", "ber", "ter", "di", "pe"]
    let suffixes = ["an", "kan", "nya"]
    return suffixes.contains { word.hasSuffix($0) } && prefixes.contains { word.hasPrefix($0) }
  }

  /// The first letters of a name, without what Indonesian and English spell differently.
  static func stem(_ word: String) -> String { String(decoding: folded(word, most: 4), as: UTF8.self) }

  private static func folded(_ word: String, most: Int = .max) -> [UInt8] {
    var stem: [UInt8] = []
    var previous: UInt8 = 0
    func append(_ letter: UInt8) {
      if letter != stem.last { stem.append(letter) }
    }
    for byte in word.utf8 {
      switch byte {
      // `Efesus`
      case UInt8(ascii: "h") where previous == UInt8(ascii: "p"): stem[stem.count - 1] = UInt8(ascii: "f")
      case UInt8(ascii: "h") where !stem.isEmpty: break
      // `Kwartet`
      case UInt8(ascii: "w") where previous == UInt8(ascii: "k"): append(UInt8(ascii: "u"))
      case UInt8(ascii: "c"), UInt8(ascii: "q"): append(UInt8(ascii: "k"))
      case UInt8(ascii: "y"), UInt8(ascii: "j"): append(UInt8(ascii: "i"))
      case UInt8(ascii: "v"), UInt8(ascii: "w"): append(UInt8(ascii: "f"))
      case UInt8(ascii: "z"): append(UInt8(ascii: "s"))
      // `Teksas`, `Meksiko`
      case UInt8(ascii: "x"):
        append(UInt8(ascii: "k"))
        append(UInt8(ascii: "s"))
      default: append(byte)
      }
      previous = byte
      if stem.count > most { break }
    }
    return Array(stem.prefix(most))
  }
}
