import AlihModel
import Foundation

/// The lines of a file or of standard input, in chunks, read no further ahead than one chunk.
final class LineSource {
  struct Line: Sendable, Hashable {
    /// Invalid UTF-8 is replaced by U+FFFD.
    var text: String
    /// `\n`, `\r\n`, or nothing after a last line without an end.
    var end: [UInt8]
  }

  private static let readSize = 1 << 16
  /// Small enough to keep all cores busy, large enough to cost nothing.
  private static let chunkSize = 256

  private let name: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where in `buffer` the next line starts, and how far it was searched for its end.
  private var start = 0
  private var searched = 0
  private var isAtEnd = false

  init(_ path: String) throws(CommandFailure) {
    name = path
    descriptor = path == "-" ? STDIN_FILENO : open(path.pathBytes, O_RDONLY)
    guard descriptor >= 0 else {
      throw CommandFailure(.noInput, "can't read '\(path)': \(Console.systemError())")
    }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Whether `next()` has something to give without waiting.
  var isReady: Bool {
    if isAtEnd || buffer[searched...].contains(10) { return true }
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&poller, 1, 0) != 0
  }

  /// The next lines, at least one; nil at the end.
  func next() throws -> [Line]? {
    var lines: [Line] = []
    while lines.count < Self.chunkSize {
      if let end = buffer[searched...].firstIndex(of: 10) {
        lines.append(line(upTo: end))
        start = end + 1
        searched = start
      } else if isAtEnd {
        if start < buffer.count { lines.append(Line(text: text(start..<buffer.count), end: [])) }
        start = buffer.count
        searched = start
        break
      } else {
        searched = buffer.count
        if !lines.isEmpty { break }
        try read()
      }
    }
    return lines.isEmpty ? nil : lines
  }

  private func line(upTo end: Int) -> Line {
    let hasReturn = end > start && buffer[end - 1] == 13
    return Line(text: text(start..<(hasReturn ? end - 1 : end)), end: hasReturn ? [13, 10] : [10])
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: buffer[range], as: UTF8.self) }

  private func read() throws {
    buffer.removeFirst(start)
    searched -= start
    start = 0
    let count = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.readSize))
    while true {
      let got = buffer[count...].withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      guard got >= 0 || errno == EINTR else {
        throw CommandFailure(.noInput, "can't read '\(name)': \(Console.systemError())")
      }
      if got < 0 { continue }
      buffer.removeLast(Self.readSize - got)
      isAtEnd = got == 0
      return
    }
  }
}
