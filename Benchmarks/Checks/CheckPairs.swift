import AlihData
import AlihGlossary
import AlihModel
import AlihOffline
import AlihQuality
import Foundation

/// Runs the checks on pairs of sentences, for `Scripts/evaluate checks`.
///
///     check-pairs < PAIRS
///
/// A line is `source<TAB>translation`; lines up to an empty one are an article. For each comes a line of the findings:
/// `id:what follows`, separated by blanks; with `--messages` also what they say. `--names FILE` names a text whose names are
/// those of each article, too: for lines of articles that are scattered in a corpus.
@main
struct CheckPairs {
  static func main() throws {
    let folder = try DataFolder.find(explicit: nil)
    func files(_ name: String) throws -> [OfflineData.File] {
      try folder.files(in: "Glossary/id-en/\(name)", extension: "tsv").map { ($0, try folder.bytes($0)) }
    }
    let engine = try OfflineEngine(OfflineData(lexicon: files("lexicon"), rules: files("rules")))
    let glossary = try Glossary(
      layers: [try files("terms").map { TermTable(file: $0.name, bytes: $0.bytes) }],
      initials: InitialsRules(try folder.bytes(InitialsRules.file)))
    let checks = QualityChecks(words: try CheckWords(reading: folder.bytes), dictionary: engine)
    let names = try Self.names()
    var article: [QualityChecks.Answer] = []
    while let line = readLine() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 {
        let terms = glossary.occurrences(in: parts[0])
        let initials = glossary.initials.people(in: [parts[0]]).places(in: parts[0])
        article.append(
          .init(source: parts[0], target: parts[1], terms: terms, initials: initials, names: names))
      } else {
        print(article, checks)
        article = []
      }
    }
    print(article, checks)
  }

  private static func names() throws -> NameRuns {
    guard let option = CommandLine.arguments.firstIndex(of: "--names"),
      CommandLine.arguments.indices.contains(option + 1)
    else { return NameRuns() }
    let text = try String(contentsOf: URL(filePath: CommandLine.arguments[option + 1]), encoding: .utf8)
    return NameRuns(in: text.components(separatedBy: .newlines))
  }

  private static func print(_ article: [QualityChecks.Answer], _ checks: QualityChecks) {
    let among = checks.findings(among: article)
    for (answer, neighbors) in zip(article, among) {
      let findings = checks.findings(on: answer) + neighbors
      let isTold = CommandLine.arguments.contains("--messages")
      Swift.print(
        findings.map {
          "\($0.id):\($0.kind?.consequence.rawValue.replacing(" ", with: "-") ?? "-")"
            + (isTold ? "(\($0.message))" : "")
        }.joined(separator: " "))
    }
  }
}
