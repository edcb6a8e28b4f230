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

      Example: alih translate Examples/articles -o out --format html --format markdown
      """,
    version: version,
    subcommands: [
      TranslateCommand.self, SummarizeCommand.self, AuditCommand.self, SegmentCommand.self,
      ExplainCommand.self,
      GlossaryCommand.self, DeskCommand.self, ReviewCommand.self, ServeCommand.self, EndpointCommand.self,
      MemoryCommand.self,
      JobsCommand.self,
      PipeCommand.self, InitCommand.self, ConfigCommand.self, DoctorCommand.self,
      CompletionsCommand.self, VersionCommand.self,
    ])

  package init() {}

  /// `0.1.0 (8848823d1)`
  static let version: String = {
    let commit = String(cString: build_commit())
    return "0.1.0" + (commit.isEmpty ? "" : " (\(commit))")
  }()

  /// A flag that may have a value is two flags for the parser.
  private static var arguments: [String] {
    CommandLine.arguments.dropFirst().map { $0 == "--strict=findings" ? "--strict-findings" : $0 }
  }

  /// Runs the command line of this process, and ends it with the exit code of the contract.
  package static func start() async -> Never {
    Interruption.watch()
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      exit()
    } catch let failure as CommandFailure {
      Console.note(failure.message)
      exit(withError: ExitCode(failure.status.rawValue))
    } catch let problem as StoreProblem {
      Console.note("\(problem)")
      exit(withError: ExitCode(ExitStatus.failed.rawValue))
    } catch is BrokenPipe {
      exit()
    } catch {
      exit(withError: error)
    }
  }
}
