/// One article as it was read: its bytes, and the blocks that cover each of them once.
///
/// All ranges are offsets into `bytes`, so that a tool in another language can cut the same text from the same file.
package struct Article: Sendable {
  /// Where it came from: a path as the user gave it, or `-`.
  package var path: String
  /// The file as it is, byte order mark and invalid UTF-8 included.
  package var bytes: [UInt8]
  /// In reading order; their ranges add up to the whole of `bytes`.
  package var blocks: [Block]
  /// The byline's text, when there is one: `Marcheilla Ariesta`.
  package var byline: String?
  /// ISO 8601, as exact as the article says: `2024-11-01` or `2024-11-01T10:29`.
  package var date: String?
  /// Where it is published, as a feed says: `https://...`.
  package var address: String?
  /// The headline that its file has beside the text, such as a Markdown document's front matter.
  package var title: String?
  /// Who published it, as its file says: `Kabar Pagi`.
  package var outlet: String?
  /// What a person should know of the file itself, such as invalid UTF-8.
  package var findings: [Finding]

  package init(
    path: String, bytes: [UInt8], blocks: [Block] = [], byline: String? = nil, date: String? = nil,
    findings: [Finding] = []
  ) {
    self.path = path
    self.bytes = bytes
    self.blocks = blocks
    self.byline = byline
    self.date = date
    self.findings = findings
  }

  /// The text of a range of `bytes`; invalid UTF-8 comes back as U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

/// What a block of an article is for.
package enum Role: String, Sendable, Codable, CaseIterable {
  case headline, caption, byline, dateline, paragraph, subheading, list, quote, related, promotion
  case credit, other

  /// Furniture around the story: kept in place, but not the story itself.
  package var isBoilerplate: Bool {
    switch self {
    case .related, .promotion, .credit, .other: true
    default: false
    }
  }
}

/// A headline, paragraph or other run of an article, with the white space that follows it.
package struct Block: Sendable {
  /// `b1`, `b2`, ... in reading order.
  package var id: String
  package var role: Role
  package var range: Range<Int>
  package var segments: [Segment]
  /// What is set off inside of it in its file, such as links and bold type; in offsets of the article, outer before inner.
  package var spans: [InlineSpan] = []
  /// Whether its text is one segment as it stands, such as a subtitle or a unit of a translators' file.
  package var isOneSegment = false
  /// What of its text stays letter by letter, such as code and what its file protects.
  package var kept: [String] = []

  package init(id: String, role: Role, range: Range<Int>, segments: [Segment] = []) {
    self.id = id
    self.role = role
    self.range = range
    self.segments = segments
  }
}

/// Text inside a block or segment that markup sets off, or the place of something that is no text, such as a picture.
package struct InlineSpan: Sendable, Hashable, Codable {
  /// The file's own number for it, the same in source and translation.
  package var id: Int
  /// UTF-8 offsets; empty for an object.
  package var range: Range<Int>

  package init(id: Int, range: Range<Int>) {
    self.id = id
    self.range = range
  }
}

/// One sentence, the unit of translation: trimmed of the white space around it, which stays in the block.
package struct Segment: Sendable {
  /// `b3.s1`: the block's id and the place in it.
  package var id: String
  package var range: Range<Int>
  package var text: String

  package init(id: String, range: Range<Int>, text: String) {
    self.id = id
    self.range = range
    self.text = text
  }
}
