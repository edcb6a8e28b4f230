/// A kind of file that articles come in: how one is told, and what reads it.
///
/// `all` is the one list of them: what is taken from folders, the help, and the table in Documentation/Formats.md follow it.
package struct SourceFormat: Sendable {
  /// What of a file a reader gets.
  enum Storage: Sendable {
    /// Its letters in UTF-8, without a byte order mark; what is written goes back into its encoding.
    case text
    /// Its bytes, which become a tree that takes some twenty times as much memory.
    case tree
    /// Its bytes, a ZIP archive.
    case archive
  }

  /// As findings and errors call it: `docx`.
  package let name: String
  /// Without the dot, in small letters.
  package let endings: [String]
  /// Whether files with these endings are taken from folders.
  package let isInFolders: Bool
  /// Whether one file may hold several articles.
  let holdsSeveral: Bool
  let storage: Storage
  /// The encoding that a text names in itself.
  let declared: @Sendable ([UInt8]) -> String?
  /// How one begins that has no name of its own.
  let begins: @Sendable (Beginning) -> Bool
  let read: @Sendable (Input) throws -> ReadSource

  /// What a reader gets.
  struct Input {
    var path: String
    var bytes: [UInt8]
    var options: SourceFile.Options
  }

  private init(
    _ name: String, _ endings: [String], _ storage: Storage, isInFolders: Bool = true,
    holdsSeveral: Bool = false,
    declared: @escaping @Sendable ([UInt8]) -> String? = { _ in nil },
    begins: @escaping @Sendable (Beginning) -> Bool, read: @escaping @Sendable (Input) throws -> ReadSource
  ) {
    (self.name, self.endings, self.storage) = (name, endings, storage)
    (self.isInFolders, self.holdsSeveral) = (isInFolders, holdsSeveral)
    (self.declared, self.begins, self.read) = (declared, begins, read)
  }

  /// What a page or a piece of one begins with, such as an article that a newsroom's system gave out: `<p>Jakarta - ...`.
  private static let pageParts: Set<String> = [
    "html", "head", "body", "main", "article", "section", "div", "p", "h1", "h2", "h3",
  ]

  /// In the order in which they are tried; text, which anything can be, comes last.
  package static let all: [SourceFormat] = [
    SourceFormat("docx", ["docx", "docm"], .archive) {
      $0.members.contains { $0.hasPrefix("word/") }
    } read: {
      try DOCXSource.read($0.bytes, $0.options)
    },
    SourceFormat("odt", ["odt", "ott"], .archive) {
      $0.mimetype.hasPrefix("application/vnd.oasis.opendocument.text")
    } read: {
      try ODTSource.read($0.bytes, $0.options)
    },
    SourceFormat("epub", ["epub"], .archive) {
      $0.members.contains("META-INF/container.xml")
    } read: {
      try EPUBSource.read($0.bytes)
    },
    SourceFormat("html", ["html", "htm", "xhtml"], .tree) {
      $0.start.hasPrefix("<!doctype html") || $0.start.hasPrefix("<html")
        || pageParts.contains($0.root?.lowercased() ?? "")
    } read: {
      try HTMLSource.read($0.bytes, $0.options)
    },
    SourceFormat("feed", ["rss", "atom", "rdf"], .tree, holdsSeveral: true) {
      ["rss", "feed", "RDF"].contains($0.root)
    } read: {
      try FeedSource.read($0.bytes, $0.options.languages)
    },
    SourceFormat("xliff", ["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff"], .tree) {
      $0.root == "xliff"
    } read: {
      try XLIFFSource.read($0.bytes, $0.options.languages)
    },
    SourceFormat("mhtml", ["mhtml", "mht"], .tree) {
      $0.holdsHeader("snapshot-content-location")
    } read: {
      try MailSource.readPage($0.bytes)
    },
    SourceFormat("mailbox", ["mbox"], .tree, holdsSeveral: true) {
      $0.start.hasPrefix("from ") && $0.holdsHeader("from")
    } read: {
      try MailSource.read($0.bytes, isMailbox: true)
    },
    SourceFormat("mail", ["eml"], .tree) {
      $0.holdsHeader("from") && ($0.holdsHeader("subject") || $0.holdsHeader("mime-version"))
    } read: {
      try MailSource.read($0.bytes)
    },
    SourceFormat("vtt", ["vtt"], .text) {
      $0.start.hasPrefix("webvtt")
    } read: {
      try SubtitleSource.read($0.bytes, joinsCues: $0.options.joinsCues)
    },
    SourceFormat("srt", ["srt"], .text) {
      $0.lines.prefix(2).contains {
        $0.contains("-->") && $0.prefixMatch(of: /\s*\d+:\d\d\S*\s*-->\s*\d/) != nil
      }
    } read: {
      try SubtitleSource.read($0.bytes, joinsCues: $0.options.joinsCues)
    },
    SourceFormat("po", ["po", "pot"], .text, declared: POSource.charset) {
      $0.lines.first { !$0.hasPrefix("#") && !$0.isEmpty }?.hasPrefix("msgid \"") == true
    } read: {
      try POSource.read($0.bytes, $0.options.languages)
    },
    // In folders they are settings and lists of programs more often than records.
    SourceFormat("json", ["json"], .text, isInFolders: false, holdsSeveral: true) {
      $0.isJSONFeed || $0.start.hasPrefix("[") && $0.start.dropFirst().first { !$0.isWhitespace } == "{"
    } read: {
      Beginning($0.bytes).isJSONFeed
        ? try JSONFeedSource.read($0.bytes, $0.options.languages) : try JSONSource.value($0.bytes, $0.options)
    },
    SourceFormat("jsonLines", ["jsonl", "ndjson"], .text) {
      $0.start.hasPrefix("{\"")
    } read: {
      try JSONSource.lines($0.bytes, $0.options)
    },
    SourceFormat("table", ["csv", "tsv", "tab"], .text) { _ in
      false
    } read: {
      try TableSource.read($0.bytes, $0.options, path: $0.path)
    },
    SourceFormat("markdown", ["md", "markdown", "mdx"], .text) { _ in
      false
    } read: {
      try MarkdownSource.read($0.bytes, $0.options)
    },
    text,
  ]

  package static let text = SourceFormat("text", ["txt", "text"], .text) { _ in
    true
  } read: {
    try ReadSource(plain: ArticleFile.article(path: $0.path, bytes: $0.bytes))
  }

  /// Of all kinds that are taken from folders.
  package static let extensions = Set(all.filter(\.isInFolders).flatMap(\.endings))

  /// The same for a reader: `.docx, .docm, .odt`.
  package static let listed = all.filter(\.isInFolders).flatMap(\.endings).map { ".\($0)" }
    .joined(separator: ", ")

  /// Whether a file that may be anything by its name is one that articles are published in.
  static func isFeedOrPage(_ beginning: Beginning) -> Bool {
    beginning.isJSONFeed
      || beginning.root != nil && all.contains { $0.storage == .tree && $0.begins(beginning) }
  }

  /// The kind that the file's name says it is, where its beginning doesn't say otherwise.
  ///
  /// A name is often wrong about an archive, and a `.txt` about markup and subtitles; nothing else is read against its name.
  package static func format(path: String, beginning: Beginning) -> SourceFormat {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    let named = all.first { $0.endings.contains(ending) }
    let found = all.first { $0.begins(beginning) } ?? text
    guard let named else { return found }
    let isMarked = beginning.root != nil || ["srt", "vtt"].contains(found.name)
    let isTold = beginning.isArchive || named.name == "text" && isMarked
    return isTold && found.name != "text" ? found : named
  }
}

