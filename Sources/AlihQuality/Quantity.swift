/// An exact decimal value of any length, for comparing: `10.000`, `10,000` and `10 ribu` are one.
struct Quantity: Hashable {
  /// Without zeros at either end; empty for zero.
  private let digits: [UInt8]
  private let exponent: Int

  /// From ASCII digits before and after the decimal mark, times ten to the power of `scale`.
  init(_ whole: some Sequence<UInt8>, _ fraction: some Sequence<UInt8> = [], scale: Int = 0) {
    var digits = Array(whole)
    let places = digits.count
    digits += fraction
    var exponent = scale - (digits.count - places)
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    self.digits = digits
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  init(_ value: Int) { self.init(String(value).utf8) }

  /// Two and a half is `Quantity(2, tenths: 5)`.
  init(_ value: Int, tenths: Int) { self.init(String(value).utf8, String(tenths).utf8) }

  /// Reads `0.25` or `2/3`, the latter to six places; zero for what is neither.
  init(fraction text: String) {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    if parts.count == 2, parts[1] > 0 {
      self.init(parts[0], over: parts[1])
    } else {
      let places = text.split(separator: ".").map { $0.utf8.filter(\.isDigit) }
      self.init(places.first ?? [], places.count > 1 ? places[1] : [])
    }
  }

  /// `value` / `divisor`, to six places.
  init(_ value: Int, over divisor: Int) {
    self.init(String(min(value, 1_000_000) * 1_000_000 / divisor).utf8, scale: -6)
  }

  private init(digits: [UInt8], exponent: Int) {
    self.digits = digits
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  /// Times ten to the power of `power`.
  func scaled(by power: Int) -> Quantity { Quantity(digits: digits, exponent: exponent + power) }

  /// The value when it is a whole number below ten thousand: a year, an hour, a day.
  var small: Int? {
    guard exponent >= 0, digits.count + exponent <= 4 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } * [1, 10, 100, 1_000, 10_000][exponent]
  }

  /// As near as a floating number comes.
  var double: Double { Double("\(String(decoding: digits, as: UTF8.self))e\(exponent)") ?? 0 }

  /// This clock time twelve hours later.
  var afternoon: Quantity? {
    let whole = digits.count + exponent
    guard whole >= 1, whole <= 2 else { return nil }
    let padded = digits + Array(repeating: UInt8(ascii: "0"), count: max(0, exponent))
    let hour = padded.prefix(whole).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return hour < 12 ? Quantity(String(hour + 12).utf8, padded.dropFirst(whole)) : nil
  }
}
