import AlihModel

/// What an article says, for checking a summary of it in the same language: its numbers, names, dates and words.
package struct Grounds: Sendable {
  /// Words of a quotation that two texts don't share by chance; shorter ones are names and turns of phrase.
  private static let shortestQuotation = 3

  private let language: NumberLanguage
  private let vocabulary: CheckWords
  private let isOrdinaryWord: @Sendable (String) -> Bool
  private var numbers: Set<Quantity> = [Quantity(1)]
  private var words: Set<String> = []
  /// All words with a blank around each.
  private var running = " "

  init(
    _ texts: [String], _ language: NumberLanguage, _ vocabulary: CheckWords,
    isOrdinaryWord: @escaping @Sendable (String) -> Bool
  ) {
    self.language = language
    self.vocabulary = vocabulary
    self.isOrdinaryWord = isOrdinaryWord
    for text in texts.map({ CheckedText($0) }) {
      let reader = NumberReader(text, language)
      numbers.formUnion(reader.figures.flatMap(\.readings))
      numbers.formUnion(reader.spelled)
      for token in text.tokens where token.kind != .mark {
        let word = token.folded
        words.insert(word)
        running += word + " "
      }
      // A quotation that goes on in the next text is one; two quotations side by side are not.
      let marks = text.tokens.count { Self.quotes.contains(Array(text.bytes[$0.range])) }
      if marks % 2 == 0 { running += "| " }
    }
  }

  /// What a sentence of the summary has that the article hasn't; linear in the sentence's length, but for quotations.
  ///
  /// - Parameter known: where names stand that the article has in another form (`Korea Utara` for `Korut`), as UTF-8
  ///   offsets, in order.
  package func findings(in sentence: String, known: [Range<Int>] = []) -> [Finding] {
    let text = CheckedText(sentence, termRanges: known)
    return strangeNumbers(in: text) + strangeNames(in: text) + strangeQuotations(in: text)
  }

  private func strangeNumbers(in text: CheckedText) -> [Finding] {
    let reader = NumberReader(text, language)
    let figures = reader.figures.filter { figure in !figure.readings.contains { numbers.contains($0) } }
    let ofFigures = Set(reader.figures.flatMap(\.readings))
    let hasStrangeWord = !reader.spelled.subtracting(numbers).subtracting(ofFigures).isEmpty
    return figures.map {
      Finding(.summaryNumber, "the number '\($0.text)' is not in the article")
    }
      + (hasStrangeWord
        ? [Finding(.summaryNumber, "a number in words is not in the article")] : [])
  }

  private func strangeNames(in text: CheckedText) -> [Finding] {
    var findings: [Finding] = []
    for (index, token) in text.tokens.enumerated()
    where token.kind == .word && text.isCapitalized(token) && !token.isTerm && token.range.count > 1 {
      let word = token.folded
      guard !words.contains(word) else { continue }
      let isDate = vocabulary.has(word, .calendar)
      // `4 Maret` for `4/3`
      if isDate, let month = language.others[word], numbers.isSuperset(of: month.map { Quantity($0) }) {
        continue
      }
      guard isDate || !isOrdinaryWord(word) && !isForm(word) else { continue }
      // A sentence begins with any word, affixed as grammar needs.
      let isNoun = word.hasSuffix("an") && word.count > 7 && (word.hasPrefix("pe") || word.hasPrefix("ke"))
      if index == 0, !isDate,
        isNoun || word.hasPrefix("me") || word.hasPrefix("di") || word.hasPrefix("ber")
      {
        continue
      }
      findings.append(
        Finding(
          .summaryName, "the \(isDate ? "date" : "name") '\(text.text(token))' is not in the article"))
    }
    return findings
  }

  /// An ordinary word with what hangs on it: `Pemerintahnya`, `Diperiksa`.
  private func isForm(_ word: String) -> Bool {
    ["nya", "lah", "pun", "kah"].contains { word.hasSuffix($0) && isOrdinaryWord(String(word.dropLast(3))) }
      || vocabulary.has(word, .sourceFunction)
  }

  private func strangeQuotations(in text: CheckedText) -> [Finding] {
    var findings: [Finding] = []
    var quotation: [String]?
    for token in text.tokens {
      if token.kind != .mark {
        quotation?.append(token.folded)
        continue
      }
      guard Self.quotes.contains(Array(text.bytes[token.range])) else { continue }
      if let words = quotation {
        let isLong = words.count >= Self.shortestQuotation
        if isLong, !running.contains(" " + words.joined(separator: " ") + " ") {
          findings.append(
            Finding(
              .summaryQuotation,
              "the quotation '\(words.prefix(8).joined(separator: " "))' is not in the article"))
        }
        quotation = nil
      } else {
        quotation = []
      }
    }
    return findings
  }

  private static let quotes: Set<[UInt8]> = [
    [0x22], Array("“".utf8), Array("”".utf8), Array("„".utf8), Array("«".utf8), Array("»".utf8),
  ]
}
