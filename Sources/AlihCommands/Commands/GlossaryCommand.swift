import AlihGlossary
import AlihModel
import AlihOffline
import ArgumentParser
import Foundation

/// `alih glossary`: the house terms.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Checks, looks up, finds, takes in and gives out the house terms.",
    discussion: "Example: alih glossary lookup \"Menlu Korut\"",
    subcommands: [
      CheckCommand.self, LookupCommand.self, GlossarySuggestCommand.self, GlossaryImportCommand.self,
      GlossaryExportCommand.self, GlossaryLogCommand.self,
    ])

  /// `alih glossary check`: whether all term and lexicon files are in order.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Checks the terms and the lexicon, the configured ones and those of further files.",
      discussion: "Example: alih glossary check --glossary house.tsv --lexicon words.tsv")

    @OptionGroup var terms: TermOptions

    @OptionGroup var lexicon: LexiconOptions

    func run() throws {
      let newsroom = try Newsroom(terms)
      let common = newsroom.commonWords()
      let problems = Glossary.check(layers: try newsroom.termLayers(and: terms.glossary)) {
        common.contains($0)
      }
      for problem in problems { try Console.print("\(problem.severity.rawValue): \(problem)") }
      let unusable = try newsroom.lexiconProblems(and: lexicon.lexicon)
      for problem in unusable { try Console.print("error: \(problem)") }
      guard let glossary = try? newsroom.glossary(and: terms.glossary), unusable.isEmpty else {
        let what = unusable.isEmpty ? "the glossary" : "the lexicon"
        throw CommandFailure(.badConfiguration, "\(what) can't be used; mend the errors above")
      }
      let words = try newsroom.offlineEngine(and: lexicon.lexicon).lexicon.count
      try Console.print(
        [glossary.terms.count.of("term"), words.of("word"), problems.count.of("warning")].joined(
          separator: ", "))
    }
  }

  /// `alih glossary lookup`: the terms that Alih finds in a text.
  struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lookup",
      abstract: "Shows the terms found in a text, each with its rendering.",
      discussion: "Example: alih glossary lookup \"Menlu Korut bertemu Menhan AS\"")

    @Argument(help: ArgumentHelp("A term, or a sentence with terms in it.", valueName: "text"))
    var text: String

    @OptionGroup var terms: TermOptions

    @Option(
      help: ArgumentHelp(
        "The article's day, for terms that hold for a time: 2024, 2024-10, 2024-10-20 (default: now).",
        valueName: "day"))
    var date: String?

    @Flag(help: "One object with all matches and their UTF-8 byte offsets.")
    var json = false

    func validate() throws {
      if let date, date.wholeMatch(of: /\d{4}(-\d\d(-\d\d)?)?/) == nil {
        throw ValidationError("--date '\(date)' is no day; write it as 2024, 2024-10 or 2024-10-20")
      }
    }

    private struct Match: Encodable {
      var source: String
      var target: String
      var rendering: String
      var kind: String
      var variants: [String]
      var note: String?
      var approved: String?
      var reference: String?
      /// Its first and last day.
      var from: String?
      var until: String?
      var start: Int
      var end: Int
    }

    func run() throws {
      let glossary = try Newsroom(terms).glossary(and: terms.glossary)
      let records = glossary.records
      let matches = glossary.occurrences(in: text, on: date).map { occurrence in
        let record = records.first {
          $0[.source] == occurrence.term.source && $0[.target] == occurrence.term.target
        }
        return Match(
          source: occurrence.term.source, target: occurrence.term.target, rendering: occurrence.rendering,
          kind: occurrence.term.kind.rawValue, variants: occurrence.term.variants,
          note: occurrence.term.note, approved: occurrence.term.approvedBy,
          reference: occurrence.term.reference, from: record?.fields[.from], until: record?.fields[.until],
          start: occurrence.range.lowerBound, end: occurrence.range.upperBound)
      }
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try Console.write([UInt8](try encoder.encode(["matches": matches])) + [10])
      }
      for match in matches where !json {
        let remarks = [
          ("note", match.note), ("approved by", match.approved), ("source", match.reference),
          ("from", match.from), ("until", match.until),
        ]
        let line =
          [match.source, match.rendering, match.kind, match.variants.joined(separator: ";")]
          + remarks.compactMap { name, text in text.map { "\(name): \($0)" } }
        try Console.print(line.joined(separator: "\t").replacing(/\t+$/, with: ""))
      }
      if matches.isEmpty { throw CommandFailure(.failed, "no term is in '\(text)'") }
    }
  }
}
