import AlihModel
import Foundation
import Testing

@testable import AlihGlossary

/// Lists of ten rows and more as other programs write them, in Tests/TermLists: each beside the table that it becomes and what is told
/// of it.
struct ListFormatsTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../TermLists").standardized

  private static func text(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  @Test(arguments: [
    "omegat.txt", "memoq.csv", "trados.csv", "multiterm.txt", "weblate.csv", "weblate.tbx", "pontoon.csv",
    "pontoon.tbx", "crowdin.csv", "crowdin.tbx", "microsoft.tbx", "iate.tbx", "deepl.csv", "indonesia.csv",
  ])
  func `a list of each program becomes the table beside it, and what doesn't is told with its line`(
    _ name: String
  ) throws {
    let list = try TermImport(file: name, bytes: try Self.text(name), .indonesianToEnglish)
    let told = list.problems.map { "\($0)\n" }.joined()
    let counts = list.leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }.joined()
    let wanted = String(decoding: try Self.text(name + ".expected"), as: UTF8.self)
    #expect("\(list.table)\n\(told)\n\(counts)" == wanted)
  }

  @Test(arguments: [
    "#id\ten\nlapas\tprison\n", "# Indonesian\tEnglish\tNotes\nlapas\tprison\t\n",
    "# source\ttarget\nlapas\tprison\n", "# Bahasa Indonesia,Bahasa Inggris\nlapas,prison\n",
    "# a list\n\n#source\ttarget\tcomment\nlapas\tprison\t\n", "## Hukum\t\nlapas\tprison\n",
    "# Istilah;Padanan\nlapas;prison\n", "lapas\tprison\n",
  ])
  func `a header that is commented out names the columns all the same`(_ text: String) throws {
    let list = try TermImport(file: "x", bytes: Array(text.utf8), .indonesianToEnglish)
    #expect(list.records.map { [$0[.source], $0[.target]] } == [["lapas", "prison"]])
    #expect(list.problems.isEmpty, "\(list.problems)")
  }

  @Test(arguments: [
    ("lapas\tprison\n# source\ttarget\nBI\tBank\n", "of column names"),
    ("source\ttarget\nlapas\tprison\nsource\ttarget\nBI\tBank\n", "of column names"),
    ("lapas\tprison\n# old:\tsee below\nBI\tBank\n", "commented out"),
    ("# from id\tto en\nlapas\tprison\nBI\tBank\n", "commented out"),
    ("lapas\tprison\n\tjail\nBI\tBank\n", "without a source"),
  ])
  func `rows that are no terms are left out and counted`(_ text: String, _ kind: String) throws {
    let list = try TermImport(file: "x", bytes: Array(text.utf8), .indonesianToEnglish)
    #expect(list.records.map { $0[.source] } == ["lapas", "BI"])
    #expect(list.leftOut == [kind: 1])
    #expect(list.problems.count == 1)
  }

  @Test func `a row that may be a hashtag or commented out is kept, and told`() throws {
    let list = try TermImport(
      file: "x", bytes: Array("#SavePulau,#SaveTheIsland\n#lapas,prison\n".utf8), .indonesianToEnglish)
    #expect(list.records.map { $0[.source] } == ["#SavePulau", "#lapas"])
    #expect(list.problems.map(\.line) == [2])
    #expect(list.leftOut.isEmpty)
  }
}
