import Foundation

/// How long a server wants to be left alone, in any of the ways that servers say it.
enum RetryAfter {
  /// The seconds that a reply's head asks for; zero for a date that is past, nil where it asks for none.
  ///
  /// Read are `retry-after-ms` and `Retry-After` (seconds, a duration or a date), the same behind a gateway's prefix
  /// (`llm_provider-retry-after`), and `x-ratelimit-reset-...` where what remains is nothing.
  static func seconds(in response: HTTPResponse, now: Date = Date()) -> Double? {
    let headers = response.headers
    func value(_ suffix: String, _ read: @escaping (String) -> Double?) -> Double? {
      let own = headers.last { $0.name == suffix }.flatMap { read($0.value) }
      return own
        ?? headers.lazy.filter { $0.name.hasSuffix("-" + suffix) }.compactMap { read($0.value) }.max()
    }
    if let milliseconds = value("retry-after-ms", number) { return milliseconds / 1000 }
    if let seconds = value("retry-after", { moment($0, now) }) { return seconds }
    if let seconds = value("ratelimit-reset-after", { moment($0, now) }) { return seconds }
    // The IETF's own: `"default";r=0;t=30`
    if let limit = headers.last(where: { $0.name == "ratelimit" })?.value,
      let match = limit.firstMatch(of: /\b(?:r|remaining)=0\b.*?\b(?:t|reset)=(?<time>[0-9]{1,9})\b/)
    {
      return number(String(match.time))
    }
    let used = headers.filter { $0.name.contains("ratelimit-remaining") && $0.value == "0" }
    return used.compactMap { used in
      let name = used.name.replacing("remaining", with: "reset")
      return headers.last { $0.name == name }.flatMap { moment($0.value, now) }
    }.max()
  }

  /// The seconds that an error's body asks for: in a field of its own, or in words such as "try again in 1m30s" and
  /// "4 per 1 minute".
  static func seconds(inBody body: [UInt8]) -> Double? {
    if let document = JSONDocument(ofError: body), let seconds = seconds(inFieldsOf: document) {
      return seconds
    }
    // "in about an hour"
    let text = String(decoding: body.prefix(2_000), as: UTF8.self).lowercased()
      .replacing(/\b(?:an?|one) (?=(?:second|minute|hour|day)\b)/, with: "1 ")
    let again =
      /\b(?:again|retry|retrying|wait|available|resets?|back|lagi|tunggu)\b[^0-9.{}]{0,30}(?<time>[0-9][0-9.]*[ ]?(?:ms|[a-z]+)(?:[ ]?[0-9][0-9.]*[ ]?[a-z]+)*)/
    if let match = text.firstMatch(of: again), let seconds = duration(String(match.time)) { return seconds }
    if let match = text.firstMatch(of: /\bretry[- ]after:?[ ](?<time>[0-9.]+)/) {
      return number(String(match.time))
    }
    return text.matches(of: /\bper (?:(?<count>[0-9]{1,6}) )?(?<unit>[a-z]+)/).lazy
      .compactMap { duration("\($0.count ?? "1") \($0.unit)") }.first
  }

  private static func seconds(inFieldsOf document: JSONDocument) -> Double? {
    let details = (document.list(at: "/error/details") ?? []).map(JSONDocument.init(root:))
    if let delay = details.lazy.compactMap({ $0.text(at: "/retryDelay") }).first { return duration(delay) }
    if let delay = details.lazy.compactMap({ $0.seconds(at: ["/retryDelay/seconds"]) }).first { return delay }
    if let milliseconds = document.seconds(at: ["/error/retry_after_ms", "/retry_after_ms"]) {
      return milliseconds / 1000
    }
    let places = [
      "/retry_after", "/retryAfter", "/estimated_time", "/retry_after_seconds", "/retryAfterSeconds",
      "/wait_seconds", "/reset_in", "/reset_after",
    ].flatMap { ["/error\($0)", "/error/metadata\($0)", "/parameters\($0)", $0] }
    return document.seconds(at: places)
      ?? places.lazy.compactMap { document.text(at: $0).flatMap { number($0) ?? duration($0) } }.first
  }

  private static func moment(_ text: String, _ now: Date) -> Double? {
    if let number = number(text) {
      // Some servers give the moment in seconds or milliseconds since 1970, and no pause is that long.
      let moment = number > 1_000_000_000_000 && number < 20_000_000_000_000 ? number / 1000 : number
      return moment > 1_000_000_000 && moment < 20_000_000_000
        ? max(0, moment - now.timeIntervalSince1970) : number
    }
    if let duration = duration(text) { return duration }
    let date = date(text) ?? (try? Date(text, strategy: .iso8601))
    return date.map { max(0, $0.timeIntervalSince(now)) }
  }

  private static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
    else {
      return nil
    }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// `34s` -> 34, `1m30s` -> 90, `250ms` -> 0.25, `2 minutes` -> 120
  private static func duration(_ text: String) -> Double? {
    // ISO 8601: `PT1M30S`
    let plain = text.lowercased()
    var rest = plain.hasPrefix("pt") ? plain.dropFirst(2) : plain[...]
    var sum: Double?
    while let match = rest.prefixMatch(of: /[ ]?(?<count>[0-9][0-9.]*)[ ]?(?<unit>[a-z]+)/) {
      guard let count = number(String(match.count)), let unit = seconds(inUnit: match.unit) else {
        return sum
      }
      sum = (sum ?? 0) + count * unit
      rest = rest[match.range.upperBound...]
    }
    return sum
  }

  private static func seconds(inUnit unit: Substring) -> Double? {
    switch unit {
    case "ms", "millisecond", "milliseconds", "msec": 0.001
    case "s", "sec", "secs", "second", "seconds", "detik": 1
    case "m", "min", "mins", "minute", "minutes", "menit": 60
    case "h", "hr", "hrs", "hour", "hours", "jam": 3_600
    case "d", "day", "days": 86_400
    default: nil
    }
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
