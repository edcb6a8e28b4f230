import AlihModel

/// A day and month, as the news writes them: `(7/3)`, `7 Maret`, `March 7`, `Mar. 7`.
struct NewsDate: Hashable {
  let day: Int
  let month: Int
  let text: String
  var isNumeric = false

  /// `3/7` for `7/3`, as Americans write it.
  var turned: NewsDate { NewsDate(day: month, month: day, text: text) }

  static func == (one: Self, other: Self) -> Bool { one.day == other.day && one.month == other.month }
  func hash(into hasher: inout Hasher) {
    hasher.combine(day)
    hasher.combine(month)
  }

  /// The dates of a text, in order.
  static func all(in text: CheckedText, _ language: NumberLanguage) -> [NewsDate] {
    text.tokens.indices.flatMap { numeric(text, $0).map { [$0] } ?? written(text, $0, language) }
  }

  /// `7/3` in a bracket or behind a comma; without those it may be a share.
  private static func numeric(_ text: CheckedText, _ at: Int) -> NewsDate? {
    guard text.isMark(at + 1, "/"), at > 0, text.isMark(at - 1, "(") || text.isMark(at - 1, ","),
      let day = value(text, at, upTo: 31), let month = value(text, at + 2, upTo: 12)
    else { return nil }
    return NewsDate(day: day, month: month, text: "\(day)/\(month)", isNumeric: true)
  }

  /// The days of a month: `7 Maret`, `7-9 Maret`, `March 7 and 9`.
  private static func written(_ text: CheckedText, _ at: Int, _ language: NumberLanguage) -> [NewsDate] {
    let token = text.tokens[at]
    guard token.kind == .word, text.isCapitalized(token), let month = language.months[token.folded] else {
      return []
    }
    // `7th of March`
    let isOf = at >= 3 && text.tokens[at - 1].folded == "of"
    var days = days(text, isOf ? at - 3 : at - 1, -1, language)
    // "pada November 25 poin" is no date.
    if days.isEmpty, language.writesMonthFirst {
      days = self.days(text, text.isMark(at + 1, ".") ? at + 2 : at + 1, 1, language)
    }
    return days.map { NewsDate(day: $0, month: month, text: "\(text.text(token)) \($0)") }
  }

  /// A day and those that are joined to it, in one direction.
  private static func days(_ text: CheckedText, _ start: Int, _ step: Int, _ language: NumberLanguage)
    -> [Int]
  {
    var days: [Int] = []
    var at = start
    while let day = value(text, at, upTo: 31) {
      days.append(day)
      let joint = at + step
      guard text.tokens.indices.contains(joint),
        language.joiners.contains(text.tokens[joint].folded)
          || text.isMark(joint, "-") || text.bytes[text.tokens[joint].range].elementsEqual("–".utf8)
      else { break }
      at = joint + step
    }
    return days
  }

  private static func value(_ text: CheckedText, _ at: Int, upTo most: Int) -> Int? {
    guard text.tokens.indices.contains(at), text.tokens[at].kind == .number, text.tokens[at].range.count <= 2,
      let value = Int(text.text(text.tokens[at])), (1...most).contains(value)
    else { return nil }
    return value
  }
}
