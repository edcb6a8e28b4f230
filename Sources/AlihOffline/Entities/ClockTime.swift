import AlihModel

/// Times of day in words: `pukul setengah tiga sore` is 2:30 p.m., for the half is on its way to the hour.
struct ClockTime {
  let numbers: Numbers
  let words: WordLists

  /// The English of the time that begins with `pukul` or `jam`, and where it ends; nil for what is no time of day.
  ///
  /// - Parameter continues: whether a time stands before, as in `dari pukul sembilan pagi hingga sepuluh malam`.
  func reading(_ tokens: [Token], at start: Int, continues: Bool = false) -> (english: String, end: Int)? {
    guard continues || Self.begins(tokens[start].lower) else { return nil }
    let isNamed = Self.names.contains(tokens[start].lower)
    var at = isNamed ? start + 1 : start
    if at < tokens.count, tokens[at].text == ".", tokens[start].lower == "pkl" { at += 1 }
    let isHalf = at < tokens.count && tokens[at].lower == "setengah"
    if isHalf { at += 1 }
    guard at < tokens.count, let (hour, minutes, end) = hour(tokens, at), hour <= 24 else { return nil }
    at = end
    var minute = minutes ?? 0
    var clock = isHalf ? (hour + 10) % 12 + 1 : hour
    if isHalf { minute = 30 }
    if minutes == nil, !isHalf, let (shift, end) = shift(tokens, at) {
      minute = (shift + 60) % 60
      if shift < 0 { clock = (hour + 10) % 12 + 1 }
      at = end
    }
    let part = at < tokens.count ? words.english(tokens[at].lower, in: .hourPart) : nil
    let isInWords = tokens[start + (isHalf ? 1 : 0) + (isNamed ? 1 : 0)].kind == .word
    guard isNamed && (isHalf || isInWords) || part != nil || continues && minutes != nil else { return nil }
    // "jam" alone may count hours: "jam tiga" is a time, "tiga jam" is none.
    guard let part, clock <= 12 else {
      guard isHalf || continues || minute > 0 && minutes == nil || tokens[start].lower == "pukul" else {
        return nil
      }
      return (written(clock, minute, always: minutes != nil || minute > 0) ?? "\(clock) o'clock", at)
    }
    at += 1
    // "dini hari" is two words.
    if at < tokens.count, tokens[at].lower == "hari", tokens[at - 1].lower == "dini" { at += 1 }
    if clock == 0 { clock = 12 }
    if clock == 12, minute == 0, let exact = exactly(part) { return (exact, at) }
    let time = written(clock, minute, always: minutes != nil) ?? "\(clock)"
    return ("\(time) \(half(of: part, at: clock))", at)
  }

  private static let names: WordSet = ["pukul", "jam", "pkl"]

  /// Whether a time may begin so: `pukul`, and `setengah` of `setengah lima pagi`.
  static func begins(_ word: String) -> Bool { names.contains(word) || word == "setengah" }

  private func written(_ hour: Int, _ minute: Int, always: Bool) -> String? {
    minute > 0 || always ? "\(hour):\(minute < 10 ? "0" : "")\(minute)" : nil
  }

  /// `tiga`, `3`, `03.15`.
  private func hour(_ tokens: [Token], _ at: Int) -> (hour: Int, minutes: Int?, end: Int)? {
    if tokens[at].kind == .number {
      let parts = tokens[at].text.split(whereSeparator: { $0 == "." || $0 == ":" })
      guard let hour = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
      guard parts.count == 2 else { return (hour, nil, at + 1) }
      return parts[1].count == 2 ? Int(parts[1]).map { (hour, $0, at + 1) } : nil
    }
    return NumberReader(numbers: numbers, tokens: tokens).integer(at: at).map { ($0.value, nil, $0.end) }
  }

  /// `lewat lima belas` is 15, `kurang seperempat` -15.
  private func shift(_ tokens: [Token], _ at: Int) -> (minutes: Int, end: Int)? {
    guard at + 1 < tokens.count, ["lewat", "lebih", "kurang"].contains(tokens[at].lower) else { return nil }
    let sign = tokens[at].lower == "kurang" ? -1 : 1
    if tokens[at + 1].lower == "seperempat" { return (sign * 15, at + 2) }
    guard let (value, end) = NumberReader(numbers: numbers, tokens: tokens).integer(at: at + 1), value < 60
    else { return nil }
    return (sign * value, end < tokens.count && tokens[end].lower == "menit" ? end + 1 : end)
  }

  private func exactly(_ part: String) -> String? {
    part == "noon" ? "noon" : part == "night" ? "midnight" : nil
  }

  /// 11 `siang` is before noon, 1 `malam` is after midnight.
  private func half(of part: String, at hour: Int) -> String {
    switch part {
    case "noon": hour == 10 || hour == 11 ? "a.m." : "p.m."
    case "night": hour <= 4 || hour == 12 ? "a.m." : "p.m."
    default: part
    }
  }
}
