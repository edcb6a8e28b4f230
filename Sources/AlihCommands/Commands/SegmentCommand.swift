import AlihFormats
import AlihModel
import AlihOffline
import AlihSegmenter
import ArgumentParser
import Foundation

/// `alih segment`: the sentences of articles.
struct SegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Shows the sentences of articles, one a line.",
    discussion: "Example: alih segment --json berita.txt")

  @Argument(help: ArgumentHelp("Article files, folders, globs, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var data: DataOptions

  @OptionGroup var input: InputOptions

  @Flag(help: "One object an article, with block role and UTF-8 byte offsets.")
  var json = false

  private struct Sentences: Encodable {
    struct Sentence: Encodable {
      var id: String
      var role: String
      var start: Int
      var end: Int
      var text: String
    }

    var path: String
    var segments: [Sentence]
  }

  func run() async throws {
    let folder = try Newsroom.dataFolder(data)
    let segmenter = try Newsroom.segmenter(folder)
    var engine: OfflineEngine?
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var isComplete = true
    let list = try InputList(inputs, own: OwnOutputs())
    for file in list.files {
      do {
        let article = segmenter.blocks(of: try SourceFile.read(file, input.options(nil)).article)
        let segments = article.blocks.flatMap { block in block.segments.map { (block.role, $0) } }
        if json {
          let sentences = segments.map { role, segment in
            Sentences.Sentence(
              id: segment.id, role: role.rawValue, start: segment.range.lowerBound,
              end: segment.range.upperBound,
              text: segment.text)
          }
          let data = try encoder.encode(Sentences(path: file.path, segments: sentences))
          try Console.write([UInt8](data) + [10])
        } else {
          for (_, segment) in segments {
            var text = segment.text
            if DividedWords.isPossible(in: text) {
              let words = try engine ?? Newsroom.offlineEngine(of: folder)
              engine = words
              text = DividedWords.joined(text) { words.isOrdinaryWord($0) }
            }
            try Console.print(String(text.map { $0.isNewline ? " " : $0 }))
          }
        }
      } catch let pipe as BrokenPipe {
        throw pipe
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        isComplete = false
        Console.note("\(error)")
      }
    }
    list.report(quietly: false)
    if !isComplete || !list.isComplete { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}
