import AlihModel

/// Parts of a whole, halves behind a unit, days of a month, and names that hold numerals.
extension Entities {
  func part(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    guard tokens[at].kind == .word else { return nil }
    if let name = street(tokens, at) ?? company(tokens, at) { return name }
    return fraction(tokens, at) ?? yearAndAHalf(tokens, at) ?? hoursAndAHalf(tokens, at)
      ?? dayOfMonth(tokens, at) ?? milestone(tokens, at, after: previous)
      ?? namedNumeral(tokens, at, after: previous) ?? settlement(tokens, at, after: previous)
      ?? intensity(tokens, at)
      ?? partOfDecade(tokens, at, after: previous)
  }

  /// `dua pertiga warga` -> "two-thirds of residents", `dua per tiga`.
  private func fraction(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    // "sepertiga" -> "one-third"
    if tokens[at].lower.hasPrefix("seper"),
      let parts = numbers.numerals[String(tokens[at].lower.dropFirst(5))], parts < 11
    {
      let name = parts == 4 ? "quarter" : Numbers.ordinal(parts)
      return (merge(tokens[at...at], "one-\(name)", .numeral, [.counted, .percent]), at + 1)
    }
    guard let count = numbers.numerals[tokens[at].lower], count < 10, at + 1 < tokens.count else {
      return nil
    }
    let word = tokens[at + 1].lower
    var (parts, end) = (word.hasPrefix("per") ? numbers.numerals[String(word.dropFirst(3))] : nil, at + 2)
    if word == "per", at + 2 < tokens.count {
      (parts, end) = (numbers.numerals[tokens[at + 2].lower], at + 3)
    }
    guard let parts, parts > count, parts > 2 else { return nil }
    let name = parts == 4 ? "quarter" : Numbers.ordinal(parts)
    let english = "\(NumberReader.small[count])-\(name)\(count == 1 ? "" : "s")"
    return (merge(tokens[at..<end], english, .numeral, [.counted, .percent]), end)
  }

  /// `setahun setengah` -> "a year and a half".
  private func yearAndAHalf(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard tokens[at].lower.hasPrefix("se"), at + 1 < tokens.count, tokens[at + 1].lower == "setengah",
      let unit = words.english(String(tokens[at].lower.dropFirst(2)), in: .duration)
    else { return nil }
    let english = "\(unit == "hour" ? "an" : "a") \(unit) and a half"
    return (merge(tokens[at...at + 1], english, .noun, [.time, .counted, .closed]), at + 2)
  }

  /// `dua jam setengah` -> "two and a half hours".
  private func hoursAndAHalf(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard at + 2 < tokens.count, let count = numbers.numerals[tokens[at].lower], (2...9).contains(count),
      let unit = words.english(tokens[at + 1].lower, in: .duration), tokens[at + 2].lower == "setengah",
      at + 3 == tokens.count || numbers.numerals[tokens[at + 3].lower] == nil
    else { return nil }
    let english = "\(NumberReader.small[count]) and a half \(unit)s"
    return (merge(tokens[at...at + 2], english, .noun, [.time, .counted, .closed]), at + 3)
  }

  /// `tanggal 5` -> "the 5th", without a month.
  private func dayOfMonth(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard tokens[at].lower == "tanggal", at + 1 < tokens.count, tokens[at + 1].kind == .number,
      let day = Int(tokens[at + 1].text), (1...31).contains(day),
      at + 2 == tokens.count
        || tokens[at + 2].kind == .mark && !["-", "–", "/"].contains(tokens[at + 2].text)
        || tokens[at + 2].kind == .word && !tokens[at + 2].isCapitalized
    else { return nil }
    let english =
      day > 10
      ? Numbers.ordinal(day)
      : "\(day)\(["st", "nd", "rd"].indices.contains(day - 1) ? ["st", "nd", "rd"][day - 1] : "th")"
    return (merge(tokens[at...at + 1], "the \(english)", .name, [.day, .time]), at + 2)
  }

  /// `Tol Melati KM 92` -> "Melati Toll Road at kilometer 92".
  private func milestone(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    guard words.holds(tokens[at].lower, in: .milestone), let previous,
      previous.isCapitalized || previous.term != nil, at + 1 < tokens.count, tokens[at + 1].kind == .number
    else { return nil }
    return (merge(tokens[at...at + 1], "at kilometer \(tokens[at + 1].text)", .adverb, []), at + 2)
  }

