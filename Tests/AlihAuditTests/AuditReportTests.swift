import AlihGlossary
import AlihModel
import Foundation
import Testing

@testable import AlihAudit

struct AuditReportTests {
  private static let house =
    "source\ttarget\tadjective\nKorut\tNorth Korea\tNorth Korean\nKorea Utara\tNorth Korea\nAS\tUS\nLaos\tLaos\n"

  private func report(_ pairs: [(String, String?)]) throws -> AuditReport {
    let glossary = try Glossary(tables: [("house.tsv", Array(Self.house.utf8))])
    let units = pairs.enumerated().map { AuditedText.Unit(id: "l\($0 + 1)", source: $1.0, target: $1.1) }
    let text = AuditedText(path: "a|b.tsv", isArticle: false, units: units)
    var report = AuditReport()
    report.add(text, TermAudit(glossary: glossary, pointing: try HousePointers.words.get()).result(on: text))
    report.finish(glossary)
    return report
  }

  private static let pairs: [(String, String?)] = [
    ("Korut diam.", "North Korea was silent."), ("Tentara Korut diam.", "North Korean troops were silent."),
    ("AS diam.", "=They were <b>silent</b>, \"all\"."), ("Korea Utara diam.", "North Korea was silent."),
    ("AS pergi.", nil),
  ]

  @Test func `coverage is what is honored of what is checked, and never rounded up`() throws {
    let report = try report(Self.pairs)
    #expect((report.coverage.honored, report.coverage.checked) == (3, 4))
    #expect(report.coverage.percent == 75)
    var nearly = Coverage()
    for _ in 0..<1_999 { nearly.add(.honored) }
    nearly.add(.missing)
    nearly.add(.ambiguous)
    nearly.add(.unchecked)
    #expect(nearly.percent == 99.9)
    #expect(Coverage().percent == nil)
  }

  @Test func `a report written piece by piece, of occurrences put aside, is the same`() throws {
    let glossary = try Glossary(tables: [("house.tsv", Array(Self.house.utf8))])
    let units = Self.pairs.enumerated().map { AuditedText.Unit(id: "l\($0 + 1)", source: $1.0, target: $1.1) }
    let text = AuditedText(path: "a|b.tsv", isArticle: false, units: units)
    let found = TermAudit(glossary: glossary, pointing: try HousePointers.words.get()).result(on: text)
    var report = AuditReport()
    report.add(text, found, keeping: .none)
    report.finish(glossary)
    #expect(report.occurrences.isEmpty && report.occurrenceCount == found.occurrences.count)
    let aside = Locked(found.occurrences.map(AuditReport.text)[...])
    var written = ""
    report.writeJSON(to: &written) { aside.withLock { $0.removeFirst() } }
    #expect(try written == self.report(Self.pairs).json)
  }

  @Test func `what only counts are needed of is not kept`() throws {
    let glossary = try Glossary(tables: [("house.tsv", Array(Self.house.utf8))])
    let units = [AuditedText.Unit(id: "1", source: "Korut diam. AS diam.", target: "North Korea was silent.")]
    let text = AuditedText(path: "a", isArticle: false, units: units)
    let found = TermAudit(glossary: glossary, pointing: try HousePointers.words.get()).result(on: text)
    var report = AuditReport()
    report.add(text, found, keeping: .mends)
    #expect(report.occurrences.map(\.term.source) == ["AS"] && report.occurrenceCount == 2)
  }

  @Test func `the worst terms come first, and what never occurs is told`() throws {
    let report = try report(Self.pairs)
    #expect(report.terms.map(\.source) == ["AS", "Korut", "Korea Utara"])
    #expect(report.terms[0].misses == 1)
    #expect(report.unused == ["Laos"])
  }

  @Test func `what an entry licenses is no inconsistency, what it doesn't is one`() throws {
    #expect(try report(Self.pairs).termsWithSeveralRenderings.isEmpty)
    let report = try report(Self.pairs + [("Korut pergi.", "Korut left.")])
    #expect(report.termsWithSeveralRenderings.map(\.text) == ["Korut"])
    #expect(report.termsWithSeveralRenderings.first?.renderings.map(\.text) == ["North Korea", "Korut"])
  }

  @Test func `a spreadsheet knows the letters, and the worst comes first`() throws {
    let csv = try report(Self.pairs).csv
    #expect(Array(csv.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let verdicts = try report(Self.pairs).mendsFirst.map(\.verdict.isMiss)
    #expect(verdicts.first == true)
  }

  @Test func `every report has the same numbers`() throws {
    let report = try report(Self.pairs)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    #expect(json["format"] as? String == "alih-audit/1")
    #expect((json["coverage"] as? [String: Any])?["percent"] as? Double == 75)
    #expect((json["occurrences"] as? [Any])?.count == 5)
    #expect(report.markdown.contains("**75.0 %**: 3 of 4 checked occurrences"))
    #expect(AuditPage(report: report).text.contains("<h1>75.0<span> %</span></h1>"))
    #expect(report.csv.split(separator: "\r\n").count == 6)
  }

  @Test func `no text breaks out of a report`() throws {
    let report = try report(Self.pairs)
    let page = AuditPage(report: report).text
    #expect(page.contains("=They were &lt;b&gt;silent&lt;/b&gt;"))
    #expect(!page.contains("<b>silent"))
    #expect(report.csv.contains("\"'=They were <b>silent</b>, \"\"all\"\".\""))
    #expect(report.markdown.contains("a\\|b.tsv"))
    #expect(!page.contains("http"))
  }

  @Test func `sources alone are counted, and nothing is called covered`() throws {
    let report = try report([("Korut dan AS diam.", nil)])
    #expect(report.coverage.percent == nil)
    #expect(!report.hasTranslations)
    #expect(report.markdown.contains("2 occurrences of 2 terms"))
    #expect(report.json.contains("\"percent\": null"))
  }
}
