import AlihEndpoint
import Foundation
import Loopback
import Testing

/// How hosts are reached and whom the client believes.
struct RouteTests {
  private let client = HTTPClient()

  @Test func `a proxy is asked for the whole address`() async throws {
    let proxy = try LoopbackServer { .status(200, $0.body) }
    let place = proxy.url.replacing("/v1", with: "")
    let request = HTTPRequest(
      url: "http://desk.example/v1/chat", body: Array("{}".utf8), deadlines: Deadlines(total: 60),
      route: Route(proxy: place))
    #expect(try await client.send(request).status == 200)
    #expect(proxy.requests.first?.line == "POST http://desk.example/v1/chat")
  }

  @Test func `a proxy that isn't there is named as such`() async throws {
    let request = HTTPRequest(
      url: "http://desk.example/v1", deadlines: Deadlines(total: 60),
      route: Route(proxy: "http://127.0.0.1:1"))
    let failure = await #expect(throws: HTTPFailure.self) { try await client.send(request) }
    #expect(failure?.message.contains("proxy") == true, "\(failure?.message ?? "")")
  }

  @Test func `a server without TLS gets no key over https`() async throws {
    let server = try LoopbackServer { _ in .status(200, "ok") }
    let request = HTTPRequest(
      url: server.url.replacing("http://", with: "https://"), headers: ["Authorization: Bearer x"],
      deadlines: Deadlines(total: 1))
    await #expect(throws: HTTPFailure.self) { try await client.send(request) }
    #expect(server.requests.allSatisfy { !$0.head.contains("Bearer") })
  }

  @Test(.enabled(if: TLSServer.isAvailable)) func `a certificate counts only with its authority`()
    async throws
  {
    let server = try TLSServer()
    let url = "https://localhost:\(server.port)/"
    let strange = HTTPRequest(.get, url: url, deadlines: Deadlines(total: 60))
    let failure = await #expect(throws: HTTPFailure.self) { try await client.send(strange) }
    #expect(failure?.message.contains("certificate") == true, "\(failure?.message ?? "")")
    let known = HTTPRequest(
      .get, url: url, deadlines: Deadlines(total: 60), route: Route(caFile: server.certificate))
    #expect(try await client.send(known).status == 200)
    let elsewhere = HTTPRequest(
      .get, url: "https://127.0.0.1:\(server.port)/", deadlines: Deadlines(total: 60),
      route: Route(caFile: server.certificate))
    await #expect(throws: HTTPFailure.self) { try await client.send(elsewhere) }
  }
}

/// The openssl tool as a server, with a certificate for `localhost` that it signed itself.
private final class TLSServer {
  static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  let port: Int
  let certificate: String
  private let folder: URL
  private let process: Process

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "alih-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate.pem").path
    let key = folder.appending(path: "key.pem").path
    let making = try Self.start(
      ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        + ["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate], output: nil)
    making.waitUntilExit()
    let output = Pipe()
    process = try Self.start(
      ["s_server", "-www", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate], output: output)
    // "ACCEPT 127.0.0.1:40123" says which port is free.
    var line = ""
    while !line.contains("ACCEPT") || line.last != "\n",
      let byte = try output.fileHandleForReading.read(upToCount: 1)
    {
      line =
        line.last == "\n"
        ? String(decoding: byte, as: UTF8.self) : line + String(decoding: byte, as: UTF8.self)
    }
    port = Int(line.split(separator: ":").last?.filter(\.isNumber) ?? "") ?? 0
  }

  deinit {
    process.terminate()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func start(_ arguments: [String], output: Pipe?) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardInput = Pipe()
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}
