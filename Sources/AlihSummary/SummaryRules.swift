import AlihModel

/// What is known of sentences in summaries: the words of `rules/summary-words.tsv`, the weights of
/// `rules/summary-weights.tsv`.
package struct SummaryRules: Sendable {
  private static let kinds: [String: StoryWords.Traits] = [
    "stop": .stop, "opening": .opening, "half": .half, "pointing": .pointing, "speech": .speech,
    "first-person": .firstPerson, "demonstrative": .demonstrative, "time": .time, "speaker": .speaker,
    "person": .person, "general": .general, "title": .title, "report": .report, "calendar": .calendar,
    "site": .site, "common": .common, "thing": .thing, "address": .address, "area": .area,
    "name-part": .namePart, "firm": .firm, "placed": .placed, "group": .group, "denial": .denial,
  ]

  private let words: ByteTable
  /// Of each of `words`.
  private let traits: [StoryWords.Traits]
  /// By the properties' numbers.
  private let weights: [Double]
  let datelines: DatelineNames
  /// `maret` -> 3
  let months: [String: Int]
  /// `senin` -> 1
  let weekdays: [String: Int]
  /// `enam` -> 6, by `numeralWords`' numbers.
  private let numerals: [Int]
  private let numeralWords: ByteTable

  /// - Parameter bytes: of a file below `Glossary/id-en/`.
  /// - Throws: `TSVTable.Problem` that names file and line, or what `bytes` throws.
  package init(reading bytes: (String) throws -> [UInt8]) throws {
    let wordsFile = "Glossary/id-en/rules/summary-words.tsv"
    var words: [String: StoryWords.Traits] = [:]
    let table = try TSVTable(
      file: wordsFile, bytes: try bytes(wordsFile), columns: ["kind", "words", "example"])
    for row in table.rows {
      guard let kind = Self.kinds[row.fields[0]] else {
        throw TSVTable.Problem(
          file: wordsFile, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
      }
      for word in row.fields[1].split(separator: " ") { words[String(word), default: []].insert(kind) }
    }
    var known = ByteTable()
    var traits: [StoryWords.Traits] = []
    func add(_ word: String, _ own: StoryWords.Traits) {
      var word = word
      let (number, isNew) = word.withUTF8 { known.add($0) }
      if isNew { traits.append(own) } else { traits[number].formUnion(own) }
    }
    for (word, own) in words {
      add(word, own)
      if own.contains(.speech) { add(word + "nya", [.speech, .speaker]) }
    }
    (self.words, self.traits) = (known, traits)

    let weightsFile = "Glossary/id-en/rules/summary-weights.tsv"
    var weights = [Double](repeating: 0, count: SentenceProperty.allCases.count)
    for row in try TSVTable(
      file: weightsFile, bytes: try bytes(weightsFile), columns: ["property", "weight", "meaning"]
    ).rows {
      guard let property = SentenceProperty.allCases.first(where: { $0.name == row.fields[0] }),
        let weight = Double(row.fields[1])
      else {
        throw TSVTable.Problem(
          file: weightsFile, line: row.line,
          message: "the property '\(row.fields[0])' or its weight is unknown")
      }
      weights[property.rawValue] = weight
    }
    self.weights = weights
    datelines = try DatelineNames(reading: bytes)
    let numbersFile = "Glossary/id-en/rules/numbers.tsv"
    let numbers = try TSVTable(
      file: numbersFile, bytes: try bytes(numbersFile), columns: ["kind", "word", "value", "english"])
    func named(_ kind: String) -> [String: Int] {
      Dictionary(
        numbers.rows.filter { $0.fields[0] == kind }.compactMap { row in
          Int(row.fields[2]).map { (row.fields[1], $0) }
        }, uniquingKeysWith: { first, _ in first })
    }
    (months, weekdays) = (named("month"), named("day"))
    var (numeralWords, numerals) = (ByteTable(), [Int]())
    for row in numbers.rows where row.fields[0] == "numeral" {
      guard let value = Int(row.fields[2]) else { continue }
      var word = row.fields[1]
      if word.withUTF8({ numeralWords.add($0).isNew }) { numerals.append(value) }
    }
    (self.numerals, self.numeralWords) = (numerals, numeralWords)
  }

  /// The number that a word in small letters is; nil for other words.
  func figure(of word: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let first = word.first, first &- 0x30 < 10 else {
      return numeralWords.number(of: word).map { Double(numerals[$0]) }
    }
    guard word.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2C }) else { return nil }
    return Double(String(decoding: word.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self))
  }

  func traits(of word: UnsafeBufferPointer<UInt8>) -> StoryWords.Traits {
    words.number(of: word).map { traits[$0] } ?? []
  }

  func isKnown(_ word: String) -> Bool {
    var word = word
    return word.withUTF8 { words.number(of: $0) } != nil
  }

  /// `presiden`: an office before a name.
  func isTitle(_ word: String) -> Bool { traits(of: word).contains(.title) }
  func isSpeech(_ word: String) -> Bool { !traits(of: word).isDisjoint(with: [.speech, .report]) }
  func isGeneral(_ word: String) -> Bool { !traits(of: word).isDisjoint(with: [.general, .calendar]) }
  func isStop(_ word: String) -> Bool { !traits(of: word).isDisjoint(with: [.stop, .opening]) }
  func isCalendar(_ word: String) -> Bool { traits(of: word).contains(.calendar) }
  func isSite(_ word: String) -> Bool { traits(of: word).contains(.site) }
  func isCommon(_ word: String) -> Bool { traits(of: word).contains(.common) }
  func isThing(_ word: String) -> Bool { traits(of: word).contains(.thing) }
  func isAddress(_ word: String) -> Bool { traits(of: word).contains(.address) }
  func isOfArea(_ word: String) -> Bool { traits(of: word).contains(.area) }
  func isNamePart(_ word: String) -> Bool { traits(of: word).contains(.namePart) }
  func isFirm(_ word: String) -> Bool { traits(of: word).contains(.firm) }
  func isPlacePreposition(_ word: String) -> Bool { traits(of: word).contains(.placed) }
  func isGroup(_ word: String) -> Bool { traits(of: word).contains(.group) }

  private func traits(of word: String) -> StoryWords.Traits {
    var word = word
    return word.withUTF8 { traits(of: $0) }
  }

  func weight(_ property: SentenceProperty) -> Double { weights[property.rawValue] }

  /// The word without its commonest affixes, as far as four letters stay: `penambangan` -> `tambang`, nearly.
  static func stem(_ word: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, word.count)
    guard end > 6 else { return word }
    if let suffix = suffixes.first(where: { $0.stands(at: end - $0.count, in: word) }) { end -= suffix.count }
    if let prefix = prefixes.first(where: { end - $0.count >= 4 && $0.stands(at: 0, in: word) }) {
      start += prefix.count
    }
    return UnsafeBufferPointer(rebasing: word[start..<end])
  }

  /// Up to four letters as one number, which compares faster than they do.
  private struct Affix {
    let letters: UInt32
    let count: Int

    init(_ text: String) {
      letters = text.utf8.reduce(0) { $0 << 8 | UInt32($1) }
      count = text.utf8.count
    }

    func stands(at start: Int, in word: UnsafeBufferPointer<UInt8>) -> Bool {
      var there: UInt32 = 0
      for at in start..<start + count { there = there << 8 | UInt32(word[at]) }
      return there == letters
    }
  }

  private static let suffixes = ["nya", "kan", "lah", "an", "i"].map(Affix.init)
  private static let prefixes = [
    "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "pe", "ber", "ter", "di", "ke", "se",
  ].map(Affix.init)
}

/// What a sentence's place, form and words say for it or against it; `summary-weights.tsv` tells what each means.
enum SentenceProperty: Int, CaseIterable {
  case second, third, fifth, sixth, always, centrality, quotation, speech, opening, number, repetition, news,
    alone, names, headline, seventhToNinth, tenthAndLater, inversePlace, opensParagraph, under6Words,
    under10Words, from25Words, from35Words, opensQuotation, firstPerson, frequentWords, paragraph1,
    paragraph2,
    paragraph3, paragraphPlace, beforeQuotation, wordsBefore, past60Words, half, pointing

  /// As in the table: `under-6-words`.
  var name: String {
    var name = ""
    for character in "\(self)" {
      let isDigit = character.isNumber
      if character.isUppercase || isDigit && name.last?.isNumber == false { name += "-" }
      name += character.lowercased()
    }
    return name
  }
}
