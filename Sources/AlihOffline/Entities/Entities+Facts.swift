import AlihModel

/// What a number says with the words around it: scales of money, magnitudes, nights, and when something was so much.
extension Entities {
  /// What stands at a place and is more than its words.
  func fact(_ tokens: [Token], _ at: Int, after before: [Token]) -> (Token, Int)? {
    timeAfterLevel(tokens, at, before) ?? numbered(tokens, at) ?? part(tokens, at, after: before.last)
      ?? everyDay(tokens, at)
      ?? nightBefore(tokens, at, after: before.last)
      ?? clockTime(tokens, at, after: before) ?? magnitude(tokens, at, after: before.last)
      ?? measure(tokens, at, after: before.last)
  }

  /// `UU No 12`, `Keputusan No. 12` -> "No. 12"
  private func numbered(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard tokens[at].lower == "no" else { return nil }
    let hasDot = at + 1 < tokens.count && tokens[at + 1].text == "." && !tokens[at + 1].spaceBefore
    let number = hasDot ? at + 2 : at + 1
    guard number < tokens.count, tokens[number].kind == .number else { return nil }
    return (
      merge(tokens[at...number], "No. \(tokens[number].text)", .noun, [.closed, .numbered]), number + 1
    )
  }

  /// `turun menjadi 3% tahun ini` -> "fell to 3% this year": a number that says how much is followed by when.
  private func timeAfterLevel(_ tokens: [Token], _ at: Int, _ before: [Token]) -> (Token, Int)? {
    guard at + 1 < tokens.count, tokens[at].kind == .word, let number = before.last,
      let period = words.english(tokens[at].lower, in: .period),
      let which = words.english(tokens[at + 1].lower, in: .which)
    else { return nil }
    // "naik 8 persen kuartal ini"
    let isPercent = number.lower == "persen" && before.dropLast().last?.wordClass == .numeral
    let isLevel =
      isPercent || !number.features.isDisjoint(with: [.percent, .money])
      || number.wordClass == .numeral
        && before.dropLast().last.map { words.holds($0.lower, in: .level) } == true
        && (before.dropLast().last?.lower != "dari"
          || before.contains { words.holds($0.lower, in: .growing) })
    guard isLevel else { return nil }
    return (merge(tokens[at...at + 1], "\(which) \(period)", .adverb, [.time]), at + 2)
  }

  /// `malam Minggu` -> "Saturday night": an evening belongs to the day that it leads to.
  private func nightBefore(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    guard tokens[at].lower == "malam", at + 1 < tokens.count, tokens[at + 1].isCapitalized,
      tokens[at + 1].kind == .word, let day = numbers.dayBefore(tokens[at + 1].lower),
      previous?.features.contains(.day) != true || previous?.english == day
    else { return nil }
    // "Sabtu malam Minggu": the day has said it.
    if previous?.english == day { return (merge(tokens[at...at + 1], "night", .adverb, [.time]), at + 2) }
    if at + 2 < tokens.count, let which = words.english(tokens[at + 2].lower, in: .which), which != "this" {
      return (merge(tokens[at...at + 2], "\(which) \(day) night", .name, [.time]), at + 3)
    }
    return (merge(tokens[at...at + 1], "\(day) night", .name, [.day, .time]), at + 2)
  }

  /// `setiap malam Jumat` -> "every Thursday night", `tiap hari Senin` -> "every Monday"
  private func everyDay(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard ["setiap", "tiap", "saban"].contains(tokens[at].lower), at + 1 < tokens.count else { return nil }
    if let (night, end) = nightBefore(tokens, at + 1, after: nil), let english = night.english {
      return (merge(tokens[at..<end], "every \(english)", .adverb, [.time]), end)
    }
    // "setiap tanggal 17 setiap bulan" -> "on the 17th of every month"
    if tokens[at + 1].lower == "tanggal", at + 2 < tokens.count, let date = Int(tokens[at + 2].text),
      (1...31).contains(date)
    {
      let isSaid =
        at + 4 < tokens.count && tokens[at + 3].lower == tokens[at].lower && tokens[at + 4].lower == "bulan"
      let end = isSaid ? at + 5 : at + 3
      return (
        merge(tokens[at..<end], "on the \(Numbers.ordinal(date)) of every month", .adverb, [.time]), end
      )
    }
    let start = tokens[at + 1].lower == "hari" ? at + 2 : at + 1
    guard start < tokens.count, tokens[start].isCapitalized, let day = numbers.days[tokens[start].lower]
    else { return nil }
    let hours = start + 1 < tokens.count ? Self.hours[tokens[start + 1].lower] : nil
    let end = hours == nil ? start : start + 1
    return (
      merge(tokens[at...end], "every \(day)" + (hours.map { " " + $0 } ?? ""), .adverb, [.time]), end + 1
    )
  }

