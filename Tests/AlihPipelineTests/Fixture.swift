import AlihGlossary
import AlihSegmenter
import Foundation

enum Fixture {
  static let glossary: Glossary = {
    let table = "source\ttarget\tadjective\nKorut\tNorth Korea\tNorth Korean\n"
    do { return try Glossary(tables: [(file: "house.tsv", bytes: Array(table.utf8))]) } catch {
      fatalError("\(error)")
    }
  }()
  static func segmenter() throws -> ArticleSegmenter {
    ArticleSegmenter(
      rules: try SegmenterRules(reading: { path in
        [UInt8](
          try Data(contentsOf: URL(filePath: #filePath).appending(path: "../../../" + path).standardized))
      }))
  }
}
