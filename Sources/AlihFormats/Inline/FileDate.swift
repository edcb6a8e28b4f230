import AlihModel
import Foundation

/// Reads the date of a page, feed or mail in the forms that their writers use.
enum FileDate {
  /// `2024-11-01` or `2024-11-01T10:29`, by the clock of the place that the date names; nil for what is no date.
  ///
  /// ISO 8601 with any of `-`, `/`, `.` or nothing between (`2025/03/05 10:00:00`, `20250305`), days first where the year
  /// is last (`05/03/2025`), names of months in English and Indonesian (`Fri, 1 Nov 2024 10:29:00 +0700`, `March 5, 2025`,
  /// `Jumat, 1 November 2024 10.29 WIB`), and seconds since 1970.
  static func day(_ text: String) -> String? {
    let text = text.trimmed
    guard text.utf8.count <= 100 else { return nil }
    if let seconds = Int(text), [10, 13].contains(text.count), seconds > 0 {
      let time = Date(timeIntervalSince1970: Double(text.count == 13 ? seconds / 1000 : seconds))
      return String(time.ISO8601Format().prefix(16))
    }
    let parts = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    guard let (date, rest) = date(in: parts[...]) else { return nil }
    guard isReal(date) else { return nil }
    let day = "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))"
    guard let time = time(in: rest) else { return day }
    return "\(day)T\(time)"
  }

  private typealias Day = (year: Int, month: Int, day: Int)

  private static func date(in parts: ArraySlice<Substring>) -> (Day, ArraySlice<Substring>)? {
    for (place, part) in zip(parts.indices, parts) {
      let rest = parts[(place + 1)...]
      // 20250305, 20250305T100000
      let digits = part.prefix(while: \.isNumber)
      if digits.count == 8 || digits.count == 14, let number = Int(digits.prefix(8)) {
        let tail =
          digits.count == 14 ? digits.dropFirst(8) : part.dropFirst(8).drop { $0 == "T" || $0 == "t" }
        return (
          (number / 10_000, number / 100 % 100, number % 100), ArraySlice(tail.isEmpty ? [] : [tail]) + rest
        )
      }
      if let year = Int(part), part.count == 4, let month = rest.first.flatMap(number) {
        guard let second = rest.dropFirst().first else { return nil }
        // 2024-11-01T10:29
        let day = second.prefix(while: \.isNumber)
        let tail = second.dropFirst(day.count).drop { $0 == "T" || $0 == "t" }
        guard let day = Int(day) else { return nil }
        return ((year, month, day), ArraySlice(tail.isEmpty ? [] : [tail]) + rest.dropFirst(2))
      }
      if let month = month(part) {
        let before = place > parts.startIndex ? parts[place - 1] : ""
        // 1 November 2024; November 1, 2024; 1-Nov-24
        if let day = dayNumber(before), let year = rest.first.flatMap(year) {
          return ((year, month, day), rest.dropFirst())
        }
        if let day = rest.first.flatMap(dayNumber), let year = rest.dropFirst().first.flatMap(year) {
          return ((year, month, day), rest.dropFirst(2))
        }
      }
      // 05/03/2025
      if let day = dayNumber(part), let month = rest.first.flatMap({ Int($0) }), month <= 12,
        let last = rest.dropFirst().first, last.count == 4, let year = Int(last)
      {
        return ((year, month, day), rest.dropFirst(2))
      }
    }
    return nil
  }

  /// A month by its number or name.
  private static func number(_ part: Substring) -> Int? { Int(part) ?? month(part) }

  private static func dayNumber(_ part: Substring) -> Int? {
    let digits = part.prefix(while: \.isNumber)
    guard ["", "st", "nd", "rd", "th"].contains(part.dropFirst(digits.count).lowercased()) else { return nil }
    return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
  }

  private static func year(_ part: Substring) -> Int? {
    guard let year = Int(part) else { return nil }
    return part.count == 4 ? year : part.count == 2 ? (year < 70 ? 2000 : 1900) + year : nil
  }

  /// By the first letters, which tell them apart in English and Indonesian.
  private static func month(_ part: Substring) -> Int? {
    guard part.count >= 3, part.allSatisfy(\.isLetter) else { return nil }
    let names = [
      "jan", "feb", "mar", "apr", "may mei", "jun", "jul", "aug agu agt", "sep", "oct okt", "nov nop",
      "dec des",
    ]
    let start = part.prefix(3).lowercased()
    guard !["mareng", "minggu"].contains(part.lowercased()) else { return nil }
    return names.firstIndex { $0.split(separator: " ").contains { $0 == start } }.map { $0 + 1 }
  }

  /// `10:29` of `10`, `29`, or of `102900`.
  private static func time(in parts: ArraySlice<Substring>) -> String? {
    var parts = parts.drop { ["at", "pukul", "jam"].contains($0.lowercased()) }
    guard let first = parts.popFirst() else { return nil }
    let digits = first.prefix(while: \.isNumber)
    if digits.count == 6 || digits.count == 4, let number = Int(digits.prefix(4)), number / 100 < 24,
      number % 100 < 60
    {
      return "\(padded(number / 100)):\(padded(number % 100))"
    }
    guard digits.count == first.count, digits.count <= 2, var hour = Int(digits), hour < 24,
      let second = parts.popFirst(),
      let minute = Int(second.prefix(while: \.isNumber)), minute < 60,
      second.prefix(while: \.isNumber).count == 2
    else { return nil }
    let half =
      (second.drop(while: \.isNumber).first.map { _ in second.drop(while: \.isNumber) }
      ?? parts.first { $0.count == 2 && $0.first!.isLetter })?.lowercased()
    if half == "pm", hour < 12 { hour += 12 }
    if half == "am", hour == 12 { hour = 0 }
    return "\(padded(hour)):\(padded(minute))"
  }

  private static func isReal(_ date: Day) -> Bool {
    (1900...2200).contains(date.year)
      && CalendarDay.isReal(year: date.year, month: date.month, day: date.day)
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
