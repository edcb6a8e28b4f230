import AlihMarkup
import AlihModel
import Foundation

/// Sentences of a document that Alih wrote, as they stand in it now: a person may have corrected them.
package enum Corrections {
  package struct Sentence: Sendable, Hashable {
    /// The segment's id.
    package var id: String
    package var text: String
    /// What stands beside it in the document; nil where the kind doesn't tell.
    package var source: String?
  }

  /// The kinds of documents that are read, by their endings.
  package static let endings: Set<String> = ["docx", "html", "htm", "xlf", "xliff"]

  /// Reads a Word document, a page or an XLIFF file that Alih wrote, whatever else it was saved with.
  ///
  /// - Throws: `CorrectionsProblem` for one that can't be read, or that has no sentence with an id.
  package static func sentences(in bytes: [UInt8], path: String) throws -> [Sentence] {
    var sentences: [Sentence] = []
    do {
      switch (path as NSString).pathExtension.lowercased() {
      case "docx": sentences = try word(bytes)
      case "html", "htm": page(try MarkupTree(html: bytes).nodes, into: &sentences)
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
    return sentences.map { Sentence(id: $0.id, text: oneLine($0.text), source: $0.source) }
  }

  /// All that a reader of a Word document or page sees, letters and digits alone: whether a source sentence is in it.
  package static func letters(in bytes: [UInt8], path: String) throws -> String {
    let nodes: [MarkupNode]
    switch (path as NSString).pathExtension.lowercased() {
    case "docx": nodes = try MarkupTree(xml: ZipArchive(bytes)["word/document.xml"] ?? []).nodes
    case "html", "htm": nodes = try MarkupTree(html: bytes).nodes
    default: return ""
    }
    return letters(of: nodes.map(text).joined())
  }

  /// Letters and digits alone.
  package static func letters(of text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
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

  /// Collects the text of bookmarks: with what was inserted, without what was deleted. What is typed at the end of a sentence
  /// stands behind its bookmark, and belongs to it all the same.
  private struct WordWalk {
    var sentences: [Sentence] = []
    /// The places in `sentences` of the bookmarks that are open, by Word's number.
    private var open: [String: Int] = [:]
    /// The paragraph's last sentence.
    private var last: Int?

    mutating func walk(_ nodes: [MarkupNode]) {
      for case .element(let element) in nodes {
        switch element.localName {
        case "bookmarkStart": start(element)
        case "bookmarkEnd": open[element["w:id"] ?? ""] = nil
        case "del", "moveFrom", "Fallback": break
        case "t": add(element.text)
        case "br", "cr", "tab": add(" ")
        case "p":
          last = nil
          walk(element.children)
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
      last = sentences.count - 1
      open[number] = last
    }

    private mutating func add(_ text: String) {
      for place in open.values { sentences[place].text += text }
      if open.isEmpty, let last { sentences[last].text += Corrections.typed(text) }
    }
  }

  // MARK: Pages and XLIFF

  /// Collects a page's sentences; what was typed behind one in its block belongs to it.
  private static func page(_ nodes: [MarkupNode], inBlock: Bool = false, into sentences: inout [Sentence]) {
    for node in nodes {
      guard case .element(let element) = node else {
        if inBlock { add(text(node), to: &sentences) }
        continue
      }
      let classes = (element["class"] ?? "").split(separator: " ")
      if classes.contains("segment"), let id = element["id"] {
        // An untranslated sentence shows its source, or that there is nothing.
        if !classes.contains("untranslated") { sentences.append(Sentence(id: id, text: text(node))) }
      } else if classes.contains("target") {
        var block: [Sentence] = []
        page(element.children, inBlock: true, into: &block)
        sentences += block
      } else if !inBlock {
        page(element.children, into: &sentences)
      } else if element.localName == "br" {
        add(" ", to: &sentences)
      } else if classes.isEmpty, !["del", "s", "strike", "sup"].contains(element.localName) {
        page(element.children, inBlock: true, into: &sentences)
      }
    }
  }

  private static func add(_ text: String, to sentences: inout [Sentence]) {
    if !sentences.isEmpty { sentences[sentences.count - 1].text += typed(text) }
  }

  /// What a person typed beside Alih's own marks.
  private static func typed(_ text: String) -> String {
    String(text.split(separator: "[untranslated]", maxSplits: 1, omittingEmptySubsequences: false)[0])
      .replacing("[degraded]", with: "").replacing(Review.mark, with: "")
  }

  private static func xliff(_ bytes: [UInt8]) throws -> [Sentence] {
    try XLIFFReader.units(in: bytes).compactMap { unit in
      // Of version 2, "b3/s1": the unit and its segment.
      unit.target.map { Sentence(id: unit.id.replacing("/", with: "."), text: $0, source: unit.source) }
    }
  }

  /// What is shown: what an editor struck out is gone, and a line break is a blank.
  private static func text(_ node: MarkupNode) -> String {
    switch node {
    case .text(let text): text
    case .element(let element):
      switch element.localName {
      case "del", "s", "strike": ""
      case "br": " "
      default: element.children.map(text).joined()
      }
    default: ""
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
