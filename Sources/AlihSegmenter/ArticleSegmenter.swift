import AlihModel

/// Cuts an article into blocks with roles, and its blocks into sentences.
package struct ArticleSegmenter: Sendable {
  private let rules: SegmenterRules
  private let splitter: SentenceSplitter

  package init(rules: SegmenterRules) {
    self.rules = rules
    splitter = SentenceSplitter(rules: rules)
  }

  /// The article with its blocks and segments, byline and date.
  ///
  /// The blocks' ranges add up to all of its bytes: white space belongs to the block before it, and at the very
  /// beginning, with a byte order mark, to the first. An article that has blocks from its file keeps them and their roles,
  /// but for furniture among its paragraphs. Takes linear time.
  package func blocks(of article: Article) -> Article {
    let bytes = article.bytes
    if !article.blocks.isEmpty {
      var article = article
      article.blocks = article.blocks.map { segmented($0, bytes) }
      return article
    }
    let lines = Layout(bytes: bytes).paragraphs().map { Line(bytes: bytes, range: $0) }
    let reader = RoleReader(lines: lines, patterns: rules.roles)
    var article = article
    article.byline = article.byline ?? reader.byline
    article.date = article.date ?? reader.date
    article.blocks = lines.indices.map { index in
      let start = index == 0 ? 0 : lines[index].range.lowerBound
      let end = index + 1 < lines.count ? lines[index + 1].range.lowerBound : bytes.count
      var block = Block(id: "b\(index + 1)", role: reader.roles[index] ?? .paragraph, range: start..<end)
      block.segments = segments(of: block, [lines[index]])
      return block
    }
    if lines.isEmpty, !bytes.isEmpty {
      article.blocks = [Block(id: "b1", role: .other, range: 0..<bytes.count)]
    }
    return article
  }

  /// A block that its file has set apart.
  private func segmented(_ block: Block, _ bytes: [UInt8]) -> Block {
    let range = bytes.trimming(block.range)
    guard !range.isEmpty else { return block }
    let line = Line(bytes: bytes, range: range)
    var block = block
    if block.role == .paragraph || block.role == .list, !block.isOneSegment,
      let role = rules.roles.role(of: line), role.isBoilerplate
    {
      block.role = role
    }
    // A line break or tab that is still in it stands between two texts.
    let parts = bytes.parts(of: range).map { Line(bytes: bytes, range: $0) }
    block.segments = segments(of: block, parts.isEmpty ? [line] : parts)
    return block
  }

  private func segments(of block: Block, _ lines: [Line]) -> [Segment] {
    let sentences = lines.flatMap { line in
      !block.isOneSegment && isSplit(block.role)
        ? splitter.sentences(in: line.bytes, within: line.range) : [line.range]
    }
    guard let line = lines.first else { return [] }
    return sentences.enumerated().map { index, sentence in
      let range = line.bytes.trimming(sentence)
      return Segment(
        id: "\(block.id).s\(index + 1)", range: range,
        text: String(decoding: line.bytes[range], as: UTF8.self))
    }
  }

  /// Titles and single lines are one segment, whatever marks they hold: "Naik! Harga Beras".
  private func isSplit(_ role: Role) -> Bool {
    switch role {
    case .headline, .subheading, .byline, .dateline, .credit: false
    case .paragraph, .caption, .list, .quote, .related, .promotion, .other: true
    }
  }
}

extension [UInt8] {
  /// What stands between line breaks and tabs, trimmed, empty parts left out.
  fileprivate func parts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, at) = (range.lowerBound, range.lowerBound)
    while at <= range.upperBound {
      let length = at == range.upperBound || self[at] == 0x09 ? 1 : lineEnd(at: at, before: range.upperBound)
      if length > 0 {
        let part = trimming(start..<at)
        if !part.isEmpty { parts.append(part) }
        start = at + length
      }
      at += Swift.max(1, length)
    }
    return parts
  }
}
