import AlihFormats
import AlihOffline
import AlihSegmenter
import AlihSummary
import ArgumentParser

/// `alih explain`: the offline engine's work on one sentence.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows the offline engine's work on one sentence, stage by stage.",
    discussion: #"""
      Example: alih explain "Pertemuan itu digelar di Jakarta."
      Example: alih explain --summary berita.txt
      """#)

  @Argument(
    help: ArgumentHelp("One Indonesian sentence; with --summary an article file.", valueName: "kalimat"),
    completion: .file())
  var sentence: String

  @Flag(
    help: """
      Show what speaks for each sentence of an article in a summary: a JSON object a sentence, with its probability and \
      the properties that Glossary/id-en/rules/summary-weights.tsv weighs.
      """)
  var summary = false

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var lexicon: LexiconOptions

  @OptionGroup var wording: WordingOptions

  func run() throws {
    let newsroom = try Newsroom(configuration)
    if summary { return try explainSummary(newsroom) }
    try Console.print(try newsroom.offlineEngine(and: lexicon.lexicon, wording).explain(sentence))
  }

  private func explainSummary(_ newsroom: Newsroom) throws {
    let segmenter = try Newsroom.segmenter(newsroom.data)
    let summarizer = try newsroom.summarizer()
    for file in try InputList([sentence], own: OwnOutputs()).files {
      let article = segmenter.blocks(of: try SourceFile.read(file).article)
      for candidate in summarizer.candidates(of: article) {
        let properties = candidate.properties.filter { $0.value != 0 }
        try Console.print(
          JSONValue.object([
            ("path", .string(file.path)), ("id", .string(candidate.choice.id)),
            ("text", .string(candidate.choice.text)), ("probability", .decimal(candidate.probability)),
            ("properties", .object(properties.map { ($0.name, .decimal($0.value)) })),
          ]).text(compact: true))
      }
    }
  }
}
