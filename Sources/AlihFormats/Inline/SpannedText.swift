import AlihModel

/// A block's text with what is set off inside of it.
package struct SpannedText: Sendable, Hashable {
  package var text: String
  /// In offsets of `text`, an outer one before those inside.
  package var spans: [InlineSpan]

  package init(_ text: String, _ spans: [InlineSpan] = []) {
    self.text = text
    self.spans = spans
  }

  /// What segments are cut at: line breaks and tabs.
  var lines: [String] { text.split { $0.isNewline || $0 == "\t" }.map { String($0).trimmed } }
}

/// A block of a file with both its texts, for writing the file again.
package struct TargetBlock: Sendable {
  package var id: String
  package var source: SpannedText
  /// The source where nothing was translated.
  package var target: SpannedText
  package var segments: [BilingualSegment]
  /// `degraded` or `untranslated`, where a segment is and the file is to say so.
  package var doubt: String?

  /// Whether the file says something else there than before.
  var isChanged: Bool { source.text != target.text || doubt != nil }

  /// What stands behind a text in a format that has no remarks.
  var mark: String { doubt.map { " [\($0)]" } ?? "" }

  /// The blocks of an article that has its segments, in order.
  ///
  /// - Parameter marks: whether the file says what is degraded or untranslated.
  static func blocks(of article: Article, _ result: BilingualArticle, marks: Bool = false) -> [TargetBlock] {
    zip(article.blocks, result.blocks).map { block, bilingual in
      let worst = [SegmentStatus.untranslated, .degraded].first { status in
        bilingual.segments.contains { $0.status == status }
      }
      let start = block.range.lowerBound
      let range = block.segments.first.map {
        $0.range.lowerBound..<(block.segments.last?.range.upperBound ?? start)
      }
      let text = range.map { article.text($0) } ?? ""
      let base = range?.lowerBound ?? start
      let source = SpannedText(
        text,
        block.spans.map { span in
          let low = min(max(span.range.lowerBound - base, 0), text.utf8.count)
          let high = min(max(span.range.upperBound - base, low), text.utf8.count)
          return InlineSpan(id: span.id, range: low..<high)
        })
      return TargetBlock(
        id: block.id, source: source, target: target(block, article, bilingual), segments: bilingual.segments,
        doubt: marks ? worst?.rawValue : nil)
    }
  }

  /// The sentences' translations with the source's space between them; a span that goes on in the next is one.
  private static func target(_ block: Block, _ article: Article, _ result: BilingualBlock) -> SpannedText {
    var target = SpannedText("")
    var end: Int?
    for (segment, translated) in zip(block.segments, result.segments) {
      if let end { target.text += article.text(end..<segment.range.lowerBound) }
      end = segment.range.upperBound
      let offset = target.text.utf8.count
      let isEmpty = translated.target.isEmpty
      target.text += isEmpty ? translated.source : translated.target
      for span in translated.spans {
        let range = span.range.lowerBound + offset..<span.range.upperBound + offset
        if !range.isEmpty, let open = target.spans.lastIndex(where: { $0.id == span.id }),
          goesOn(target.spans[open], at: range.lowerBound, in: block)
        {
          target.spans[open].range = target.spans[open].range.lowerBound..<range.upperBound
        } else {
          target.spans.append(InlineSpan(id: span.id, range: range))
        }
      }
    }
    target.spans.sort { ($0.range.lowerBound, $0.id) < ($1.range.lowerBound, $1.id) }
    return target
  }

  private static func goesOn(_ span: InlineSpan, at offset: Int, in block: Block) -> Bool {
    offset - span.range.upperBound <= 2 && !span.range.isEmpty
  }
}
