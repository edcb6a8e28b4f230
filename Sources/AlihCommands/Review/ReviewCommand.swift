import AlihDesk
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

/// `alih review`: what people decide on translations, without a browser.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Approves, edits and reopens translations; what a person decided stands in every later run.",
    discussion: """
      What is approved goes into the translation memory, and no run writes over it. The same decisions are made in the \
      browser with alih desk.

      Example: alih review list
      Example: alih review approve berita/banjir.txt --clean
      """,
    subcommands: [
      ListCommand.self, ApproveCommand.self, EditCommand.self, ReopenCommand.self, UndoCommand.self,
      ImportCommand.self, WriteCommand.self, LogCommand.self,
    ])

  /// `alih review list`: what a person should look at.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the sentences that a person should look at, article by article.",
      discussion: "Example: alih review list --job 3 --all")

    @OptionGroup var options: ReviewOptions

    @Flag(help: "All sentences, not only those with a reason to look at them.")
    var all = false

    @Flag(help: "One object a sentence, a line each.")
    var json = false

    func run() throws {
      let desk = try options.desk()
      for triaged in try desk.triage() {
        let article = triaged.article
        let segments = try desk.segments(of: article).filter { all || !$0.reasons.isEmpty }
        if json {
          for segment in segments { try Console.printJSON(ReviewObject(segment, article)) }
          continue
        }
        try Console.print(
          "\(article.path)  \(triaged.reviewed) of \(triaged.segments) decided, \(triaged.toCheck) to check"
            + (article.message.map { ", failed: \($0)" } ?? ""))
        for segment in segments { try Console.print(Self.lines(segment)) }
      }
    }

    private static func lines(_ segment: DeskSegment) -> String {
      let state = segment.segment.review.map { "\($0.state.rawValue) by \($0.by)" }
      let about = ([state].compactMap(\.self) + segment.reasons).joined(separator: ", ")
      var lines = ["  \(segment.id)\(about.isEmpty ? "" : "  " + about)"]
      lines.append("      \(segment.place.source)")
      lines.append("      \(segment.segment.target.isEmpty ? "[untranslated]" : segment.segment.target)")
      if let earlier = segment.earlier {
        lines.append("      before, for '\(earlier.source)': \(earlier.target)")
      }
      return lines.joined(separator: "\n")
    }
  }

  /// `alih review approve`: sentences as they stand.
  struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve", abstract: "Approves sentences of an article as they stand.",
      discussion: "Example: alih review approve berita/banjir.txt b3.s1 b3.s2")

    @OptionGroup var choice: SegmentChoice

    @Flag(help: "Only those that nothing is the matter with.")
    var clean = false

    func run() throws {
      let (desk, segments) = try choice.segments()
      let decisions = try desk.approve(clean ? segments.filter(\.reasons.isEmpty) : segments)
      try Console.print("\(ReviewCommand.count(decisions.count)) approved")
    }
  }

  /// `alih review edit`: a person's own translation.
  struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Writes a person's translation of a sentence.",
      discussion: "Example: alih review edit berita/banjir.txt b3.s1 --target \"Floods hit Jakarta.\"")

    @Argument(
      help: ArgumentHelp("The article, as the run was given it.", valueName: "article"), completion: .file())
    var article: String

    @Argument(help: ArgumentHelp("The sentence's id, as 'alih review list' shows it.", valueName: "segment"))
    var segment: String

    @Option(help: ArgumentHelp("The translation; - reads it from standard input.", valueName: "text"))
    var target: String

    @OptionGroup var options: ReviewOptions

    func run() throws {
      let desk = try options.desk()
      let found = try SegmentChoice.segments([segment], of: article, desk)
      let text =
        target == "-"
        ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : target
      let decisions = try ReviewCommand.failing { try desk.edit(found[0], to: text) }
      try Console.print(decisions.isEmpty ? "nothing changed" : "\(segment) \(decisions[0].kind.rawValue)")
    }
  }

  /// `alih review reopen`: takes approval away.
  struct ReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reopen", abstract: "Opens sentences again, so that runs write them as they would have.",
      discussion: "Example: alih review reopen berita/banjir.txt b3.s1")

    @OptionGroup var choice: SegmentChoice

    func run() throws {
      let (desk, segments) = try choice.segments()
      try Console.print("\(ReviewCommand.count(try desk.reopen(segments).count)) open again")
    }
  }

  /// `alih review undo`: one step back.
  struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo", abstract: "Takes the last decision on a sentence back.",
      discussion: "Example: alih review undo berita/banjir.txt b3.s1")

    @OptionGroup var choice: SegmentChoice

    func run() throws {
      let (desk, segments) = try choice.segments()
      var count = 0
      for segment in segments
      where try desk.store.takeBack(segment.place, desk.languages, by: desk.person) != nil { count += 1 }
      try Console.print("\(count == 1 ? "1 decision" : "\(count) decisions") taken back")
    }
  }

  /// `alih review write`: the run's documents anew.
  struct WriteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write",
      abstract: "Writes the documents of a run anew, with what people decided in place; no engine is asked.",
      discussion: "Example: alih review write --job 3")

    @OptionGroup var options: ReviewOptions

    func run() async throws { try await PastCommand.again(try options.desk().job).work(.documents) }
  }

  /// `alih review log`: everything that was decided.
  struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: "Lists all decisions, the first one first.",
      discussion: "Example: alih review log --json")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "One object a decision, a line each.")
    var json = false

    func run() throws { try Self.list(options, json: json) }

    static func list(_ options: ConfigurationOptions, json: Bool) throws {
      let store = try StorePlace.store(try Newsroom(options).configuration)
      try store.eachDecision { decision in
        if json { return try Console.printJSON(DecisionObject(decision)) }
        try Console.print(
          "\(JobTable.time(decision.at))  \(decision.person)  \(decision.kind.rawValue)  "
            + "\(decision.place.article) \(decision.place.segment)\n      \(decision.place.source)\n      \(decision.target)"
        )
      }
    }
  }

  static func count(_ number: Int) -> String { number.of("sentence") }

  /// Gives a person's wrong wish its exit code.
  static func failing<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let problem as ReviewProblem {
      throw CommandFailure(.failed, problem.description)
    }
  }
}

/// Some sentences of an article, or all of them.
struct SegmentChoice: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The article, as the run was given it.", valueName: "article"), completion: .file())
  var article: String

  @Argument(
    help: ArgumentHelp(
      "The sentences' ids, as 'alih review list' shows them (default: all).", valueName: "segment"))
  var ids: [String] = []

  @OptionGroup var options: ReviewOptions

  func segments() throws -> (ReviewDesk, [DeskSegment]) {
    let desk = try options.desk()
    return (desk, try Self.segments(ids, of: article, desk))
  }

  static func segments(_ ids: [String], of name: String, _ desk: ReviewDesk) throws -> [DeskSegment] {
    let article = try ReviewCommand.failing { try desk.article(named: name) }
    let all = try desk.segments(of: article)
    guard !ids.isEmpty else { return all }
    return try ids.map { id in
      guard let segment = all.first(where: { $0.id == id }) else {
        throw CommandFailure(
          .failed, "'\(article.path)' has no segment '\(id)'\nSee which there are: alih review list --all")
      }
      return segment
    }
  }
}
