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
      guard let data = FileSystem.contents(of: file) else {
        throw CommandFailure(.noInput, "can't read '\(file)': \(Console.systemError())")
      }
      let (article, known) = try article(of: file, desk)
      let sentences = try Corrections.sentences(in: [UInt8](data), path: file)
      let segments = Dictionary(
        try desk.segments(of: article).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      if let stranger = try stranger(in: [UInt8](data), file, sentences, segments) {
        isComplete = false
        return Console.note(
          "\(file): it was written for another version of '\(article.path)': \(stranger)\n"
            + "Nothing is taken from it. Translate again, and correct the new document.")
      }
      var edited = 0
      var kept = 0
      for sentence in sentences {
        guard let segment = segments[sentence.id] else { continue }
        guard sentence.text != Self.words(segment.segment.target) else { continue }
        guard !sentence.text.isEmpty else {
          isComplete = false
          kept += 1
          Console.note("\(file): \(sentence.id) is empty; '\(Self.words(segment.segment.target))' stays")
          continue
        }
        if let last = try desk.store.history(of: segment.place, desk.languages).last, last.id > known,
          segment.segment.review != nil
        {
          // Decided since the document was written: what it holds may be what stood there before.
          kept += 1
          if sentence.text != Self.words(last.before) { isComplete = false }
          Console.note(
            "\(file): \(sentence.id) was decided on since, by \(last.person), and stays: "
              + "'\(Self.words(last.target))', not '\(sentence.text)'")
          continue
        }
        try desk.edit(segment, to: sentence.text)
        edited += 1
      }
      let found = Set(sentences.map(\.id))
      let missing = segments.values.filter { segment in
        [.translated, .degraded].contains(segment.segment.status) && !found.contains(segment.id)
      }.map(\.id).sorted()
      if !missing.isEmpty {
        isComplete = false
        Console.note("\(file): not found in it, and as they were: \(missing.joined(separator: ", "))")
      }
      // Its changes are in the store now: the next run may write over it.
      try desk.store.remember([
        WrittenDocument(
          path: Store.place(of: file, in: FileSystem.currentFolder),
          content: Fingerprint([[UInt8](data)]), article: article.place, decided: desk.store.lastDecision())
      ])
      try Console.print(
        "\(file): \(edited == 1 ? "1 sentence" : "\(edited) sentences") edited, "
          + "\(sentences.count - edited - kept) as they were"
          + (kept == 0 ? "" : ", \(kept) not taken"))
    }

    /// What in a document is of no sentence of the article, or isn't in it: the article was changed since, and its ids are other
    /// sentences'; nil where all fits. Of a document without sources only its ids tell.
    private func stranger(
      in bytes: [UInt8], _ file: String, _ sentences: [Corrections.Sentence],
      _ segments: [String: DeskSegment]
    ) throws -> String? {
      func letters(_ text: String) -> String { Corrections.letters(of: text) }
      for sentence in sentences {
        guard let segment = segments[sentence.id] else {
          return "\(sentence.id), '\(sentence.text)', is no sentence of it"
        }
        if let source = sentence.source, letters(source) != letters(segment.segment.source) {
          return "\(sentence.id) is '\(segment.segment.source)' now"
        }
      }
      let text = try Corrections.letters(in: bytes, path: file)
      let sources = sentences.compactMap { segments[$0.id]?.segment.source }
      let absent = sources.filter { !text.contains(letters($0)) }
      guard !text.isEmpty, absent.count < sources.count, let first = absent.first else { return nil }
      return "'\(first)' isn't in it"
    }

    private static func words(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The article that the document was written for, by what Alih remembers of the file, or else by its name; and the last
    /// decision that surely stands in it.
    private func article(of file: String, _ desk: ReviewDesk) throws -> (DeskArticle, decided: Int64) {
      let place = Store.place(of: file, in: FileSystem.currentFolder)
      let articles = try desk.articles()
      if let known = try desk.store.document(at: place),
        let article = articles.first(where: { $0.place == known.article })
      {
        return (article, known.decided)
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
      return (near[0], 0)
    }
  }
}
