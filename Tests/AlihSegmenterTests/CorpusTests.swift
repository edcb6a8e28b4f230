import AlihSegmenter
import Foundation
import Testing

/// Measures against texts that are no part of this project; says so and passes when they are not there.
struct CorpusTests {
  private struct Paragraph: Decodable {
    let id: String
    let text: String
    let splits: [Int]
    let category: String?
  }

  @Test(arguments: [("ud_csui", 0.992, 0.0), ("cases", 0.0, 0.75)])
  func `boundaries agree with human readers`(file: String, leastF1: Double, leastExact: Double) throws {
    let folder = ProcessInfo.processInfo.environment["ALIH_SHARED"] ?? "../shared"
    guard let data = FileManager.default.contents(atPath: "\(folder)/splitting/\(file).jsonl") else {
      print("SKIPPED: no \(file).jsonl below '\(folder)'; name the folder with ALIH_SHARED")
      return
    }
    let paragraphs = try data.split(separator: UInt8(ascii: "\n"))
      .map { try JSONDecoder().decode(Paragraph.self, from: $0) }
    var (agreed, found, expected, exact) = (0, 0, 0, 0)
    for paragraph in paragraphs {
      let bytes = [UInt8](paragraph.text.utf8)
      let ours = Fixtures.splitter.sentences(in: bytes, within: 0..<bytes.count).dropFirst().map(\.lowerBound)
      // The gold counts characters.
      let scalars = Array(paragraph.text.unicodeScalars)
      let gold = Set(paragraph.splits.map { scalars[..<$0].reduce(0) { $0 + UTF8.width($1) } })
      agreed += gold.intersection(ours).count
      found += ours.count
      expected += gold.count
      if gold == Set(ours) {
        exact += 1
      } else {
        print(
          "\(file) \(paragraph.id) \(paragraph.category ?? "")\n  ours: \(Fixtures.marked(paragraph.text))")
        let missed = gold.subtracting(ours).sorted().map {
          String(decoding: bytes[max(0, $0 - 12)..<min(bytes.count, $0 + 12)], as: UTF8.self)
        }
        if !missed.isEmpty { print("  missed: \(missed)") }
      }
    }
    let f1 = 2 * Double(agreed) / Double(found + expected)
    print("\(file): F1 \(f1), exact \(exact) of \(paragraphs.count)")
    #expect(f1 >= leastF1)
    #expect(Double(exact) >= leastExact * Double(paragraphs.count))
  }
}
