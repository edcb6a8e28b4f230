import AlihModel

@testable import AlihFormats

/// A file written again with capitals for letters, which tells what was text.
enum SameFile {
  static func shouted(_ file: SourceFile, layout: Layout = .target) throws -> String {
    var article = file.article
    for place in article.blocks.indices {
      let start = article.blocks[place].range.lowerBound
      let range = start..<start + article.text(article.blocks[place].range).trimmed.utf8.count
      article.blocks[place].segments = [
        Segment(id: "\(article.blocks[place].id).s1", range: range, text: article.text(range))
      ]
    }
    let blocks = article.blocks.map { block in
      BilingualBlock(
        id: block.id, role: block.role,
        segments: block.segments.map { segment in
          var result = BilingualSegment(
            id: segment.id, source: segment.text, target: segment.text.uppercased(), engine: "test",
            status: .translated,
            terms: [], findings: [])
          result.spans = block.spans.map {
            InlineSpan(
              id: $0.id,
              range: $0.range.lowerBound - segment.range.lowerBound..<$0.range.upperBound
                - segment.range.lowerBound)
          }
          return result
        })
    }
    let result = BilingualArticle(
      path: article.path, languages: .indonesianToEnglish, byline: nil, date: nil, blocks: blocks,
      findings: [])
    return String(decoding: try file.bytes(of: result, article, layout), as: UTF8.self)
  }
}
