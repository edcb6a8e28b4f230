import AlihData
import AlihModel
import Testing

@testable import AlihQuality

struct CheckWordsTests {
  @Test func `every example of the words gives the finding beside it, or none`() throws {
    let table = try TSVTable(
      file: CheckWords.file, bytes: try DataFolder.find().bytes(CheckWords.file), columns: CheckWords.columns)
    for row in table.rows where !row.fields[2].isEmpty {
      let found = House.checks.findings(source: row.fields[2], target: row.fields[3]).map(\.id)
      #expect(
        row.fields[4].isEmpty ? found == [] : found.contains(row.fields[4]), "line \(row.line): \(found)")
    }
  }

  @Test func `every example of the number words has its value`() throws {
    let bytes = try DataFolder.find().bytes(NumberLanguage.file)
    let table = try TSVTable(file: NumberLanguage.file, bytes: bytes, columns: NumberLanguage.columns)
    for row in table.rows where !row.fields[4].isEmpty {
      let tongue = try #require(NumberLanguage.Tongue(rawValue: row.fields[0]))
      let reader = NumberReader(CheckedText(row.fields[4]), try NumberLanguage(tongue, table))
      let values = Set(reader.figures.flatMap(\.readings)).union(reader.spelled)
      #expect(values.contains(Quantity(fraction: row.fields[5])), "line \(row.line): \(row.fields[4])")
    }
  }

  @Test func `a word of an unknown kind is named with its line`() {
    let bytes = Array("kind\twords\tsource\ttranslation\tfinding\nverb\tlari\n".utf8)
    #expect(throws: TSVTable.Problem.self) { try CheckWords { _ in bytes } }
  }
}
