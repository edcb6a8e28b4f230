import AlihMarkup
import AlihModel

/// Reads the units of one language pair out of a TMX file (1.1 to 1.4b), in bounded memory whatever the file's size.
///
/// A segment's text is taken without its inline codes (`bpt`, `ept`, `ph`, `it`, `ut`); what `hi` marks stays. No file
/// but the one given is read, whatever the document asks for.
package struct TMXReader {
  private let file: String
  private let languages: LanguagePair
  private let takesUnapproved: Bool

  /// - Parameters:
  ///   - file: how the file is called in messages and as the units' origin.
  ///   - takesUnapproved: whether units count that a machine wrote and nobody approved (property `x-engine` without
  ///     `x-review`, as in Alih's own documents, or a creator that is a machine).
  package init(file: String, _ languages: LanguagePair, takesUnapproved: Bool = true) {
    self.file = file
    self.languages = languages
    self.takesUnapproved = takesUnapproved
  }

  /// Reads to the end.
  ///
  /// - Parameters:
  ///   - next: the file's next bytes; nil at its end.
  ///   - passOver: hears of each unit that is left out because nobody approved it.
  ///   - receive: gets each unit, and nil for one without a sentence in both languages.
  /// - Throws: `TMXProblem`, or what `next` or `receive` throws.
  package func read(
    _ next: () throws -> [UInt8]?, passingOver passOver: () throws -> Void = {},
    _ receive: (MemoryUnit?) throws -> Void
  ) throws {
    let document = Document(languages)
    do {
      try Markup.read(next, into: document) {
        for unit in document.units {
          if let unit, !unit.isApproved, !takesUnapproved {
            try passOver()
          } else {
            try receive(unit.map { MemoryUnit($0, origin: file) })
          }
        }
        document.units = []
      }
    } catch let problem as MarkupProblem {
      throw TMXProblem(
        file: file, line: problem.line, column: problem.column,
        message: problem.message + "\nNothing was imported.")
    }
  }

  /// What of the document has been read.
  fileprivate final class Document: MarkupHandler {
    struct Sentence {
      var language: String
      var text: String
    }

    struct Unit {
      var source: String
      var target: String
      var changed: String
      /// Whether a person stands behind it; true where the file doesn't say who made it.
      var isApproved: Bool
    }

    private static let codes: Set<String> = ["bpt", "ept", "ph", "it", "ut"]

    private let languages: LanguagePair
    /// Complete, and not yet handed on.
    var units: [Unit?] = []
    var problem: String?
    private var depth = 0
    private var sentences: [Sentence] = []
    private var changed = ""
    private var language = ""
    /// The unit's properties, by type, and the one that is being read.
    private var properties: [String: String] = [:]
    private var property: String?
    private var isInSegment = false
    /// How many codes the reader is inside.
    private var codeDepth = 0
    private var text: [UInt8] = []

    init(_ languages: LanguagePair) { self.languages = languages }

    func text(_ bytes: UnsafeRawBufferPointer) {
      if isInSegment ? codeDepth == 0 : property != nil { text += bytes }
    }

    func start(_ name: String, _ attributes: [String: String]) {
      depth += 1
      if depth == 1, name != "tmx" { problem = "no TMX: the document is a '\(name)'" }
      switch name {
      case "tu":
        sentences = []
        properties = [:]
        changed = attributes["changedate"] ?? attributes["creationdate"] ?? ""
      case "prop":
        property = attributes["type"] ?? ""
        text = []
      case "tuv": language = LanguageTag.primary(attributes["xml:lang"] ?? attributes["lang"] ?? "")
      case "seg":
        isInSegment = true
        text = []
      case _ where isInSegment && Self.codes.contains(name):
        codeDepth += 1
        // A line break parts words as a blank does.
        if let type = attributes["type"]?.lowercased(), ["lb", "x-lb", "br", "x-br"].contains(type) {
          text.append(0x20)
        }
      default: break
      }
    }

    func end(_ name: String) {
      depth -= 1
      switch name {
      case "seg":
        isInSegment = false
        sentences.append(Sentence(language: language, text: Self.oneLine(text)))
      case "prop":
        if let property { properties[property] = String(decoding: text, as: UTF8.self) }
        property = nil
      case "tu":
        func sentence(_ language: String) -> String? {
          sentences.first { $0.language == LanguageTag.primary(language) && !$0.text.isEmpty }?.text
        }
        if let source = sentence(languages.source), let target = sentence(languages.target) {
          units.append(Unit(source: source, target: target, changed: changed, isApproved: isApproved))
        } else {
          units.append(nil)
        }
      case _ where isInSegment && Self.codes.contains(name): codeDepth -= 1
      default: break
      }
    }

    private var isApproved: Bool {
      guard let engine = properties["x-engine"], engine != "memory" else { return true }
      return properties["x-review"] != nil
    }

    /// Line breaks and indentation are the file's, not the sentence's.
    private static func oneLine(_ bytes: [UInt8]) -> String {
      bytes.split { [9, 10, 13, 32].contains($0) }.map { String(decoding: $0, as: UTF8.self) }.joined(
        separator: " ")
    }
  }
}

extension MemoryUnit {
  fileprivate init(_ unit: TMXReader.Document.Unit, origin: String) {
    self.init(source: unit.source, target: unit.target, origin: origin, changed: unit.changed)
  }
}
