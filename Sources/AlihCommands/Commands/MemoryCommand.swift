import AlihFormats
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

/// `alih memory`: sentences whose translation a person approved.
struct MemoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract: "Takes approved translations in from TMX files, and gives them out.",
    discussion: """
      A sentence that the memory holds gets its translation from there, unless it breaks a house term; similar ones are \
      shown to endpoints that take examples. --engine offline does without.

      Example: alih memory import house.tmx
      """,
    subcommands: [
      ImportCommand.self, RemoveCommand.self, ExportCommand.self, StatsCommand.self, LookupCommand.self,
    ])

  /// `alih memory import`: takes TMX files in.
  struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes in the units of TMX files; a later translation of a sentence replaces an earlier one.",
      discussion: "Example: alih memory import house.tmx --from id --to en")

    @Argument(
      help: ArgumentHelp("TMX files; of a malformed one, nothing is taken.", valueName: "file"),
      completion: .file())
    var files: [String]

    @OptionGroup var terms: TermOptions

    @Flag(help: "Take what a machine wrote and nobody approved, too.")
    var force = false

    @Flag(help: "One object a file, with the counts.")
    var json = false

    private struct Outcome: Encodable {
      var path: String
      var counts: MemoryImport
    }

    private static func reason(_ error: CocoaError) -> String {
      let underlying = error.underlying as? POSIXError
      return underlying.map { Console.systemError($0.code.rawValue) } ?? "it is no file"
    }

    func run() throws {
      let newsroom = try Newsroom(terms)
      let store = try StorePlace.store(newsroom.configuration)
      for file in files {
        let descriptor = open(file.pathBytes, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
          throw CommandFailure(.noInput, "can't read '\(file)': \(Console.systemError())")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let reader = TMXReader(file: file, newsroom.languages, takesUnapproved: force)
        var counts: MemoryImport
        var unapproved = 0
        do {
          counts = try store.importUnits(from: file, newsroom.languages) { receive in
            try reader.read(
              { try handle.read(upToCount: 1 << 16).map { [UInt8]($0) } }, passingOver: { unapproved += 1 },
              receive)
          }
          counts.unapproved = unapproved
        } catch let error as TMXProblem {
          throw CommandFailure(.failed, "\(error)")
        } catch let error as CocoaError {
          throw CommandFailure(.noInput, "can't read '\(file)': \(Self.reason(error))")
        }
        if json {
          try Console.printJSON(Outcome(path: file, counts: counts))
        } else {
          try Console.print(
            "\(file): \(counts.added) added, \(counts.changed) changed, \(counts.unchanged) unchanged, "
              + "\(counts.skipped) skipped"
              + (unapproved > 0
                ? ", \(unapproved) left out: a machine wrote them and nobody approved them" : "")
              + " (import \(counts.number))")
        }
      }
    }
  }

  /// `alih memory remove`: undoes an import, or forgets units.
  struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Undoes an import, or forgets the units of a file or with a text in them.",
      discussion: "Example: alih memory remove --import 3")

    @Option(
      name: .customLong("import"),
      help: ArgumentHelp("The import's number; what it replaced comes back.", valueName: "number"))
    var number: Int64?

    @Option(
      help: ArgumentHelp(
        "Of this file: an article that was reviewed, or a file that was imported.", valueName: "file"),
      completion: .file())
    var file: String?

    @Option(help: ArgumentHelp("With this text in the sentence or its translation.", valueName: "text"))
    var matching: String?

    @OptionGroup var terms: TermOptions

    func validate() throws {
      guard [number != nil, file != nil, matching != nil].filter(\.self).count == 1 else {
        throw ValidationError("Name one of --import, --file and --matching")
      }
      if matching?.isEmpty == true { throw ValidationError("--matching needs a text") }
    }

    func run() throws {
      let newsroom = try Newsroom(terms)
      let store = try StorePlace.store(newsroom.configuration)
      var count = 0
      if let number {
        guard let gone = try store.removeImport(number) else {
          let known = try store.imports().map { "\($0.number) (\($0.file))" }.joined(separator: ", ")
          throw CommandFailure(
            .failed, "there is no import \(number)\nThere are: \(known.isEmpty ? "none" : known)")
        }
        count = gone
      } else if let file {
        // The review names files from the root, an import as it was told.
        let place = Self.place(of: file)
        let names = try [file, place] + store.imports().map(\.file).filter { Self.place(of: $0) == place }
        for name in Set(names) { count += try store.removeUnits(from: name) }
      } else if let matching {
        count = try store.removeUnits(matching: matching, newsroom.languages)
      }
      try Console.print("\(count.of("unit")) removed")
    }

    private static func place(of file: String) -> String {
      Store.place(of: file, in: FileSystem.currentFolder)
    }
  }

  /// `alih memory export`: gives all units out as TMX 1.4b.
  struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Writes the memory as TMX 1.4b.",
      discussion: "Example: alih memory export -o house.tmx")

    @Option(
      name: .shortAndLong, help: ArgumentHelp("A file, or - for standard output.", valueName: "file"),
      completion: .file())
    var output = "-"

    @OptionGroup var terms: TermOptions

    func run() throws {
      let newsroom = try Newsroom(terms)
      let store = try StorePlace.store(newsroom.configuration)
      let file = output == "-" ? nil : try AtomicFile(output)
      let writer = try TMXWriter(newsroom.languages, version: AlihCommand.configuration.version) { bytes in
        if let file { try file.write(bytes) } else { try Console.write(bytes) }
      }
      try store.eachUnit(newsroom.languages, writer.add)
      try writer.finish()
      try file?.finish()
    }
  }

  /// `alih memory stats`: how much the memory holds.
  struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats", abstract: "Shows how many units the memory holds for each pair of languages.",
      discussion: "Example: alih memory stats --json")

    @Option(
      help: ArgumentHelp("The configuration (default: the nearest alih.yaml upward).", valueName: "file"),
      completion: .file())
    var config: String?

    @Flag(help: "One object.")
    var json = false

    func run() throws {
      let store = try StorePlace.store(try ConfigurationReader.configuration(named: config))
      let counts = try store.memoryCounts()
      if json { return try Console.printJSON(["pairs": counts]) }
      for count in counts {
        try Console.print(
          "\(count.from) to \(count.to): \(count.units) \(count.units == 1 ? "unit" : "units")")
      }
      if counts.isEmpty { Console.note("the memory is empty\nFill it: alih memory import FILE.tmx") }
    }
  }

  /// `alih memory lookup`: the units most similar to a sentence.
  struct LookupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lookup",
      abstract: "Shows the units most similar to a sentence, with how much of it they share.",
      discussion: "Example: alih memory lookup \"Hujan lebat mengguyur Jakarta.\"")

    @Argument(help: ArgumentHelp("A sentence.", valueName: "text"))
    var text: String

    @OptionGroup var terms: TermOptions

    @Flag(help: "One object with all matches.")
    var json = false

    private struct Match: Encodable {
      var score: Double
      var source: String
      var target: String
    }

    func run() throws {
      let newsroom = try Newsroom(terms)
      let store = try StorePlace.store(newsroom.configuration)
      let found = try store.similarUnits(to: text, newsroom.languages, threshold: 0.5, limit: 10)
      if json {
        try Console.printJSON([
          "matches": found.map { Match(score: $0.score, source: $0.source, target: $0.target) }
        ])
      }
      for unit in found where !json {
        try Console.print(String(format: "%3.0f %%\t", unit.score * 100) + unit.source + "\t" + unit.target)
      }
      if found.isEmpty { throw CommandFailure(.failed, "nothing in the memory is like '\(text)'") }
    }
  }
}
