import AlihModel

/// What places and their offices are called, which is no word of the language.
extension Entities {
  /// `Kota Pinang`, `Sungai Kelam`; `Kota Tua` is one that the lexicon has.
  func settlement(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    // Whether it is running text takes a look at all of it, and is asked last.
    guard let previous else { return nil }
    if isOffice(previous) { return tokens.isRunningText ? placeOfOffice(tokens, at) : nil }
    guard previous.kind == .word, previous.isCapitalized, words.holds(previous.lower, in: .settlement),
      // "Desa Batu Putih": behind the name of another place a plain word makes it one of its own.
      isPlainName(tokens[at])
        || tokens[at].kind == .word && tokens[at].capitals == .initial && at + 1 < tokens.count
          && isPlainName(tokens[at + 1]),
      !words.holds(tokens[at].lower, in: .settlementKind), tokens.isRunningText
    else { return nil }
    let known = previous.lower + " " + tokens[at].lower
    guard !morphology.lexicon.phrases(from: previous.lower).contains(where: { $0.lemma.hasPrefix(known) })
    else {
      return nil
    }
    return name(tokens, at..<(tokens[(at + 1)...].firstIndex { !isPlainName($0) } ?? tokens.count))
  }

  /// `Bupati`, `Kepala BPBD`
  private func isOffice(_ token: Token) -> Bool {
    words.holds(token.lower, in: .placeOffice)
      || token.kind == .term
        && words.holds(String(token.lower.split(separator: " ").last ?? ""), in: .placeOffice)
  }

  /// `Bupati Tanah Merah`, `BPBD Pinus Yusuf Hamdani`: behind an office a word of the language is the name of its place.
  private func placeOfOffice(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    func isPart(_ token: Token) -> Bool {
      isPlainName(token) || token.capitals == .initial && words.holds(token.lower, in: .settlement)
    }
    guard isPart(tokens[at]), isOrdinary(tokens[at]) else { return nil }
    let end = tokens[at...].firstIndex { !isPart($0) } ?? tokens.count
    let (name, _) = name(tokens, at..<end)
    // With unknown words the name of who holds the office stands behind it.
    name.features =
      tokens[at..<end].allSatisfy { !morphology.readings(of: $0.lower).isEmpty } ? .place : .person
    return (name, end)
  }

  private func name(_ tokens: [Token], _ range: Range<Int>) -> (Token, Int) {
    (merge(tokens[range], Self.joined(tokens[range]), .name, []), range.upperBound)
  }

  /// Whether the lexicon has it, and not as what people and offices are called: `Pinus`, not `Siti` or `Ketua`.
  private func isOrdinary(_ token: Token) -> Bool {
    let senses = morphology.lexicon.senses(of: token.lower)
    return !senses.isEmpty && !words.holds(token.lower, in: .settlementKind)
      && senses.allSatisfy { $0.features.isDisjoint(with: [.org, .title, .human]) }
  }

  /// A word with a capital that no gazetteer, calendar or list of settlements has.
  private func isPlainName(_ token: Token) -> Bool {
    token.kind == .word && token.capitals == .initial && token.spaceBefore
      && !morphology.lexicon.contains(token.lower, as: .name) && numbers.days[token.lower] == nil
      && !words.holds(token.lower, in: .settlement) && !words.holds(token.lower, in: .placeHead)
  }

  // MARK: In headlines

  /// What a sentence calls by words of the language, or by several: `Tanah Merah`, `Garuda Muda`.
  func names(in tokens: [Token]) -> [(words: [String], features: Features)] {
    tokens.compactMap { token in
      guard token.kind == .entity, token.wordClass == .name, token.english == token.text,
        token.features.isDisjoint(with: .time)
      else { return nil }
      let words = token.text.lowercased().split(separator: " ").map(String.init)
      let isWord = words.count == 1 && !morphology.lexicon.senses(of: words[0]).isEmpty
      return words.count > 1 || isWord ? (words, token.features) : nil
    }
  }

  /// The tokens with names put together that the article has shown to be some.
  ///
  /// - Parameter isTitle: capitals tell nothing in it.
  func knowing(_ names: ArticleNames, _ tokens: [Token], isTitle: Bool) -> [Token] {
    guard !names.isEmpty else { return tokens }
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var at = 0
    while at < tokens.count {
      guard let (words, features) = names.name(at: at, in: tokens, isTitle: isTitle) else {
        result.append(tokens[at])
        at += 1
        continue
      }
      let text = isTitle ? words.map(\.capitalizedFirst).joined(separator: " ") : nil
      let end = at + words.count
      result.append(merge(tokens[at..<end], text ?? Self.joined(tokens[at..<end]), .name, features))
      at = end
    }
    return result
  }
}

extension [Token] {
  /// Whether a word of some length is written small: in a headline of capitals, a capital says nothing.
  var isRunningText: Bool {
    contains { $0.kind == .word && !$0.isCapitalized && $0.text.utf8.count > 4 }
  }
}
