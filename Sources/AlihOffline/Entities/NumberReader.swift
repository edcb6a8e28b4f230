import AlihModel

/// Reads a whole number phrase: `dua ribu lima ratus`, `2 juta 300 ribu`, `satu setengah juta`, `tiga koma lima`.
struct NumberReader {
  let numbers: Numbers
  let tokens: [Token]

  /// A value in halves, so that `satu setengah` is exact.
  struct Reading {
    var halves: Int
    var end: Int
    /// The scale that was named, when it was only one: `dua juta` is "two million".
    var hasScale = false
    var isHalf: Bool { halves % 2 != 0 }
    /// Whether "setengah" began it: `setengah juta` is half a million, `lima ratus ribu` 500,000.
    var saysHalf = false
    var value: Int { halves / 2 }
  }

  /// The greatest number that news counts in words; what would be greater is left as it stands.
  private static let most = 1_000_000_000_000_000

  /// The number phrase that begins at a place, nil when there is none.
  func reading(at start: Int) -> Reading? {
    var total = 0
    var at = start
    var lastScale = Int.max
    var hasScale = false
    while let group = group(at: at) {
      var next = group.end
      var halves = group.halves
      var scale = 1
      while next < tokens.count, let found = numbers.scales[tokens[next].lower],
        halves <= Self.most / found.value
      {
        halves *= found.value
        scale = scale == 1 ? found.value : scale * found.value
        hasScale = true
        next += 1
      }
      // "Dari 2 juta 300 orang ...": digits without a scale are another number.
      if scale == 1, total > 0, tokens[at].kind == .number { break }
      guard scale < lastScale, total <= Self.most - halves else { break }
      total += halves
      at = next
      lastScale = scale
      if scale == 1 { break }
    }
    guard at > start else { return nil }
    // "sejuta" names its scale, too.
    return Reading(
      halves: total, end: at, hasScale: hasScale || total >= 2_000_000,
      saysHalf: tokens[start].lower == "setengah")
  }

  /// What stands before a scale: 1 to 999, with a half behind it, or a half alone before a scale.
  private func group(at start: Int) -> (halves: Int, end: Int)? {
    guard start < tokens.count else { return nil }
    if tokens[start].lower == "setengah" {
      guard start + 1 < tokens.count, numbers.scales[tokens[start + 1].lower] != nil else { return nil }
      return (1, start + 1)
    }
    guard let (value, end) = integer(at: start) else { return nil }
    if end < tokens.count, tokens[end].lower == "setengah" { return (value * 2 + 1, end + 1) }
    return (value * 2, end)
  }

  /// `seratus dua puluh lima`, `300`.
  func integer(at start: Int) -> (value: Int, end: Int)? {
    if tokens[start].kind == .number {
      return Numbers.integer(tokens[start].text).flatMap { $0 <= Self.most / 1000 ? ($0, start + 1) : nil }
    }
    var total = 0
    var at = start
    var least = Int.max
    while at < tokens.count, tokens[at].kind == .word, let first = numbers.numerals[tokens[at].lower],
      first < least
    {
      var (value, end) = (first, at + 1)
      if end < tokens.count, first < 10, first > 0,
        let multiplier = numbers.multipliers[tokens[end].lower]
      {
        value = tokens[end].lower == "belas" ? first + 10 : first * multiplier
        end += 1
      }
      // What follows a hundred is below it; what follows a ten or a unit is a unit or nothing.
      let place = value >= 1000 ? 1000 : value >= 100 ? 100 : value >= 20 && value % 10 == 0 ? 10 : 1
      guard value < least else { break }
      total += value
      at = end
      if place == 1 { break }
      least = place
    }
    return at > start ? (total, at) : nil
  }

  /// `two`, `2,500`, `2.3 million`, `one and a half`, `half a million`.
  func english(_ reading: Reading, opensSentence: Bool) -> String {
    let value = reading.value
    if !reading.hasScale {
      if reading.isHalf {
        let whole = Self.small.indices.contains(value) ? Self.small[value] : Numbers.grouped(value)
        return value == 0 ? "half" : "\(whole) and a half"
      }
      if Self.small.indices.contains(value) { return Self.small[value] }
      return opensSentence && value < 100 ? Numbers.spelled(value) : Numbers.grouped(value)
    }
    for (scale, name) in [
      (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"),
    ]
    where reading.halves >= scale {
      if reading.halves == scale, reading.saysHalf { return "half a \(name)" }
      guard reading.halves >= 2 * scale, reading.halves % 2 == 0, value % (scale / 1000) == 0 else {
        continue
      }
      let (whole, rest) = (value / scale, value % scale / (scale / 1000))
      if rest == 0 {
        return "\(Self.small.indices.contains(whole) ? Self.small[whole] : Numbers.grouped(whole)) \(name)"
      }
      var decimals = String(1000 + rest).dropFirst()
      while decimals.last == "0" { decimals.removeLast() }
      return "\(Numbers.grouped(whole)).\(decimals) \(name)"
    }
    return Numbers.grouped(value)
  }

  static let small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
}
