import AlihData
import AlihEndpoint
import AlihFormats
import AlihGlossary
import AlihModel
import AlihOffline
import AlihPipeline
import AlihStore
import ArgumentParser
import Foundation

/// `alih doctor`: is everything there, and what to do where it isn't.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks configuration, glossary, lexicon, store and endpoints, and says what to do.",
    discussion: """
      Each endpoint is asked to translate one sentence. The exit code is 1 if anything is broken.

      Example: alih doctor
      """)

  @OptionGroup var terms: TermOptions

  @OptionGroup var lexicon: LexiconOptions

  @Flag(help: "Don't ask the endpoints.")
  var offline = false

  @Flag(help: "One object with all checks.")
  var json = false

  private static let sentence = "Presiden tiba di Jakarta pada hari Senin."

  private struct Check: Encodable {
    var name: String
    var isFine: Bool
    /// Works, but probably not as meant.
    var isWarning = false
    var message: String
  }

  func run() async throws {
    var checks: [Check] = []
    func check(_ name: String, _ body: () async throws -> String) async {
      do { checks.append(Check(name: name, isFine: true, message: try await body())) } catch {
        checks.append(
          Check(name: name, isFine: false, message: (error as? CommandFailure)?.message ?? "\(error)"))
      }
    }
    var newsroom: Newsroom?
    await check("configuration") {
      newsroom = try Newsroom(terms)
      let configuration = newsroom!.configuration
      let engines = try newsroom!.engineNames("auto").joined(separator: ", ")
      return "\(configuration.file ?? "none, built-in defaults"); engines: \(engines)"
    }
    if let newsroom {
      await check("data") { newsroom.data.path }
      await check("glossary") {
        let warnings = Glossary.check(layers: try newsroom.termLayers(and: terms.glossary))
        let count = try newsroom.glossary(and: terms.glossary).terms.count
        let own = newsroom.configuration.glossary + terms.glossary
        let builtIn =
          newsroom.configuration.usesBuiltInTerms ? "the built-in ones" : "without the built-in ones"
        return "\(count.of("term")): \(([builtIn] + own).joined(separator: ", "))"
          + (warnings.isEmpty ? "" : "; \(warnings.count.of("warning")): see 'alih glossary check'")
      }
      for complaint in UnusedFiles(configuration: newsroom.configuration, data: newsroom.data.path).complaints
      {
        checks.append(Check(name: "files", isFine: true, isWarning: true, message: complaint))
      }
      await check("lexicon") {
        let problems = try newsroom.lexiconProblems(and: lexicon.lexicon)
        if let first = problems.first {
          throw CommandFailure(
            .failed, "\(first)\n\(problems.count.of("problem")): see 'alih glossary check'")
        }
        return try newsroom.offlineEngine(and: lexicon.lexicon).lexicon.count.of("word")
      }
      if let file = newsroom.configuration.learned {
        await check("learned wording") {
          let words = try newsroom.offlineEngine(and: lexicon.lexicon).wordingWords
          let bytes = try newsroom.learnedFile(WordingOptions.parse([]))?.bytes ?? []
          return try LearnCommand.summary(of: LearnedTable(file: file, bytes: bytes, words: words))
        }
      }
      await check("prompts") {
        _ = try newsroom.prompts()
        return Prompts.files.joined(separator: ", ")
      }
      await check("store") {
        _ = try StorePlace.store(newsroom.configuration)
        return StorePlace.path(newsroom.configuration)
      }
      await check("offline engine") {
        let desk = try newsroom.desk(
          try EngineOptions.parse(["--engine", "offline"]), nil, Expenses(archive: nil))
        let english = await desk.translate(lines: [Self.sentence]).first?.target ?? ""
        guard english.contains("Jakarta") else {
          throw CommandFailure(
            .failed, "'\(Self.sentence)' became '\(english)'; the lexicon or its rules are damaged")
        }
        return english
      }
      if !offline {
        let client = HTTPClient(trace: Console.trace)
        for endpoint in newsroom.configuration.endpoints {
          await check("endpoint \(endpoint.name)") {
            let translator = try newsroom.translator(endpoint.impatient, client: client)
            let request = SegmentRequest(id: "b1.s1", text: Self.sentence)
            let reply = await translator.translate([request], newsroom.languages)
            if let failure = reply.failures.values.first {
              throw CommandFailure(
                .failed,
                "\(failure.kind): \(failure.message)\nLook closer: alih endpoint probe \(endpoint.name)")
            }
            return reply.translations.first?.text ?? ""
          }
        }
      }
    }
    if json {
      try Console.printJSON(["checks": checks])
    } else {
      for check in checks {
        let lines = check.message.split(separator: "\n")
        let (lead, color): (String, Console.Color) =
          !check.isFine ? ("FAIL", .red) : check.isWarning ? ("warn", .yellow) : ("ok  ", .green)
        try Console.print(" \(check.name): \(lines.first ?? "")", lead: lead, color)
        for line in lines.dropFirst() { try Console.print("     \(line)") }
      }
    }
    if checks.contains(where: { !$0.isFine }) { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}