/// How a file begins, as far as it tells what it is.
package struct Beginning: Sendable {
  let bytes: [UInt8]
  /// Of the text, in small letters, without white space before it.
  let start: String
  /// Of the text.
  let lines: [Substring]
  /// The first element's name without its prefix, in a file that begins as XML does.
  let root: String?
  let isArchive: Bool
  /// The names of an archive's files.
  let members: Set<String>
  /// What an archive that begins as EPUB and OpenDocument do says of itself.
  let mimetype: String

  package init(_ file: [UInt8]) {
    bytes = Array(file.prefix(4_096))
    let (encoding, hasMark) = Encoding.of(bytes)
    let text = String(
      decoding: encoding.decoded(Array(bytes.dropFirst(hasMark ? encoding.mark.count : 0))), as: UTF8.self)
    let visible = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    start = visible.prefix(200).lowercased()
    let mark = visible.utf8.contains(UInt8(ascii: "\n")) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    lines = visible.utf8.split(separator: mark, omittingEmptySubsequences: false).map { line in
      Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
    root = Self.root(of: visible)
    isArchive = file.starts(with: Array("PK\u{3}\u{4}".utf8)) || file.starts(with: Array("PK\u{5}\u{6}".utf8))
    members = isArchive ? Self.members(of: file) : []
    // The first file is stored as it is: 30 bytes, its name, its content, and the next file's mark.
    let isNamed = isArchive && bytes.dropFirst(30).starts(with: "mimetype".utf8)
    let content = isNamed ? bytes.dropFirst(38).prefix(120).prefix { $0 > 0x20 && $0 < 0x7F } : []
    let word = String(decoding: content, as: UTF8.self)
    mimetype = String(word[..<(word.firstRange(of: "PK")?.lowerBound ?? word.endIndex)])
  }

  /// Whether an element of that name ends in what is known of the file.
  func closes(_ root: String) -> Bool {
    lines.contains { $0.contains("</\(root)>") || $0.contains(":\(root)>") }
  }

  /// Whether it says that it is a JSON Feed (jsonfeed.org).
  var isJSONFeed: Bool {
    start.hasPrefix("{") && start.replacing("\\/", with: "/").contains("jsonfeed.org/version/")
  }

  /// Whether a line above the first empty one is a mail's header of that name, in small letters.
  func holdsHeader(_ name: String) -> Bool {
    lines.prefix { !$0.isEmpty }.contains { $0.lowercased().hasPrefix(name + ":") }
  }

  /// Behind comments, instructions and the document type.
  private static func root(of text: Substring) -> String? {
    guard text.hasPrefix("<") else { return nil }
    var rest = text
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<?") || rest.hasPrefix("<!") {
        guard let end = rest.firstIndex(of: ">") else { return nil }
        rest = rest[rest.index(after: end)...]
      } else {
        let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || "_:-.".contains($0) }
        guard let first = name.first, first.isLetter else { return nil }
        return name.split(separator: ":").last.map(String.init)
      }
    }
    return nil
  }

  /// The names in the archive's directory, which stands at its end.
  private static func members(of file: [UInt8]) -> Set<String> {
    func number(_ at: Int, _ count: Int) -> Int {
      guard at >= 0, at + count <= file.count else { return 0 }
      return file[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    let lowest = max(0, file.count - 66_000)
    guard
      let end = stride(from: file.count - 22, through: lowest, by: -1).first(where: {
        number($0, 4) == 0x0605_4B50
      })
    else { return [] }
    var names: Set<String> = []
    var at = end - number(end + 12, 4)
    while at >= 0, number(at, 4) == 0x0201_4B50, names.count < 10_000 {
      let length = number(at + 28, 2)
      guard at + 46 + length <= file.count else { break }
      names.insert(String(decoding: file[at + 46..<at + 46 + length], as: UTF8.self))
      at += 46 + length + number(at + 30, 2) + number(at + 32, 2)
    }
    return names
  }
}
