import AlihEndpoint
import AlihModel
import Foundation

/// The reader of our output is gone: `alih ... | head -1`; no failure, but nothing more to do.
struct BrokenPipe: Error {}

/// Standard output and standard error, unbuffered and whole.
enum Console {
  /// - Throws: `BrokenPipe`, or `CommandFailure` when the output can't take it, such as a full disk.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO, named name: String = "standard output"
  )
    throws
  {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        throw BrokenPipe()
      } else if errno != EINTR {
        throw CommandFailure(.cannotWrite, "can't write to \(name): \(systemError())")
      }
    }
  }

  static func print(_ text: String) throws { try write(Array((text + "\n").utf8)) }

  /// One JSON object on a line of its own.
  static func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try write([UInt8](try encoder.encode(value)) + [10])
  }

  /// Says something beside the results; a closed standard error is nobody's trouble.
  static func note(_ text: String) {
    try? write(Array("alih: \(printable(text))\n".utf8), to: STDERR_FILENO)
  }

  private static let verbosity = Locked(0)

  /// How much is told of each request: 1 for a line, 2 for the bodies, too.
  static func setVerbosity(_ level: Int) { verbosity.withLock { $0 = max($0, level) } }

  /// What `-v` and `-vv` want to hear of; nil without them.
  static var trace: (@Sendable (TracedExchange) -> Void)? {
    let level = verbosity.withLock { $0 }
    guard level > 0 else { return nil }
    return { exchange in
      note(exchange.line)
      guard level > 1 else { return }
      note("> \(exchange.request.prefix(longestBody))")
      note("< \(exchange.reply.prefix(longestBody))")
    }
  }

  /// Characters.
  private static let longestBody = 100_000

  static func status(_ text: String) { try? write(Array(text.utf8), to: STDERR_FILENO) }

  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal behind standard error; 80 where it doesn't say.
  static var errorWidth: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// The system's words for the last error, in a sentence: `no space left on device`.
  static func systemError(_ number: Int32 = errno) -> String {
    String(cString: strerror(number)).lowercased()
  }

  /// A server's or file's words must not steer the terminal.
  private static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
