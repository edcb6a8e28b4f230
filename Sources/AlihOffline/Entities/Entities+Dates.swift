import AlihModel

/// Days, months, years and times of day.
extension Entities {
  func date(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    let digits = tokens[at].text
    if digits.contains("/") {
      let bracketed = previous?.text == "(" || previous?.features.contains(.day) == true
      guard let date = numbers.date(digits),
        bracketed || digits.utf8.count(where: { $0 == UInt8(ascii: "/") }) == 2
      else {
        return nil
      }
      return (merge(tokens[at...at], date, .name, [.day, .time]), at + 1)
    }
    // "1 November 2024", "1 November"
    let days = digits.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Int($0) ?? 0 }
    guard (1...2).contains(days.count), days.allSatisfy({ (1...31).contains($0) }), at + 1 < tokens.count,
      tokens[at + 1].isCapitalized,
      let month = numbers.months[tokens[at + 1].lower]
    else { return nil }
    var english = "\(month.english) \(digits)"
    var end = at + 2
    if end < tokens.count, tokens[end].text == ".", month.english.count > tokens[end - 1].text.count {
      end += 1
    }
    if end < tokens.count, let year = year(tokens[end]) {
      english += ", \(year)"
      end += 1
    }
    return (merge(tokens[at..<end], english, .name, [.day, .time]), end)
  }

  func year(_ token: Token) -> String? {
    token.kind == .number && token.text.utf8.count == 4
      && Int(token.text).map { (1000...2200).contains($0) } == true
      ? token.text : nil
  }

  /// `Senin-Jumat` -> "Monday-Friday"; one word to the tokenizer.
  private func daysBetween(_ token: Token) -> String? {
    guard let dash = token.text.utf8.firstIndex(of: UInt8(ascii: "-")),
      let first = numbers.days[token.text[..<dash].lowercased()],
      let last = numbers.days[token.text[dash...].dropFirst().lowercased()]
    else { return nil }
    return "\(first)-\(last)"
  }

  func dayName(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    let isDated = at + 2 < tokens.count && tokens[at + 1].text == "," && tokens[at + 2].kind == .number
    let whole = numbers.days[tokens[at].lower] ?? daysBetween(tokens[at])
    guard tokens[at].isCapitalized,
      let day = whole ?? (isDated ? numbers.shortDays[tokens[at].lower] : nil)
    else { return nil }
    // "Jumat, 1 November 2024" is one date.
    if isDated, let (date, end) = date(tokens, at + 2, after: nil), let english = date.english {
      return (merge(tokens[at..<end], "\(day), \(english)", .name, [.day, .time]), end)
    }
    if whole == nil { return nil }
    // "Selasa (10/10) malam" -> "Tuesday night (October 10)"
    if at + 4 < tokens.count, tokens[at + 1].text == "(", tokens[at + 3].text == ")",
      let (date, end) = date(tokens, at + 2, after: tokens[at + 1]), end == at + 3,
      let english = date.english,
      let hours = Self.hours[tokens[at + 4].lower]
    {
      return (merge(tokens[at...at + 4], "\(day) \(hours) (\(english))", .name, [.day, .time]), at + 5)
    }
    // "Minggu (5/11/2023) lalu": the date says enough.
    if at + 4 < tokens.count, tokens[at + 1].text == "(", tokens[at + 3].text == ")",
      ["lalu", "silam", "kemarin"].contains(tokens[at + 4].lower),
      let (date, end) = date(tokens, at + 2, after: tokens[at + 1]), end == at + 3, let english = date.english
    {
      return (merge(tokens[at...at + 4], "\(day) (\(english))", .name, [.day, .time]), at + 5)
    }
    // "Senin lalu" -> "last Monday"; but "Minggu lalu" at the start is "last week", where each word has a capital.
    // "Minggu besok" -> "this coming Sunday"
    if at + 1 < tokens.count, tokens[at + 1].lower == "besok" {
      return (merge(tokens[at...at + 1], "this coming \(day)", .name, [.time]), at + 2)
    }
    if at + 1 < tokens.count,
      let which = words.english(tokens[at + 1].lower, in: .which)
    {
      if tokens[at].lower == "minggu", at == 0 || tokens[at - 1].kind == .mark { return nil }
      return (merge(tokens[at...at + 1], "\(which) \(day)", .name, [.time]), at + 2)
    }
    return (merge(tokens[at...at], day, .name, [.day, .time]), at + 1)
  }

  static let hours = [
    "pagi": "morning", "siang": "afternoon", "sore": "afternoon", "petang": "evening", "malam": "night",
  ]

  func month(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    // "Januari-Maret" is one word to the tokenizer.
    guard tokens[at].isCapitalized else { return nil }
    if let dash = tokens[at].text.utf8.firstIndex(of: UInt8(ascii: "-")),
      let first = numbers.months[tokens[at].text[..<dash].lowercased()],
      let last = numbers.months[tokens[at].text[dash...].dropFirst().lowercased()]
    {
      let next = at + 1 < tokens.count ? year(tokens[at + 1]) : nil
      let english = "\(first.english)-\(last.english)" + (next.map { " \($0)" } ?? "")
      return (
        merge(tokens[at...at + (next == nil ? 0 : 1)], english, .name, [.year, .time]),
        at + (next == nil ? 1 : 2)
      )
    }
    guard let month = numbers.months[tokens[at].lower],
      tokens[at].text.utf8.count > 3 || at > 0
    else { return nil }
    if at + 1 < tokens.count, let year = year(tokens[at + 1]) {
      return (merge(tokens[at...at + 1], "\(month.english) \(year)", .name, [.year, .time]), at + 2)
    }
    // "Jan Simatupang" is a man.
    let isShort = tokens[at].text.utf8.count == 3 && month.english.lowercased().hasPrefix(tokens[at].lower)
    if isShort, at == 0 || tokens[at - 1].kind != .number && tokens[at - 1].text != "-" { return nil }
    // "Desember lalu" -> "last December"
    if at + 1 < tokens.count, let which = words.english(tokens[at + 1].lower, in: .which) {
      return (merge(tokens[at...at + 1], "\(which) \(month.english)", .name, [.time]), at + 2)
    }
    return (merge(tokens[at...at], month.english, .name, [.year, .time]), at + 1)
  }
  /// `pukul 10.29 WIB` -> `10:29 WIB`, also without "pukul".
  func clock(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    let isSaid = tokens[at].lower == "pukul" || tokens[at].lower == "jam"
    let time = isSaid ? at + 1 : at
    guard time < tokens.count, tokens[time].kind == .number else { return nil }
    let digits = tokens[time].text
    let hasMinutes = digits.contains(".") || digits.contains(":")
    let hasZone = time + 1 < tokens.count && numbers.zones[tokens[time + 1].lower] != nil
    guard tokens[at].lower == "pukul" || hasMinutes && (isSaid || hasZone) else { return nil }
    var english = digits.replacingDot
    var end = time + 1
    if end < tokens.count, numbers.zones[tokens[end].lower] != nil {
      english += " " + tokens[end].text
      end += 1
    }
    return (merge(tokens[at..<end], english, .name, [.time, .unit, .clock]), end)
  }
}
