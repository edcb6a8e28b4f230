import AlihData
import ArgumentParser
import Foundation

/// `alih init`: a desk of one's own to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes alih.yaml, Glossary/ and Prompts/ to start from.",
    discussion: """
      The configuration names the copied glossary; the copied Prompts/ and lexicon are used with --data FOLDER. Nothing that \
      is there is overwritten.

      Example: alih init desk
      """)

  @Argument(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var folder = "."

  @OptionGroup var data: DataOptions

  private static let configurationText = """
    # What Alih reads in this folder and below. Documentation/Endpoints.md tells all keys.
    from: id
    to: en
    engines: [offline]                 # order of preference; offline needs no network
    glossary: [Glossary/id-en/terms]   # files or folders; a later one wins
    # lexicon: [my-words.tsv]          # words that the offline engine prefers to its own
    # store: .alih.sqlite              # jobs and paid answers (default: ~/.local/state/alih/alih.sqlite)
    # endpoints:                       # then: engines: [newsroom, offline]
    #   newsroom:
    #     kind: openai                 # any server with /chat/completions
    #     url: http://127.0.0.1:8000/v1
    #     model: my-model
    #     key: {env: NEWSROOM_KEY}     # or {file: /run/secrets/key}; never the key itself

    """

  func run() throws {
    let data = try Newsroom.dataFolder(data)
    let place = URL(filePath: folder)
    func path(_ name: String) -> String { place.appending(path: name).path }
    let taken = ["alih.yaml", "Glossary", "Prompts"].filter {
      FileManager.default.fileExists(atPath: path($0))
    }
    guard taken.isEmpty else {
      throw CommandFailure(
        .cannotWrite,
        "'\(folder)' has \(taken.map { "'\($0)'" }.joined(separator: " and ")) already, and nothing is overwritten\n"
          + "Name another folder: alih init FOLDER")
    }
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for name in ["Glossary", "Prompts"] {
        try FileManager.default.copyItem(atPath: data.path + "/" + name, toPath: path(name))
      }
    } catch {
      throw CommandFailure(.cannotWrite, "can't write into '\(folder)': \(error.localizedDescription)")
    }
    try AtomicFile.write(Array(Self.configurationText.utf8), to: path("alih.yaml"))
    try Console.print(
      """
      Wrote \(path("alih.yaml")), \(path("Glossary")) and \(path("Prompts")).
      Next: put house terms into Glossary/id-en/terms, check them with 'alih glossary check', and translate:
        alih translate ARTICLES -o out --format html
      """)
  }
}
