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
    text.tokens.indices.compactMap { numeric(text, $0) ?? written(text, $0, language) }
  }

  /// `7/3` in a bracket or behind a comma; without those it may be a share.
  private static func numeric(_ text: CheckedText, _ at: Int) -> NewsDate? {
    guard text.isMark(at + 1, "/"), at > 0, text.isMark(at - 1, "(") || text.isMark(at - 1, ","),
      let day = value(text, at, upTo: 31), let month = value(text, at + 2, upTo: 12)
    else { return nil }
    return NewsDate(day: day, month: month, text: "\(day)/\(month)", isNumeric: true)
  }

  private static func written(_ text: CheckedText, _ at: Int, _ language: NumberLanguage) -> NewsDate? {
    let token = text.tokens[at]
    guard token.kind == .word, text.isCapitalized(token), let month = language.months[token.folded] else {
      return nil
    }
    func date(_ day: Int) -> NewsDate { NewsDate(day: day, month: month, text: "\(text.text(token)) \(day)") }
    let next = text.isMark(at + 1, ".") ? at + 2 : at + 1
    if let day = value(text, at - 1, upTo: 31) { return date(day) }
    // `7th of March`
    if at >= 3, let day = value(text, at - 3, upTo: 31), text.tokens[at - 1].folded == "of" {
      return date(day)
    }
    return value(text, next, upTo: 31).map(date)
  }

  private static func value(_ text: CheckedText, _ at: Int, upTo most: Int) -> Int? {
    guard text.tokens.indices.contains(at), text.tokens[at].kind == .number, text.tokens[at].range.count <= 2,
      let value = Int(text.text(text.tokens[at])), (1...most).contains(value)
    else { return nil }
    return value
  }
}
