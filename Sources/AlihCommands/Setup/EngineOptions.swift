import AlihFormats
import ArgumentParser

/// How much is told of the work.
struct VerbosityOptions: ParsableArguments {
  @Flag(name: .customShort("v"), help: "Tell each request in a line; -vv: with the bodies, keys masked.")
  var verbosity: Int

  func validate() { Console.setVerbosity(verbosity) }
}

/// Where the built-in data is.
struct DataOptions: ParsableArguments {
  @OptionGroup var verbosity: VerbosityOptions

  @Option(help: ArgumentHelp("The folder that holds Prompts/ and Glossary/.", valueName: "folder"))
  var data: String?
}

/// Where the built-in data and the configuration are.
struct ConfigurationOptions: ParsableArguments {
  @OptionGroup var data: DataOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The configuration (default: the nearest alih.yaml upward).", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?
}

/// The words of the house.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Words for the offline engine, before its own; repeatable, later files win.", valueName: "file"))
  var lexicon: [String] = []
}

/// Where configuration and house terms come from.
struct TermOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigurationOptions

  @Option(
    help: ArgumentHelp(
      "House terms beside the configured ones; repeatable, later files win.", valueName: "file"))
  var glossary: [String] = []

  @Option(help: ArgumentHelp("The articles' language (default: id).", valueName: "language"))
  var from: String?

  @Option(help: ArgumentHelp("The language to translate into (default: en).", valueName: "language"))
  var to: String?
}

/// What readers of files need to be told.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Of .jsonl and .csv files, the field or column with the text (default: text).", valueName: "name"))
  var field: String?

  var options: SourceFile.Options { SourceFile.Options(field: field ?? "text") }
}

/// Who translates.
struct EngineOptions: ParsableArguments {
  @OptionGroup var terms: TermOptions

  @OptionGroup var lexicon: LexiconOptions

  @Option(
    help: ArgumentHelp(
      "offline, an endpoint's name, or auto: the configured endpoints in order, then offline.",
      valueName: "name"), completion: .custom { _, _, _ in EngineOptions.names })
  var engine = "auto"

  /// For the shell: what can be asked for here.
  private static var names: [String] {
    let configured = (try? ConfigurationReader.configuration(named: nil))?.endpoints.map(\.name) ?? []
    return ["auto", "offline"] + configured
  }
}
