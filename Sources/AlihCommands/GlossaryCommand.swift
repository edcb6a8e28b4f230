import AlihGlossary
import AlihModel
import ArgumentParser
import Foundation

/// `alih glossary`: the house terms.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Checks the house terms, or looks one up.",
    discussion: "Example: alih glossary lookup \"Menlu Korut\"",
    subcommands: [CheckCommand.self, LookupCommand.self])

  /// `alih glossary check`: whether all term files are in order.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Checks the configured terms, and those of further files.",
      discussion: "Example: alih glossary check --glossary house.tsv")

    @OptionGroup var terms: TermOptions

    func run() throws {
      let newsroom = try Newsroom(terms)
      let problems = Glossary.check(layers: try newsroom.termLayers(and: terms.glossary))
      for problem in problems { try Console.print("\(problem.severity.rawValue): \(problem)") }
      let glossary = try? newsroom.glossary(and: terms.glossary)
      guard let glossary else {
        throw CommandFailure(.badConfiguration, "the glossary can't be used; mend the errors above")
      }
      try Console.print("\(glossary.terms.count) terms, \(problems.count) warnings")
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

    @Flag(help: "One object with all matches and their UTF-8 byte offsets.")
    var json = false

    private struct Match: Encodable {
      var source: String
      var target: String
      var rendering: String
      var kind: String
      var variants: [String]
      var start: Int
      var end: Int
    }

    func run() throws {
      let glossary = try Newsroom(terms).glossary(and: terms.glossary)
      let matches = glossary.occurrences(in: text).map { occurrence in
        Match(
          source: occurrence.term.source, target: occurrence.term.target, rendering: occurrence.rendering,
          kind: occurrence.term.kind.rawValue, variants: occurrence.term.variants,
          start: occurrence.range.lowerBound, end: occurrence.range.upperBound)
      }
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try Console.write([UInt8](try encoder.encode(["matches": matches])) + [10])
      }
      for match in matches where !json {
        try Console.print("\(match.source)\t\(match.rendering)\t\(match.kind)")
      }
      if matches.isEmpty { throw CommandFailure(.failed, "no term is in '\(text)'") }
    }
  }
}
