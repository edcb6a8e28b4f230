import AlihModel
import Foundation
import Testing

@testable import AlihOffline

/// Facts that good English can get wrong: each row of Tests/Sentences/facts.tsv says what its translation has and lacks.
@Suite struct FactsTests {
  struct Fact: Sendable, CustomTestStringConvertible {
    let kind: String
    let source: String
    let contains: String
    let lacks: String

    var testDescription: String { "\(kind): \(source)" }
  }

  static let facts: [Fact] = {
    let file = URL(filePath: #filePath).appending(path: "../../../Tests/Sentences/facts.tsv").standardized
    guard let data = FileManager.default.contents(atPath: file.path),
      let table = try? TSVTable(
        file: "facts.tsv", bytes: [UInt8](data), columns: ["kind", "source", "contains", "lacks"])
    else { return [] }
    return table.rows.map {
      Fact(kind: $0.fields[0], source: $0.fields[1], contains: $0.fields[2], lacks: $0.fields[3])
    }
  }()

  @Test func `there are facts to check`() { #expect(Self.facts.count > 150) }

  @Test(arguments: facts)
  func `the English says what the Indonesian says`(fact: Fact) throws {
    let english = try HouseEngine.engine.translation(of: fact.source)
    #expect(english.lowercased().contains(fact.contains.lowercased()), "'\(fact.source)' -> '\(english)'")
    if !fact.lacks.isEmpty {
      #expect(!english.contains(fact.lacks), "'\(fact.source)' -> '\(english)', with '\(fact.lacks)'")
    }
  }

  /// Whatever number a multiword expression holds, it is read as a whole: `pedagang kaki lima`, `Nusa Dua`.
  @Test func `an expression with a number word comes out as its row says`() throws {
    let numerals = try HouseEngine.engine.entities.numbers.numerals
    let rows = try HouseEngine.lexicon.filter {
      ["lexicon/phrases.tsv", "lexicon/names.tsv"].contains($0.name)
    }
    .flatMap { try TSVTable(file: $0.name, bytes: $0.bytes, columns: Lexicon.columns).rows }
    var tried = 0
    for row in rows where ["noun", "name"].contains(row.fields[1]) && row.fields[4].isEmpty {
      let words = row.fields[0].split(separator: " ")
      guard words.count > 1, words.contains(where: { numerals[String($0)] != nil }) else { continue }
      let isName = row.fields[1] == "name"
      let source = isName ? row.fields[0].capitalized : row.fields[0]
      let english = try HouseEngine.engine.translation(of: "Mereka membahas \(source) kemarin.")
      let wanted = row.fields[2].split(whereSeparator: { !$0.isLetter }).map { $0.lowercased().prefix(4) }
      #expect(wanted.allSatisfy { english.lowercased().contains($0) }, "\(row.fields[0]): '\(english)'")
      tried += 1
    }
    #expect(tried > 50)
  }

  @Test func `each word list has an example that comes out`() throws {
    let table = try HouseEngine.table("word-lists.tsv")
    var shown: Set<String> = []
    for row in table.rows where !row.fields[3].isEmpty {
      let english = try HouseEngine.engine.translation(of: row.fields[3])
      #expect(english.lowercased().contains(row.fields[4].lowercased()), "\(row.line): '\(english)'")
      shown.insert(row.fields[0])
    }
    #expect(Set(WordLists.Name.allCases.map(\.rawValue)) == shown)
  }
}
