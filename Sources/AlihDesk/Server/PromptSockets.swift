import FlyingFox
import FlyingSocks
import Foundation

/// Connections on which an answer leaves at once.
///
/// FlyingFox writes an answer in two pieces. Without `TCP_NODELAY` the second waits until the client confirms the first, which
/// clients put off by 40 ms.
struct PromptSockets: AsyncSocketPool {
  private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    // The socket that listens hands it on to all that it accepts.
    if events.contains(.read) {
      try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    }
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
