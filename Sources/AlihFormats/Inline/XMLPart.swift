import AlihMarkup
import AlihModel

/// Reads XML that may be damaged in a byte, or use names of HTML: what can be read around is read around, and named.
enum XMLPart {
  /// - Parameters:
  ///   - name: of the file in an archive, for messages; nil for a file by itself.
  ///   - isPage: whether the names of HTML (`&nbsp;`) are known in it.
  /// - Throws: `SourceProblem` with the place.
  static func tree(
    _ bytes: [UInt8], _ findings: inout [Finding], name: String? = nil, isPage: Bool = false
  ) throws(SourceProblem) -> MarkupTree {
    var text = whole(bytes, &findings, name)
    if isPage { text = HTMLEntities.resolved(text) }
    do { return try MarkupTree(xml: text) } catch {
      let (mended, count) = HTMLEntities.escapingMarks(in: text)
      if isPage, count > 0, let tree = try? MarkupTree(xml: mended) {
        findings.append(
          Finding(
            .controlCharacter, "\(count) '&' that should be '&amp;' \(count == 1 ? "was" : "were") read so"))
        return tree
      }
      guard let problem = error as? MarkupProblem else { throw SourceProblem("\(error)") }
      let place = (name.map { "\($0), " } ?? "") + "line \(problem.line), column \(problem.column)"
      throw SourceProblem("\(place): \(problem.message)")
    }
  }

  /// With U+FFFD for what is no letter; white space and comments before the declaration are left out.
  private static func whole(_ bytes: [UInt8], _ findings: inout [Finding], _ name: String?) -> [UInt8] {
    var text = bytes
    let start = start(of: bytes)
    if start > 0, bytes[start...].starts(with: "<?xml".utf8) { text = Array(bytes[start...]) }
    let head = String(decoding: text.prefix(200), as: UTF8.self).lowercased()
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0)
    let declared = head.firstRange(of: "encoding=").map {
      head[$0.upperBound...].dropFirst().prefix { !"\"'".contains($0) }
    }
    guard !isWide, declared == nil || declared == "utf-8" || declared == "utf8" || declared == "us-ascii"
    else {
      return text
    }
    let faults = UTF8Faults(in: bytes)
    if faults.count > 0 {
      let place = name.map { " of \($0)" } ?? ""
      findings.append(
        Finding(
          .invalidUTF8,
          "\(faults.count) \(faults.count == 1 ? "sequence is" : "sequences are") no valid UTF-8, "
            + "the first at byte \(faults.first ?? 0)\(place); shown as '\u{FFFD}'"))
      text = Array(String(decoding: text, as: UTF8.self).utf8)
    }
    guard let control = text.firstIndex(where: isControl) else { return text }
    findings.append(
      Finding(
        .controlCharacter,
        "byte \(control + bytes.count - text.count)\(name.map { " of \($0)" } ?? "") is a control character, which no XML has"
      ))
    return text.flatMap { isControl($0) ? [0xEF, 0xBF, 0xBD] : [$0] }
  }

  /// Behind white space and comments.
  private static func start(of bytes: [UInt8]) -> Int {
    var at = bytes.starts(with: Encoding.utf8.mark) ? 3 : 0
    while at < bytes.count {
      if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) {
        at += 1
      } else if bytes[at...].starts(with: "<!--".utf8),
        let end = bytes[at...].firstRange(of: Array("-->".utf8))
      {
        at = end.upperBound
      } else {
        return at
      }
    }
    return 0
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) }
}

/// The names of HTML 4 for letters, which XHTML's document type defines (XHTML 1.0, Appendix A).
enum HTMLEntities {
  /// "nbsp" -> U+00A0; nil for what is no name of HTML 4, and for XML's own five.
  static func letter(_ name: String) -> Unicode.Scalar? { Markup.entity(name) }

  /// The text with `&amp;` for each `&` that begins no reference, and how many those are: `Pasar & Terminal`.
  static func escapingMarks(in bytes: [UInt8]) -> ([UInt8], count: Int) {
    var result: [UInt8] = []
    var (at, count) = (0, 0)
    while let start = bytes[at...].firstIndex(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) {
      result += bytes[at...start]
      at = start + 1
      if bytes[start] == UInt8(ascii: "<") {
        // In sections and comments it is a letter.
        for (open, close) in [("![CDATA[", "]]>"), ("!--", "-->")] where bytes[at...].starts(with: open.utf8)
        {
          let end = bytes[at...].firstRange(of: Array(close.utf8))?.upperBound ?? bytes.count
          result += bytes[at..<end]
          at = end
        }
        continue
      }
      let name = bytes[at...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
      let isReference =
        name.endIndex < bytes.count && bytes[name.endIndex] == UInt8(ascii: ";")
        && (["amp", "lt", "gt", "quot", "apos"].contains(bytes.string(at..<name.endIndex))
          || name.first == UInt8(ascii: "#"))
      guard !isReference else { continue }
      result += "amp;".utf8
      count += 1
    }
    return (result + bytes[at...], count)
  }

  /// The text with letters in the names' places; XML's own five stay.
  static func resolved(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = 0
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "&")) {
      result += bytes[at..<start]
      let name = bytes[(start + 1)...].prefix(12).prefix {
        $0 < 0x80 && ($0 >= 0x41 && $0 & 0xDF <= 0x5A || (0x30...0x39).contains($0))
      }
      at = name.endIndex
      if at < bytes.count, bytes[at] == UInt8(ascii: ";"),
        let scalar = letter(String(decoding: name, as: UTF8.self))
      {
        result += String(scalar).utf8
        at += 1
      } else {
        result += bytes[start..<at]
      }
    }
    return result + bytes[at...]
  }
}
