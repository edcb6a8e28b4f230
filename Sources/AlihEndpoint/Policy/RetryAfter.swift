import Foundation

/// How long a server wants to be left alone.
enum RetryAfter {
  /// The seconds of `Retry-After` (a number or a date) or `retry-after-ms`; zero for a date that is past.
  ///
  /// Returns nil where there is no such header, or one that can't be read.
  static func seconds(in response: HTTPResponse, now: Date = Date()) -> Double? {
    if let text = response.header("retry-after-ms"), let value = number(text) { return value / 1000 }
    guard let text = response.header("retry-after") else { return nil }
    return number(text) ?? date(text).map { max(0, $0.timeIntervalSince(now)) }
  }

  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The three forms of RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`
  /// and `Sun Nov  6 08:49:37 1994`.
  private static func date(_ text: String) -> Date? {
    var words = text.split(whereSeparator: { " ,-:".contains($0) }).dropFirst().map(String.init)
    if words.last == "GMT" { words.removeLast() }
    guard words.count == 6 else { return nil }
    if Int(words[0]) == nil { words = [words[1], words[0], words[5], words[2], words[3], words[4]] }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard let month = months.firstIndex(of: words[1]), let day = Int(words[0]), let year = Int(words[2]),
      let hour = Int(words[3]), let minute = Int(words[4]), let second = Int(words[5])
    else { return nil }
    guard [day, hour, minute, second, year].allSatisfy({ 0...9_999 ~= $0 }) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar.date(
      from: DateComponents(
        year: words[2].count > 2 ? year : year + (year < 70 ? 2000 : 1900), month: month + 1, day: day,
        hour: hour,
        minute: minute, second: second))
  }
}
