/// What an engine will be asked for, before it is: from how few to how many requests and tokens.
package struct Forecast: Sendable, Hashable {
  /// Segments that need an answer.
  package var segments = 0
  package var requests = 0...0
  /// Characters where the service counts those.
  package var inputTokens = 0...0
  package var outputTokens = 0...0

  package init(
    segments: Int = 0, requests: ClosedRange<Int> = 0...0, inputTokens: ClosedRange<Int> = 0...0,
    outputTokens: ClosedRange<Int> = 0...0
  ) {
    self.segments = segments
    self.requests = requests
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
  }

  package static func += (one: inout Forecast, other: Forecast) {
    one.segments += other.segments
    one.requests = sum(one.requests, other.requests)
    one.inputTokens = sum(one.inputTokens, other.inputTokens)
    one.outputTokens = sum(one.outputTokens, other.outputTokens)
  }

  private static func sum(_ one: ClosedRange<Int>, _ other: ClosedRange<Int>) -> ClosedRange<Int> {
    one.lowerBound + other.lowerBound...one.upperBound + other.upperBound
  }
}
