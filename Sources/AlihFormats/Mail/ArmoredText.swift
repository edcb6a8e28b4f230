import AlihModel

/// A mail's plain text without what programs write for each other: signatures and keys of OpenPGP (RFC 9580, 6.2), and files in
/// uuencode, which mail programs show as attachments.
struct ArmoredText {
  private(set) var text = ""
  /// Names of files that stood in the text.
  private(set) var attachments: [String] = []

  init(_ letters: String) {
    // Most mails have none.
    guard letters.contains("-----BEGIN PGP ") || letters.contains("begin ") else {
      text = letters
      return
    }
    let lines = letters.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var at = 0
    var isSigned = false
    var kept: [Substring] = []
    while at < lines.count {
      let line = lines[at]
      if line.hasPrefix("-----BEGIN PGP SIGNED MESSAGE-----") {
        isSigned = true
        // Headers, up to the empty line.
        at = lines[at...].firstIndex { $0.allSatisfy(\.isWhitespace) } ?? lines.count
      } else if line.hasPrefix("-----BEGIN PGP "),
        let end = lines[at...].firstIndex(where: { $0.hasPrefix("-----END PGP ") })
      {
        if line.contains("MESSAGE") { attachments.append("OpenPGP") }
        (at, isSigned) = (end, false)
      } else if let (name, end) = Self.file(lines[at...]) {
        attachments.append(name)
        at = end
      } else {
        kept.append(isSigned && line.hasPrefix("- ") ? line.dropFirst(2) : line)
      }
      at += 1
    }
    text = kept.joined(separator: "\n")
  }

  /// `begin 644 foto.jpg`, lines that begin with their length, `end`: the name, and the place of the last line.
  private static func file(_ lines: ArraySlice<Substring>) -> (name: String, end: Int)? {
    guard let first = lines.first, let match = first.wholeMatch(of: /begin [0-7]{3,4} (.+)/) else {
      return nil
    }
    let body = lines.dropFirst().prefix { line in
      guard let length = line.utf8.first.map({ (Int($0) - 32) & 63 }), line != "end" else { return false }
      return line.utf8.count >= (length + 2) / 3 * 4 - 3 && line.utf8.count <= 63
    }
    guard body.endIndex < lines.endIndex, lines[body.endIndex] == "end" else { return nil }
    return (String(match.output.1), body.endIndex)
  }
}
