import AlihModel

/// The lines of a news page that are no part of the story, as `roles.tsv` lists them.
struct RolePatterns: Sendable {
  enum Match: String, CaseIterable {
    case line, label, start, title, end, within, inline, agency
  }

  private struct Pattern {
    let role: Role
    let match: Match
    /// Small letters, but for `inline`.
    let text: [UInt8]
  }

  /// More words than this are a paragraph, whatever they begin or end with.
  private static let mostWords = 30

  private var patterns: [Pattern] = []
  /// Longest first.
  private var furniture: [[UInt8]] = []
  private var furnitureBegins = [Bool](repeating: false, count: 256)
  private var agencies: Set<String> = []

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    for row in table.rows {
      let text = row.fields[2]
      guard let role = Role(rawValue: row.fields[0]), let match = Match(rawValue: row.fields[1]),
        let first = text.utf8.first
      else {
        throw TSVTable.Problem(
          file: table.file, line: row.line,
          message: "'\(row.fields[0])' has to be a role, '\(row.fields[1])' one of "
            + Match.allCases.map(\.rawValue).joined(separator: ", ") + ", and the text may not be empty")
      }
      switch match {
      case .agency: agencies.insert(text.lowercased())
      case .inline:
        furniture.append([UInt8](text.utf8))
        furnitureBegins[Int(first)] = true
        patterns.append(Pattern(role: role, match: .line, text: [UInt8](text.lowercased().utf8)))
      default: patterns.append(Pattern(role: role, match: match, text: [UInt8](text.lowercased().utf8)))
      }
    }
    furniture.sort { $0.count > $1.count }
  }

  /// The role that a paragraph's own words tell; nil for most.
  func role(of line: Line) -> Role? {
    if furnitureEnd(in: line.bytes, from: line.range.lowerBound, to: line.range.upperBound)
      == line.range.upperBound
    {
      return .promotion
    }
    guard line.words <= Self.mostWords else { return nil }
    return patterns.first { line.matches($0.text, $0.match) }?.role
  }

  // Furniture inside a paragraph

  @inline(__always)
  func mayStartFurniture(_ byte: UInt8) -> Bool { furnitureBegins[Int(byte)] }

  /// Where the furniture that stands at `offset` ends; nil when none does.
  func furnitureEnd(in bytes: [UInt8], from offset: Int, to end: Int) -> Int? {
    for text in furniture where bytes[offset..<end].starts(with: text) {
      let after = offset + text.count
      if text[0] == UInt8(ascii: "[") {
        let close = bytes[after..<min(after + 120, end)].firstIndex(of: UInt8(ascii: "]"))
        if let close { return close + 1 }
      } else if after == end || ![.upper, .lower, .digit].contains(bytes.glyph(at: after, before: end).kind) {
        return after
      }
    }
    return nil
  }

  // Credits

  /// Where the credit begins that closes a paragraph: "... kata dia. (den/asa)"; nil without one.
  func creditStart(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let text = bytes.trimming(range)
    var credit: Int?
    var end = text.upperBound
    for _ in 0..<3 {
      guard let open = bracketStart(in: bytes, endingAt: end, after: text.lowerBound), open > text.lowerBound
      else { break }
      let inside = String(decoding: bytes[(open + 1)..<(end - 1)], as: UTF8.self)
      let before = bytes.trimming(text.lowerBound..<open).upperBound
      let last = bytes.glyph(endingAt: before, after: text.lowerBound).kind
      let endsSentence = [.stop, .closeQuote, .straightQuote, .closeBracket].contains(last)
      let isCredit =
        endsSentence
        ? inside.utf8.count <= 40 && !inside.contains(where: { "!?".contains($0) })
        : inside.contains("/") && isInitials(inside)
      guard isCredit, !(endsSentence && inside.hasSuffix(".")) else { break }
      credit = open
      end = before
      if last == .stop { break }
    }
    return credit
  }

  /// Whether a whole paragraph is a credit: "(ANTARA)", "pkp/ha (Reuters, AFP)", "[em/pp]".
  func isCredit(_ line: Line) -> Bool {
    let text = line.text
    guard line.words <= 8, text.utf8.count <= 80 else { return false }
    if let open = bracketStart(in: line.bytes, endingAt: line.range.upperBound, after: line.range.lowerBound)
    {
      let inside = String(decoding: line.bytes[(open + 1)..<(line.range.upperBound - 1)], as: UTF8.self)
      let before = String(decoding: line.bytes[line.range.lowerBound..<open], as: UTF8.self).trimmed
      if before.isEmpty { return inside.split(separator: " ").count <= 4 && !inside.contains("?") }
      return isInitials(before) && before.contains("/") && namesSource(inside)
    }
    return isInitials(text) && text.contains("/")
  }

  /// Whether the words in a bracket name who supplied a picture: "EPA", "AP Photo/Sari", "dok. panitia".
  func namesSource(_ text: String) -> Bool {
    let lowered = text.lowercased()
    if ["foto", "photo", "dok", "image", "sumber", "credit"].contains(where: lowered.contains) {
      return true
    }
    return lowered.split(whereSeparator: { ",/;".contains($0) }).contains {
      agencies.contains(String($0).trimmed)
    }
  }

  func isOutlet(_ name: String) -> Bool {
    agencies.contains(name.lowercased()) || name.contains(".")
  }

  /// "den/asa", "pkp/ha", "*/den": editors' short names.
  private func isInitials(_ text: String) -> Bool {
    !text.isEmpty
      && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        $0.utf8.count <= 4 && $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "*" || $0 == " " }
      }
  }

  /// The bracket, at most 60 bytes long and without another in it, that closes right before `end`.
  private func bracketStart(in bytes: [UInt8], endingAt end: Int, after start: Int) -> Int? {
    guard end > start, let last = Optional(bytes[end - 1]),
      last == UInt8(ascii: ")") || last == UInt8(ascii: "]")
    else { return nil }
    let open = last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
    var offset = end - 2
    while offset >= start, end - offset <= 62 {
      if bytes[offset] == open { return offset }
      if bytes[offset] == last { return nil }
      offset -= 1
    }
    return nil
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
