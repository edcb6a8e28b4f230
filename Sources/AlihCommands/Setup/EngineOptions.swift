import AlihFormats
import AlihModel
import ArgumentParser

extension SourceFile.Part: ExpressibleByArgument {}

/// How much is told of the work.
struct VerbosityOptions: ParsableArguments {
  @Flag(name: .customShort("v"), help: "Tell each request in a line; -vv: with the bodies, keys masked.")
  var verbosity: Int

  func validate() { Console.setVerbosity(verbosity) }
}

/// Where the built-in data is.
struct DataOptions: ParsableArguments {
  @OptionGroup var verbosity: VerbosityOptions

  @Option(
    help: ArgumentHelp("The folder that holds Prompts/ and Glossary/.", valueName: "folder"),
    completion: .directory)
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
      "Words for the offline engine, before its own; repeatable, later files win.", valueName: "file"),
    completion: .file())
  var lexicon: [String] = []
}

/// The desk's own wording.
struct WordingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What 'alih learn' wrote for the offline engine, or none (default: 'learned' of the configuration).",
      valueName: "file"), completion: .file(extensions: ["tsv"]))
  var learned: String?
}

/// Where configuration and house terms come from.
struct TermOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigurationOptions

  @Option(
    help: ArgumentHelp(
      "House terms beside the configured ones; repeatable, later files win.", valueName: "file"),
    completion: .file())
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
      "Of .jsonl, .json, .csv and .tsv files, the field or column with the text (default: text).",
      valueName: "name"))
  var field: String?

  @Option(
    help: ArgumentHelp(
      "Read this part of a file, too: comments (Word, OpenDocument), front-matter (title and description of Markdown), labels (title, description and alternative texts of pages; always with --format same); repeatable.",
      valueName: "part"))
  var with: [SourceFile.Part] = []

  @Option(
    help: ArgumentHelp(
      "Leave this part of a file out: headers (and footers of Word, OpenDocument); repeatable.",
      valueName: "part"))
  var without: [SourceFile.Part] = []

  @Flag(help: "Translate each subtitle by itself, also where a sentence goes on in the next.")
  var cueByCue = false

  /// - Parameter languages: of the run; a translators' file of others is refused.
  func options(_ languages: LanguagePair?) -> SourceFile.Options {
    SourceFile.Options(
      field: field ?? "text", languages: languages, parts: Set([.headers] + with).subtracting(without),
      joinsCues: !cueByCue)
  }

  /// As they were given, for running a job again.
  var arguments: [String] {
    let options = [
      ("--field", [field].compactMap(\.self)), ("--with", with.map(\.rawValue)),
      ("--without", without.map(\.rawValue)),
    ]
    return options.flatMap { name, values in values.flatMap { [name, $0] } }
      + (cueByCue ? ["--cue-by-cue"] : [])
  }
}

/// Who translates.
struct EngineOptions: ParsableArguments {
  @OptionGroup var terms: TermOptions

  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup var wording: WordingOptions

  @Option(
    help: ArgumentHelp(
      "offline, an endpoint's name, or auto: the configured endpoints in order, then offline.",
      valueName: "name"), completion: .custom { _, _, _ in EngineOptions.names })
  var engine = "auto"

  /// For the shell: what can be asked for here.
  private static var names: [String] { ["auto", "offline"] + endpoints }

  /// For the shell: the endpoints of the configuration that holds here.
  static var endpoints: [String] {
    (try? ConfigurationReader.configuration(named: nil))?.endpoints.map(\.name) ?? []
  }
}
