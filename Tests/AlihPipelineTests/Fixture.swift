import AlihGlossary
import AlihSegmenter

enum Fixture {
  static let glossary = Glossary()
  static func segmenter() throws -> ArticleSegmenter { ArticleSegmenter() }
}
