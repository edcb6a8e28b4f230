import AlihData
import AlihGlossary
import AlihModel
import Foundation
import Testing

@testable import AlihAudit

/// The pointing words of this checkout.
enum HousePointers {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path

  static let words = Result { try PointingWords(DataFolder.find(explicit: root).bytes(PointingWords.file)) }

  static let renderings = Result {
    try RenderingWords(DataFolder.find(explicit: root).bytes(RenderingWords.file))
  }
}

struct PointingWordsTests {
  @Test func `each row's example is a later mention, and not where the source has the word itself`() throws {
    let bytes = try DataFolder.find(explicit: HousePointers.root).bytes(PointingWords.file)
    let rows = try TSVTable(
      file: PointingWords.file, bytes: bytes,
      columns: ["kinds", "nouns", "pronouns", "source", "example", "later"]
    ).rows
    #expect(rows.count >= 6)
    let glossary = try Glossary(
      tables: [
        (
          "x.tsv",
          Array(
            "source\ttarget\tclass\nKorut\tNorth Korea\tcountry\nJakarta\tJakarta\tplace\nPBB\tUN\torganization\nMenlu\tforeign minister\toffice\n"
              .utf8)
        )
      ])
    let audit = TermAudit(glossary: glossary, pointing: try HousePointers.words.get())
    for row in rows {
      let (example, translation) = (row.fields[4], row.fields[5])
      let term = try #require(glossary.occurrences(in: example).first)
      func verdict(_ source: String) -> AuditVerdict? {
        let units = [
          AuditedText.Unit(
            id: "1", source: "\(term.term.source) datang.", target: "\(term.term.target) came."),
          AuditedText.Unit(id: "2", source: source, target: translation),
        ]
        return audit.occurrences(in: AuditedText(path: "a", isArticle: true, units: units)).last?.verdict
      }
      #expect(verdict(example) == .later, "\(example)")
      let word = row.fields[3].split(separator: " ")[0]
      #expect(verdict("\(example.dropLast()) \(word).") == .missing, "\(example) \(word)")
    }
  }

  @Test func `an unknown kind is refused with its line`() {
    let table = "kinds\tnouns\tpronouns\tsource\texample\tlater\ncontry\tx\t\ty\t\t\n"
    let problem = #expect(throws: TSVTable.Problem.self) { try PointingWords(Array(table.utf8)) }
    #expect(problem?.line == 2)
  }
}
