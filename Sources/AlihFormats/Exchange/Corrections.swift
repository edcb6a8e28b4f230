import AlihMarkup
import Foundation

/// Sentences of a document that Alih wrote, as they stand in it now: a person may have corrected them.
package enum Corrections {
  package struct Sentence: Sendable, Hashable {
    /// The segment's id.
    package var id: String
    package var text: String
  }

  /// The kinds of documents that are read, by their endings.
  package static let endings: Set<String> = ["docx", "html", "htm", "xlf", "xliff"]

  /// Reads a Word document, a page or an XLIFF file that Alih wrote, whatever else it was saved with.
  ///
  /// - Throws: `CorrectionsProblem` for one that can't be read, or that has no sentence with an id.
  package static func sentences(in bytes: [UInt8], path: String) throws -> [Sentence] {
    let sentences: [Sentence]
    do {
      switch (path as NSString).pathExtension.lowercased() {
      case "docx": sentences = try word(bytes)
      case "html", "htm": sentences = page(try MarkupTree(html: bytes).nodes)
      case "xlf", "xliff": sentences = try xliff(bytes)
      default:
        throw CorrectionsProblem(
          "'\(path)' is none of \(endings.sorted().map { "." + $0 }.joined(separator: ", "))")
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
    return sentences.map { Sentence(id: $0.id, text: oneLine($0.text)) }
  }

  // MARK: Word

  /// The bookmark around a sentence: Word allows letters, digits and underscores, "b3.s1" -> "alih_b3_s1".
  static func bookmark(_ id: String) -> String { "alih_" + id.replacing(".", with: "_") }

  private static func word(_ bytes: [UInt8]) throws -> [Sentence] {
    let archive = try ZipArchive(bytes)
    guard let document = archive["word/document.xml"] else { throw SourceProblem("it is no Word document") }
    var walk = WordWalk()
    walk.walk(try MarkupTree(xml: document).nodes)
    return walk.sentences
  }

  /// Collects the text of bookmarks: with what was inserted, without what was deleted.
  private struct WordWalk {
    var sentences: [Sentence] = []
    /// The places in `sentences` of the bookmarks that are open, by Word's number.
    private var open: [String: Int] = [:]

    mutating func walk(_ nodes: [MarkupNode]) {
      for case .element(let element) in nodes {
        switch element.localName {
        case "bookmarkStart": start(element)
        case "bookmarkEnd": open[element["w:id"] ?? ""] = nil
        case "del", "moveFrom", "Fallback": break
        case "t": add(element.text)
        case "br", "cr", "tab": add(" ")
        default: walk(element.children)
        }
      }
    }

    private mutating func start(_ element: MarkupElement) {
      guard let name = element["w:name"], name.hasPrefix("alih_"), let number = element["w:id"] else {
        return
      }
      sentences.append(
        Sentence(id: String(name.dropFirst(5)).replacing("_", with: "."), text: ""))
      open[number] = sentences.count - 1
    }

    private mutating func add(_ text: String) {
      for place in open.values { sentences[place].text += text }
    }
  }

  // MARK: Pages and XLIFF

  private static func page(_ nodes: [MarkupNode]) -> [Sentence] {
    nodes.flatMap { node -> [Sentence] in
      guard case .element(let element) = node else { return [] }
      let classes = (element["class"] ?? "").split(separator: " ")
      // An untranslated sentence shows its source, or that there is nothing.
      if classes.contains("segment"), let id = element["id"] {
        return classes.contains("untranslated") ? [] : [Sentence(id: id, text: element.text)]
      }
      return page(element.children)
    }
  }

  private static func xliff(_ bytes: [UInt8]) throws -> [Sentence] {
    try XLIFFReader.units(in: bytes).compactMap { unit in
      // Of version 2, "b3/s1": the unit and its segment.
      unit.target.map { Sentence(id: unit.id.replacing("/", with: "."), text: $0) }
    }
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Why a document's corrections can't be taken in.
package struct CorrectionsProblem: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
