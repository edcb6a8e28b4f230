import AlihEndpoint
import AlihModel
import ArgumentParser
import Foundation

/// `alih endpoint`: the endpoints of `alih.yaml`.
struct EndpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "endpoint",
    abstract: "Lists the configured endpoints, tries them, or finds out what they can do.",
    discussion: "Example: alih endpoint test",
    subcommands: [ListCommand.self, TestCommand.self, ProbeCommand.self])

  /// Which endpoints a command is about, and how it answers.
  struct Choice: ParsableArguments {
    @Argument(
      help: ArgumentHelp("Endpoints of alih.yaml (default: all).", valueName: "name"),
      completion: .custom { _, _, _ in EngineOptions.endpoints })
    var names: [String] = []

    @OptionGroup var terms: TermOptions

    @Flag(help: "One object an endpoint, each on its own line.")
    var json = false

    func endpoints(of newsroom: Newsroom) throws(CommandFailure) -> [Configuration.Endpoint] {
      let all = newsroom.configuration.endpoints
      for name in names where !all.contains(where: { $0.name == name }) {
        throw CommandFailure(
          .wrongUsage,
          "no endpoint is called '\(name)'\(NearMiss.suggestion(for: name, among: all.map(\.name)))"
            + "\nThere are: \(all.map(\.name).joined(separator: ", ")).")
      }
      guard !all.isEmpty else {
        throw CommandFailure(
          .badConfiguration,
          "\(newsroom.configuration.file ?? "alih.yaml") has no endpoints; describe one under 'endpoints'")
      }
      return names.isEmpty ? all : all.filter { names.contains($0.name) }
    }

    func print(_ answer: some Encodable, else line: String) throws {
      guard json else { return try Console.print(line) }
      try Console.write([UInt8](try ProbeShelf.encoder.encode(answer)) + [10])
    }
  }

  /// `alih endpoint list`: what is configured; nothing is sent.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists the configured endpoints; sends nothing.",
      discussion: "Example: alih endpoint list --json")

    @OptionGroup var choice: Choice

    private struct Row: Encodable {
      var name, kind, url, model: String
      /// `set`, `missing` or `none`.
      var key: String
      var probed: Probe?
    }

    func run() throws {
      let newsroom = try Newsroom(choice.terms)
      let shelf = ProbeShelf()
      for endpoint in try choice.endpoints(of: newsroom) {
        let settings = endpoint.settings
        let key = endpoint.key == nil ? "none" : (try? newsroom.settings(endpoint)) == nil ? "missing" : "set"
        let row = Row(
          name: settings.name, kind: settings.kind.rawValue, url: settings.url, model: settings.model,
          key: key, probed: shelf.probe(of: settings))
        let words = [row.name, row.kind, row.url, row.model.isEmpty ? "-" : row.model, "key \(key)"]
        try choice.print(row, else: words.joined(separator: "\t"))
      }
    }
  }

  /// `alih endpoint test`: one sentence to each.
  struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Has each endpoint translate one sentence: is it there, does it take the key?",
      discussion: """
        The exit code tells what is wrong: 69 not to be reached, 75 quota or limit used up, 77 key not taken, 1 anything \
        else or several of these.

        Example: alih endpoint test newsroom
        """)

    @OptionGroup var choice: Choice

    private struct Result: Encodable {
      var name: String
      var seconds: Double
      var translation: String?
      var fault: String?
      var message: String?
    }

    func run() async throws {
      let newsroom = try Newsroom(choice.terms)
      let client = HTTPClient(trace: Console.trace)
      var faults: Set<ExitStatus> = []
      for endpoint in try choice.endpoints(of: newsroom) {
        let translator = try newsroom.translator(endpoint.impatient, client: client)
        let start = ContinuousClock.now
        let reply = await translator.translate(
          [SegmentRequest(id: "b1.s1", text: "Presiden tiba di Jakarta pada hari Senin.")], newsroom.languages
        )
        let seconds = start.duration(to: .now) / .seconds(1)
        let answer = reply.translations.first?.text
        // A model that can't follow the prompt says "...".
        let isWordless = answer.map { !$0.contains(where: \.isLetter) } ?? false
        let failure =
          isWordless
          ? TranslatorFailure(kind: "malformed", message: "the answer has no word: '\(answer ?? "")'")
          : reply.failures.values.first
        let result = Result(
          name: endpoint.name, seconds: seconds, translation: isWordless ? nil : answer,
          fault: failure?.kind, message: failure?.message)
        if result.translation == nil { faults.insert(ExitStatus(fault: failure?.kind ?? "malformed")) }
        let outcome =
          result.translation ?? "\(failure?.kind ?? "malformed"): \(failure?.message ?? "no answer")"
        try choice.print(result, else: "\(endpoint.name)\t\(String(format: "%.1f s", seconds))\t\(outcome)")
      }
      if let status = faults.first { throw ExitCode((faults.count == 1 ? status : .failed).rawValue) }
    }
  }
}
