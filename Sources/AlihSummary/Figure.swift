import Foundation

/// A number of an event, with what it counts: `11 people dead`. All of it comes from one clause.
package struct Figure: Sendable, Hashable {
  /// What figures of several stories are compared by: `people dead`, or behind a tab also of what: `price` and `cabai`;
  /// empty where they can't be.
  package let key: String
  /// As English writes it: `1,200`.
  package let number: String
  /// The whole in English: `1,200 residents displaced`.
  package let english: String
  /// As the clause has it: `1.200 warga mengungsi`.
  package let source: String
  /// Whether the clause says that it has come to be so: `bertambah menjadi 11 orang`.
  package let isReached: Bool
  /// Of an amount, what it is one of, as the clause has it: `kerugian`.
  package var noun: String?
  /// The number itself.
  package var value = 0.0
  /// Whether later stories can't tell less: deaths, and not people who are missing.
  package var onlyGrows = false
}

/// Finds the figures of sentences.
package struct FigureReader: Sendable {
  let rules: FigureRules

  package init(rules: FigureRules) { self.rules = rules }

  struct Token {
    /// Without marks around it.
    let text: String
    let folded: String
    /// Whether a comma, semicolon, bracket or dash ends a clause behind it.
    let endsClause: Bool
  }

  /// The figures of a sentence, in its order; linear in its length.
  package func figures(in text: String) -> [Figure] {
    var figures: [Figure] = []
    guard mayCount(text) else { return [] }
    for clause in clauses(of: text) {
      var start = 0
      let numbers = clause.indices.filter { !isInside($0, clause) }.compactMap { number(at: $0, in: clause) }
      for (place, found) in numbers.enumerated() where found.range.lowerBound >= start {
        let end = place + 1 < numbers.count ? numbers[place + 1].range.lowerBound : clause.count
        if let figure = figure(found, clause, before: start, after: end) { figures.append(figure) }
        start = found.range.upperBound
      }
      figures += nothing(in: clause, before: numbers.first?.range.lowerBound ?? clause.count)
    }
    return figures
  }

  /// Whether it has a digit, or the letters of a numeral or of `tidak ada`: most sentences have neither.
  private func mayCount(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isInside = false
      for at in bytes.indices {
        if bytes[at] &- 0x30 < 10 { return true }
        let isLetter = bytes[at] | 0x20 &- 0x61 < 26 || bytes[at] >= 0x80
        if isLetter, !isInside, beginsCount(bytes[at...]) { return true }
        isInside = isLetter
      }
      return false
    }
  }

  private func beginsCount(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    rules.countingLetters.contains { letters in
      bytes.count >= letters.count && zip(bytes, letters).allSatisfy { $0 | 0x20 == $1 }
    }
  }

  /// Each number with the word right behind it, whatever it is: `21 pelajar`.
  package func counted(in text: String) -> [(number: String, noun: String)] {
    clauses(of: text).flatMap { clause in
      clause.indices.filter { !isInside($0, clause) }.compactMap { number(at: $0, in: clause) }.map {
        number in
        let next = number.range.upperBound
        return (number.digits, next < clause.count ? clause[next].folded : "")
      }
    }
  }

  /// Whether a word is one that things are measured in: `ton`, `liter`, `bulan`.
  package func isUnit(_ word: String) -> Bool {
    if case .measure = rules.words[word] { return true }
    return rules.rates[word] != nil
  }

  // MARK: Clauses

  private func clauses(of text: String) -> [[Token]] {
    var clauses: [[Token]] = [[]]
    for part in Self.spaced(text).split(whereSeparator: { $0 <= 0x20 }) {
      var core = part
      while let width = Self.mark(core.prefix(3)) { core = core.dropFirst(width) }
      while let width = Self.mark(core.suffix(3), isAtEnd: true) { core = core.dropLast(width) }
      let opens = part.first == UInt8(ascii: "(")
      let behind = part[core.endIndex...]
      // 0x80 0x93 and 0x80 0x94 end the two dashes.
      let endsClause =
        core.isEmpty || opens || behind.contains { ",;:()".utf8.contains($0) || $0 == 0x93 || $0 == 0x94 }
      if opens, !clauses[clauses.count - 1].isEmpty { clauses.append([]) }
      if !core.isEmpty {
        let text = String(decoding: core, as: UTF8.self)
        let folded =
          core.allSatisfy { $0 < 0x80 }
          ? String(decoding: core.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self) : text.lowercased()
        clauses[clauses.count - 1].append(Token(text: text, folded: folded, endsClause: endsClause))
      }
      if endsClause, !opens || behind.contains(UInt8(ascii: ")")) { clauses.append([]) }
    }
    return clauses.filter { !$0.isEmpty }
  }

  /// The length of the mark that up to three bytes begin or end with; nil where that is none.
  private static func mark(_ bytes: ArraySlice<UInt8>, isAtEnd: Bool = false) -> Int? {
    guard let edge = isAtEnd ? bytes.last : bytes.first else { return nil }
    if "()[]\"',;:.!?".utf8.contains(edge) { return 1 }
    // “ ” ‘ ’ – —
    let isWide = bytes.count == 3 && bytes.starts(with: [0xE2, 0x80])
    return isWide && [0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D].contains(bytes[bytes.startIndex + 2]) ? 3 : nil
  }

  /// "Rp1,2" and "70%" are two words.
  private static func spaced(_ text: String) -> [UInt8] {
    var spaced: [UInt8] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "%") { spaced.append(UInt8(ascii: " ")) }
      spaced.append(byte)
      let isSign =
        last == UInt8(ascii: "R") && byte == UInt8(ascii: "p")
        || last == UInt8(ascii: "S") && byte == UInt8(ascii: "$")
      if isSign { spaced.append(UInt8(ascii: " ")) }
      last = byte
    }
    return spaced
  }

  // MARK: Numbers

  struct Number {
    let range: Range<Int>
    /// Nil where it is no whole number.
    let value: Double
    /// `1.2`, where a scale follows that English keeps.
    let digits: String
  }

  /// Whether the word before makes one number of the two: `dua puluh`.
  private func isInside(_ place: Int, _ clause: [Token]) -> Bool {
    place > 0 && rules.numerals[clause[place].folded] != nil && isNumeral(clause[place - 1].folded)
  }

  private func isNumeral(_ word: String) -> Bool {
    rules.numerals[word] != nil || ["puluh", "belas", "ratus"].contains(word)
  }

  private func number(at place: Int, in clause: [Token]) -> Number? {
    var next = place
    var value: Double
    if let figure = Self.value(clause[place].folded) {
      value = figure
      next += 1
    } else {
      guard rules.numerals[clause[place].folded] != nil else { return nil }
      var (total, current) = (0, 0)
      while next < clause.count {
        let word = clause[next].folded
        if let unit = rules.numerals[word] {
          current += unit
        } else if word == "belas" {
          current += 10
        } else if word == "puluh" || word == "ratus" {
          let factor = word == "puluh" ? 10 : 100
          let base = max(current % factor, 1)
          current += base * factor - current % factor
        } else {
          break
        }
        next += 1
      }
      total += current
      value = Double(total)
    }
    let plain = value
    if next < clause.count, let scale = rules.scales[clause[next].folded] {
      value *= Double(scale)
      next += 1
    }
    return Number(range: place..<next, value: value, digits: Self.written(value, plain))
  }

  /// `1.200` is 1200, `5,8` is 5.8; nil for what is no number alone.
  private static func value(_ word: String) -> Double? {
    guard word.first?.isNumber == true,
      word.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") })
    else { return nil }
    let comma = word.firstIndex(of: ",") ?? word.endIndex
    let whole = word[..<comma]
    let groups: [Substring] = whole.split(separator: ".")
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return Double(whole.filter { $0 != "." } + word[comma...].replacing(",", with: "."))
  }

  private static func written(_ value: Double, _ plain: Double) -> String {
    for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where value >= scale {
      return "\(short(value / scale)) \(name)"
    }
    guard value == value.rounded() else { return short(value) }
    var digits = String(Int(value))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
  }

  private static func short(_ value: Double) -> String {
    value == value.rounded() && value < 1e15 ? String(Int(value)) : String((value * 1_000).rounded() / 1_000)
  }
}
