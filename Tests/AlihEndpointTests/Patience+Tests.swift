@testable import AlihEndpoint

extension Patience {
  /// As the program's own, a thousand times faster.
  static let short = Patience(
    firstPause: 0.001, longestPause: 0.02, maxWait: 0.3, maxWaitForStranger: 0.3, rest: 60)
}
