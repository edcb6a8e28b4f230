import AlihModel

/// What is known of sentences in summaries: the words of `rules/summary-words.tsv`, the weights of
/// `rules/summary-weights.tsv`.
package struct SummaryRules: Sendable {
  private static let kinds: [String: StoryWords.Traits] = [
    "stop": .stop, "opening": .opening, "half": .half, "pointing": .pointing, "speech": .speech,
    "first-person": .firstPerson,
  ]

  private let words: [String: StoryWords.Traits]
  private let weights: [SentenceProperty: Double]

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
    self.words = words

    let weightsFile = "Glossary/id-en/rules/summary-weights.tsv"
    var weights: [SentenceProperty: Double] = [:]
    for row in try TSVTable(
      file: weightsFile, bytes: try bytes(weightsFile), columns: ["property", "weight", "meaning"]
    ).rows {
      guard let property = SentenceProperty(rawValue: row.fields[0]), let weight = Double(row.fields[1])
      else {
        throw TSVTable.Problem(
          file: weightsFile, line: row.line,
          message: "the property '\(row.fields[0])' or its weight is unknown")
      }
      weights[property] = weight
    }
    self.weights = weights
  }

  func traits(of word: String) -> StoryWords.Traits { words[word] ?? [] }

  func weight(_ property: SentenceProperty) -> Double { weights[property] ?? 0 }

  /// The word without its commonest affixes, as far as four letters stay: `penambangan` -> `tambang`, nearly.
  static func stem(_ word: String) -> String {
    var stem = word.utf8[...]
    guard stem.count > 6 else { return word }
    for suffix in suffixes
    where stem.count - suffix.count >= 4 && stem.suffix(suffix.count).elementsEqual(suffix) {
      stem = stem.dropLast(suffix.count)
      break
    }
    for prefix in prefixes where stem.count - prefix.count >= 4 && stem.starts(with: prefix) {
      stem = stem.dropFirst(prefix.count)
      break
    }
    return String(Substring(stem))
  }

  private static let suffixes = ["nya", "kan", "lah", "an", "i"].map { Array($0.utf8) }
  private static let prefixes = [
    "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "pe", "ber", "ter", "di", "ke", "se",
  ].map { Array($0.utf8) }
}

/// What a sentence's place, form and words say for it or against it; `summary-weights.tsv` tells what each means.
enum SentenceProperty: String, CaseIterable {
  case second, third, fifth, sixth, always, centrality, quotation, speech, opening, number, repetition, news,
    alone, names
  case headline
  case seventhToNinth = "seventh-to-ninth"
  case tenthAndLater = "tenth-and-later"
  case inversePlace = "inverse-place"
  case opensParagraph = "opens-paragraph"
  case under6Words = "under-6-words"
  case under10Words = "under-10-words"
  case from25Words = "from-25-words"
  case from35Words = "from-35-words"
  case opensQuotation = "opens-quotation"
  case firstPerson = "first-person"
  case frequentWords = "frequent-words"
  case paragraph1 = "paragraph-1"
  case paragraph2 = "paragraph-2"
  case paragraph3 = "paragraph-3"
  case paragraphPlace = "paragraph-place"
  case beforeQuotation = "before-quotation"
}
