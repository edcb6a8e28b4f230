import AlihEndpoint
import ArgumentParser
import Foundation

extension EndpointCommand {
  /// `alih endpoint probe`: what an endpoint really does.
  struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "probe",
      abstract: "Finds out what each endpoint really does, and keeps it for the runs to come.",
      discussion: """
        Asks a handful of small questions: does a schema bind the answer, do segments and placeholders survive, is \
        the answer in English, how much fits into the model? The result is kept for 30 days below \
        $XDG_STATE_HOME/alih and used to choose the form and size of requests.

        Example: alih endpoint probe newsroom
        """)

    @OptionGroup var choice: Choice

    private struct Result: Encodable {
      var name: String
      var probe: Probe
    }

    func run() async throws {
      let newsroom = try Newsroom(choice.terms)
      let client = HTTPClient(trace: Console.trace)
      var shelf = ProbeShelf()
      var faults: Set<ExitStatus> = []
      for endpoint in try choice.endpoints(of: newsroom) {
        let settings = try newsroom.settings(endpoint.impatient)
        let probe = await EndpointExaminer(settings, prompts: try newsroom.prompts(), client: client)
          .probe(newsroom.languages)
        if probe.failure == nil {
          try shelf.keep(probe, of: settings)
        } else {
          faults.insert(ExitStatus(fault: String((probe.failure ?? "").prefix { $0 != ":" })))
        }
        try choice.print(
          Result(name: endpoint.name, probe: probe), else: lines(endpoint.name, probe).joined(separator: "\n")
        )
      }
      if let status = faults.first { throw ExitCode((faults.count == 1 ? status : .failed).rawValue) }
    }

    private func lines(_ name: String, _ probe: Probe) -> [String] {
      if let failure = probe.failure { return ["\(name)\t\(failure)"] }
      func answer(_ truth: Bool?) -> String { truth.map { $0 ? "yes" : "no" } ?? "unknown" }
      var rows = [
        ("translates", "yes, in \(String(format: "%.1f", probe.seconds ?? 0)) s"),
        ("segments kept", answer(probe.keepsSegments)), ("order kept", answer(probe.keepsOrder)),
        ("in the target language", answer(probe.hitsTargetLanguage)),
        ("placeholders kept", answer(probe.keepsPlaceholders)),
      ]
      if let honors = probe.honorsSchema { rows.append(("schema honored", answer(honors))) }
      if let context = probe.context { rows.append(("context", "\(context) tokens")) }
      return rows.map { "\(name)\t\($0.0)\t\($0.1)" }
    }
  }
}
