import AlihData
import AlihFormats
import AlihGlossary
import AlihModel
import AlihOffline
import AlihPipeline
import AlihQuality
import AlihSegmenter
import AlihSummary

/// Translates Indonesian news into English, here and without a network.
///
/// Making one reads the lexicon, about 10 ms; after that it may be used from any number of tasks at once.
///
/// ```swift
/// let translator = try NewsTranslator()
/// let article = try await translator.translate("Korut menembakkan rudal.\n")
/// print(article.text)   // North Korea fired a missile.
/// ```
public struct NewsTranslator: Sendable {
  private let desk: TranslationDesk
  private let summarizer: ExtractiveSummarizer

  /// - Parameters:
  ///   - data: the folder with `Prompts` and `Glossary`; by default `ALIH_DATA`, `../share/alih` beside the program, or the
  ///     bundle of the build.
  ///   - glossary: tables of house terms (`source<TAB>target`, see Documentation/GlossaryFormat.md); later ones win.
  /// - Throws: `AlihError` for data or a table that can't be read.
  public init(data: String? = nil, glossary: [String] = []) throws {
    do {
      let folder = try DataFolder.find(explicit: data)
      let engine = try OfflineEngine(
        OfflineData(lexicon: Self.files(folder, "lexicon"), overrides: [], rules: Self.files(folder, "rules"))
      )
      let house = try Self.files(folder, "terms").map { TermTable(file: $0.name, bytes: $0.bytes) }
      let own = try glossary.map { path in
        let file = InputFiles.File(path: path, relativePath: path)
        return [TermTable(file: path, bytes: try ArticleFile.bytes(of: file))]
      }
      desk = TranslationDesk(
        segmenter: ArticleSegmenter(rules: try SegmenterRules(reading: folder.bytes)),
        glossary: try Glossary(
          layers: [house] + own, initials: try InitialsRules(try folder.bytes(InitialsRules.file)),
          nameHeads: try NameHeads.list(folder.bytes(NameHeads.file)),
          renderingWords: try RenderingWords(folder.bytes(RenderingWords.file))),
        checks: QualityChecks(words: try CheckWords(reading: folder.bytes), dictionary: engine),
        engines: [OfflineTranslator(engine)],
        languages: .indonesianToEnglish)
      summarizer = ExtractiveSummarizer(rules: try SummaryRules(reading: folder.bytes))
    } catch {
      throw AlihError("\(error)")
    }
  }

  private static func files(_ folder: DataFolder, _ name: String) throws -> [(name: String, bytes: [UInt8])] {
    try folder.files(in: "Glossary/id-en/\(name)", extension: "tsv").map { ($0, try folder.bytes($0)) }
  }

  /// Translates the text of one article: headline, paragraphs and furniture are told apart by themselves.
  ///
  /// - Throws: `AlihError` for an empty text.
  public func translate(_ text: String) async throws -> TranslatedArticle {
    try await translate(file: "article.txt", Array(text.utf8))
  }

  /// Translates an article file of any kind that Alih reads, such as a page or a Word document.
  ///
  /// - Parameters:
  ///   - name: says by its ending what kind of file it is.
  ///   - bytes: the file's.
  /// - Throws: `AlihError` for a file that can't be read.
  public func translate(file name: String, _ bytes: [UInt8]) async throws -> TranslatedArticle {
    do {
      let source = try SourceFile(path: name, bytes: bytes)
      return TranslatedArticle(
        result: try await desk.translate(source.article), source: source,
        segmented: desk.segmented(source.article))
    } catch {
      throw AlihError("\(error)")
    }
  }

  /// Translates lines that have nothing to do with each other; as many come back, in order.
  public func translate(lines: [String]) async -> [String] {
    await desk.translate(lines: lines).map { $0.target.isEmpty ? $0.source : $0.target }
  }

  /// The sentences that stand for an article, in its order, translated.
  ///
  /// - Parameter sentences: at most.
  /// - Throws: `AlihError` for an empty text.
  public func summarize(_ text: String, sentences: Int = 3) async throws -> [TranslatedSegment] {
    do {
      let article = desk.segmented(try SourceFile(path: "article.txt", bytes: Array(text.utf8)).article)
      let chosen = summarizer.sentences(of: article, SummaryLength(sentences: sentences)).map {
        ($0.id, $0.text, $0.role)
      }
      return await desk.translate(chosen, of: article.path).map(TranslatedSegment.init)
    } catch {
      throw AlihError("\(error)")
    }
  }
}

/// What went wrong, where, and what to do, in lines for the user.
public struct AlihError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
