import AlihFormats
import ArgumentParser

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
        do {
          var document = try CorrectedDocument(file, desk)
          isComplete = try document.take() && isComplete
        } catch let problem as CorrectionsProblem {
          isComplete = false
          Console.note(problem.description)
        }
      }
      if !isComplete { throw ExitCode(ExitStatus.failed.rawValue) }
    }
  }
}
