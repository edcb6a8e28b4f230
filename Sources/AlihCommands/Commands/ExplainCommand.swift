import AlihOffline
import ArgumentParser

/// `alih explain`: the offline engine's work on one sentence.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows the offline engine's work on one sentence, stage by stage.",
    discussion: #"Example: alih explain "Pertemuan itu digelar di Jakarta.""#)

  @Argument(help: ArgumentHelp("One Indonesian sentence.", valueName: "kalimat"))
  var sentence: String

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    let newsroom = try Newsroom(configuration)
    try Console.print(try newsroom.offlineEngine(and: lexicon.lexicon).explain(sentence))
  }
}
