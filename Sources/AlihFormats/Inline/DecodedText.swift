import AlihModel

/// A text file in UTF-8 without its byte order mark, and the way back to the file's own encoding and line ends.
struct DecodedText: Sendable {
  /// Damage in UTF-8 stays where it is.
  let bytes: [UInt8]
  let encoding: Encoding
  let hasMark: Bool
  private let declared: String?
  /// The encoding, where that isn't UTF-8, and the first damaged byte.
  private(set) var findings: [Finding] = []
  /// "\r\n" or "\r", where the file has no other; nil for "\n".
  private let lineEnd: [UInt8]?

  init(_ original: [UInt8], declared: String? = nil) {
    self.declared = declared
    (encoding, hasMark) = Encoding.of(original, declared: declared)
    let mark = hasMark ? encoding.mark.count : 0
    bytes = encoding.decoded(mark == 0 ? original : Array(original.dropFirst(mark)))
    lineEnd = Self.lineEnd(bytes)
    let faults = UTF8Faults(in: encoding == .utf8 || encoding == .windows1252 ? original : bytes)
    if encoding != .utf8 {
      let place =
        encoding == .windows1252 ? faults.first.map { ", because byte \($0) is no UTF-8" } ?? "" : ""
      findings.append(
        Finding(.encoding, "read as \(encoding.name)\(place)"))
    } else if let finding = Finding(invalid: faults) {
      findings.append(finding)
    }
  }

  /// A text that was made from `bytes` as the file is: in its encoding, with its byte order mark and its line ends.
  ///
  /// Nil where a letter has no place in the encoding, or in the one that the file declares.
  func encoded(_ utf8: [UInt8]) -> [UInt8]? {
    let text = lineEnd.map { Self.text(utf8, endingLinesWith: $0) } ?? utf8
    guard let bytes = encoding.encoded(text), isTrue(bytes) else { return nil }
    return (hasMark ? encoding.mark : []) + bytes
  }

  /// Whether bytes are what the file declares them to be, where that isn't what they were read as.
  private func isTrue(_ bytes: [UInt8]) -> Bool {
    guard let declared = declared?.lowercased(), encoding == .utf8 || encoding == .windows1252 else {
      return true
    }
    if ["utf-8", "utf8"].contains(declared) { return encoding == .utf8 }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return true }
    if encoding == .utf8 || declared.hasSuffix("ascii") { return false }
    // Latin-1 lacks the quotation marks and dashes that Windows put in the place of its control characters.
    return declared.contains("1252") || !bytes.contains { (0x80...0x9F).contains($0) }
  }

  /// The line end of a file that has only one kind, unless it is "\n".
  private static func lineEnd(_ bytes: [UInt8]) -> [UInt8]? {
    var (returns, feeds, pairs) = (0, 0, 0)
    for (at, byte) in bytes.enumerated() {
      if byte == 0x0A {
        feeds += 1
        if at > 0, bytes[at - 1] == 0x0D { pairs += 1 }
      } else if byte == 0x0D {
        returns += 1
      }
    }
    if pairs > 0, pairs == feeds, pairs == returns { return [0x0D, 0x0A] }
    return returns > 0 && feeds == 0 ? [0x0D] : nil
  }

  private static func text(_ bytes: [UInt8], endingLinesWith end: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (at, byte) in bytes.enumerated() {
      if byte == 0x0A, at == 0 || bytes[at - 1] != 0x0D { result += end } else { result.append(byte) }
    }
    return result
  }
}

extension Finding {
  /// What is damaged in a text; nil for nothing.
  init?(invalid faults: UTF8Faults) {
    guard let first = faults.first else { return nil }
    self.init(
      .invalidUTF8,
      "\(faults.count) \(faults.count == 1 ? "sequence is" : "sequences are") no valid UTF-8, "
        + "the first at byte \(first); shown as '\u{FFFD}'")
  }
}
