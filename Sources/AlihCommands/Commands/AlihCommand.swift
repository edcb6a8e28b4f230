import AlihModel
import AlihStore
import ArgumentParser
import CBuild

/// The whole command line.
package struct AlihCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "alih",
    abstract: "Turns Indonesian news into English that a desk can trust.",
    discussion: """
      Results go to standard output or to the files named by -o, everything else to standard error. Without any \
      configuration Alih translates offline.

      'alih help environment', 'alih help files' and 'alih help exit-codes' tell of these.

      Example: alih translate Examples/articles -o out --format html --format markdown
      """,
    version: version,
    subcommands: [
      TranslateCommand.self, SummarizeCommand.self, AuditCommand.self, SegmentCommand.self,
      ExplainCommand.self,
      GlossaryCommand.self, DeskCommand.self, ReviewCommand.self, ServeCommand.self, EndpointCommand.self,
      MemoryCommand.self, LearnCommand.self,
      JobsCommand.self,
      PipeCommand.self, InitCommand.self, ConfigCommand.self, DoctorCommand.self,
      CompletionsCommand.self, ManualCommand.self, VersionCommand.self,
    ])

  package init() {}

  /// `0.1.0 (8848823d1)`
  static let version: String = {
    let commit = String(cString: build_commit())
    return "0.1.0" + (commit.isEmpty ? "" : " (\(commit))")
  }()

  /// A flag that may have a value is two flags for the parser.
  static func parsable(_ arguments: ArraySlice<String>) -> [String] {
    arguments.map { $0 == "--strict=findings" ? "--strict-findings" : $0 }
  }

  private static var arguments: [String] { parsable(words.dropFirst()) }

  /// As they were given: a file's name may be no UTF-8, which Swift's own list of arguments would damage.
  private static let words: [String] = (0..<Int(CommandLine.argc)).compactMap { index in
    CommandLine.unsafeArgv[index].map { String(path: $0) }
  }

  /// Whether a program reads what this command says.
  private static var isForProgram: Bool {
    words.contains("--json") || words.contains("--progress=json")
      || zip(words, words.dropFirst()).contains { $0 == ("--progress", "json") }
  }

  /// Runs the command line of this process, and ends it with the exit code of the contract.
  package static func start() async -> Never {
    Interruption.watch()
    do {
      if let topic = try HelpTopic(arguments) {
        try Console.print(topic.text)
        exit()
      }
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exit()
    } catch let failure as CommandFailure {
      fail(failure.message, failure.status)
    } catch let problem as StoreProblem {
      fail("\(problem)", .failed)
    } catch is BrokenPipe {
      exit()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      // Help and the version are no failures.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      fail(UsageComplaint(error).text, .wrongUsage)
    }
  }

  private static func fail(_ message: String, _ status: ExitStatus) -> Never {
    Console.fail(message, status, asObject: isForProgram)
    exit(withError: ExitCode(status.rawValue))
  }
}
