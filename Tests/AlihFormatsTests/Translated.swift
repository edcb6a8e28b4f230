import AlihData
import AlihModel
import AlihSegmenter

@testable import AlihFormats

/// A file "translated" by a function, for tests of what is written.
struct Translated {
  let source: SourceFile
  let article: Article
  let result: BilingualArticle

  init(
    _ name: String, _ bytes: [UInt8],
    _ options: SourceFile.Options = SourceFile.Options(languages: .indonesianToEnglish),
    status: SegmentStatus = .translated, _ change: (String) -> String = { $0.uppercased() }
  ) throws {
    source = try SourceFile(path: name, bytes: bytes, options)
    article = ArticleSegmenter(rules: try SegmenterRules(reading: DataFolder.find().bytes)).blocks(
      of: source.article)
    let blocks = article.blocks.map { block in
      BilingualBlock(
        id: block.id, role: block.role,
        segments: block.segments.map { segment in
          let bytes = Array(segment.text.utf8)
          func target(_ end: Int) -> String { change(String(decoding: bytes[..<end], as: UTF8.self)) }
          var result = BilingualSegment(
            id: segment.id, source: segment.text, target: target(bytes.count), engine: "test",
            status: status,
            terms: [], findings: [])
          for span in block.spans {
            // An object between two sentences is the first's, up to where the second begins.
            let next = block.segments.first { $0.range.lowerBound > segment.range.lowerBound }?.range
              .lowerBound
            let isOwn =
              span.range.overlaps(segment.range)
              || span.range.isEmpty && segment.range.lowerBound <= span.range.lowerBound
                && (next.map { span.range.lowerBound < $0 } ?? true)
            guard isOwn else { continue }
            let low = min(max(span.range.lowerBound - segment.range.lowerBound, 0), bytes.count)
            let high = min(max(span.range.upperBound - segment.range.lowerBound, low), bytes.count)
            result.spans.append(
              InlineSpan(id: span.id, range: target(low).utf8.count..<target(high).utf8.count))
          }
          return result
        })
    }
    result = BilingualArticle(
      path: article.path, languages: .indonesianToEnglish, byline: nil, date: nil, blocks: blocks,
      findings: [])
  }

  var texts: [String] { article.blocks.map { article.text($0.range).trimmed } }

  func bytes(_ layout: Layout = .target, marks: Bool = true) throws -> [UInt8] {
    try source.bytes(of: result, article, layout, marks: marks)
  }

  func text(_ layout: Layout = .target, marks: Bool = true) throws -> String {
    String(decoding: try bytes(layout, marks: marks), as: UTF8.self)
  }
}
