@testable import AlihEndpoint

extension Patience {
  /// As the program's own, a thousand times faster.
  static let short = Patience(
    firstPause: 0.001, longestPause: 0.02, longestRetryAfter: 0.3, breakerThreshold: 4,
    breakerRest: .seconds(60))
}
