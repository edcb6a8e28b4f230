import AlihModel

/// Whether what the source quotes is quoted in the translation, and says the same.
///
/// Four in a hundred articles open a quotation one way and close it another, so only the number of marks counts.
struct QuoteCheck {
  let pair: CheckedPair

  /// - Parameter comparing: whether what is said is compared, too, and not only the marks.
  func findings(comparing: Bool) -> [Finding] {
    let (before, after) = (marks(pair.source), marks(pair.target))
    if comparing, let changed = changed(before, after) { return [changed] }
    if comparing, before.isEmpty, let added = added(after) { return [added] }
    guard before.count % 2 == 0 else { return [] }
    if after.count % 2 != 0 {
      let marks = after.count == 1 ? "mark" : "marks"
      return [
        Finding(
          .quotesUnbalanced,
          "\(after.count) quotation \(marks) in the translation, \(before.count) in the source; one doesn't close"
        )
      ]
    }
    guard !before.isEmpty, after.isEmpty else { return [] }
    return [Finding(.quotesMissing, "the source quotes, the translation has no quotation marks")]
  }

  /// The quotation marks; `14"` is a size, unless it closes what another mark opened.
  private func marks(_ text: CheckedText) -> [Int] {
    var marks: [Int] = []
    for index in text.tokens.indices where text.isQuote(index) {
      let isSize =
        text.tokens[index].range.count == 1 && text.tokens[index].isGlued && index > 0
        && text.tokens[index - 1].kind == .number
      if !isSize || marks.count % 2 == 1 { marks.append(index) }
    }
    return marks
  }

  // MARK: What nobody said

  /// Words that make a quotation somebody's, and no title or odd word.
  private static let longTitle = 5

  /// A quotation of many words where the source only tells what was said: "'I am disappointed,' Sarwo said" for
  /// `Sarwo mengaku kecewa`. Single quotation marks of the source count as well.
  private func added(_ after: [Int]) -> Finding? {
    let single = pair.source.tokens.indices.contains { index in
      let mark = pair.source.bytes[pair.source.tokens[index].range]
      return pair.source.tokens[index].kind == .mark
        && (mark.elementsEqual("'".utf8) || mark.elementsEqual("‘".utf8) || mark.elementsEqual("’".utf8)
          || mark.elementsEqual("`".utf8))
    }
    guard !single else { return nil }
    let words = pair.target.words.count
    let quotation = Self.inside(after, pair.target.tokens.count).first { quotation in
      let own = pair.target.tokens[quotation].count { $0.kind != .mark }
      return own >= Self.longTitle && own * 2 >= words && own < words
    }
    guard let quotation else { return nil }
    let text = pair.target.tokens[quotation].filter { $0.kind != .mark }.prefix(6).map(pair.target.text)
    return Finding(
      .quotesAdded, "the translation quotes '\(text.joined(separator: " "))...', the source doesn't")
  }

  // MARK: What is said

  /// Words that a quotation needs to be compared.
  private static let shortest = 3

  /// A quotation whose words stand in no quotation of the translation, where something else stands.
  private func changed(_ before: [Int], _ after: [Int]) -> Finding? {
    // With other numbers of marks it isn't known which opens and which closes.
    guard !before.isEmpty, before.count == after.count, let source = quotations(before, pair.source),
      let target = quotations(after, pair.target)
    else { return nil }
    var isQuoted = Array(repeating: false, count: pair.target.tokens.count)
    for token in target.joined() { isQuoted[token] = true }
    if let name = drawnIn(isQuoted, beside: source) {
      return Finding(.quotationChanged, "'\(name)' stands in a quotation, and in the source beside it")
    }
    if let speaker = exchangedSpeaker(source, target) {
      return Finding(.quotationChanged, "who says '\(speaker)' in a quotation is another in the translation")
    }
    let isStrange = self.isStrange(target, source)
    let said = Set(target.flatMap { $0 }.compactMap { pair.alignment.targetStems[$0] })
    for quotation in source {
      let words = Alignment.words(pair.alignment.source, in: quotation).filter {
        $0.isKnown || $0.match != nil
      }
      let found = words.count { word in
        word.match.map { isQuoted[$0] } == true
          || pair.stems[word.token].map { !$0.isDisjoint(with: said) } == true
      }
      guard !words.isEmpty, found * 5 <= words.count,
        words.count >= Self.shortest || words.count == 2 && found == 0 && isStrange
      else { continue }
      let text = pair.source.tokens[quotation].filter { $0.kind != .mark }.prefix(6).map(pair.source.text)
      return Finding(
        .quotationChanged,
        "the quotation '\(text.joined(separator: " "))...' says something else in the translation")
    }
    return nil
  }

