import AlihModel

/// Words that stay as they are: datelines, initials, titles, what is said in English.
extension SentenceTranslation {
  /// What stands before the dash of "Jakarta, Warta Nusa -- Bank Indonesia ..." is a place and an agency, not a sentence.
  func protectDateline(_ tokens: inout [Token]) {
    guard role == .paragraph || role == .dateline,
      let dash = tokens.prefix(9).firstIndex(where: {
        ["--", "-", "—", "–"].contains($0.text) && $0.spaceBefore
      }),
      dash > 0, dash + 1 < tokens.count, tokens[dash + 1].spaceBefore,
      tokens[..<dash].allSatisfy({ $0.kind != .word || $0.isCapitalized || $0.capitals == .mixed })
    else { return }
    for index in 0..<dash where tokens[index].kind == .word { tokens[index].kind = .opaque }
  }

  /// `AS (25)` is a person, and so is "Chad Rukmana", who is one name.
  func mark(_ people: [Range<Int>], in tokens: inout [Token]) {
    for range in people {
      guard let first = tokens.firstIndex(where: { $0.kind == .word && $0.range.overlaps(range) }) else {
        continue
      }
      let name = tokens[first...].prefix { $0.range.overlaps(range) && [.word, .mark].contains($0.kind) }
      let person = engine.entities.merge(name, "", .name, [.person])
      person.english = person.text
      person.capitals = tokens[first].capitals
      tokens.replaceSubrange(name.indices, with: [person])
    }
  }

  /// The writers' initials that close an article: `(asa)`, `[mg/ii]`.
  func protectInitials(_ tokens: inout [Token]) {
    guard let close = tokens.last?.text, close == ")" || close == "]",
      let open = tokens.lastIndex(where: { $0.text == "(" || $0.text == "[" }), tokens.count - open <= 9,
      open == 0 || Marks.sentenceStarts.contains(tokens[open - 1].text)
    else { return }
    let inside = (open + 1)..<(tokens.count - 1)
    let isInitials = inside.allSatisfy {
      tokens[$0].kind == .mark && tokens[$0].text == "/"
        || tokens[$0].kind == .word && tokens[$0].text.utf8.count <= 4 && !tokens[$0].isCapitalized
    }
    if isInitials { for index in inside where tokens[index].kind == .word { tokens[index].kind = .opaque } }
  }

  /// What a bracket or a quotation says in another language stays: `biaya (fee based income)`, `marjin (Net Interest Margin/NIM)`.
  ///
  /// It has a small word that nobody knows, or is followed by its initials, and has no word that only Indonesian has.
  func protectForeign(_ tokens: inout [Token]) {
    var at = 0
    while let open = tokens[at...].firstIndex(where: { $0.kind == .mark && Self.closing[$0.text] != nil }) {
      at = open + 1
      let (isBracket, end) = (tokens[open].text == "(", Self.closing[tokens[open].text])
      guard let close = tokens[at...].prefix(12).firstIndex(where: { $0.text == end }) else { continue }
      let words = tokens[at..<close].filter { $0.kind == .word && $0.text.utf8.count > 1 }
      guard words.count > 1, tokens[at..<close].allSatisfy({ $0.kind == .word || $0.kind == .mark }),
        !words.contains(where: { engine.words.holds($0.lower, in: .indonesian) })
      else { continue }
      let unknown = words.count { word in
        !word.isCapitalized && word.text.utf8.count > (isBracket ? 3 : 2)
          && memory.readings(of: word).isEmpty
      }
      // In a quotation a few unknown words may be slips.
      let isUnknown = isBracket ? unknown > 0 : unknown * 2 >= words.count
      let initials = String(words.dropLast().compactMap { $0.text.first }).uppercased()
      let isDefined = words.count > 2 && words.last?.capitals == .all && words.last?.text == initials
      guard isUnknown || isDefined else { continue }
      for index in at..<close where tokens[index].kind == .word { tokens[index].kind = .opaque }
    }
  }

  static let closing: WordMap<String> = ["(": ")", "'": "'", "‘": "’", "“": "”", "\"": "\""]

  /// The title of a song or a film stays: `lagu "Sudah"`.
  func protectTitles(_ tokens: [Token]) {
    for at in tokens.indices.dropLast(2) where tokens[at + 1].kind == .mark {
      guard Self.isQuote(tokens[at + 1].text), engine.words.holds(tokens[at].lower, in: .titled),
        let end = Self.closing[tokens[at + 1].text],
        let close = tokens[(at + 2)...].prefix(8).firstIndex(where: { $0.text == end })
      else { continue }
      let words = tokens[(at + 2)..<close].filter { $0.kind == .word }
      guard
        words.allSatisfy({
          $0.isCapitalized || ["di", "ke", "dari", "yang", "dan", "untuk"].contains($0.text)
        })
      else { continue }
      for word in words { word.kind = .opaque }
    }
  }

  static func isQuote(_ text: String) -> Bool { text != "(" && closing[text] != nil }

  /// What is said in English stays, a whole sentence as well as a part between marks.
  func protectEnglish(_ tokens: [Token]) {
    for stretch in tokens.split(whereSeparator: { $0.kind == .mark && $0.text != "," && $0.text != "'" }) {
      let words = stretch.filter { $0.kind == .word }
      guard words.count > 3, !words.contains(where: { engine.words.holds($0.lower, in: .indonesian) }),
        isEnglish(words)
      else { continue }
      for word in words { word.kind = .opaque }
    }
  }

  /// Every third word is a small English one; or one in six, and with the words that nobody knows they are half.
  private func isEnglish(_ words: [Token]) -> Bool {
    let small = words.count { engine.words.holds($0.lower, in: .english) }
    if small * 3 >= words.count { return true }
    let unknown = words.count { !$0.isCapitalized && memory.readings(of: $0).isEmpty }
    return words.count > 7 && small * 6 >= words.count && (small + unknown) * 2 >= words.count
  }
}
