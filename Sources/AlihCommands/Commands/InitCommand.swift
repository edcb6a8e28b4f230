import AlihData
import AlihFormats
import ArgumentParser
import Foundation

/// `alih init`: a desk of one's own to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes alih.yaml and house.tsv to start from.",
    discussion: """
      house.tsv is the table of your own terms, which win over the built-in ones. With --own-data the lexicon, rules, \
      prompts and terms that are built in are copied, too, and used from there. Nothing that is there is overwritten.

      Example: alih init desk
      """)

  @Argument(help: ArgumentHelp("The folder to write into.", valueName: "folder"), completion: .directory)
  var folder = "."

  @Flag(help: "Copy Glossary/ and Prompts/ to change them; alih.yaml names them under 'data'.")
  var ownData = false

  @OptionGroup var data: DataOptions

  private static func configuration(ownsData: Bool) -> String {
    """
    # What Alih reads in this folder and below; Documentation/Configuration.md tells all keys.
    from: id
    to: en
    engines: [offline]                 # order of preference; offline needs no network
    glossary: [house.tsv]              # your own terms, which win over the built-in ones
    \(ownsData ? "data: .                            # Glossary/ and Prompts/ of this folder\n" : "")\
    # builtin: false                   # leaves the built-in terms out
    # lexicon: [my-words.tsv]          # words that the offline engine prefers to its own
    # learned: learned.tsv             # the desk's own wording, from 'alih learn'
    # store: .alih.sqlite              # jobs and paid answers (default: ~/.local/state/alih/alih.sqlite)
    # endpoints:                       # then: engines: [newsroom, offline]
    #   newsroom:
    #     kind: openai                 # any server with /chat/completions
    #     url: http://127.0.0.1:8000/v1
    #     model: my-model
    #     key: {env: NEWSROOM_KEY}     # or {file: /run/secrets/key}; never the key itself

    """
  }

  func run() throws {
    let data = ownData ? try Newsroom.dataFolder(data) : nil
    let place = URL(filePath: folder)
    func path(_ name: String) -> String { place.appending(path: name).path }
    let folders = data == nil ? [] : ["Glossary", "Prompts"]
    let taken = (["alih.yaml", "house.tsv"] + folders).filter {
      FileSystem.holds(path($0))
    }
    guard taken.isEmpty else {
      throw CommandFailure(
        .cannotWrite,
        "'\(folder)' has \(taken.map { "'\($0)'" }.joined(separator: " and ")) already, and nothing is overwritten\n"
          + "Name another folder: alih init FOLDER")
    }
    do {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for name in folders {
        try FileManager.default.copyItem(atPath: data!.path + "/" + name, toPath: path(name))
      }
    } catch {
      throw CommandFailure(cannotWrite: "'\(folder)'", Console.systemNumber(of: error))
    }
    try AtomicFile.write(
      Array(Self.configuration(ownsData: data != nil).utf8), to: path("alih.yaml"))
    try AtomicFile.write(Array("source\ttarget\tvariants\tnote\n".utf8), to: path("house.tsv"))
    let written = (["alih.yaml", "house.tsv"] + folders).map(path).joined(separator: ", ")
    try Console.print(
      """
      Wrote \(written).
      Next: put your terms into house.tsv, a line each with a tab between the columns, check them, and translate:
        \(folder == "." ? "" : "cd \(folder)\n  ")alih glossary check
        alih translate ARTICLES -o out --format html
      """)
  }
}
