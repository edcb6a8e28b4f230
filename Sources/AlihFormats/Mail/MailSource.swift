import AlihModel
import Foundation

/// Reads a mail (RFC 5322, MIME): its subject is the headline, its text the story. Attachments are passed over.
enum MailSource {
  private static let deepest = 16

  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    let message = Part(bytes[...])
    guard message.headers["subject"] != nil || message.headers["from"] != nil else {
      throw SourceProblem("it has no mail headers, neither 'Subject' nor 'From'")
    }
    var source = ReadSource()
    if let subject = message.headers["subject"] { source.add(.headline, SpannedText(words(subject))) }
    let from = words(message.headers["from"] ?? "")
    let name = from.prefix { $0 != "<" }.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
    source.byline = name.isEmpty ? (from.isEmpty ? nil : from) : name
    source.date = message.headers["date"].flatMap(day)
    guard let body = story(message, 0) else { throw SourceProblem("it has no part with text") }
    if body.type == "text/html" {
      let page = try HTMLSource.read(body.text)
      source.items += page.items
      source.findings += page.findings
    } else {
      for paragraph in paragraphs(String(decoding: body.text, as: UTF8.self)) {
        source.add(paragraph.hasPrefix(">") ? .quote : .paragraph, SpannedText(paragraph))
      }
    }
    return source
  }

  /// The part to read: of alternatives the plain text, else the page.
  private static func story(_ part: Part, _ depth: Int) -> (type: String, text: [UInt8])? {
    guard depth < deepest else { return nil }
    if part.type.hasPrefix("multipart/") {
      let found = part.parts.compactMap { story($0, depth + 1) }
      return found.first { $0.type == "text/plain" } ?? found.first
    }
    guard part.type == "text/plain" || part.type == "text/html",
      part.headers["content-disposition"]?.lowercased().hasPrefix("attachment") != true
    else { return nil }
    let bytes = part.decoded
    guard let text = Encoding.utf8(bytes, declared: part.parameters["charset"]) else { return nil }
    return (part.type, text.bytes)
  }

  /// Lines that follow each other are one paragraph; mail programs wrap them.
  private static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = String(line).trimmed
      // Below it is the signature.
      if line == "--" { break }
      if line.isEmpty {
        isOpen = false
      } else if isOpen {
        paragraphs[paragraphs.count - 1] += " " + line
      } else {
        paragraphs.append(line)
        isOpen = true
      }
    }
    return paragraphs
  }

  /// `2024-11-01T10:29` of `Fri, 1 Nov 2024 10:29:00 +0700`.
  private static func day(_ text: String) -> String? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard let place = words.firstIndex(where: { months.contains($0) }), place > 0, place + 1 < words.count,
      let day = Int(words[place - 1]), let month = months.firstIndex(of: words[place]),
      let year = Int(words[place + 1])
    else { return nil }
    let time = place + 2 < words.count ? "T" + words[place + 2].prefix(5) : ""
    return String(format: "%04d-%02d-%02d", year, month + 1, day) + time
  }

  /// A header's encoded words (RFC 2047): `=?UTF-8?Q?Banjir?=`.
  static func words(_ header: String) -> String {
    var result = ""
    var rest = header[...]
    var wasEncoded = false
    while let start = rest.range(of: "=?") {
      let parts = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].hasPrefix("=") else { break }
      let gap = rest[..<start.lowerBound]
      if !(wasEncoded && gap.allSatisfy(\.isWhitespace)) { result += gap }
      let text = Array(parts[2].utf8)
      let bytes =
        parts[1].lowercased() == "b"
        ? Data(base64Encoded: Data(text)).map { Array($0) } ?? []
        : Part.quotedPrintable(text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
      result += String(
        decoding: Encoding.utf8(bytes, declared: String(parts[0]))?.bytes ?? bytes, as: UTF8.self)
      rest = parts[3].dropFirst()
      wasEncoded = true
    }
    return (result + rest).trimmed
  }

  /// A mail, or a part of one.
  struct Part {
    private(set) var headers: [String: String] = [:]
    private(set) var type = "text/plain"
    private(set) var parameters: [String: String] = [:]
    private let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
      var at = bytes.startIndex
      var name: String?
      while at < bytes.endIndex {
        let next = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
        var line = bytes[at..<next]
        if line.last == 0x0D { line = line.dropLast() }
        at = min(next + 1, bytes.endIndex)
        if line.isEmpty { break }
        let text = String(decoding: line, as: UTF8.self)
        if text.first == " " || text.first == "\t", let name {
          headers[name]? += " " + text.trimmed
        } else if let colon = text.firstIndex(of: ":") {
          let key = text[..<colon].lowercased()
          name = key
          if headers[key] == nil { headers[key] = String(text[text.index(after: colon)...]).trimmed }
        }
      }
      body = bytes[at...]
      let fields = (headers["content-type"] ?? "text/plain").split(separator: ";").map { String($0).trimmed }
      type = fields.first?.lowercased() ?? "text/plain"
      for field in fields.dropFirst() {
        let pair = field.split(separator: "=", maxSplits: 1)
        guard pair.count == 2 else { continue }
        parameters[pair[0].lowercased()] = pair[1].trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
      }
    }

    /// Between the lines that begin with the boundary.
    var parts: [Part] {
      guard let boundary = parameters["boundary"], !boundary.isEmpty else { return [] }
      let mark = Array("--\(boundary)".utf8)
      var parts: [Part] = []
      var start: Int?
      var at = body.startIndex
      while at < body.endIndex {
        let next = body[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
        if body[at..<next].starts(with: mark) {
          if let start, parts.count < 200 { parts.append(Part(body[start..<at])) }
          start = next
        }
        at = next
      }
      return parts
    }

    var decoded: [UInt8] {
      switch headers["content-transfer-encoding"]?.lowercased() {
      case "base64":
        Data(base64Encoded: Data(body.filter { $0 > 0x20 })).map { Array($0) } ?? []
      case "quoted-printable": Self.quotedPrintable(Array(body))
      default: Array(body)
      }
    }

    static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
      var result: [UInt8] = []
      var at = 0
      func digit(_ at: Int) -> UInt8? {
        guard at < bytes.count else { return nil }
        return Character(Unicode.Scalar(bytes[at])).hexDigitValue.map { UInt8($0) }
      }
      while at < bytes.count {
        guard bytes[at] == UInt8(ascii: "=") else {
          result.append(bytes[at])
          at += 1
          continue
        }
        if let high = digit(at + 1), let low = digit(at + 2) {
          result.append(high << 4 | low)
          at += 3
        } else {
          // A soft line break.
          at += 1
          while at < bytes.count, bytes[at] == 0x0D || bytes[at] == 0x20 { at += 1 }
          if at < bytes.count, bytes[at] == 0x0A { at += 1 }
        }
      }
      return result
    }
  }
}
