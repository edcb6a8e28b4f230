import AlihModel

/// Whether the translation is one at all: not the source again, not the wrong language, no loop, of plausible length.
enum IntegrityCheck {
  static func findings(_ source: CheckedText, _ target: CheckedText, _ languages: LanguagePair) -> [Finding] {
    var findings: [Finding] = []
    let sourceWords = words(source)
    let targetWords = words(target)
    if isCopy(sourceWords, targetWords) {
      return [Finding(.untranslated, "the translation is the source itself")]
    }
    if languages == .indonesianToEnglish, let message = language(targetWords) {
      findings.append(Finding(.language, message))
    }
    let loop = longestLoop(targetWords)
    if loop.copies >= (loop.period == 1 ? 4 : 3), loop.copies > longestLoop(sourceWords).copies + 1 {
      let phrase = targetWords[loop.start..<min(loop.start + loop.period, targetWords.count)].joined(
        separator: " ")
      findings.append(
        Finding(.repetition, "'\(phrase)' stands \(loop.copies) times in a row"))
    }
    if let phrase = chatter(source, target) {
      findings.append(Finding(.chatter, "the translation holds '\(phrase)', which nobody said"))
    }
    if isCutOff(source, target) {
      findings.append(Finding(.cutOff, "the translation stops before the sentence ends"))
    }
    if let message = length(source.bytes.count, target.bytes.count) {
      findings.append(Finding(.length, message))
    }
    return findings
  }

  private static func words(_ text: CheckedText) -> [String] {
    text.tokens.filter { $0.kind != .mark }.map(\.folded)
  }

  /// The same words, and Indonesian ones among them: a line of names and figures may stay as it is.
  private static func isCopy(_ source: [String], _ target: [String]) -> Bool {
    source == target && source.contains { IndonesianWords.function.contains($0) }
  }

  private static func language(_ words: [String]) -> String? {
    guard words.count >= 4 else { return nil }
    let indonesian = words.count { IndonesianWords.function.contains($0) }
    let english = words.count { EnglishWords.function.contains($0) }
    guard indonesian >= 2, indonesian * 100 >= words.count * 15, indonesian > english else { return nil }
    return "the translation is still Indonesian: \(indonesian) of \(words.count) words"
  }

  /// The most often repeated run of up to eight words; linear, for the period is bounded.
  private static func longestLoop(_ words: [String]) -> (start: Int, period: Int, copies: Int) {
    var best = (start: 0, period: 1, copies: 1)
    for period in 1...8 where words.count >= period * 2 {
      var run = 0
      for index in period..<words.count {
        run = words[index] == words[index - period] ? run + 1 : 0
        let copies = run / period + 1
        if copies > best.copies { best = (index - run - period + 1, period, copies) }
      }
    }
    return best
  }

  /// What language models say around a translation, or repeat of their instructions.
  private static let chatter: [String] = [
    "```", "<think>", "</think>", "\"translations\"", "here is the translation", "here's the translation",
    "here is the translated", "translation:", "as an ai", "as a language model", "i cannot assist",
    "i can't assist",
    "i cannot translate", "i can't translate", "i'm sorry, but i", "sure, here", "certainly! here",
    "house terms:",
  ]

  private static func chatter(_ source: CheckedText, _ target: CheckedText) -> String? {
    chatter.first { phrase in holds(target, phrase) && !holds(source, phrase) }
  }

  /// Whether a phrase begins at one of the text's tokens; capitals don't matter.
  private static func holds(_ text: CheckedText, _ phrase: String) -> Bool {
    let phrase = phrase.utf8
    return text.tokens.contains { token in
      text.bytes[token.range.lowerBound] | 0x20 == phrase.first! | 0x20
        && text.bytes[token.range.lowerBound...].prefix(phrase.count).elementsEqual(phrase) {
          $0 | 0x20 == $1 | 0x20
        }
    }
  }

  /// Whether the source ends as a sentence does and the translation in the middle of one.
  private static func isCutOff(_ source: CheckedText, _ target: CheckedText) -> Bool {
    guard let last = source.bytes.last, ".!?".utf8.contains(last), source.bytes.count >= 40,
      let end = target.tokens.last
    else { return false }
    return end.kind == .word || target.bytes.last == UInt8(ascii: ",")
  }

  /// English is about as long as Indonesian; short sentences vary too much to tell.
  private static func length(_ source: Int, _ target: Int) -> String? {
    if source >= 40, target * 10 < source * 3 {
      return "the translation is very short: \(target) bytes for \(source)"
    }
    if target >= 120, target * 2 > source * 7 {
      return "the translation is very long: \(target) bytes for \(source)"
    }
    return nil
  }
}
