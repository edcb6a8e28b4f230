import AlihModel

/// What is known of sentences in summaries: the words of `rules/summary-words.tsv`, the weights of
/// `rules/summary-weights.tsv`.
package struct SummaryRules: Sendable {
  enum Kind: String, CaseIterable {
    case stop, opening, half, pointing, speech
    case firstPerson = "first-person"
  }

  private let words: [Kind: Set<String>]
  private let weights: [SentenceProperty: Double]

  /// - Parameter bytes: of a file below `Glossary/id-en/`.
  /// - Throws: `TSVTable.Problem` that names file and line, or what `bytes` throws.
  package init(reading bytes: (String) throws -> [UInt8]) throws {
    let wordsFile = "Glossary/id-en/rules/summary-words.tsv"
    var words: [Kind: Set<String>] = [:]
    let table = try TSVTable(
      file: wordsFile, bytes: try bytes(wordsFile), columns: ["kind", "words", "example"])
    for row in table.rows {
      guard let kind = Kind(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: wordsFile, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
      }
      words[kind, default: []].formUnion(row.fields[1].split(separator: " ").map(String.init))
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

  func holds(_ word: String, _ kind: Kind) -> Bool { words[kind]?.contains(word) == true }

  func weight(_ property: SentenceProperty) -> Double { weights[property] ?? 0 }

  /// `ujarnya`, `katanya`: a verb of speech that points back to the speaker.
  func pointsToSpeaker(_ word: String, before next: String?) -> Bool {
    if word.hasSuffix("nya"), holds(String(word.dropLast(3)), .speech) { return true }
    return holds(word, .speech) && (next == "dia" || next == "ia" || next == "beliau")
  }

  /// The word without its commonest affixes, as far as four letters stay: `penambangan` -> `tambang`, nearly.
  static func stem(_ word: String) -> String {
    var stem = word[...]
    guard stem.utf8.count > 6 else { return word }
    for suffix in ["nya", "kan", "lah", "an", "i"]
    where stem.hasSuffix(suffix) && stem.utf8.count - suffix.utf8.count >= 4 {
      stem = stem.dropLast(suffix.count)
      break
    }
    for prefix in [
      "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "pe", "ber", "ter", "di", "ke", "se",
    ]
    where stem.hasPrefix(prefix) && stem.utf8.count - prefix.utf8.count >= 4 {
      stem = stem.dropFirst(prefix.count)
      break
    }
    return String(stem)
  }
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
