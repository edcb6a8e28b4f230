extension EnglishSentence {
  /// Puts words in the place of others, with the blanks and the capital that the place asks for.
  mutating func replace(_ range: Range<Int>, with words: [String], _ lists: WordingWords) {
    let old = tokens[range]
    let next = range.upperBound < tokens.count ? range.upperBound : nil
    // Where the first of the new words stands, or the next word if there is none.
    var blank = old.first?.blank ?? next.map { tokens[$0].blank } ?? " "
    if old.first?.text == "," || old.isEmpty && next.map({ !tokens[$0].isWord }) ?? true { blank = " " }
    let capital =
      (old.first ?? next.map { tokens[$0] }).map {
        $0.startsSentence && ($0.text.unicodeScalars.first?.properties.isUppercase ?? false)
      } ?? false
    let starts = old.first?.startsSentence ?? false
    var new = words.enumerated().map { place, word in
      EnglishToken(
        text: word, lower: word, blank: word == "," ? "" : place == 0 ? blank : " ",
        kind: word == "," ? .function : lists.kind(of: word))
    }
    if let next, tokens[next].isWord {
      if new.isEmpty {
        tokens[next].blank = blank
        tokens[next].startsSentence = tokens[next].startsSentence || starts
        if capital { tokens[next].capitalize() }
      } else if old.isEmpty || old.last?.text == "," || words.last == "," {
        tokens[next].blank = " "
      }
    }
    if capital, !new.isEmpty { new[0].capitalize() }
    if !new.isEmpty { new[0].startsSentence = starts }
    tokens.replaceSubrange(range, with: new)
    if range.lowerBound == 0, !tokens.isEmpty { tokens[0].blank = "" }
  }

  /// `a official` -> `an official`
  mutating func fitArticle(at index: Int, _ english: English) {
    guard tokens.indices.contains(index), tokens.indices.contains(index + 1), tokens[index + 1].isWord,
      ["a", "an"].contains(tokens[index].lower), tokens[index].kind == .function
    else { return }
    let article = english.indefiniteArticle(before: tokens[index + 1].text)
    guard article != tokens[index].lower else { return }
    let isCapital = tokens[index].text.hasPrefix("A")
    tokens[index].lower = article
    tokens[index].text = article
    if isCapital { tokens[index].capitalize() }
  }
}

extension EnglishToken {
  fileprivate mutating func capitalize() {
    text = text.prefix(1).uppercased() + text.dropFirst()
  }
}
