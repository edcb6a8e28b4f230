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
  /// - Throws: where the address is none.
  package init(desk: ReviewDesk, workshop: any Workshop, listen: String, port: UInt16) throws {
    let token = Gate.newToken()
    let names = Set([listen, "127.0.0.1", "localhost"])
    gate = Gate(token: token, hosts: Set(names.map { "\($0):\(port)" }))
    api = DeskAPI(desk: desk, workshop: workshop)
    address = "http://\(listen):\(port)/?token=\(token)"
    let (gate, api) = (gate, api)
    server = HTTPServer(
      config: .init(address: try sockaddr_in.inet(ip4: listen, port: port), timeout: 600, logger: .disabled),
      handler: ClosureHTTPHandler { request in await Self.answer(request, gate, api) })
  }

  /// Serves until the task is cancelled.
  package func run() async throws { try await server.run() }

  /// Lets go of the address; requests under way have some seconds to end.
  package func stop() async { await server.stop(timeout: 5) }

  private static func answer(_ request: HTTPRequest, _ gate: Gate, _ api: DeskAPI) async -> HTTPResponse {
    switch gate.verdict(on: request) {
    case .refused(let status, let message):
      return refusal(request, RequestProblem(status, message))
    case .takesCookie:
      return .redirect(
        to: "/", [("Set-Cookie", "\(gate.cookie)=\(gate.token); Path=/; HttpOnly; SameSite=Strict")])
    case .welcome:
      do { return try await route(request, api) } catch let problem as RequestProblem {
        return refusal(request, problem)
      } catch let conflict as DecisionConflict {
        return (try? api.conflict(conflict))
          ?? refusal(request, RequestProblem(409, "Somebody else decided meanwhile."))
      } catch {
        return refusal(request, RequestProblem(500, "\(error)"))
      }
    }
  }

  private static func route(_ request: HTTPRequest, _ api: DeskAPI) async throws -> HTTPResponse {
    let parts = request.path.split(separator: "/")
    switch (request.method, parts.first, parts.count) {
    case (.GET, nil, _):
      return .page(try api.triage(show: request.field("show"), query: request.field("q") ?? ""))
    case (.GET, "article", 2):
      return .page(try api.page(ofArticle: Int64(parts[1])))
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
