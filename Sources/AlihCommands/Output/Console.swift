import AlihEndpoint
import AlihModel
import Foundation

/// The reader of our output is gone: `alih ... | head -1`; no failure, but nothing more to do.
struct BrokenPipe: Error {}

/// Standard output and standard error, unbuffered and whole.
enum Console {
  enum Color: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  /// Writes bytes as they are, but for what would steer a terminal.
  ///
  /// - Throws: `BrokenPipe`, or `CommandFailure` when the output can't take it, such as a full disk.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO, named name: String = "standard output"
  ) throws {
    let isShown = descriptor == STDOUT_FILENO && isOutputTerminal
    if isShown { clearLine() }
    try put(isShown ? Array(printable(String(decoding: bytes, as: UTF8.self)).utf8) : bytes, descriptor, name)
  }

  private static func put(
    _ bytes: [UInt8], _ descriptor: Int32 = STDOUT_FILENO, _ name: String = "standard output"
  ) throws {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        throw BrokenPipe()
      } else if errno != EINTR {
        throw CommandFailure(cannotWrite: name)
      }
    }
  }

  /// A line of words; a terminal that shows colors may have the ones in front in color.
  static func print(_ text: String, lead: String = "", _ color: Color? = nil) throws {
    let shown = isOutputTerminal ? printable(text) : text.showingPathBytes
    if isOutputTerminal { clearLine() }
    try put(Array((painted(lead, color, on: STDOUT_FILENO) + shown + "\n").utf8))
  }

  /// One JSON object on a line of its own.
  static func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try write([UInt8](try encoder.encode(value)) + [10])
  }

  private static let isSpokenTo = Locked(false)

  /// A program reads standard error: from now on each note is an object on a line of its own.
  static func speakJSON() { isSpokenTo.withLock { $0 = true } }
  static var speaksJSON: Bool { isSpokenTo.withLock(\.self) }

  /// Says something beside the results; a closed standard error is nobody's trouble.
  static func note(_ text: String, _ color: Color? = nil) {
    if speaksJSON { return event(["event": "note", "message": text]) }
    clearLine()
    status("\(painted("alih:", color, on: STDERR_FILENO)) \(printable(text))\n")
  }

  /// Says why the command ends.
  ///
  /// - Parameter isObject: as one object, for a program.
  static func fail(_ message: String, _ status: ExitStatus, asObject isObject: Bool) {
    guard isObject || speaksJSON else { return note(message, .red) }
    event(["format": "alih-error/1", "error": message, "code": Int(status.rawValue)])
  }

  /// One object on a line of standard error.
  static func event(_ fields: [String: Any]) {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? JSONSerialization.data(withJSONObject: fields, options: options)) ?? Data()
    status(String(decoding: data, as: UTF8.self) + "\n")
  }

  private static let isLineOpen = Locked(false)

  /// Shows a line that the next one, or whatever else is said, takes the place of.
  static func drawLine(_ line: String) {
    isLineOpen.withLock { $0 = true }
    status("\r\u{1B}[K\(printable(line))")
  }

  static func clearLine() {
    let wasOpen = isLineOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    if wasOpen { status("\r\u{1B}[K") }
  }

  /// In color where a terminal shows it and nobody has said no: https://no-color.org
  private static func painted(_ text: String, _ color: Color?, on descriptor: Int32) -> String {
    let environment = ProcessInfo.processInfo.environment
    guard let color, isatty(descriptor) == 1, environment["NO_COLOR", default: ""].isEmpty,
      environment["TERM"] != "dumb"
    else { return text }
    return "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m"
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

  static func status(_ text: String) { try? put(Array(text.utf8), STDERR_FILENO) }

  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal behind standard error; 80 where it doesn't say.
  static var errorWidth: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// The system's words for the last error, in a sentence: `no space left on device`.
  /// The system's number for an error of Foundation's, whose own words are in the user's language and long.
  static func systemNumber(of error: any Error) -> Int32 {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission?: EACCES
    case .fileWriteOutOfSpace?: ENOSPC
    case .fileWriteVolumeReadOnly?: EROFS
    case .fileWriteFileExists?: EEXIST
    default: EIO
    }
  }

  static func systemError(_ number: Int32 = errno) -> String {
    String(cString: strerror(number)).lowercased()
  }

  /// A server's or file's words must not steer the terminal: no control characters, no turned writing direction.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.showingPathBytes.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: result.append(scalar)
      case ..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
