import AlihModel
import Foundation
import Testing

@testable import AlihOffline

/// Headlines, whose capitals and bare verbs say less than sentences: each row of Tests/Sentences/headlines.tsv says what its
/// translation has and lacks.
@Suite struct HeadlinesTests {
  struct Headline: Sendable, CustomTestStringConvertible {
    let text: String
    let body: String
    let contains: String
    let lacks: String

    var testDescription: String { text }
  }

  static let headlines: [Headline] = {
    let file = URL(filePath: #filePath).appending(path: "../../../Tests/Sentences/headlines.tsv").standardized
    guard let data = FileManager.default.contents(atPath: file.path),
      let table = try? TSVTable(
        file: "headlines.tsv", bytes: [UInt8](data),
        columns: ["kind", "headline", "body", "contains", "lacks"])
    else { return [] }
    return table.rows.map {
      Headline(text: $0.fields[1], body: $0.fields[2], contains: $0.fields[3], lacks: $0.fields[4])
    }
  }()

  @Test func `there are headlines to read`() { #expect(Self.headlines.count > 20) }

  @Test(arguments: headlines)
  func `a headline says who does what, and keeps the names of its article`(headline: Headline) throws {
    let translator = OfflineTranslator(try HouseEngine.engine)
    let english = translator.translate([
      SegmentRequest(id: "a", text: headline.text, role: .headline),
      SegmentRequest(id: "b", text: headline.body),
    ])[0].text
    #expect(english.contains(headline.contains), "'\(headline.text)' -> '\(english)'")
    if !headline.lacks.isEmpty {
      #expect(!english.contains(headline.lacks), "'\(headline.text)' -> '\(english)'")
    }
  }
}
