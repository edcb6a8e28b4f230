import AlihEndpoint
import Foundation

/// Sends requests through the HTTP client of Alih's endpoints, for `Scripts/bench http`.
///
///     http-bench URL REQUESTS AT-ONCE BODY-BYTES
///
/// It ends with 1 at the first request that fails. Time, memory and connections are measured from outside.
@main
struct HTTPBench {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let total = Int(arguments[2]), let atOnce = Int(arguments[3]),
      let size = Int(arguments[4])
    else { return fail("usage: http-bench URL REQUESTS AT-ONCE BODY-BYTES") }
    let client = HTTPClient()
    let request = HTTPRequest(
      url: arguments[1], headers: ["Content-Type: application/json"],
      body: Array(repeating: UInt8(ascii: "x"), count: size))
    await withTaskGroup(of: Void.self) { group in
      for index in 0..<total {
        if index >= atOnce { await group.next() }
        group.addTask {
          do {
            let response = try await client.send(request)
            if response.status != 200 { fail("status \(response.status)") }
          } catch {
            fail("\(error)")
          }
        }
      }
    }
  }

  private static func fail(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
