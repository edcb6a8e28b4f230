import AlihModel

/// Names that no lexicon knows.
extension Entities {
  /// Joins runs of capitalized words that nobody knows, or that follow such a word, into names that are never translated.
  func names(
    _ tokens: [Token], knows: (Token) -> Bool, isOrder: (Token) -> Bool, isName: (String) -> Bool,
    isQuality: (String) -> Bool, isThing: (String) -> Bool, keeps: (String) -> Bool, leads: (String) -> Bool,
    isEnglish: (Token, Token?) -> Bool, expression: ([Token], Int) -> Sense?
  ) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var at = 0
    var atStart = true
    while at < tokens.count {
      let token = tokens[at]
      guard token.kind == .word, token.isCapitalized || token.capitals == .mixed else {
        atStart =
          token.kind == .mark && (atStart || !",;)-–/".contains(token.text.first!))
          || (token.kind == .mark && token.text == "--") || tokens.closesLabel(at)
        // "kata dr. Lina Marwah"
        if token.text == ".", at > 0, tokens[at - 1].kind == .word, tokens[at - 1].text.utf8.count < 5 {
          atStart = false
        }
        result.append(token)
        at += 1
        continue
      }
      // What the gazetteer knows is translated by it: "Korea Utara", "Selandia Baru".
      if let known = expression(tokens, at) {
        result.append(contentsOf: tokens[at..<at + known.length])
        at += known.length
        atStart = false
        continue
      }
      // "Patuhi aturan ini.": only an order begins so.
      let known = knows(token) || atStart && isOrder(token)
      // At the start of a sentence a capital says nothing, but "Budi Hartono" is a name all the same.
      let next = at + 1 < tokens.count ? tokens[at + 1] : nil
      let isNamed = next.map {
        $0.kind == .word && $0.spaceBefore && $0.capitals == .initial && (!knows($0) || isName($0.lower))
      }
      // "Joint Venture Agreement": an adjective before its noun is English.
      let isForeign = next.map { $0.kind == .word && $0.isCapitalized && isEnglish(token, $0) } ?? false
      // "putri Melati", "bernama Mawar": what a word says on its own, it does not say there.
      let isCalled =
        token.capitals == .initial && result.last.map { words.holds($0.lower, in: .calling) } == true
      // "di Turi, Sleman": a place within another.
      let isPlace =
        !atStart && token.capitals == .initial
        && result.last.map { words.holds($0.lower, in: .locating) } == true
        && at + 2 < tokens.count && tokens[at + 1].text == "," && tokens[at + 2].kind == .word
        && tokens[at + 2].capitals == .initial
      let startsName =
        isForeign || isPlace && !leads(token.lower) || !known
        || token.text == "The" && next?.isCapitalized == true
        // "kata Suci Lestari": no holy Lestari.
        || !atStart && isNamed == true && isQuality(token.lower)
        // "kata Premi Lasari": nobody asks a premium.
        || !atStart && isNamed == true && isThing(token.lower)
          && result.last.map { words.holds($0.lower, in: .sayer) } == true
        || isName(token.lower) && (isNamed == true || !atStart && keeps(token.lower))
        || isCalled && !leads(token.lower)
      atStart = false
      if !startsName {
        result.append(token)
        at += 1
        continue
      }
      var end = at + 1
      while end < tokens.count {
        let next = tokens[end]
        // "PT Maju Jaya Tbk Budi Santoso": the company's name is over.
        if tokens[end - 1].lower == "tbk" { break }
        if next.kind == .word, next.spaceBefore, next.isCapitalized || next.capitals == .mixed,
          !leads(next.lower) || isEnglish(next, nil) && endsCapitals(tokens, end)
        {
          end += 1
        } else {
          // "Ursula von der Leyen": connectors count when a capital follows them.
          let follower = tokens[end...].prefix(4).firstIndex { !words.holds($0.lower, in: .namePart) } ?? end
          guard follower > end, tokens[follower].kind == .word, tokens[follower].isCapitalized else { break }
          end = follower + 1
        }
      }
      // "Piquet Jr. dipecat": the dot is the name's.
      if end > at + 1, end + 1 < tokens.count, ["jr", "sr"].contains(tokens[end - 1].lower),
        tokens[end].text == ".", !tokens[end].spaceBefore
      {
        end += 1
      }
      if end == at + 1 {
        let name = token
        name.kind = .entity
        name.english = token.text
        name.wordClass = .name
        name.features = token.capitals == .all && token.text.utf8.count > 1 ? [.org] : []
        result.append(name)
      } else {
        result.append(
          merge(tokens[at..<end], Self.joined(tokens[at..<end]), .name, isForeign ? [] : [.person]))
      }
      at = end
    }
    return result
  }

  /// Whether no capitalized word follows: "Brookings Institution" ends with an English word, "Bank Sentral" begins with one.
  private func endsCapitals(_ tokens: [Token], _ at: Int) -> Bool {
    at + 1 == tokens.count || tokens[at + 1].kind != .word || !tokens[at + 1].isCapitalized
  }

  static func joined(_ tokens: ArraySlice<Token>) -> String {
    var text = ""
    for token in tokens { text += (token.spaceBefore && !text.isEmpty ? " " : "") + token.text }
    return text
  }
}