  private func clockTime(_ tokens: [Token], _ at: Int, after before: [Token]) -> (Token, Int)? {
    let continues =
      before.dropLast().last?.features.contains(.clock) == true
      && ["hingga", "sampai", "-", "–"].contains(before.last?.lower)
    guard continues || ClockTime.begins(tokens[at].lower), before.last?.wordClass != .numeral,
      let (english, end) = ClockTime(numbers: numbers, words: words)
        .reading(tokens, at: at, continues: continues)
    else { return nil }
    let zone = end < tokens.count && numbers.zones[tokens[end].lower] != nil ? end + 1 : end
    let text = english + (zone > end ? " " + tokens[end].text : "")
    return (merge(tokens[at..<zone], text, .name, [.time, .unit, .clock]), zone)
  }

  /// `Gempa M 5,2`, `magnitudo (M) 5,2` -> "magnitude 5.2".
  private func magnitude(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    let lower = tokens[at].lower
    let afterQuake = previous.map { words.holds($0.lower, in: .quake) } ?? false
    if afterQuake, lower.first == "m", lower.dropFirst().first?.isNumber == true,
      let value = Self.magnitude(String(lower.dropFirst()))
    {
      return (merge(tokens[at...at], "magnitude \(value)", .adjective, [.indefinite]), at + 1)
    }
    // "berkekuatan 5,2 SR": the scale is the magnitude's own.
    if afterQuake, tokens[at].kind == .number, let end = scale(tokens, at + 1),
      let value = Self.magnitude(tokens[at].text)
    {
      return (merge(tokens[at..<end], value, .numeral, [.counted]), end)
    }
    // "berkekuatan 5,6 magnitudo"
    if afterQuake, tokens[at].kind == .number, at + 1 < tokens.count, tokens[at + 1].lower == "magnitudo",
      let value = Self.magnitude(tokens[at].text)
    {
      return (merge(tokens[at...at + 1], "magnitude \(value)", .adjective, [.indefinite]), at + 2)
    }
    guard ["m", "mag", "magnitudo", "magnitude"].contains(lower), afterQuake || lower == "magnitudo" else {
      return nil
    }
    var end = at + 1
    if end < tokens.count, tokens[end].text == ":" { end += 1 }
    if end + 2 < tokens.count, tokens[end].text == "(", tokens[end + 1].text == "M",
      tokens[end + 2].text == ")"
    {
      end += 3
    }
    guard end < tokens.count, tokens[end].kind == .number, let value = Self.magnitude(tokens[end].text) else {
      return nil
    }
    end += 1
    if let behind = scale(tokens, end) { end = behind }
    // "gempa dengan magnitudo 5,2" -> "an earthquake with a magnitude of 5.2"
    return afterQuake
      ? (merge(tokens[at..<end], "magnitude \(value)", .adjective, [.indefinite]), end)
      : (merge(tokens[at..<end], "a magnitude of \(value)", .noun, [.closed, .one]), end)
  }

  /// Where `SR` or `skala Richter` ends.
  private func scale(_ tokens: [Token], _ at: Int) -> Int? {
    guard at < tokens.count else { return nil }
    if tokens[at].text == "SR" || tokens[at].lower.hasPrefix("skala ric") { return at + 1 }
    let isNamed =
      at + 1 < tokens.count && tokens[at].lower == "skala"
      && ["richter", "ritcher"].contains(tokens[at + 1].lower)
    return isNamed ? at + 2 : nil
  }

  private static func magnitude(_ text: String) -> String? {
    let english = Numbers.english(text)
    return Double(english).flatMap { $0 < 10 ? english : nil }
  }

  /// A number in words or digits with its scales, and the measure that it begins.
  private func measure(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    let isDigits = tokens[at].kind == .number
    guard isDigits || tokens[at].kind == .word && numbers.begins(tokens[at].lower) else { return nil }
    let reader = NumberReader(numbers: numbers, tokens: tokens)
    let reading = reader.reading(at: at)
    let number =
      reading.map { reader.english($0, opensSentence: at == 0) } ?? Numbers.english(tokens[at].text)
    let unit = reading?.end ?? at + 1
    guard reading != nil || isDigits else { return nil }
    let digits = isDigits && unit == at + 1 ? Numbers.english(tokens[at].text) : number
    if let found = Measures(words: words, numbers: numbers).found(
      tokens, number: digits, from: at, unit: unit, after: previous)
    {
      return (merge(tokens[at..<found.end], found.english, found.wordClass, found.features), found.end)
    }
    // Digits alone, and digits with one scale, are read with their currencies and dates.
    guard let reading, !isDigits || reading.isHalf || unit > at + 2 else { return nil }
    guard reading.halves != 2 || unit > at + 1 else { return nil }
    return (merge(tokens[at..<unit], number, .numeral, [.counted]), unit)
  }
}
