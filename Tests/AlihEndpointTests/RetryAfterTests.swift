import Foundation
import Testing

@testable import AlihEndpoint

struct RetryAfterTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT
  private let now = Date(timeIntervalSince1970: 784_111_777)

  private func seconds(_ lines: String...) -> Double? {
    let head = (["HTTP/1.1 429 Too Many Requests"] + lines).joined(separator: "\r\n")
    return RetryAfter.seconds(in: HTTPResponse(status: 429, head: Array(head.utf8), body: []), now: now)
  }

  @Test(arguments: [
    ("Retry-After: 7", 7.0), ("retry-after:7", 7), ("RETRY-AFTER: 1.5", 1.5), ("Retry-After: 0", 0),
    ("Retry-After: 99999999999", 99_999_999_999),
    ("retry-after-ms: 250", 0.25),
    ("Retry-After: Sun, 06 Nov 1994 08:50:37 GMT", 60),
    ("Retry-After: Sunday, 06-Nov-94 08:50:37 GMT", 60),
    ("Retry-After: Sun Nov  6 08:50:37 1994", 60),
    ("Retry-After: Sat, 05 Nov 1994 08:49:37 GMT", 0),
    ("Retry-After: Tue, 06 Nov 1995 08:49:37 GMT", 31_536_000),
  ])
  func `seconds and dates are read, and a past one is now`(_ line: String, _ expected: Double) {
    #expect(seconds(line) == expected)
  }

  @Test(arguments: [
    "", "X-Other: 5", "Retry-After: soon", "Retry-After: -5", "Retry-After: 1e400", "Retry-After: NaN",
    "Retry-After: Sun, 06 Foo 1994 08:50:37 GMT", "Retry-After: Sun, 06 Nov 1994",
    "Retry-After: Sun, 99999999999999999999 Nov 1994 08:50:37 GMT",
    "Retry-After: Sun, 06 Nov 99999999999 08:50:37 GMT", "Retry-After",
  ])
  func `what can't be read is nothing`(_ line: String) { #expect(seconds(line) == nil) }

  @Test func `milliseconds are more exact than seconds`() {
    #expect(seconds("Retry-After: 3", "Retry-After-Ms: 2200") == 2.2)
  }
}
