/// Transforms inputs at most `limit` at a time and hands on the results in the inputs' order.
///
/// Inputs are taken only as results leave, at most `limit * 4` ahead: memory doesn't grow with their number.
///
/// - Parameters:
///   - next: the next input, or nil at the end; may wait.
///   - isReady: false when taking the next input would have to wait; finished results are then handed on first.
///   - receive: is called by one task alone; when it throws, what is under way is canceled.
package func concurrentMap<Input: Sendable, Output: Sendable>(
  next nextInput: () throws -> Input?, limit: Int, isReady: () -> Bool = { true },
  transform: @escaping @Sendable (Input) async -> Output,
  receive: (Output) throws -> Void
) async throws {
  guard limit > 1 else {
    while let input = try nextInput() { try receive(await transform(input)) }
    return
  }
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var waiting: [Int: Output] = [:]
    var (taken, given, running) = (0, 0, 0)
    var isExhausted = false
    while true {
      while !isExhausted, running < limit, taken - given < limit * 4, taken == given || isReady() {
        guard let input = try nextInput() else {
          isExhausted = true
          break
        }
        let index = taken
        group.addTask { (index, await transform(input)) }
        taken += 1
        running += 1
      }
      guard let (index, output) = try await group.next() else { return }
      running -= 1
      waiting[index] = output
      while let next = waiting.removeValue(forKey: given) {
        given += 1
        try receive(next)
      }
    }
  }
}
