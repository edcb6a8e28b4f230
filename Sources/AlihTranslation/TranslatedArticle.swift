import AlihFormats
import AlihModel

/// An article in two languages, sentence by sentence.
public struct TranslatedArticle: Sendable {
  let result: BilingualArticle
  let source: SourceFile
  let segmented: Article

  /// The formats of `document(_:)`.
  public enum Format: String, Sendable, CaseIterable {
    case markdown, html, text, json, xliff, xliff12, tmx, docx, odt, epub, csv, po
    /// The file's own, with its markup and the translation in the source's place.
    case same
  }

  /// All sentences in reading order, headlines and captions among them.
  public var segments: [TranslatedSegment] { result.blocks.flatMap(\.segments).map(TranslatedSegment.init) }

  /// The translation alone, a paragraph a line; a sentence that could not be translated stands there as it is.
  public var text: String {
    result.blocks.map { block in
      block.segments.map { $0.target.isEmpty ? $0.source : $0.target }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// The author's name, where the article has one.
  public var byline: String? { result.byline }
  /// ISO 8601, as exact as the article says: `2024-11-01` or `2024-11-01T10:29`.
  public var date: String? { result.date }

  /// A file in that format, the same as `alih translate --format` writes.
  ///
  /// - Throws: `AlihError` for a format that can't be written, such as mail.
  public func document(_ format: Format) throws -> [UInt8] {
    do {
      if format == .same { return try source.bytes(of: result, segmented, .target) }
      guard let format = DocumentFormat(rawValue: format.rawValue) else { return [] }
      return try BilingualDocument.bytes(result, format: format)
    } catch {
      throw AlihError("\(error)")
    }
  }
}

/// One sentence and its translation.
public struct TranslatedSegment: Sendable, Hashable {
  /// `b3.s1`: the first sentence of the third block.
  public let id: String
  public let source: String
  /// Empty where nothing could be translated.
  public let target: String
  /// What a person should look at: `number-changed: the number '5' became '6'`.
  public let findings: [String]

  init(_ segment: BilingualSegment) {
    id = segment.id
    source = segment.source
    target = segment.target
    findings = segment.findings.map { "\($0.id): \($0.message)" }
  }
}
