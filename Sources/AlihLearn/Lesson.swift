import AlihModel
import AlihOffline

/// What one approved sentence teaches: the engine's English for it, what people changed in it, and what they left.
struct Lesson: Sendable {
  struct Change: Sendable {
    var range: Range<Int>
    var to: [Int32]
  }

  let id: String
  /// The number of its article.
  let article: Int
  let draft: Wording.Draft
  let approved: String
  let engine: CountedSentence
  /// The approved words, as other sentences may have them.
  let heard: [Int32]
  /// Of the sentence in Indonesian.
  let source: Set<Int32>
  /// For each token of the engine's, the source word it renders, or -1.
  let origins: [Int32]
  let changes: [Change]
  /// For each token whether people kept it, and for each gap before one whether they left it empty.
  let isKept: [Bool]
  let isGapKept: [Bool]

  /// Whether people left a stretch as the engine wrote it.
  func keeps(_ range: Range<Int>) -> Bool {
    range.isEmpty ? isGapKept[range.lowerBound] : isKept[range].allSatisfy(\.self)
  }

  /// What people's sentence tells of an edit: whether it is right, or nil where that can't be told.
  func verdict(on range: Range<Int>, _ to: [Int32]) -> Bool? {
    if isRight(range, to) { return true }
    return isWrong(range, to) ? false : nil
  }

  func isRight(_ range: Range<Int>, _ to: [Int32]) -> Bool {
    changes.contains { $0.range == range && $0.to == to }
  }

  /// Whether people wrote anything else there than `to`, as far as one can tell.
  func isWrong(_ range: Range<Int>, _ to: [Int32]) -> Bool {
    !isRight(range, to) && (keeps(range) || changes.contains { $0.range == range })
  }
}

/// A sentence with all that is known before words are aligned.
struct DraftedSentence: Sendable {
  let id: String
  let article: String
  let draft: Wording.Draft
  let approved: String
  /// Source words with the stems of what they may be in English.
  let glosses: [(word: String, stems: Set<String>)]

  /// Nil for what can't teach running text: headlines, and pairs that are no translation of each other.
  init?(_ sentence: ApprovedSentence, _ engine: OfflineEngine) {
    guard let draft = engine.draft(of: sentence.request) else { return nil }
    let (length, other) = (draft.text.utf8.count, sentence.target.utf8.count)
    guard length < 3 * other + 20, other < 3 * length + 20, sentence.target != sentence.request.text else {
      return nil
    }
    (id, article, approved) = (sentence.id, sentence.article, sentence.target)
    self.draft = draft
    let bytes = Array(sentence.request.text.utf8)
    glosses = engine.glosses(in: sentence.request.text).compactMap { gloss in
      let word = String(decoding: bytes[gloss.range], as: UTF8.self)
      let first = word.unicodeScalars.prefix {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
      return first.isEmpty ? nil : (String(first).lowercased(), gloss.stems)
    }
  }
}