  /// `Jalan Jenderal Melati`, `Jl. Lima Belas`: a street is called as its signs call it, whatever its words mean.
  private func street(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard tokens[at].isCapitalized, words.holds(tokens[at].lower, in: .street), tokens.isRunningText else {
      return nil
    }
    var end = at + 1
    if end < tokens.count, tokens[end].text == ".", tokens[at].lower != "jalan" { end += 1 }
    let start = end
    while end < tokens.count, tokens[end].isCapitalized,
      tokens[end].kind == .word || tokens[end].kind == .term,
      tokens[end].spaceBefore || end == start, !words.holds(tokens[end].lower, in: .street)
    {
      end += 1
    }
    guard end > start, !words.holds(tokens[start].lower, in: .road) else { return nil }
    return (merge(tokens[at..<end], Self.joined(tokens[at..<end]), .name, [.place]), end)
  }

  /// `PT Permata Dunia Sukses`: a company is called as its register calls it; what a house term calls otherwise stays the term's.
  private func company(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard tokens[at].capitals == .all, words.holds(tokens[at].lower, in: .company) else { return nil }
    func isPart(_ token: Token) -> Bool {
      // "PT Maju Jaya Senin (5/5)": the day is none of its words.
      token.kind == .word && numbers.days[token.lower] == nil && numbers.months[token.lower] == nil
        || token.term?.term.kind == .country
    }
    var end = at + 1
    // "PT Pertamina Budi Santoso": a term that keeps its letters is the whole name.
    if end < tokens.count, let term = tokens[end].term, term.rendering == tokens[end].text {
      return (merge(tokens[at...end], Self.joined(tokens[at...end]), .name, [.org]), end + 1)
    }
    while end < tokens.count, tokens[end].isCapitalized, tokens[end].spaceBefore, isPart(tokens[end]),
      !words.holds(tokens[end - 1].lower, in: .companyEnd)
    {
      end += 1
    }
    guard end > at + 1, tokens.isRunningText else { return nil }
    return (merge(tokens[at..<end], Self.joined(tokens[at..<end]), .name, [.org]), end)
  }

  /// `Kabupaten Empat Lawang`: a numeral with a capital is part of the place's name.
  private func namedNumeral(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    guard let previous, words.holds(previous.lower, in: .placeHead), previous.isCapitalized,
      tokens[at].isCapitalized,
      numbers.numerals[tokens[at].lower] != nil, tokens.isRunningText
    else { return nil }
    let end = tokens[at...].firstIndex { $0.kind != .word || !$0.isCapitalized } ?? tokens.count
    return (merge(tokens[at..<end], tokens[at..<end].map(\.text).joined(separator: " "), .name, []), end)
  }

  /// `berusia akhir 20-an` -> "in his late 20s".
  private func partOfDecade(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    guard words.holds(previous?.lower ?? "", in: .age), at + 1 < tokens.count,
      let part = words.english(tokens[at].lower, in: .partOfTime), tokens[at + 1].lower.hasSuffix("-an"),
      let tens = Int(tokens[at + 1].lower.dropLast(3)), tens < 100
    else { return nil }
    let end = at + 2 < tokens.count && tokens[at + 2].lower == "tahun" ? at + 2 : at + 1
    return (
      merge(
        tokens[at...end], "in their \(part)\(part.hasSuffix("-") ? "" : " ")\(tens)s", .numeral,
        [.age, .decade]), end + 1
    )
  }

  /// `skala III-IV MMI` -> "an intensity of III-IV MMI".
  private func intensity(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    func isDegree(_ token: Token) -> Bool {
      token.text == "–" || token.text.utf8.allSatisfy { "IVX-".utf8.contains($0) }
    }
    let isNamed = words.holds(tokens[at].lower, in: .intensity)
    guard isNamed || isDegree(tokens[at]),
      let unit = tokens[at...].prefix(6).firstIndex(where: { $0.text == "MMI" })
    else { return nil }
    let start = isNamed ? at + 1 : at
    guard start < unit, tokens[start..<unit].allSatisfy(isDegree) else { return nil }
    var degree = ""
    for token in tokens[start..<unit] { degree += token.text }
    return (merge(tokens[at...unit], "an intensity of \(degree) MMI", .noun, [.closed, .one]), unit + 1)
  }
}
