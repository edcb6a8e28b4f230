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
    let parts = text.split { !($0.isLetter || $0.isNumber || $0 == "/" || $0 == "-") }
    for (place, part) in parts.enumerated() where part.first?.isNumber == true {
      let numbers = part.split { $0 == "/" || $0 == "-" }.map { Int($0) }
      let isWhole = numbers.allSatisfy { $0 != nil }
      if isWhole, part.contains("/"), (2...3).contains(numbers.count) {
        if let day = StoryDay(
          day: numbers[0]!, month: numbers[1]!, year: numbers.count > 2 ? numbers[2] : nil)
        {
          days.append(day)
        }
      } else if isWhole, numbers.count == 1, numbers[0]! <= 31, place + 1 < parts.count,
        let month = months[parts[place + 1].lowercased()]
      {
        let year =
          place + 2 < parts.count
          ? Int(parts[place + 2]).flatMap { (1900...2100).contains($0) ? $0 : nil } : nil
        if let day = StoryDay(day: numbers[0]!, month: month, year: year) { days.append(day) }
      }
    }
    return days
  }
}
