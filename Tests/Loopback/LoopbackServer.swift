import Foundation

/// An HTTP server on 127.0.0.1 that answers as a test says, faults included.
package final class LoopbackServer: @unchecked Sendable {
  package struct Request: Sendable {
    package var head: String
    package var body: String

    /// `POST /v1/chat/completions`
    package var line: String { head.components(separatedBy: " HTTP/")[0] }

    /// The ids of the segments in a chat request's user message, in order.
    package var segmentIDs: [String] { chatSegments.compactMap { $0["id"] as? String } }

    package var json: Any? { try? JSONSerialization.jsonObject(with: Data(body.utf8)) }

    var chatSegments: [[String: Any]] {
      guard let root = json as? [String: Any], let messages = root["messages"] as? [[String: Any]],
        let user = messages.last?["content"] as? String, let start = user.range(of: #"{"segments""#),
        let list = try? JSONSerialization.jsonObject(with: Data(user[start.lowerBound...].utf8))
          as? [String: Any]
      else { return [] }
      return list["segments"] as? [[String: Any]] ?? []
    }
  }

  package enum Answer: Sendable {
    /// A whole reply.
    case status(Int, String)
    /// A whole reply with further header lines.
    case headed(Int, [String], String)
    /// These bytes as they are, then the connection is closed.
    case raw(String)
    case rawBytes([UInt8])
    /// These bytes, then the connection is reset.
    case reset(String)
    /// These bytes, one at a time with this many seconds between them.
    indirect case drip(Answer, Double)
    /// The answer after this many seconds.
    indirect case late(Answer, Double)
    /// These bytes, then nothing more while the connection stays open.
    case stall(String)
  }

  package let port: UInt16
  private let socketNumber: Int32
  private let answer: @Sendable (Request) -> Answer
  private let lock = NSLock()
  private var received: [Request] = []
  private var accepted = 0

  package init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
    self.answer = answer
    let socketNumber = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(socketNumber, generic, length) == 0 && listen(socketNumber, 64) == 0
          && getsockname(socketNumber, generic, &length) == 0
      }
    }
    self.socketNumber = socketNumber
    port = UInt16(bigEndian: address.sin_port)
    guard bound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    Thread.detachNewThread { [self] in serve() }
  }

  package var url: String { "http://127.0.0.1:\(port)/v1" }
  package var requests: [Request] { lock.withLock { received } }
  package var connections: Int { lock.withLock { accepted } }

  /// The text of a chat completion whose message has `content`, which is JSON itself: a string or `null`.
  package static func completion(
    _ content: String, finish: String = "stop", usage: (input: Int, output: Int)? = nil
  ) -> String {
    let usage =
      usage.map { #","usage":{"prompt_tokens":\#($0.input),"completion_tokens":\#($0.output)}"# } ?? ""
    return #"{"id":"x","object":"chat.completion","model":"m","choices":[{"index":0,"finish_reason":""#
      + finish
      + #"","message":{"role":"assistant","content":"# + content + "}}]" + usage + "}"
  }

  /// A completion whose content is `text`, quoted.
  package static func completion(text: String, usage: (input: Int, output: Int)? = nil) -> String {
    let quoted = try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)
    return completion(String(decoding: quoted ?? Data(), as: UTF8.self), usage: usage)
  }

  /// A good answer: for each segment asked for, what `translation` makes of its id.
  package static func translations(_ request: Request, _ translation: (String) -> String) -> Answer {
    let items = request.segmentIDs.map { ["id": $0, "text": translation($0)] }
    let data = try? JSONSerialization.data(withJSONObject: ["translations": items])
    return .status(200, completion(text: String(decoding: data ?? Data(), as: UTF8.self)))
  }

  private func serve() {
    while true {
      let connection = accept(socketNumber, nil, nil)
      guard connection >= 0 else { return }
      lock.withLock { accepted += 1 }
      Thread.detachNewThread { [self] in
        converse(connection)
        close(connection)
      }
    }
  }

  private func converse(_ connection: Int32) {
    while let request = read(connection) {
      lock.withLock { received.append(request) }
      guard give(answer(request), to: connection) else { return }
    }
  }

  /// Sends an answer, and says whether the connection goes on.
  private func give(_ answer: Answer, to connection: Int32) -> Bool {
    switch answer {
    case .status(let status, let body): return give(.headed(status, [], body), to: connection)
    case .headed(let status, let lines, let body):
      send(connection, Self.reply(status, lines, body))
      return true
    case .late(let answer, let seconds):
      Thread.sleep(forTimeInterval: seconds)
      return give(answer, to: connection)
    case .raw(let text): send(connection, Array(text.utf8))
    case .rawBytes(let bytes): send(connection, bytes)
    case .reset(let text):
      send(connection, Array(text.utf8))
      Thread.sleep(forTimeInterval: 0.02)
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    case .drip(let answer, let seconds):
      guard case .status(let status, let body) = answer else { return false }
      for byte in Self.reply(status, [], body) {
        guard send(connection, [byte]) else { return false }
        Thread.sleep(forTimeInterval: seconds)
      }
      return true
    case .stall(let text):
      send(connection, Array(text.utf8))
      var byte: UInt8 = 0
      while recv(connection, &byte, 1, 0) > 0 {}
    }
    return false
  }

  private static func reply(_ status: Int, _ lines: [String], _ body: String) -> [UInt8] {
    let head =
      ["HTTP/1.1 \(status) X", "Content-Type: application/json", "Content-Length: \(body.utf8.count)"] + lines
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var headEnd: Int?
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      if headEnd == nil {
        headEnd = bytes.firstRange(of: [13, 10, 13, 10])?.upperBound
      }
      if let headEnd {
        let head = String(decoding: bytes[..<headEnd], as: UTF8.self)
        let field = head.lowercased().components(separatedBy: "content-length: ").dropFirst().first
        let length = field.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
        if bytes.count >= headEnd + length {
          return Request(head: head, body: String(decoding: bytes[headEnd...], as: UTF8.self))
        }
      }
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }

  @discardableResult
  private func send(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}
