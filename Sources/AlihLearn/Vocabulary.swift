import AlihOffline

/// Words by number, so that counting compares numbers.
struct Vocabulary: Sendable {
  private var ids: [String: Int32] = [:]
  private(set) var words: [String] = []

  mutating func id(_ word: String) -> Int32 {
    if let id = ids[word] { return id }
    let id = Int32(words.count)
    ids[word] = id
    words.append(word)
    return id
  }
}

/// A sentence as it is compared: a number and a kind for each token.
struct CountedSentence: Sendable {
  var words: [Int32] = []
  /// As other sentences may have it: all names are one word there, and all numbers.
  var heard: [Int32] = []
  var kinds: [EnglishToken.Kind] = []
  var count: Int { words.count }

  init(_ sentence: EnglishSentence, _ vocabulary: inout Vocabulary) {
    for token in sentence.tokens {
      words.append(vocabulary.id(token.lower))
      heard.append(vocabulary.id(token.heard))
      kinds.append(token.kind)
    }
  }

  /// The tokens that have to be somewhere on the other side, too.
  var anchors: [Int] { kinds.indices.filter { kinds[$0] != .function } }

  /// What stands before and behind a stretch, as other sentences may have it.
  func neighbors(of range: Range<Int>, start: Int32, end: Int32) -> (before: Int32, after: Int32) {
    (
      range.lowerBound == 0 ? start : heard[range.lowerBound - 1],
      range.upperBound == count ? end : heard[range.upperBound]
    )
  }

  var contentWords: [Int32] { kinds.indices.filter { kinds[$0] == .content }.map { words[$0] } }
}
