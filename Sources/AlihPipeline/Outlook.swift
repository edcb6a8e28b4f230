import AlihModel

/// What a translation would take, before anything is sent.
package struct Outlook: Sendable {
  package var segments = 0
  /// Those without words, which stay as they are.
  package var kept = 0
  /// How often each term occurs, by its source.
  package var terms: [String: Int] = [:]
  /// What the first engine would be asked; the segments that it leaves out are known already.
  package var forecast = Forecast()

  package init() {}

  package static func += (one: inout Outlook, other: Outlook) {
    one.segments += other.segments
    one.kept += other.kept
    one.terms.merge(other.terms, uniquingKeysWith: +)
    one.forecast += other.forecast
  }
}
