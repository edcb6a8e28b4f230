import AlihFormats
import AlihGlossary
import AlihLearn
import AlihModel
import AlihOffline
import ArgumentParser
import Foundation

/// `alih learn`: what approved translations teach the offline engine.
struct LearnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learns the desk's wording for the offline engine from approved translations.",
    discussion: """
      Compares what the offline engine writes with what people approved, and writes the edits between them as a table that \
      a person can read and change. A line that is deleted, or begins with 'never', stays away. Each fifth of the articles \
      is held out in turn: a table that doesn't help there is not written (exit code 3).

      Pairs are the memory's; or those of TMX, XLIFF and Alih's JSON files, of which only what people approved counts, and \
      of tables (.tsv, .csv) with the columns source and target.

      Example: alih learn -o learned.tsv
      Example: alih learn --suggest
      """)

  @Argument(
    help: ArgumentHelp(
      "Files or folders of pairs (default: the memory).", valueName: "pairs"), completion: .file())
  var pairs: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The table (default: 'learned' of the configuration, or learned.tsv).", valueName: "file"),
    completion: .file(extensions: ["tsv"]))
  var output: String?

  @Flag(
    help: """
      Write no table, but show words that people replaced again and again: candidates for the lexicon and the glossary, as a \
      table, for a person to accept.
      """)
  var suggest = false

  @Flag(help: "One object with the counts.")
  var json = false

  @OptionGroup var terms: TermOptions

  @OptionGroup var lexicon: LexiconOptions

  func run() async throws {
    let newsroom = try Newsroom(terms)
    guard newsroom.languages == .indonesianToEnglish else {
      throw CommandFailure(.wrongUsage, "the offline engine, which learns, translates id to en")
    }
    let engine = try newsroom.offlineEngine(and: lexicon.lexicon)
    let input = try taught(newsroom)
    let place = output ?? newsroom.configuration.learned ?? "learned.tsv"
    let ruledOut = suggest ? RuledOut() : try RuledOut(place, engine.wordingWords)
    let learner = await Learner(input.sentences, engine)
    guard learner.articles >= Learner.fewestArticles else {
      throw CommandFailure(
        .failed,
        "\(learner.sentences.of("approved sentence")) of \(learner.articles.of("article")) \(learner.sentences == 1 ? "is" : "are") too few to learn from\n"
          + "Bring more in: alih memory import FILE.tmx, or approve translations: alih desk")
    }
    if suggest { return try show(learner.suggestions()) }
    let (table, outcome) = await learner.learned(without: ruledOut.prints)
    let report = LearnReport(
      sentences: learner.sentences, articles: learner.articles, passedOver: learner.passedOver,
      unapproved: input.unapproved, edits: table.edits.count, heldOut: outcome,
      file: outcome.isBetter ? place : nil)
    if json { try Console.printJSON(report) } else { try Console.print(report.text) }
    guard outcome.isBetter else {
      Console.note(
        "nothing was written: the table doesn't make the held-out articles better\n"
          + "More approved sentences of the same kind of news may help.")
      throw ExitCode(ExitStatus.fellShort.rawValue)
    }
    try AtomicFile.write(Array(ruledOut.completed(table, report).text.utf8), to: place)
    if place != newsroom.configuration.learned {
      Console.note("use it: --learned \(place), or 'learned: \(place)' in alih.yaml")
    }
  }

  private func taught(_ newsroom: Newsroom) throws -> TaughtInput {
    var input = try TaughtInput(newsroom, try newsroom.glossary(and: terms.glossary))
    guard !pairs.isEmpty else {
      try input.read(try StorePlace.store(newsroom.configuration))
      return input
    }
    let own = OwnOutputs(newsroom.configuration, reading: AuditInput.documents)
    let list = try InputList(pairs, extensions: AuditInput.extensions, own: own)
    for file in list.files { try input.read(file) }
    return input
  }

  private func show(_ suggestions: [WordSuggestion]) throws {
    if json { return try Console.printJSON(["suggestions": suggestions]) }
    try Console.print("source\tengine\tapproved\tright\twrong\tarticles\texamples")
    for word in suggestions {
      try Console.print(
        [
          word.source, word.engine, word.approved, "\(word.right)", "\(word.wrong)", "\(word.articles)",
          word.examples.joined(separator: " "),
        ].joined(separator: "\t"))
    }
    Console.note(
      suggestions.isEmpty
        ? "no word was replaced three times in two articles"
        : "what you accept goes into a lexicon (Documentation/RuleFormat.md) or a term table, as 'lexicon:' or 'glossary:' "
          + "of alih.yaml name them")
  }

  /// For `alih doctor`.
  static func summary(of table: LearnedTable) -> String {
    let from = table.notes.first { $0.hasPrefix("learned") } ?? "nobody knows from what"
    let isCurrent = from.hasSuffix("alih " + AlihCommand.configuration.version)
    return "\(table.edits.count.of("edit")), \(from)"
      + (isCurrent ? "" : "\nThis is another version: 'alih learn' makes the table anew.")
  }
}