  /// A name that stands in no quotation of the source and in one of the translation.
  private func drawnIn(_ isQuoted: [Bool], beside quotations: [Range<Int>]) -> String? {
    guard quotations.allSatisfy({ pair.source.tokens[$0].contains { $0.kind == .word } }) else { return nil }
    return pair.matches.first { match in
      isQuoted[match.place] && pair.source.isCapitalized(pair.source.tokens[match.token])
        && pair.target.isCapitalized(pair.target.tokens[match.place])
        && !quotations.contains { $0.contains(match.token) }
    }.map { pair.source.text(pair.source.tokens[$0.token]) }
  }

  /// "I" of a quotation where all those of the translation speak of others: "He will resign" for `Saya akan mundur`.
  private func exchangedSpeaker(_ before: [Range<Int>], _ after: [Range<Int>]) -> String? {
    func first(_ text: CheckedText, _ quotations: [Range<Int>], _ list: CheckWords.List) -> Int? {
      quotations.joined().first { pair.words.has(text.tokens[$0].folded, list) }
    }
    guard let speaker = first(pair.source, before, .sourceFirst),
      first(pair.target, after, .targetFirst) == nil, first(pair.target, after, .targetThird) != nil
    else { return nil }
    return pair.source.text(pair.source.tokens[speaker])
  }

  /// Whether a quotation has words enough, and no quotation of the source accounts for any of them.
  private func isStrange(_ quotations: [Range<Int>], _ said: [Range<Int>]) -> Bool {
    quotations.contains { quotation in
      let words = Alignment.words(pair.alignment.target, in: quotation)
      return words.count >= 2
        && words.allSatisfy { word in
          word.match.map { match in !said.contains { $0.contains(match) } } ?? true
        }
    }
  }

  /// What stands in quotation marks, but for a quotation of which only the end is in the sentence; nil where a mark that should open
  /// stands as one that closes does.
  private func quotations(_ marks: [Int], _ text: CheckedText) -> [Range<Int>]? {
    let begins = marks.count % 2 == 1 && closes(marks[0], text)
    let rest = begins ? Array(marks.dropFirst()) : marks
    guard !stride(from: 0, to: rest.count, by: 2).contains(where: { closes(rest[$0], text) }) else {
      return nil
    }
    return Self.inside(rest, text.tokens.count)
  }

  /// Whether a mark hangs on what stands before it, and not on what follows: `Somalia" berencana`.
  private func closes(_ mark: Int, _ text: CheckedText) -> Bool {
    guard mark > 0, text.tokens[mark].isGlued else { return false }
    let isLoose = mark + 1 == text.tokens.count || !text.tokens[mark + 1].isGlued
    return text.isMark(mark - 1, ",") || text.isMark(mark - 1, ".")
      || isLoose && text.tokens[mark - 1].kind == .word
  }

  /// What stands between each opening mark and its closing one, or the text's end.
  private static func inside(_ marks: [Int], _ count: Int) -> [Range<Int>] {
    stride(from: 0, to: marks.count, by: 2).map { place in
      marks[place] + 1..<(place + 1 < marks.count ? marks[place + 1] : count)
    }
  }
}
