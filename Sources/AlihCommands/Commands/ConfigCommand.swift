import AlihEndpoint
import AlihFormats
import ArgumentParser
import Foundation

/// `alih config`: where configuration comes from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows where configuration comes from, and says yes to a file that is not this user's.",
    discussion: "Example: alih config show",
    subcommands: [ShowCommand.self, TrustCommand.self])

  /// `alih config show`: the files, and what they come to.
  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows which files are used here, the first one first, and what they come to.",
      discussion: "Example: alih config show")

    @Option(
      name: [.short, .long], help: ArgumentHelp("The configuration to show.", valueName: "file"),
      completion: .file())
    var config: String?

    func run() throws {
      let place = ConfigurationPlace()
      let file = try config ?? place.named ?? place.nearest()
      try Console.print("project  \(file ?? "none: no alih.yaml upward of here")")
      try Console.print("user     \(place.ofUser ?? "none")")
      let configuration = try ConfigurationReader.configuration(named: config)
      try Console.print("engines  \(configuration.order.joined(separator: ", "))")
      for endpoint in configuration.endpoints {
        try Console.print(
          "endpoint \(endpoint.name): \(endpoint.settings.kind.rawValue) at \(endpoint.settings.url)")
      }
      let terms = (configuration.usesBuiltInTerms ? ["the built-in ones"] : []) + configuration.glossary
      try Console.print("terms    \(terms.isEmpty ? "none" : terms.joined(separator: ", "))")
      if let data = configuration.data { try Console.print("data     \(data)") }
      if let learned = configuration.learned { try Console.print("learned  \(learned)") }
      try Console.print("store    \(StorePlace.path(configuration))")
    }
  }

  /// `alih config trust`: says yes to a found file.
  struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trust",
      abstract: "Lets a found alih.yaml be used though it belongs to another user or others can write it.",
      discussion: "Example: alih config trust /srv/news/alih.yaml")

    @Argument(help: ArgumentHelp("The file.", valueName: "file"), completion: .file())
    var file: String

    func run() throws {
      guard FileSystem.holds(file) else {
        throw CommandFailure(.noInput, "there is no '\(file)'\nCheck the path.")
      }
      try ConfigurationPlace().trust(file)
      Console.note("'\(file)' is used from now on, whoever changes it")
    }
  }
}
