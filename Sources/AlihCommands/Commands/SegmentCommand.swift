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

  @Argument(
    help: ArgumentHelp(
      "Article files, folders, globs, or - for standard input, which a pipe is without being named.",
      valueName: "input"), completion: .file())
  var inputs: [String] = []

  @OptionGroup var data: DataOptions

  @OptionGroup var input: InputOptions

  @Flag(
    help:
      "One object an article, with roles and byte offsets, the file's or its text's in UTF-8 (field offsets)."
  )
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
    /// `file` where the offsets are the file's; `text` where they are those of its text in UTF-8, its blocks parted by an
    /// empty line, because the file has it in another form.
    var offsets: String
    var segments: [Sentence]

    init(_ path: String, _ source: SourceFile, _ article: Article) {
      let segments = article.blocks.flatMap { block in block.segments.map { (block.role, $0) } }
      let places = segments.flatMap { [$1.range.lowerBound, $1.range.upperBound] }
      let own = source.placesInFile(places)
      (self.path, offsets) = (path, own == nil ? "text" : "file")
      self.segments = zip(segments, segments.indices).map { segment, index in
        let (role, sentence) = segment
        return Sentence(
          id: sentence.id, role: role.rawValue, start: (own ?? places)[2 * index],
          end: (own ?? places)[2 * index + 1], text: sentence.text)
      }
    }
  }

  func validate() throws { try InputList.validate(inputs) }

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
        let source = try SourceFile.read(file, input.options(nil))
        let article = segmenter.blocks(of: source.article)
        if json {
          try Console.write([UInt8](try encoder.encode(Sentences(file.path, source, article))) + [10])
        } else {
          for segment in article.blocks.flatMap(\.segments) {
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
