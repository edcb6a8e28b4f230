import Testing

@testable import AlihPipeline

struct ConcurrentMapTests {
  @Test(arguments: [1, 2, 7]) func `results come in the order of the inputs`(_ limit: Int) async throws {
    var inputs = (0..<200).makeIterator()
    var results: [Int] = []
    try await concurrentMap(
      next: { inputs.next() }, limit: limit,
      transform: { input in
        try? await Task.sleep(for: .microseconds((input * 7919) % 300))
        return input
      }, receive: { results.append($0) })
    #expect(results == Array(0..<200))
  }

  @Test func `a slow first result doesn't let the others pile up`() async throws {
    var inputs = (0..<1_000).makeIterator()
    var (taken, given, most) = (0, 0, 0)
    try await concurrentMap(
      next: {
        taken += 1
        most = max(most, taken - given)
        return inputs.next()
      }, limit: 3,
      transform: { input in
        if input == 0 { try? await Task.sleep(for: .milliseconds(50)) }
        return input
      }, receive: { _ in given += 1 })
    #expect(given == 1_000)
    #expect(most <= 12)
  }

  @Test func `an error of the receiver ends it`() async {
    struct Full: Error {}
    var inputs = (0..<1_000_000).makeIterator()
    await #expect(throws: Full.self) {
      try await concurrentMap(
        next: { inputs.next() }, limit: 2, transform: { $0 }, receive: { if $0 == 5 { throw Full() } })
    }
  }

  @Test func `no inputs are no results`() async throws {
    try await concurrentMap(
      next: { nil as Int? }, limit: 2, transform: { $0 }, receive: { _ in Issue.record("nothing to receive") }
    )
  }
}
