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
    ("llm_provider-retry-after: 9", 9), ("X-Retry-After: 1m30s", 90), ("Retry-After: 250ms", 0.25),
    ("Retry-After: 10 seconds", 10), ("llm_provider-retry-after-ms: 40", 0.04),
    ("Retry-After: 1994-11-06T08:50:37Z", 60), ("RateLimit: \"default\";r=0;t=30", 30),
    ("RateLimit: limit=100, remaining=0, reset=50", 50), ("X-RateLimit-Reset-After: 2.5", 2.5),
    ("Retry-After: PT1M30S", 90),
  ])
  func `seconds and dates are read, and a past one is now`(_ line: String, _ expected: Double) {
    #expect(seconds(line) == expected)
  }

  @Test(arguments: [
    "", "X-Other: 5", "RateLimit: \"default\";r=5;t=30", "Retry-After: soon", "Retry-After: -5",
    "Retry-After: 1e400", "Retry-After: NaN",
    "Retry-After: Sun, 06 Foo 1994 08:50:37 GMT", "Retry-After: Sun, 06 Nov 1994",
    "Retry-After: Sun, 99999999999999999999 Nov 1994 08:50:37 GMT",
    "Retry-After: Sun, 06 Nov 99999999999 08:50:37 GMT", "Retry-After",
  ])
  func `what can't be read is nothing`(_ line: String) { #expect(seconds(line) == nil) }

  @Test func `what is used up comes back at its reset`() {
    #expect(seconds("x-ratelimit-remaining-tokens: 0", "x-ratelimit-reset-tokens: 6m0s") == 360)
    #expect(seconds("ratelimit-remaining: 0", "ratelimit-reset: 30") == 30)
    #expect(seconds("ratelimit-remaining: 0", "ratelimit-reset: 784111787") == 784_111_787)
    #expect(seconds("ratelimit-remaining: 0", "ratelimit-reset: 1741305600123") != nil)
    #expect(seconds("x-ratelimit-remaining-tokens: 5", "x-ratelimit-reset-tokens: 6m0s") == nil)
  }

  @Test(arguments: [
    (#"{"error":"Slowdown: 4 per 1 minute"}"#, 60.0), ("Limit: 30 requests per minute", 60),
    (#"{"error":{"message":"Rate limit exceeded: try again in 10 s"}}"#, 10),
    ("Please try again in 6m0s.", 360), ("Try again in about an hour", 3600), ("retry in 34.07s", 34.07),
    ("Try again in 250ms", 0.25),
    ("Please retry after 20 seconds.", 20), ("retry-after: 7", 7), ("wait 2 minutes, please", 120),
    ("tokens per request: 5; 100 per 2 hours", 7_200), ("too many per day", 86_400),
    (#"{"error":{"details":[{"@type":"x"},{"retryDelay":"3.5s"}]}}"#, 3.5), (#"{"retry_after":12}"#, 12),
    (#"{"error":"Model is loading","estimated_time":20.5}"#, 20.5),
    (#"{"error":{"retry_after_ms":1500}}"#, 1.5), (#"[{"error":{"details":[{"retryDelay":"9s"}]}}]"#, 9),
    (#"{"error":{"details":[{"retryDelay":{"seconds":4,"nanos":0}}]}}"#, 4),
    (#"{"error":{"retryAfterSeconds":8}}"#, 8), (#"{"ok":false,"parameters":{"retry_after":6}}"#, 6),
    (#"{"error":{"reset_in":"1m5s"}}"#, 65), (#"{"retryAfter":"PT3S"}"#, 3), (#"{"wait_seconds":"4"}"#, 4),
    ("Terlalu banyak permintaan. Coba lagi dalam 3 detik.", 3), ("Silakan tunggu 2 menit", 120),
  ])
  func `a body says it in a field or in words`(_ body: String, _ expected: Double) {
    #expect(RetryAfter.seconds(inBody: Array(body.utf8)) == expected)
  }

  @Test(arguments: [
    "", "Rate limit exceeded: free-models-per-min.", "try again", "4 per person",
    "again and again, 5 of them",
    "wait for 3 others", #"{"retry_after":-3}"#, "retry in 99999999999999999999999999999999999 parsecs",
  ])
  func `other words say nothing`(_ body: String) {
    #expect(RetryAfter.seconds(inBody: Array(body.utf8)) == nil)
  }

  @Test func `milliseconds are more exact than seconds`() {
    #expect(seconds("Retry-After: 3", "Retry-After-Ms: 2200") == 2.2)
  }
}
