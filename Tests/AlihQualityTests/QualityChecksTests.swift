import AlihModel
import AlihQuality
import Testing
import ThreadTime

struct QualityChecksTests {
  @Test func `a lost term becomes a finding that names it`() {
    let verdict = TermVerdict(source: "Korut", target: "North Korea", found: nil, verdict: .missing)
    let findings = QualityChecks.findings(for: [verdict])
    #expect(findings.map(\.id) == ["term-missing"])
    #expect(findings.first?.message.contains("'Korut'") == true)
  }

  @Test(arguments: [
    "1,", "1.", ".1", "1..2", "((((", "\"", "1/", "/1/1/1", "ke-", "-an", "1-", "É", "00:00:00", "1,2.3,4",
  ])
  func `odd text does not crash a check`(text: String) {
    _ = House.checks.findings(source: text, target: text)
    _ = House.checks.findings(source: "satu", target: text)
    _ = House.checks.findings(source: text, target: "one")
  }

  @Test func `a text ten times as long takes about ten times as long`() {
    func cost(_ copies: Int) -> Duration {
      let source = String(repeating: "Ada 1.200 orang, kata \"Budi\" (1/2). ", count: copies)
      let target = String(repeating: "There are 1,200 people, said \"Budi\" (1/2). ", count: copies)
      return threadTime { _ = House.checks.findings(source: source, target: target) }
    }
    _ = cost(10)
    #expect(cost(5_000) < cost(500) * 40)
  }
}
