import AlihDesk
import AlihFormats
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

extension ReviewCommand {
  /// `alih review import`: corrections that were made in documents.
  struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Takes corrections back from Word documents, pages and XLIFF files that Alih wrote.",
      discussion: """
        Each sentence that reads otherwise than the run wrote it becomes an edit. What can't be placed is listed, and the \
        exit code is 1.

        Example: alih review import out/banjir.docx
        """)

    @Argument(
      help: ArgumentHelp("Documents that Alih wrote: .docx, .html, .xlf.", valueName: "file"),
      completion: .file())
    var files: [String]

    @OptionGroup var options: ReviewOptions

    func run() throws {
      let desk = try options.desk()
      var isComplete = true
      for file in files {
        do { try take(file, desk, &isComplete) } catch let problem as CorrectionsProblem {
          isComplete = false
          Console.note(problem.description)
        }
      }
      if !isComplete { throw ExitCode(ExitStatus.failed.rawValue) }
    }

    private func take(_ file: String, _ desk: ReviewDesk, _ isComplete: inout Bool) throws {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw CommandFailure(.noInput, "can't read '\(file)': \(Console.systemError())")
      }
      let article = try article(of: file, desk)
      let sentences = try Corrections.sentences(in: [UInt8](data), path: file)
      let segments = Dictionary(
        try desk.segments(of: article).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      var edited = 0
      var older = 0
      for sentence in sentences {
        guard let segment = segments[sentence.id] else {
          isComplete = false
          Console.note(
            "\(file): \(sentence.id) is no sentence of '\(article.path)' any more: '\(sentence.text)'")
          continue
        }
        guard !sentence.text.isEmpty, sentence.text != Self.words(segment.segment.target) else { continue }
        // Written before the last decision, and not touched since: another document's correction stays.
        let history = try desk.store.history(of: segment.place, desk.languages)
        guard !history.contains(where: { sentence.text == Self.words($0.before) }) else {
          older += 1
          Console.note(
            "\(file): \(sentence.id) reads as before it was decided on: '\(sentence.text)'; the decision stays: "
              + "'\(Self.words(segment.segment.target))'")
          continue
        }
        try desk.edit(segment, to: sentence.text)
        edited += 1
      }
      // Its changes are in the store now: the next run may write over it.
      try desk.store.remember([
        WrittenDocument(
          path: Store.place(of: file, in: FileManager.default.currentDirectoryPath),
          content: Fingerprint([[UInt8](data)]), article: article.place)
      ])
      try Console.print(
        "\(file): \(edited == 1 ? "1 sentence" : "\(edited) sentences") edited, "
          + "\(sentences.count - edited - older) as they were"
          + (older == 0 ? "" : ", \(older) older than what was decided, which stays"))
    }

    private static func words(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The article that the document was written for: by what Alih remembers of the file, or else by its name.
    private func article(of file: String, _ desk: ReviewDesk) throws -> DeskArticle {
      let place = Store.place(of: file, in: FileManager.default.currentDirectoryPath)
      let articles = try desk.articles()
      if let known = try desk.store.document(at: place),
        let article = articles.first(where: { $0.place == known.article })
      {
        return article
      }
      func stem(_ path: String) -> String {
        ((path as NSString).lastPathComponent as NSString).deletingPathExtension.replacing(".new", with: "")
      }
      let near = articles.filter { stem($0.path) == stem(file) }
      guard near.count == 1 else {
        throw CommandFailure(
          .failed,
          "job \(desk.job.id) has \(near.isEmpty ? "no" : "more than one") article that '\(file)' could be of\n"
            + "Name the job: alih review import --job N \(file)")
      }
      return near[0]
    }
  }
}
