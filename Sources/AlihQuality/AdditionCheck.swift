import AlihModel

/// What the translation has that nobody wrote: sentences, notes, quotation marks, markup, ids.
struct AdditionCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    [FrameCheck(pair: pair).finding(), quotes(), note() ?? choice(), markup(), id(), sentence()]
      .compactMap(\.self)
  }

  /// Quotation marks around the whole make a report somebody's words.
  private func quotes() -> Finding? {
    let (source, target) = (pair.source, pair.target)
    guard target.tokens.count > 2, opens(target), !opens(source), !closes(source), closes(target) else {
      return nil
    }
    return Finding(.quotesAdded, "the whole translation stands in quotation marks, the source doesn't")
  }

  private func opens(_ text: CheckedText) -> Bool {
    text.tokens.indices.first.map { text.isQuote($0) || isSingleQuote(text, $0) } == true
  }

  private func closes(_ text: CheckedText) -> Bool {
    text.tokens.indices.suffix(2).contains { text.isQuote($0) || isSingleQuote(text, $0) }
  }

  private func isSingleQuote(_ text: CheckedText, _ index: Int) -> Bool {
    let mark = text.bytes[text.tokens[index].range]
    return mark.elementsEqual("'".utf8) || mark.elementsEqual("‘".utf8) || mark.elementsEqual("’".utf8)
  }

  // MARK: Notes

  private func note() -> Finding? {
    let brackets = Self.brackets(pair.target)
    if brackets.count > Self.brackets(pair.source).count, let note = brackets.first(where: isNote) {
      return Finding(.noteAdded, "the note '\(text(note).prefix(60))' is not in the source")
    }
    // `Translator's note: ...`
    let heads = pair.target.tokens.indices.filter {
      pair.words.has(pair.target.tokens[$0].folded, .note) && pair.target.isMark($0 + 1, ":")
    }
    guard let head = heads.first(where: { isUnaccounted($0) }) else { return nil }
    return Finding(.noteAdded, "the note '\(text(head..<head + 2))' is not in the source")
  }

  /// A bracket that speaks of the translation, or says something that the source doesn't: no acronym, no measure.
  private func isNote(_ bracket: Range<Int>) -> Bool {
    let words = bracket.filter { pair.target.tokens[$0].kind == .word }
    let isSquare = pair.target.isMark(bracket.lowerBound - 1, "[")
    // "con[c]essions"
    if isSquare, words.contains(where: { isUnaccounted($0) && pair.target.tokens[$0].range.count > 1 }) {
      return true
    }
    if words.contains(where: { pair.words.has(pair.target.tokens[$0].folded, .note) && isUnaccounted($0) })
      || bracket.contains(where: { pair.target.isMark($0, "=") }) || words.contains(where: isOfSource)
    {
      return true
    }
    if isGloss(bracket) { return false }
    let own = Alignment.words(pair.alignment.target, in: bracket)
    let strange = own.filter { $0.match == nil && !pair.target.isCapitalized(pair.target.tokens[$0.token]) }
    return strange.count >= 3 && strange.count * 2 >= own.count
  }

  /// "ketupat (rice cakes boiled in palm leaves)": a word that stays Indonesian is explained.
  private func isGloss(_ bracket: Range<Int>) -> Bool {
    guard bracket.lowerBound >= 2 else { return false }
    let word = pair.target.tokens[bracket.lowerBound - 2]
    return word.kind == .word && !pair.target.isCapitalized(word)
      && !pair.words.has(word.folded, .targetFunction)
      && pair.written.contains(word.folded)
  }

  /// Whether a word is one of the source that English hasn't: "Villagers (warga desa)".
  private func isOfSource(_ token: Int) -> Bool {
    let word = pair.target.tokens[token]
    return !pair.target.isCapitalized(word) && word.range.count > 3
      && !pair.words.has(word.folded, .targetFunction)
      && pair.unbound.contains(word.folded)
      && (pair.words.has(word.folded, .sourceFunction) || pair.dictionary.isOrdinaryWord(word.folded))
      && !pair.dictionary.isEnglish(stem: pair.dictionary.stem(ofEnglish: word.folded))
  }

  /// "Villagers/Residents": two words to choose from.
  private func choice() -> Finding? {
    let text = pair.target
    guard !pair.source.tokens.indices.contains(where: { pair.source.isMark($0, "/") }) else { return nil }
    let slash = text.tokens.indices.dropFirst().dropLast().first { index in
      text.isMark(index, "/") && text.tokens[index].isGlued && text.tokens[index + 1].isGlued
        && [index - 1, index + 1].allSatisfy {
          text.tokens[$0].kind == .word && text.tokens[$0].range.count > 3
            && !pair.words.has(text.tokens[$0].folded, .targetFunction)
        }
        // "Boeing/Northrop": the source has both.
        && ![index - 1, index + 1].allSatisfy { text.isCapitalized(text.tokens[$0]) && !isUnaccounted($0) }
    }
    guard let slash else { return nil }
    return Finding(.noteAdded, "'\(self.text(slash - 1..<slash + 2))' gives two words to choose from")
  }

  private func isUnaccounted(_ token: Int) -> Bool {
    pair.alignment.accounts[token] == nil
  }

  /// The tokens inside each bracket.
  private static func brackets(_ text: CheckedText) -> [Range<Int>] {
    var brackets: [Range<Int>] = []
    var open: Int?
    for index in text.tokens.indices {
      if text.isMark(index, "(") || text.isMark(index, "[") { open = index + 1 }
      if let start = open, text.isMark(index, ")") || text.isMark(index, "]") {
        brackets.append(start..<index)
        open = nil
      }
    }
    return brackets
  }

  // MARK: Markup and ids

  private func markup() -> Finding? {
    let (source, target) = (Self.markup(pair.source), Self.markup(pair.target))
    if isShouted { return Finding(.markupAdded, "the translation is in capital letters, the source isn't") }
    guard let mark = target.first(where: { $0.value > source[$0.key, default: 0] })?.key else { return nil }
    return Finding(.markupAdded, "the translation has '\(mark)' as markup, which the source hasn't")
  }

  /// Whether three words or more have capital letters only, where the source has small ones.
  private var isShouted: Bool {
    func isLarge(_ text: CheckedText) -> Bool {
      let words = text.tokens.filter { $0.kind == .word && $0.range.count > 3 }
      return words.count > 2 && words.allSatisfy { !text.bytes[$0.range].contains(where: \.isSmall) }
    }
    return isLarge(pair.target) && !isLarge(pair.source)
      && pair.source.bytes.contains(where: \.isSmall)
  }

  /// How often each kind of Markdown or tag stands in a text.
  private static func markup(_ text: CheckedText) -> [String: Int] {
    var counts: [String: Int] = [:]
    for index in text.tokens.indices where text.tokens[index].kind == .mark {
      let isGlued = index + 1 < text.tokens.count && text.tokens[index + 1].isGlued
      // `governor`s` is an apostrophe.
      if text.isMark(index, "`"), !text.tokens[index].isGlued { counts["`", default: 0] += 1 }
      for mark: Unicode.Scalar in ["*", "_", "~", "\\", "{", "}", "|"] where text.isMark(index, mark) {
        counts[String(mark), default: 0] += 1
      }
      // Emoji, and brackets that no news has: `⟦`.
      let mark = text.bytes[text.tokens[index].range]
      if mark.count == 4 || mark.starts(with: [0xE2, 0x9F]) {
        counts[String(decoding: mark, as: UTF8.self), default: 0] += 1
      }
      if text.isMark(index, "<"), isGlued { counts["<", default: 0] += 1 }
      if text.isMark(index, "#"), index == 0, !isGlued || text.isMark(1, "#") { counts["#", default: 0] += 1 }
      if text.isMark(index, "]"), isGlued, text.isMark(index + 1, "(") { counts["](", default: 0] += 1 }
      if text.isMark(index, "&"), isGlued, isEntity(text, index) { counts["&", default: 0] += 1 }
      let isBullet =
        text.isMark(index, ">") || text.isMark(index, "-")
        || text.bytes[text.tokens[index].range].elementsEqual("•".utf8)
      if isBullet, index == 0, !isGlued { counts["- ", default: 0] += 1 }
    }
    return counts
  }

  /// `&quot;`, `&#39;`
  private static func isEntity(_ text: CheckedText, _ index: Int) -> Bool {
    let end = text.isMark(index + 1, "#") ? index + 3 : index + 2
    return text.isMark(end, ";") && text.tokens[end].isGlued
  }

  /// `b2.s1: `, `[3] `, `1. ` in front of the translation.
  private func id() -> Finding? {
    let text = pair.target
    var at = text.isMark(0, "[") || text.isMark(0, "(") || text.isMark(0, "#") ? 1 : 0
    let start = at
    if at < text.tokens.count, pair.words.has(text.tokens[at].folded, .targetID) { at += 1 }
    // A block's or segment's letter, and the block in front of the segment.
    while at < text.tokens.count, at - start < 6, text.tokens[at].range.count <= 3,
      text.tokens[at].kind == .number || text.tokens[at].kind == .word && text.tokens[at].range.count == 1
        || text.isMark(at, ".") && at + 1 < text.tokens.count && text.tokens[at + 1].isGlued
        || text.isMark(at, "-") && text.tokens[at].isGlued
    {
      at += 1
    }
    guard at > start, text.tokens[start..<at].contains(where: { $0.kind == .number }),
      ([":", ".", ")", "]"] as [Unicode.Scalar]).contains(where: { text.isMark(at, $0) }),
      at + 1 < text.tokens.count,
      !text.tokens[at + 1].isGlued || text.isMark(at + 1, ":") || text.isMark(at + 1, "."),
      text.tokens[start..<at].first(where: { $0.kind == .number }).map({ number in
        !pair.source.tokens.prefix(2).contains { $0.folded == number.folded }
      }) == true
    else { return nil }
    return Finding(
      .idAdded, "the translation begins with '\(self.text(0..<at + 1))', which the source hasn't")
  }

  // MARK: Sentences

  /// A sentence more than the source has, whose words the source accounts for less than for the others.
  private func sentence() -> Finding? {
    let sentences = pair.target.sentences(pair.words)
    let (total, known) = (pair.alignment.target.count, pair.alignment.target.count { $0.match != nil })
    guard sentences.count > pair.source.sentences(pair.words).count else { return run() }
    let strange = sentences.first { sentence in
      let words = Alignment.words(pair.alignment.target, in: sentence)
      let own = words.count { $0.match != nil }
      if words.count >= 2, own * 10 <= words.count * 3 { return true }
      return words.count >= 4 && own * 2 <= words.count && (known - own) * 4 >= (total - words.count) * 3
    }
    if let strange { return Finding(.sentenceAdded, "'\(text(strange).prefix(80))' is not in the source") }
    return saidTwice(sentences).map {
      Finding(.sentenceAdded, "'\(text($0).prefix(80))' says again what stands before it")
    }
  }

  /// A sentence whose words stand for the same words of the source as those of the sentences before it.
  private func saidTwice(_ sentences: [Range<Int>]) -> Range<Int>? {
    var before: Set<Int> = []
    for sentence in sentences {
      let own = Set(Alignment.words(pair.alignment.target, in: sentence).compactMap(\.match))
      if own.count >= 3, own.intersection(before).count * 10 >= own.count * 8 { return sentence }
      before.formUnion(own)
    }
    return nil
  }

  /// Words in a row that are no paraphrase any more, in a translation that is twice as long, and in others.
  private static let sureRun = (longer: 6, other: 9)

  /// What is added without being a sentence of its own: a run that the source doesn't account for, longer than chance makes.
  private func run() -> Finding? {
    let words = pair.alignment.target
    let isMuchLonger = pair.target.bytes.count * 10 > pair.source.bytes.count * 17
    guard let run = Alignment.unlikelyRun(in: words, below: isMuchLonger ? 0.01 : 0.0002), run.count >= 4,
      // What is added makes the translation longer; what the dictionary doesn't know doesn't.
      pair.target.bytes.count * words.count * 20
        > pair.source.bytes.count * (words.count * 20 + run.count * 8)
    else { return nil }
    let place = words[run.lowerBound].token..<words[run.upperBound - 1].token + 1
    if Self.brackets(pair.target).contains(where: { $0.overlaps(place) && isGloss($0) }) { return nil }
    let added = text(place)
    let isTwiceAsLong = pair.target.bytes.count > pair.source.bytes.count * 2
    return Finding(
      run.count >= (isTwiceAsLong ? Self.sureRun.longer : Self.sureRun.other) ? .sentenceAdded : .wordsAdded,
      "'\(added.prefix(80))' is not in the source")
  }

  private func text(_ tokens: Range<Int>) -> String {
    let tokens = pair.target.tokens[tokens]
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return String(decoding: pair.target.bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
  }
}
