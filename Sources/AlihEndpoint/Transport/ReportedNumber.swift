import Foundation

/// A number that somebody else reports, safe to compute with: tokens, characters, sizes, seconds.
///
/// What is negative, no number, or more than any request can come to is none. Sums of a hundred million of these have
/// room in an `Int`.
struct ReportedNumber: Sendable, Hashable {
  static let most = 100_000_000.0

  let value: Double

  /// Takes a number of a JSON document.
  init?(_ value: Any?) {
    guard let number = value as? NSNumber else { return nil }
    self.init(number.doubleValue)
  }

  init?(_ value: Double) {
    guard (0...Self.most).contains(value) else { return nil }
    self.value = value
  }

  /// Takes the nearest that can be computed with, for a wait of any length; nothing waits for "not a number".
  init(clamping value: Double) { self.value = value.isNaN ? 0 : min(max(value, 0), Self.most) }

  /// Nil for a fraction.
  var whole: Int? { value == value.rounded() ? Int(value) : nil }
}
