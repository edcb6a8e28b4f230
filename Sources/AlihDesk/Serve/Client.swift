import FlyingFox
import Foundation

/// Who waits for an answer.
///
/// The server reads nothing from a connection while its request is worked on, and so hears of no end; the connection itself
/// knows. It can't be closed and its number given to another before its request is answered.
struct Client: Sendable {
  private let address: HTTPRequest.Address?

  init(of request: HTTPRequest) { address = request.remoteAddress }

  /// Returns when the client has hung up, or when the task is cancelled.
  func leaves() async throws {
    // What is answered at once costs nothing here.
    try await Task.sleep(for: .milliseconds(250))
    guard let connection else { return try await Task.sleep(for: .seconds(86_400)) }
    while !Self.isOver(connection) { try await Task.sleep(for: .milliseconds(250)) }
  }

  /// Ends the connection, for a client that never ends.
  func hangUp() {
    if let connection { shutdown(connection, Int32(SHUT_RDWR)) }
  }

  /// Among the open files of this process, the connection to the client.
  private var connection: Int32? {
    guard case .ip4(let host, let port)? = address else { return nil }
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
    return open.lazy.compactMap { Int32($0) }.first { file in
      var place = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isConnected = withUnsafeMutablePointer(to: &place) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(file, $0, &size) == 0 }
      }
      return isConnected && place.sin_family == sa_family_t(AF_INET) && place.sin_port == port.bigEndian
        && place.sin_addr.s_addr == inet_addr(host)
    }
  }

  private static func isOver(_ connection: Int32) -> Bool {
    var byte: UInt8 = 0
    let count = recv(connection, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 0 || count < 0 && ![EAGAIN, EWOULDBLOCK, EINTR].contains(errno)
  }
}
