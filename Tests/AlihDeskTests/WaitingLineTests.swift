import AlihModel
import Testing

@testable import AlihDesk

struct WaitingLineTests {
  /// Lets through who waits, when it is opened.
  private actor Door {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
      guard !isOpen else { return }
      await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
      isOpen = true
      for one in waiting { one.resume() }
      waiting = []
    }
  }

  private func refusal(_ body: () async throws -> Void) async -> WaitingLine.Refusal? {
    do { try await body() } catch { return error as? WaitingLine.Refusal }
    return nil
  }

  /// Starts as many, one after the other, of which the first stands in the door.
  private func line(_ count: Int, _ line: WaitingLine, _ door: Door, _ served: Locked<[Int]>) async
    -> [Task<Void, any Error>]
  {
    var tasks: [Task<Void, any Error>] = []
    for number in 0..<count {
      tasks.append(
        Task {
          try await line.serve {
            await door.pass()
            served.withLock { $0.append(number) }
          }
        })
      while await line.length < number + 1 { await Task.yield() }
    }
    return tasks
  }

  @Test func `first come, first served`() async throws {
    let (line, door, served) = (WaitingLine(places: 1, longest: 100), Door(), Locked<[Int]>([]))
    let tasks = await self.line(64, line, door, served)
    await door.open()
    for task in tasks { try await task.value }
    #expect(served.withLock { $0 } == Array(0..<64))
  }

  @Test func `a full line takes nobody`() async throws {
    let (line, door, served) = (WaitingLine(places: 1, longest: 2), Door(), Locked<[Int]>([]))
    let tasks = await self.line(3, line, door, served)
    #expect(await refusal { try await line.serve {} } == .full)
    await door.open()
    for task in tasks { try await task.value }
    try await line.serve {}
  }

  @Test func `a line that closes ends what is worked on, and sends the others away`() async throws {
    let (line, door, served) = (WaitingLine(places: 1, longest: 9), Door(), Locked<[Int]>([]))
    let tasks = await self.line(3, line, door, served)
    await line.close()
    #expect(await refusal { try await tasks[1].value } == .closing)
    #expect(await refusal { try await tasks[2].value } == .closing)
    #expect(await refusal { try await line.serve {} } == .closing)
    await door.open()
    await line.drained()
    try await tasks[0].value
    #expect(served.withLock { $0 } == [0])
  }

  @Test func `who leaves makes room and costs nothing`() async throws {
    let (line, door, served) = (WaitingLine(places: 1, longest: 2), Door(), Locked<[Int]>([]))
    let tasks = await self.line(3, line, door, served)
    tasks[1].cancel()
    #expect(await refusal { try await tasks[1].value } == .left)
    let last = Task { try await line.serve { served.withLock { $0.append(9) } } }
    while await line.length < 3 { await Task.yield() }
    await door.open()
    try await tasks[0].value
    try await tasks[2].value
    try await last.value
    #expect(served.withLock { $0 } == [0, 2, 9])
  }

  @Test func `a minute has so many requests`() async throws {
    let line = WaitingLine(places: 4, longest: 4, requestsPerMinute: 2)
    try await line.serve {}
    try await line.serve {}
    #expect(await refusal { try await line.serve {} } == .tooFast)
  }
}
