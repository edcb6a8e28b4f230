import AlihModel

/// Which words of a translation stand for which of the source, by a dictionary, names and terms.
///
/// Not a word for word alignment: each word of the source knows whether, and nearest to its own place where, something in the
/// translation stands for it. Linear in both texts but for words that stand very often.
struct Alignment {
  /// A word that carries content.
  struct Word {
    /// Its token.
    let token: Int
    /// The translation's token; nil when nothing stands for it.
    var match: Int?
    /// Whether the dictionary has it, or it is a name or term: only then its absence means something.
    let isKnown: Bool
  }

  private(set) var source: [Word] = []
  /// The content words of the translation; `match` is any token of the source that accounts for it.
  private(set) var target: [Word] = []
  /// Of each word of the translation, by token.
  let targetStems: [String?]
  /// By tokens of the translation, one of the source's that may have become it.
  let accounts: [Int?]

  private static let most = 12

  /// Of each token of a source, the stems of what it may become by a dictionary and the terms in it.
  static func stems(of source: CheckedText, _ terms: [TermOccurrence], _ dictionary: any SourceDictionary)
    -> [Set<String>?]
  {
    var stems = [Set<String>?](repeating: nil, count: source.tokens.count)
    var next = 0
    for gloss in dictionary.glosses(in: String(decoding: source.bytes, as: UTF8.self)) {
      while next < source.tokens.count, source.tokens[next].range.lowerBound < gloss.range.lowerBound {
        next += 1
      }
      // A compound such as `anak-anak` is one word there, three tokens here.
      while next < source.tokens.count, source.tokens[next].range.upperBound <= gloss.range.upperBound {
        stems[next] = gloss.stems
        next += 1
      }
    }
    next = 0
    for term in terms {
      let renderings =
        [term.rendering, term.term.target, term.term.adjective, term.term.laterMention].compactMap(\.self)
        + term.term.variants
      let found = Set(
        renderings.flatMap { CheckedText($0).tokens }.map { dictionary.stem(ofEnglish: $0.folded) })
      while next < source.tokens.count, source.tokens[next].range.upperBound <= term.range.lowerBound {
        next += 1
      }
      var token = next
      while token < source.tokens.count, source.tokens[token].range.lowerBound < term.range.upperBound {
        stems[token] = stems[token]?.union(found) ?? found
        token += 1
      }
    }
    return stems
  }

  init(
    _ source: CheckedText, _ target: CheckedText, _ stems: [Set<String>?], _ words: CheckWords,
    _ dictionary: any SourceDictionary
  ) {
    var targetStems = [String?](repeating: nil, count: target.tokens.count)
    var places = WordMap<[Int]>()
    var written = WordMap<[Int]>()
    for (index, token) in target.tokens.enumerated() where token.kind != .mark {
      let stem = token.kind == .word ? dictionary.stem(ofEnglish: token.folded) : token.folded
      targetStems[index] = stem
      places[stem, default: []].append(index)
      written[token.folded, default: []].append(index)
      let name = Self.name(token.folded)
      if name != stem { places[name, default: []].append(index) }
    }
    self.targetStems = targetStems

    var accounts = [Int?](repeating: nil, count: target.tokens.count)
    var taken: Set<Int> = []
    let length = max(source.tokens.count, 1)
    for (index, token) in source.tokens.enumerated() where token.kind != .mark {
      // Numbers have their own check.
      let isContent =
        !words.has(token.folded, .sourceFunction) && !words.has(token.folded, .sourceNegator)
        && !words.source.isNumber(token.folded) && words.source.months[token.folded] == nil
      let own = stems[index] ?? []
      var candidates: [Int] = []
      for stem in own { candidates += places[stem]?.prefix(Self.most) ?? [] }
      // `Persib` is no other name that begins alike where it stands itself.
      let alike = source.isCapitalized(token) ? written[token.folded] : nil
      candidates += (alike ?? places[Self.name(token.folded)] ?? []).prefix(Self.most)
      for candidate in candidates { accounts[candidate] = index }
      guard isContent, token.kind == .word, token.range.count > 1 else { continue }
      let place = index * target.tokens.count / length
      let best = candidates.filter { !words.has(target.tokens[$0].folded, .targetFunction) }
        // The first of two that are as near: sets have no order.
        .min {
          (taken.contains($0) ? 1 : 0, abs($0 - place), $0) < (
            taken.contains($1) ? 1 : 0, abs($1 - place), $1
          )
        }
      if let best { taken.insert(best) }
      let isContentful = own.contains { !words.has($0, .targetFunction) }
      let isName = own.isEmpty && source.isCapitalized(token) && token.range.count > 2
      self.source.append(Word(token: index, match: best, isKnown: isContentful || isName))
    }
    for (index, token) in target.tokens.enumerated()
    where token.kind == .word && token.range.count > 1 && !words.has(token.folded, .targetFunction) {
      self.target.append(Word(token: index, match: accounts[index], isKnown: true))
    }
    self.accounts = accounts
  }

  /// The translation's token for one of the source; logarithmic in the words.
  func match(of token: Int) -> Int? { Self.words(source, in: token..<token + 1).first?.match }

  /// Those of `words` that stand in a range of tokens.
  static func words(_ words: [Word], in tokens: Range<Int>) -> ArraySlice<Word> {
    func place(_ token: Int) -> Int {
      var (low, high) = (0, words.count)
      while low < high {
        let middle = (low + high) / 2
        if words[middle].token < token { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return words[place(tokens.lowerBound)..<place(tokens.upperBound)]
  }

  /// A name by its first letters, marked so that it is no stem.
  private static func name(_ folded: String) -> String { "=" + NameCheck.stem(folded) }

  /// The longest run of words without a match, where it is less likely than `chance` by what the other words do.
  ///
  /// A run at the end is what is cut or left out most often: it needs no luck to be just there.
  static func unlikelyRun(in words: [Word], below chance: Double) -> Range<Int>? {
    guard let run = longestRun(words), run.count >= 2 else { return nil }
    let missing = words.count { $0.match == nil } - run.count
    let rate = (Double(missing) + 0.5) / (Double(words.count - run.count) + 1)
    var likelihood = run.upperBound == words.count ? 1 : Double(words.count)
    for _ in run { likelihood *= rate }
    return likelihood < chance ? run : nil
  }

  private static func longestRun(_ words: [Word]) -> Range<Int>? {
    var best: Range<Int>?
    var start: Int?
    for index in 0...words.count {
      if index < words.count, words[index].match == nil {
        start = start ?? index
      } else if let from = start {
        // Of two as long the last one.
        if index - from >= best?.count ?? 0 { best = from..<index }
        start = nil
      }
    }
    return best
  }

  /// How many words of the source could be found, and how many are.
  var counts: (known: Int, matched: Int) {
    (source.count { $0.isKnown || $0.match != nil }, source.count { $0.match != nil })
  }

  /// The share of the source's words that something stands for, from 0 to 1; nil when there are too few to tell.
  var coverage: Double? {
    let (known, matched) = counts
    return known > 0 ? Double(matched) / Double(known) : nil
  }
}
