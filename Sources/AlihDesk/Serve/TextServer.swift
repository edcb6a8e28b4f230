import AlihModel
import FlyingFox
import FlyingSocks
import Foundation

/// Alih as an endpoint: LibreTranslate's and Apertium's interfaces, and Alih's own, for programs.
package struct TextServer: Sendable {
  private let server: HTTPServer
  private let line: WaitingLine

  /// - Parameters:
  ///   - service: does the work.
  ///   - key: what a client has to know; nil lets everybody in who reaches the address.
  ///   - line: how much is worked on at once, and how much may wait.
  /// - Throws: where the address is none.
  package init(
    _ service: any TextService, listen: String, port: UInt16, key: String?, line: WaitingLine
  ) throws {
    self.line = line
    let routes = TextRoutes(service: service, key: key, line: line)
    server = HTTPServer(
      config: .init(
        address: try sockaddr_in.inet(ip4: listen, port: port), timeout: 600, pool: PromptSockets(),
        logger: .disabled),
      handler: ClosureHTTPHandler { request in await routes.answer(request) })
  }

  /// Serves until `stop`.
  package func run() async throws { try await server.run() }

  /// Takes nothing new, refuses what waits, and ends what is being worked on.
  package func stop() async {
    await line.close()
    await line.drained()
    // The last answers are made, and on their way to their clients.
    try? await Task.sleep(for: .milliseconds(500))
    await server.stop(timeout: 2)
  }
}

/// What the server has done by the rest of Alih.
package protocol TextService: Sendable {
  var languages: LanguagePair { get }
  /// Translates texts that a client sent together, in their order; line breaks stay where they are.
  func translate(_ texts: [String]) async -> [String]
  /// Translates sentences that a client has found in an article itself; as many come back.
  func translate(_ list: SegmentList) async -> [String]
  /// Translates a piece of HTML and leaves its markup as it is.
  func translate(html: String) async throws -> String
  /// An article in the form of `alih translate --format json`.
  func article(_ text: String, path: String) async throws -> String
  /// A summary in the form of `alih summarize --format json`.
  func summary(_ text: String, path: String) async throws -> String
  /// A report in the form of `alih audit --report json` on pairs of sentences.
  func audit(_ pairs: [(source: String, target: String)]) async throws -> String
}
