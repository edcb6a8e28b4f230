import AlihFormats
import AlihStore
import FlyingFox
import FlyingSocks
import Foundation

/// The review desk in the browser: a server on this machine, for whoever has the token.
package struct DeskServer: Sendable {
  private let api: DeskAPI
  private let gate: Gate
  private let server: HTTPServer
  /// What the browser is to open.
  package let address: String

  /// - Parameters:
  ///   - listen: an IPv4 address of this machine; another than 127.0.0.1 is a person's own wish.
  ///   - port: 0 is refused by nobody and useful to nobody: the address has to be printed before it is taken.
  ///   - proxy: where browsers reach a proxy that stands in front: `https://desk.example`.
  /// - Throws: where the address is none.
  package init(
    desk: ReviewDesk, workshop: any Workshop, listen: String, port: UInt16, proxy: String? = nil
  ) throws {
    let own = Set([listen, "127.0.0.1", "localhost"]).map { "http://\($0):\(port)" }
    gate = Gate(token: Gate.newToken(), port: port, origins: Set(own + [proxy].compactMap(\.self)))
    api = DeskAPI(desk: desk, workshop: workshop)
    address = "\(proxy ?? "http://\(listen):\(port)")/?token=\(gate.token)"
    let (gate, api) = (gate, api)
    server = HTTPServer(
      config: .init(
        address: try sockaddr_in.inet(ip4: listen, port: port), timeout: 600, pool: PromptSockets(),
        logger: .disabled),
      handler: ClosureHTTPHandler { request in await Self.answer(request, gate, api) })
  }

  /// Serves until the task is cancelled.
  package func run() async throws {
    // Counting a large run takes a moment, which the browser needs to open.
    Task { [api] in _ = try? await api.triage(show: nil, query: "", page: 1) }
    try await server.run()
  }

  /// Lets go of the address; requests under way have some seconds to end.
  package func stop() async { await server.stop(timeout: 5) }

  /// Bytes of a request.
  private static let largest = 1 << 20

  private static func answer(_ sent: HTTPRequest, _ gate: Gate, _ api: DeskAPI) async -> HTTPResponse {
    let request: HTTPRequest
    do { request = try await sent.withBody(upTo: largest) } catch {
      return refusal(sent, (error as? RequestProblem) ?? RequestProblem(400, "The request can't be read."))
    }
    switch gate.verdict(on: request) {
    case .refused(let status, let message):
      return refusal(request, RequestProblem(status, message))
    case .takesCookie(let isSecure):
      let cookie = "\(gate.cookie)=\(gate.token); Path=/; HttpOnly; SameSite=Strict"
      return .redirect(to: "/?in", [("Set-Cookie", cookie + (isSecure ? "; Secure" : ""))])
    case .hasCookie: return .redirect(to: "/")
    case .welcome:
      do { return try await route(request, api) } catch let problem as RequestProblem {
        return refusal(request, problem)
      } catch let conflict as DecisionConflict {
        return (try? api.conflict(conflict))
          ?? refusal(request, RequestProblem(409, "Somebody else decided meanwhile."))
      } catch let problem as ReviewProblem {
        return refusal(request, RequestProblem(400, problem.description))
      } catch {
        return refusal(request, RequestProblem(500, "\(error)"))
      }
    }
  }

  private static func route(_ request: HTTPRequest, _ api: DeskAPI) async throws -> HTTPResponse {
    let parts = request.path.split(separator: "/")
    switch (request.method, parts.first, parts.count) {
    case (.GET, nil, _):
      let page = request.field("page").flatMap(Int.init) ?? 1
      return try await api.triage(show: request.field("show"), query: request.field("q") ?? "", page: page)
    case (.GET, "article", 2):
      return try await api.page(ofArticle: Int64(parts[1]), at: request.field("at"))
    case (.GET, "desk.css", 1):
      return .answer(200, "text/css; charset=utf-8", Data(PackageResources.desk_css))
    case (.GET, "desk.js", 1):
      return .answer(200, "text/javascript; charset=utf-8", Data(PackageResources.desk_js))
    case (.POST, "api", _):
      return try await api.answer(parts.dropFirst().joined(separator: "/"), request)
    case (.GET, _, _): throw RequestProblem(404, "The desk has no such page.")
    default: throw RequestProblem(405, "The desk takes no such request.")
    }
  }

  /// In the form that the asker reads: a page for a browser, an object for a script.
  private static func refusal(_ request: HTTPRequest, _ problem: RequestProblem) -> HTTPResponse {
    request.path.hasPrefix("/api/")
      ? .json(["error": problem.message], problem.status)
      : .page(
        DeskPage.notice(problem.status == 404 ? "Not found" : "Not possible", problem.message), problem.status
      )
  }
}
