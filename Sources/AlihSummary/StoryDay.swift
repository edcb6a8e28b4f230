import AlihModel

/// A day that a text tells of: `(5/3/2025)`, `5 Maret`.
package struct StoryDay: Sendable, Hashable {
  package let day: Int
  package let month: Int
  /// Nil where the text doesn't say.
  package let year: Int?

  /// `2025-03-05`, or `03-05` without a year.
  package var text: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (year.map { "\($0)-" } ?? "") + two(month) + "-" + two(day)
  }

  /// Counted with months of 31 days, for how far two days of one year are apart.
  private var place: Int { month * 31 + day }

  package init?(day: Int, month: Int, year: Int? = nil) {
    // `10/19/2025` is written the American way.
    let (day, month) = month > 12 ? (month, day) : (day, month)
    let year = year.map { $0 < 100 ? 2000 + $0 : $0 }
    guard CalendarDay.isReal(year: year, month: month, day: day) else { return nil }
    (self.day, self.month, self.year) = (day, month, year)
  }

  /// Of `2024-11-01T10:29`; nil for what is no date.
  package init?(date: String) {
    let parts = date.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(day: parts[2], month: parts[1], year: parts[0])
  }

  /// A day without a year, in the year that brings it nearest to another: `12/2` beside 11 February 2025.
  package func near(_ other: StoryDay) -> StoryDay {
    guard year == nil, let its = other.year else { return self }
    let years = [its, its - 1, its + 1].compactMap { StoryDay(day: day, month: month, year: $0) }
    return years.min { abs($0.rank - other.rank) < abs($1.rank - other.rank) } ?? self
  }

  /// From 1 for Monday to 7 (Sakamoto's method); nil without a year.
  var weekday: Int? {
    guard let year else { return nil }
    let before = month < 3 ? year - 1 : year
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
    let sunday = (before + before / 4 - before / 100 + before / 400 + shift + day) % 7
    return sunday == 0 ? 7 : sunday
  }

  /// Days between two; `Int.max` between different years.
  func distance(to other: StoryDay) -> Int {
    if let year, let its = other.year, year != its {
      return abs(year - its) == 1 && (place > 31 * 12 + 20 || other.place > 31 * 12 + 20)
        ? abs((year * 372 + place) - (its * 372 + other.place)) : .max
    }
    return abs(place - other.place)
  }

  /// The days in a text, in its order.
  static func days(in text: String, months: [String: Int]) -> [StoryDay] {
    var days: [StoryDay] = []
    let parts = text.utf8.split { !isPart($0) }
    for (place, part) in parts.enumerated() where part.first.map({ $0 &- 0x30 < 10 }) == true {
      guard let numbers = numbers(in: part) else { continue }
      if numbers.count > 1, part.contains(UInt8(ascii: "/")), numbers.count < 4 {
        let year = numbers.count > 2 ? numbers[2] : nil
        if let day = StoryDay(day: numbers[0], month: numbers[1], year: year) { days.append(day) }
      } else if numbers.count == 1, numbers[0] <= 31, place + 1 < parts.count,
        let month = months[String(Substring(parts[place + 1])).lowercased()]
      {
        let year =
          place + 2 < parts.count
          ? Int(Substring(parts[place + 2])).flatMap { (1900...2100).contains($0) ? $0 : nil } : nil
        if let day = StoryDay(day: numbers[0], month: month, year: year) { days.append(day) }
      }
    }
    return days
  }

  /// A letter, a digit, a slash or a hyphen.
  private static func isPart(_ byte: UInt8) -> Bool {
    byte | 0x20 &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2F || byte == 0x2D || byte >= 0x80
  }

  /// Of `5/3/2025`; nil for what has letters.
  private static func numbers(in part: Substring.UTF8View) -> [Int]? {
    var numbers: [Int] = []
    for number in part.split(whereSeparator: { $0 == 0x2F || $0 == 0x2D }) {
      guard number.count < 9, let value = Int(Substring(number)) else { return nil }
      numbers.append(value)
    }
    return numbers
  }
}
