import AlihModel

/// Stand-in until the segmenter is merged: one line, one block, one segment.
package struct ArticleSegmenter: Sendable {
  package init() {}

  package func blocks(of article: Article) -> Article {
    var article = article
    var start = 0
    for (index, byte) in article.bytes.enumerated() where byte == 10 || index == article.bytes.count - 1 {
      let text = article.text(start..<index + 1)
      let trimmed = text.filter { !$0.isNewline }
      if trimmed.isEmpty { continue }
      let id = "b\(article.blocks.count + 1)"
      let segment = Segment(
        id: id + ".s1", range: start..<start + trimmed.utf8.count, text: trimmed)
      article.blocks.append(
        Block(
          id: id, role: article.blocks.isEmpty ? .headline : .paragraph, range: start..<index + 1, segments: [segment]
        ))
      start = index + 1
    }
    return article
  }
}
