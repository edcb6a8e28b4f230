import AlihModel

/// Names that no lexicon knows.
extension Entities {
  /// Joins runs of capitalized words that nobody knows, or that follow such a word, into names that are never translated.
  func names(_ tokens: [Token], _ gazetteer: Gazetteer) -> [Token] {
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
      if let known = gazetteer.expression(tokens, at) {
        result.append(contentsOf: tokens[at..<at + known.length])
        at += known.length
        atStart = false
        continue
      }
      // "Joint Venture Agreement": an adjective before its noun is English.
      let next = at + 1 < tokens.count ? tokens[at + 1] : nil
      let isForeign =
        next.map { $0.kind == .word && $0.isCapitalized && gazetteer.isEnglish(token, before: $0) } ?? false
      let isName = isForeign || beginsName(tokens, at, after: result.last, atStart: atStart, gazetteer)
      atStart = false
      guard isName else {
        result.append(token)
        at += 1
        continue
      }
      let end = endOfName(tokens, at, gazetteer)
      if end == at + 1 {
        (token.kind, token.english, token.wordClass) = (.entity, token.text, .name)
        token.features = token.capitals == .all && token.text.utf8.count > 1 ? [.org] : []
        result.append(token)
      } else {
        result.append(
          merge(tokens[at..<end], Self.joined(tokens[at..<end]), .name, isForeign ? [] : [.person]))
      }
      at = end
    }
    return result
  }

  /// Whether a name begins with the word, which has a capital.
  ///
  /// - Parameter atStart: whether a sentence begins with it, so that its capital says nothing; but "Budi Hartono" is a name
  ///   there, too.
  private func beginsName(
    _ tokens: [Token], _ at: Int, after previous: Token?, atStart: Bool, _ gazetteer: Gazetteer
  ) -> Bool {
    let token = tokens[at]
    let next = at + 1 < tokens.count ? tokens[at + 1] : nil
    // "Patuhi aturan ini.": only an order begins so.
    guard gazetteer.knows(token) || atStart && gazetteer.isOrder(token) else { return true }
    if token.text == "The", next?.isCapitalized == true { return true }
    if token.capitals == .initial, let previous, !gazetteer.leads(token) {
      // "putri Melati", "bernama Mawar": what a word says on its own, it does not say there.
      if words.holds(previous.lower, in: .calling) { return true }
      // "di Turi, Sleman": a place within another.
      if !atStart, words.holds(previous.lower, in: .locating), at + 2 < tokens.count,
        tokens[at + 1].text == ",", tokens[at + 2].kind == .word, tokens[at + 2].capitals == .initial
      {
        return true
      }
    }
    let isNamed = next.map {
      $0.kind == .word && $0.spaceBefore && $0.capitals == .initial
        && (!gazetteer.knows($0) || gazetteer.isPersonName($0))
    }
    if isNamed == true, !atStart {
      // "kata Suci Lestari": no holy Lestari; "kata Premi Lasari": nobody asks a premium.
      if gazetteer.isQuality(token) { return true }
      if let previous, gazetteer.isThing(token), words.holds(previous.lower, in: .sayer) { return true }
    }
    return gazetteer.isPersonName(token) && (isNamed == true || !atStart && gazetteer.keeps(token))
  }

  /// Where a name ends that begins with a word.
  private func endOfName(_ tokens: [Token], _ start: Int, _ gazetteer: Gazetteer) -> Int {
    var end = start + 1
    while end < tokens.count {
      let next = tokens[end]
      // "PT Maju Jaya Tbk Budi Santoso": the company's name is over.
      if tokens[end - 1].lower == "tbk" { break }
      if next.kind == .word, next.spaceBefore, next.isCapitalized || next.capitals == .mixed,
        !gazetteer.leads(next) || gazetteer.isEnglish(next, before: nil) && endsCapitals(tokens, end)
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
    let hasDot =
      end > start + 1 && end + 1 < tokens.count && ["jr", "sr"].contains(tokens[end - 1].lower)
      && tokens[end].text == "." && !tokens[end].spaceBefore
    return hasDot ? end + 1 : end
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
