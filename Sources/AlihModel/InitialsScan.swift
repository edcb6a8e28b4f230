/// One text, read for initials and for what is said of them.
struct InitialsScan {
  private struct Piece {
    enum Kind { case initials, word, number, mark }

    let kind: Kind
    let range: Range<Int>
    /// In small letters; of initials the letters as they are, without dots.
    let text: String
  }

  private let rules: InitialsRules
  private var pieces: [Piece] = []
  /// The pieces that look like initials, whosoever they are.
  private(set) var initials: [Int] = []
  /// Those of them that the text says to be a person's.
  private(set) var people: [Int] = []

  init(_ text: String, _ rules: InitialsRules) {
    self.rules = rules
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { (0x41...0x5A).contains($0) }) else { return }
    read(bytes)
    initials = pieces.indices.filter { pieces[$0].kind == .initials }
    guard !initials.isEmpty else { return }
    let hasCounts = pieces.contains { $0.kind == .word && rules.says($0.text, .counted) }
    var isPerson = Set(initials.filter { isNamed($0) || !hasCounts && hasAgeInBrackets($0) })
    for place in initials where isPerson.contains(place) { isPerson.formUnion(list(from: place)) }
    people = initials.filter(isPerson.contains)
  }

  func letters(at place: Int) -> String { pieces[place].text }
  func range(at place: Int) -> Range<Int> { pieces[place].range }

  /// Acronyms that the text explains: `AS` in `Amerika Serikat (AS)`.
  var defined: Set<String> {
    Set(
      initials.filter { place in
        guard isMark(place - 1, "("), isMark(place + 1, ")") else { return false }
        let words = pieces[..<(place - 1)].suffix(pieces[place].text.utf8.count)
        return words.map { $0.text.prefix(1) }.joined() == pieces[place].text.lowercased()
      }.map { pieces[$0].text })
  }

  // MARK: What the words say

  private func isNamed(_ place: Int) -> Bool {
    // `berinisial "MA"`
    var before = place - 1
    if isMark(before, "\"") || isMark(before, "“") || isMark(before, "'") { before -= 1 }
    if says(before, .called) || says(place + 1, .alsoCalled) { return true }
    let isPair = pieces[place].text.utf8.count == 2
    if isPair, says(before, .accused) || says(before, .rank) || isMark(before, ".") && says(before - 1, .rank)
    {
      return true
    }
    if isPair, isActing(place) { return true }
    if isNamely(before, isPair) { return true }
    // `Pelaku, MA, mengaku`, `Dua pelaku, AS dan MA, mengaku`
    let last = list(from: place).last ?? place
    let isApposed =
      isMark(before, "(") && isMark(place + 1, ")") || isMark(before, ",") && isMark(last + 1, ",")
    return isApposed && says(before - 1, .person) || isAged(place) || hasNoteInBrackets(place)
  }

  /// `AS menikam RI`, `Kepada penyidik, MA mengaku lapar`: what people do to each other, and whom they tell.
  private func isActing(_ place: Int) -> Bool {
    says(place + 1, .deed) || says(place - 1, .deed)
      || isMark(place - 1, ",") && says(place - 2, .told) && says(place - 3, .to)
  }

  /// `Dua tersangka, yakni AS`, `Inisial pelaku adalah AS`
  private func isNamely(_ before: Int, _ isPair: Bool) -> Bool {
    guard says(before, .namely) else { return false }
    var at = before
    while says(at, .namely) || isMark(at, ",") || isMark(at, ":") || isMark(at, "-") { at -= 1 }
    if says(at, .called) || says(at, .person) && says(at - 1, .called) { return true }
    return isPair && (says(at, .accused) || says(at, .person))
  }

  /// `RI, 17 tahun`, `RI yang berusia 17 tahun`
  private func isAged(_ place: Int) -> Bool {
    var at = place + 1
    guard isMark(at, ",") || says(at + 1, .aged) else { return false }
    at += 1
    if says(at, .aged) { at += 1 }
    return isAge(at) && says(at + 1, .age) && !says(at + 2, .notAge)
  }

  /// `AS (25)`, `AS (25 tahun)`, `AS (25, buruh)`, `AS (25/P)`
  private func hasAgeInBrackets(_ place: Int) -> Bool {
    guard isMark(place + 1, "("), isAge(place + 2) else { return false }
    let at = place + (says(place + 3, .age) ? 4 : 3)
    guard let close = pieces[min(at, pieces.count)...].prefix(6).firstIndex(where: { $0.text == ")" }) else {
      return false
    }
    return close == at || isMark(at, ",") || isMark(at, "/")
  }

  /// `MK (nama samaran)`
  private func hasNoteInBrackets(_ place: Int) -> Bool {
    guard isMark(place + 1, "(") else { return false }
    return pieces[(place + 2)...].prefix { $0.text != ")" }.prefix(4).contains {
      rules.says($0.text, .inside)
    }
  }

  /// The initials that go on behind a person's: `AS, MA, dan RI`.
  private func list(from place: Int) -> [Int] {
    var found: [Int] = []
    var open: [Int] = []
    var at = place + 1
    while at < pieces.count {
      let isComma = isMark(at, ",")
      if isComma || isMark(at, "/") || isMark(at, "&") { at += 1 }
      let isLinked = says(at, .link)
      if isLinked { at += 1 }
      guard at > place + 1, at < pieces.count, pieces[at].kind == .initials, isLinked || isComma else {
        break
      }
      open.append(at)
      // Behind a comma alone it may be something else: `berinisial AS, WNI asal Medan`.
      if isLinked {
        found += open
        open = []
      }
      at += 1
      guard isMark(at, ",") || says(at, .link) else { break }
      if isLinked, !isMark(at, ",") { break }
    }
    return found
  }

  private func says(_ place: Int, _ cue: InitialsRules.Cue) -> Bool {
    guard pieces.indices.contains(place) else { return false }
    switch pieces[place].kind {
    case .word: return rules.says(pieces[place].text, cue)
    case .initials: return rules.says(pieces[place].text.lowercased(), cue)
    default: return false
    }
  }

  private func isMark(_ place: Int, _ mark: String) -> Bool {
    pieces.indices.contains(place) && pieces[place].kind == .mark && pieces[place].text == mark
  }

  private func isAge(_ place: Int) -> Bool {
    guard pieces.indices.contains(place), pieces[place].kind == .number else { return false }
    return Int(pieces[place].text).map { (1...110).contains($0) } == true
  }

  // MARK: Pieces

  private mutating func read(_ bytes: [UInt8]) {
    var at = 0
    while at < bytes.count {
      let start = at
      if let end = Self.endOfDotted(bytes, at) {
        at = end
        let letters = bytes[start..<end].filter { $0 != UInt8(ascii: ".") }
        pieces.append(
          Piece(kind: .initials, range: start..<end, text: String(decoding: letters, as: UTF8.self)))
      } else if Self.isLetter(bytes[at]) {
        while at < bytes.count, Self.isLetter(bytes[at]) { at += 1 }
        addWord(bytes, start..<at)
      } else if Self.isDigit(bytes[at]) {
        while at < bytes.count, Self.isDigit(bytes[at]) { at += 1 }
        pieces.append(
          Piece(kind: .number, range: start..<at, text: String(decoding: bytes[start..<at], as: UTF8.self)))
      } else {
        at += 1
        while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if text != " ", text != "\u{A0}" { pieces.append(Piece(kind: .mark, range: start..<at, text: text)) }
      }
    }
  }

  private mutating func addWord(_ bytes: [UInt8], _ range: Range<Int>) {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let isCapitals = range.count <= 4 && bytes[range].allSatisfy { (0x41...0x5A).contains($0) }
    // `AS-China`, `KM/RI`, `G20`: part of something longer.
    let isPart =
      range.lowerBound > 0 && "-/@#".utf8.contains(bytes[range.lowerBound - 1])
      || range.upperBound < bytes.count && "-".utf8.contains(bytes[range.upperBound])
      || range.upperBound < bytes.count && Self.isDigit(bytes[range.upperBound])
    let isInitials = isCapitals && !isPart
    pieces.append(
      Piece(kind: isInitials ? .initials : .word, range: range, text: isInitials ? text : text.lowercased()))
  }

  /// Where `A.S.` or `A.S` ends that begins here.
  private static func endOfDotted(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start == 0 || !isLetter(bytes[start - 1]) else { return nil }
    var at = start
    var letters = 0
    while at + 1 < bytes.count, (0x41...0x5A).contains(bytes[at]), bytes[at + 1] == UInt8(ascii: ".") {
      at += 2
      letters += 1
    }
    if letters > 0, at < bytes.count, (0x41...0x5A).contains(bytes[at]),
      at + 1 == bytes.count || !isLetter(bytes[at + 1])
    {
      at += 1
      letters += 1
    }
    return (2...4).contains(letters) ? at : nil
  }

  /// Of characters beyond ASCII, all but general punctuation (from 0xE2) and signs such as `©` (from 0xC2).
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 && byte != 0xE2 && byte != 0xC2 || (0x41...0x5A).contains(byte & 0xDF)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
