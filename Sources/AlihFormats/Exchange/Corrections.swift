import AlihMarkup
import AlihModel
import Foundation

/// What stands now in a document that Alih wrote: a person may have corrected it.
package struct Corrections: Sendable, Hashable {
  package struct Sentence: Sendable, Hashable {
    /// The segment's id.
    package var id: String
    package var text: String
    /// What stands beside it in an XLIFF file.
    package var source: String?
    /// What of its text stands outside of its own place, which may be another sentence that lost its.
    package var loose = ""
  }

  /// In the document's order; an id may stand there twice.
  package var sentences: [Sentence] = []
  /// The sources that a Word document or page shows, in its order, as `letters` of them; empty where it shows none.
  package var sources = ""
  /// Paragraphs of a person's own, which belong to no sentence.
  package var strays: [String] = []

  /// Whether it shows what its sentences are translations of.
  package var hasSources: Bool { !sources.isEmpty || sentences.contains { $0.source != nil } }

  /// The kinds of documents that are read, by their endings.
  package static let endings: Set<String> = ["docx", "html", "htm", "xlf", "xliff"]

  /// Reads a Word document, a page or an XLIFF file that Alih wrote, whatever else it was saved with; linear.
  ///
  /// - Throws: `CorrectionsProblem` for one that can't be read, or that has no sentence with an id.
  package init(_ bytes: [UInt8], path: String) throws {
    do {
      switch (path as NSString).pathExtension.lowercased() {
      case "docx": self = try WordCorrections.read(bytes)
      case "html", "htm": self = PageCorrections.read(try MarkupTree(html: bytes).nodes)
      case "xlf", "xliff":
        sentences = try XLIFFReader.units(in: bytes).compactMap { unit in
          // Of version 2, "b3/s1": the unit and its segment.
          unit.target.map { Sentence(id: unit.id.replacing("/", with: "."), text: $0, source: unit.source) }
        }
      default:
        throw CorrectionsProblem(
          "'\(path)' is none of \(Self.endings.sorted().map { "." + $0 }.joined(separator: ", "))")
      }
    } catch let problem as SourceProblem {
      throw CorrectionsProblem("'\(path)' can't be read: \(problem.message)")
    } catch let problem as MarkupProblem {
      throw CorrectionsProblem("\(path):\(problem.line):\(problem.column): \(problem.message)")
    }
    guard !sentences.isEmpty else {
      throw CorrectionsProblem(
        "'\(path)' has no sentence of Alih's in it; only documents that Alih wrote come back")
    }
    for index in sentences.indices { sentences[index].text = Self.oneLine(sentences[index].text) }
  }

  init(_ blocks: [CorrectedSentence], sources: String, strays: [String]) {
    sentences = blocks.map(\.sentence)
    self.sources = Self.letters(of: sources)
    self.strays = strays.map { Self.oneLine(CorrectedSentence.typed($0)) }.filter { !$0.isEmpty }
  }

  /// Letters and digits alone, as which a source is looked for.
  package static func letters(of text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }

  /// A text with single blanks and without line ends.
  package static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A sentence while its document is read: what was typed before it or behind it, in its block, belongs to it.
struct CorrectedSentence {
  var id: String
  var before = ""
  var text = ""
  var behind = ""

  var sentence: Corrections.Sentence {
    let (before, behind) = (Self.typed(before), Self.typed(behind))
    return Corrections.Sentence(
      id: id, text: before + text + behind, loose: Corrections.oneLine(before + " " + behind))
  }

  /// What a person typed beside Alih's own marks: `✓`, `[degraded]`, `[navigation]` before furniture, and `[untranslated]` with
  /// the source that stands for it.
  static func typed(_ text: String) -> String {
    let parts = text.split(separator: "[untranslated]", maxSplits: 1, omittingEmptySubsequences: false)
    return String(parts[0]).replacing(/\[[a-z]+\]/, with: "").replacing(Review.mark, with: "")
  }
}

/// Why a document's corrections can't be taken in.
package struct CorrectionsProblem: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
