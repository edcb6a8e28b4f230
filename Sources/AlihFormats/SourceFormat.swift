/// The kinds of file that articles come in.
package enum SourceFormat: String, Sendable, CaseIterable {
  case text, markdown, html, feed, docx, epub, mail, srt, vtt, jsonLines, csv, xliff, po

  /// Without the dot, in small letters.
  var extensions: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm", "xhtml"]
    case .feed: ["rss", "atom"]
    case .docx: ["docx"]
    case .epub: ["epub"]
    case .mail: ["eml", "mbox", "mht", "mhtml"]
    case .srt: ["srt"]
    case .vtt: ["vtt"]
    case .jsonLines: ["jsonl", "ndjson"]
    case .csv: ["csv"]
    case .xliff: ["xlf", "xliff"]
    case .po: ["po"]
    }
  }

  /// Of all kinds.
  package static let extensions = Set(allCases.flatMap(\.extensions))

  /// By the file's name, and where that says nothing, by how the file begins.
  init(path: String, bytes: [UInt8]) {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    if let format = Self.allCases.first(where: { $0.extensions.contains(ending) }) {
      self = format
      return
    }
    let head = String(decoding: bytes.prefix(2_000), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      self = head.contains("mimetypeapplication/epub+zip") ? .epub : .docx
    } else if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") {
      self = .html
    } else if start.hasPrefix("<?xml") || start.hasPrefix("<rss") || start.hasPrefix("<feed")
      || start.hasPrefix("<xliff")
    {
      self =
        head.contains("<xliff")
        ? .xliff
        : head.contains("<rss") || head.contains("<feed") || head.contains(":rdf")
          ? .feed
          : head.contains("<html") ? .html : .text
    } else if start.hasPrefix("webvtt") {
      self = .vtt
    } else {
      self = .text
    }
  }
}
