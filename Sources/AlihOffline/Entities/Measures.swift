import AlihModel

/// Measures of several words that are one thing: durations, bearings, magnitudes, folds, coordinates.
struct Measures {
  let words: WordLists
  let numbers: Numbers

  /// English, class and features of what a measure is to its neighbors, and where it ends.
  struct Found {
    let english: String
    let wordClass: WordClass
    let features: Features
    let end: Int
  }

  /// The measure whose number begins at `at` and ends before `unit`.
  func found(_ tokens: [Token], number english: String, from at: Int, unit: Int, after previous: Token?)
    -> Found?
  {
    guard unit < tokens.count else { return nil }
    return duration(tokens, english, unit, after: previous) ?? speed(tokens, english, unit) ?? bearing(
      tokens, english, unit)
      ?? fold(tokens, english, unit) ?? coordinate(tokens, english, unit)
  }

  /// `17 tahun 8 bulan` -> "17 years and 8 months": a greater unit, then smaller ones with numbers of their own.
  private func duration(_ tokens: [Token], _ first: String, _ unit: Int, after previous: Token?) -> Found? {
    var parts: [String] = []
    var (at, number, last, end) = (unit, first, Int.max, unit)
    while at < tokens.count, let name = words.english(tokens[at].lower, in: .duration),
      let size = Self.sizes.firstIndex(of: name), size < last
    {
      parts.append("\(number) \(name)\(["1", "one"].contains(number) ? "" : "s")")
      (last, end) = (size, at + 1)
      guard at + 2 < tokens.count, words.holds(tokens[at + 2].lower, in: .duration) else { break }
      if tokens[at + 1].kind == .number {
        number = Numbers.english(tokens[at + 1].text)
      } else if let value = numbers.numerals[tokens[at + 1].lower], value < 10 {
        number = NumberReader.small[value]
      } else {
        break
      }
      at += 2
    }
    guard parts.count > 1 else { return nil }
    var english = parts.dropLast().joined(separator: ", ") + " and " + parts.last!
    // "5 tahun 6 bulan penjara" -> "5 years and 6 months in prison"
    if end < tokens.count, let custody = words.english(tokens[end].lower, in: .custody) {
      (english, end) = (english + " " + custody, end + 1)
    }
    let isAge = previous.map { words.holds($0.lower, in: .age) } ?? false
    return Found(
      english: english, wordClass: isAge ? .numeral : .noun,
      features: isAge ? [.age] : [.time, .counted, .closed], end: end)
  }

  /// `90 km/jam` -> "90 km per hour".
  private func speed(_ tokens: [Token], _ number: String, _ unit: Int) -> Found? {
    guard unit + 2 < tokens.count, tokens[unit + 1].text == "/",
      let distance = words.english(tokens[unit].lower, in: .distance),
      let time = words.english(tokens[unit + 2].lower, in: .duration)
    else { return nil }
    let plural = number == "1" || number == "one" || distance.utf8.count < 3 ? distance : distance + "s"
    return Found(
      english: "\(number) \(plural) per \(time)", wordClass: .noun, features: [.counted, .closed, .unit],
      end: unit + 3)
  }

  private static let sizes = ["second", "minute", "hour", "day", "week", "month", "year"]

  /// `84 km barat daya Sukabumi` -> "84 km southwest of Sukabumi"; without a place "84 km to the southwest".
  private func bearing(_ tokens: [Token], _ number: String, _ unit: Int) -> Found? {
    let seaMile = unit + 1 < tokens.count ? tokens[unit].lower + " " + tokens[unit + 1].lower : ""
    guard
      let measure = words.english(seaMile, in: .distance) ?? words.english(tokens[unit].lower, in: .distance)
    else { return nil }
    var at = words.holds(seaMile, in: .distance) ? unit + 2 : unit + 1
    while at < tokens.count, words.holds(tokens[at].lower, in: .bearingFiller) { at += 1 }
    guard at < tokens.count else { return nil }
    let two = at + 1 < tokens.count ? tokens[at].lower + " " + tokens[at + 1].lower : ""
    let direction: String
    if let found = words.english(two, in: .bearing) {
      (direction, at) = (found, at + 2)
    } else if let found = words.english(tokens[at].lower, in: .bearing) {
      (direction, at) = (found, at + 1)
    } else {
      return nil
    }
    let plural = number == "1" || number == "one" || measure.utf8.count < 3 ? measure : measure + "s"
    if at < tokens.count, tokens[at].lower == "dari" { at += 1 }
    let isFollowed = at < tokens.count && tokens[at].kind != .mark
    return Found(
      english: "\(number) \(plural) " + (isFollowed ? "\(direction) of" : "to the \(direction)"),
      wordClass: isFollowed ? .preposition : .adverb, features: [], end: at)
  }

  /// `dua kali lipat` -> "twofold".
  private func fold(_ tokens: [Token], _ number: String, _ unit: Int) -> Found? {
    guard tokens[unit].lower == "kali", unit + 1 < tokens.count, tokens[unit + 1].lower == "lipat" else {
      return nil
    }
    let isWhole = number.allSatisfy { $0.isLetter || $0.isNumber }
    let small = Int(number).flatMap { NumberReader.small.indices.contains($0) ? NumberReader.small[$0] : nil }
    let english =
      isWhole
      ? (small ?? number) + (Int(number) != nil && small == nil ? "-fold" : "fold") : "\(number) times"
    return Found(english: english, wordClass: .adverb, features: [], end: unit + 2)
  }

  /// `7,92 LS` -> "7.92 degrees south latitude".
  private func coordinate(_ tokens: [Token], _ number: String, _ unit: Int) -> Found? {
    let at = ["derajat", "°"].contains(tokens[unit].lower) ? unit + 1 : unit
    guard at < tokens.count, tokens[at].capitals == .all || at > unit,
      let english = words.english(tokens[at].lower, in: .latitude)
    else { return nil }
    return Found(
      english: "\(number) degrees \(english)", wordClass: .noun, features: [.closed, .counted], end: at + 1)
  }
}
