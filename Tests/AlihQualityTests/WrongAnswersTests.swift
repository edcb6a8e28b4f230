import AlihModel
import Foundation
import Testing

@testable import AlihQuality

struct WrongAnswersTests {
  private func table(_ path: String, _ columns: [String]) throws -> TSVTable {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: path)
    return try TSVTable(file: path, bytes: [UInt8](Data(contentsOf: file)), columns: columns)
  }

  @Test func `what models answer wrongly is found, and what they answer rightly isn't asked again`() throws {
    let rows = try table("../Sentences/wrong-answers.tsv", ["kind", "source", "translation", "finding"]).rows
    for row in rows {
      let found = House.checks.findings(source: row.fields[1], target: row.fields[2])
      if row.fields[3].isEmpty {
        #expect(!found.contains { $0.kind?.consequence != .finding }, "\(row.fields[2]): \(found.map(\.id))")
      } else {
        #expect(found.contains { $0.id == row.fields[3] }, "\(row.fields[0]): \(found.map(\.id))")
      }
    }
  }

  @Test func `every example of the contrasts is found`() throws {
    let rows = try table("../../\(Contrasts.file)", Contrasts.columns).rows
    for row in rows where !row.fields[3].isEmpty {
      let found = House.checks.findings(source: row.fields[3], target: row.fields[4]).map(\.id)
      let wanted = ["?": "words-fewer", "=": "words-added"][row.fields[0].prefix(1)] ?? "meaning-changed"
      #expect(found.contains(wanted), "line \(row.line): \(found)")
    }
  }
}
