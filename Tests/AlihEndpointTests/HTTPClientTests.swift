import AlihEndpoint
import Foundation
import Loopback
import Testing

struct HTTPClientTests {
  private let client = HTTPClient()

  private func request(_ url: String, _ change: (inout HTTPRequest) -> Void = { _ in }) -> HTTPRequest {
    var request = HTTPRequest(url: url, body: Array("{}".utf8), deadlines: Deadlines(total: 60))
    change(&request)
    return request
  }

  private func failure(_ request: HTTPRequest) async -> HTTPFailure? {
    do {
      _ = try await client.send(request)
      return nil
    } catch {
      return error as? HTTPFailure
    }
  }

  @Test func `a request arrives whole, and its answer comes back`() async throws {
    let server = try LoopbackServer { .status(200, $0.body + "!") }
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000)
    let response = try await client.send(
      request(server.url) {
        $0.body = long
        $0.headers = ["X-Desk: asia"]
      })
    #expect(response.status == 200)
    #expect(response.body.count == long.count + 1)
    let head = try #require(server.requests.first?.head.lowercased())
    #expect(head.contains("x-desk: asia"))
    #expect(!head.contains("expect:"))
  }

  @Test func `one connection serves many requests`() async throws {
    let server = try LoopbackServer { _ in .status(200, "ok") }
    for _ in 1...5 { _ = try await client.send(request(server.url)) }
    #expect(server.connections == 1)
    #expect(server.requests.count == 5)
  }

  @Test func `a hundred requests at once are all answered, each by its own answer`() async throws {
    let server = try LoopbackServer { .status(200, $0.body) }
    let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<100 {
        group.addTask { [client] in
          let body = Array("\(number)".utf8)
          let response = try await client.send(HTTPRequest(url: server.url, body: body))
          return (number, String(decoding: response.body, as: UTF8.self))
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(answers.count == 100)
    #expect(answers.allSatisfy { "\($0.key)" == $0.value })
  }

  @Test func `a redirect is not followed`() async throws {
    let other = try LoopbackServer { _ in .status(200, "stolen") }
    let server = try LoopbackServer { _ in
      .raw("HTTP/1.1 307 X\r\nLocation: \(other.url)\r\nContent-Length: 0\r\n\r\n")
    }
    let response = try await client.send(request(server.url))
    #expect(response.status == 307)
    #expect(other.requests.isEmpty)
  }

  @Test(arguments: [
    ("", HTTPFailure.Reason.brokenReply),
    ("SSH-2.0-server\r\n", .brokenReply),
    ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", .brokenReply),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", .brokenReply),
    ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope", .brokenReply),
  ])
  func `a broken reply is a failure`(_ text: String, _ reason: HTTPFailure.Reason) async throws {
    let server = try LoopbackServer { _ in .raw(text) }
    #expect(await failure(request(server.url))?.reason == reason)
  }

  @Test func `nobody at the address is said with the address`() async throws {
    let failure = try #require(await failure(request("http://127.0.0.1:1/v1/secret?key=abc")))
    #expect(failure.reason == .unreachable)
    #expect(failure.message == "nothing answers at http://127.0.0.1:1: connection refused")
  }

  @Test(arguments: ["ftp://127.0.0.1/x", "file:///etc/hostname", "no url at all"])
  func `other schemes are not spoken`(_ url: String) async {
    #expect(await failure(request(url)) != nil)
  }

  @Test func `silence before the answer ends at its deadline`() async throws {
    let server = try LoopbackServer { _ in .stall("") }
    let failure = try #require(await failure(request(server.url) { $0.deadlines.firstByte = 0.3 }))
    #expect(failure.reason == .slow)
    #expect(failure.message.hasSuffix("did not answer within 0.3 s"))
  }

  @Test func `silence in the middle of the answer ends at its deadline`() async throws {
    let server = try LoopbackServer { _ in .stall("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf") }
    let failure = try #require(await failure(request(server.url) { $0.deadlines.idle = 0.3 }))
    #expect(failure.reason == .slow)
    #expect(failure.message.hasSuffix("stopped in the middle of its answer for 0.3 s"))
  }

  @Test func `the whole exchange has a deadline`() async throws {
    let server = try LoopbackServer { _ in .stall("HTTP/1.1 200 OK\r\n") }
    #expect(await failure(request(server.url) { $0.deadlines = Deadlines(total: 3) })?.reason == .slow)
  }

  @Test func `an answer over the limit is refused`() async throws {
    let server = try LoopbackServer { _ in .status(200, String(repeating: "x", count: 2_000)) }
    let failure = await failure(request(server.url) { $0.responseLimit = 1_000 })
    #expect(failure?.reason == .tooLong)
  }

  @Test func `a canceled task stops waiting at once`() async throws {
    let server = try LoopbackServer { _ in .stall("") }
    let task = Task { [client, request = request(server.url)] in try await client.send(request) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `a cancellation is never lost, whenever it comes`() async throws {
    let server = try LoopbackServer { _ in .stall("") }
    // A lost one would end in another error, at the deadline.
    for delay in 0..<40 {
      let task = Task { [client, request = request(server.url)] in try await client.send(request) }
      if delay > 0 { try await Task.sleep(for: .microseconds(delay * 20)) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }
}
