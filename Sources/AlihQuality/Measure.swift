/// How much one of a unit is: a mile is a length of 1,609 meters.
struct Measure: Hashable {
  enum Dimension: String { case length, area, weight, volume }

  let dimension: Dimension
  /// In meters, square meters, grams or liters.
  let size: Double

  /// Reads `length 1000`; nil for what is none.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let dimension = Dimension(rawValue: String(parts[0])), let size = Double(parts[1])
    else { return nil }
    (self.dimension, self.size) = (dimension, size)
  }

  private init(_ dimension: Dimension, _ size: Double) { (self.dimension, self.size) = (dimension, size) }

  /// A square of this length; nil for what is no length.
  var squared: Measure? { dimension == .length ? Measure(.area, size * size) : nil }

  /// Whether so much of it is about as much as so much of another: 10 kilometers, "6 miles".
  func holds(_ value: Double, as other: Measure, _ there: Double) -> Bool {
    guard dimension == other.dimension else { return false }
    return abs(there * other.size - value * size) <= value * size * Self.tolerance
  }

  /// How far a converted number may be rounded, in shares of it.
  private static let tolerance = 0.07
}
