import AlihMarkup

/// Reads the sentences of a Word document by their bookmarks: with what was inserted, without what was deleted.
struct WordCorrections {
  private var sentences: [CorrectedSentence] = []
  private var sources = ""
  private var strays: [String] = []
  /// The places in `sentences` of the bookmarks that are open, by Word's number.
  private var open: [String: Int] = [:]
  /// The paragraph's last sentence, which what is typed behind it belongs to.
  private var last: Int?
  private var isInCell = false
  private var paragraph = Paragraph()

  /// What of a paragraph stands before its first bookmark, or is all of it.
  private struct Paragraph {
    var style = ""
    var text = ""
    var isTranslation = false
  }

  static func read(_ bytes: [UInt8]) throws -> Corrections {
    let archive = try ZipArchive(bytes)
    guard let document = archive["word/document.xml"] else {
      throw SourceProblem("it is no Word document")
    }
    var walk = WordCorrections()
    walk.walk(try MarkupTree(xml: document).nodes)
    if let comments = archive["word/comments.xml"] { walk.comments(try MarkupTree(xml: comments).nodes) }
    return Corrections(walk.sentences, sources: walk.sources, strays: walk.strays)
  }

  /// The bookmark around a sentence: Word allows letters, digits and underscores, "b3.s1" -> "alih_b3_s1".
  static func bookmark(_ id: String) -> String { "alih_" + id.replacing(".", with: "_") }

  private mutating func walk(_ nodes: [MarkupNode]) {
    for case .element(let element) in nodes {
      switch element.localName {
      case "bookmarkStart": start(element)
      case "bookmarkEnd": open[element["w:id"] ?? ""] = nil
      case "del", "moveFrom", "Fallback": break
      case "pStyle": paragraph.style = element["w:val"] ?? ""
      case "t": add(element.text)
      case "br", "cr", "tab": add(" ")
      case "noBreakHyphen": add("-")
      case "r" where Self.isHidden(element): break
      case "p": walk(paragraph: element)
      case "tc":
        isInCell = true
        walk(element.children)
        isInCell = false
      default: walk(element.children)
      }
    }
  }

  private mutating func walk(paragraph element: MarkupElement) {
    paragraph = Paragraph()
    // A sentence that a person broke in two.
    if !open.isEmpty { add(" ") }
    last = nil
    walk(element.children)
    if paragraph.isTranslation { return }
    if ["AlihSource", "Subtitle"].contains(paragraph.style) || isInCell {
      sources += paragraph.text
    } else if paragraph.style != "AlihCredit" {
      strays.append(paragraph.text)
    }
  }

  /// Comments that a person made are no sentence's.
  private mutating func comments(_ nodes: [MarkupNode]) {
    for case .element(let element) in nodes {
      if element.localName == "comment", element["w:author"] != "Alih" {
        strays.append("\(element["w:author"] ?? ""): \(element.text)")
      } else {
        comments(element.children)
      }
    }
  }

  private static func isHidden(_ run: MarkupElement) -> Bool {
    run.children.contains { node in
      guard case .element(let properties) = node, properties.localName == "rPr" else { return false }
      return properties.children.contains {
        if case .element(let mark) = $0 { mark.localName == "vanish" } else { false }
      }
    }
  }

  private mutating func start(_ element: MarkupElement) {
    guard let name = element["w:name"], name.hasPrefix("alih_"), let number = element["w:id"] else { return }
    let id = String(name.dropFirst("alih_".count)).replacing("_", with: ".")
    sentences.append(CorrectedSentence(id: id, before: paragraph.isTranslation ? "" : paragraph.text))
    paragraph.isTranslation = true
    last = sentences.count - 1
    open[number] = last
  }

  private mutating func add(_ text: String) {
    for place in open.values { sentences[place].text += text }
    if !open.isEmpty { return }
    if let last { sentences[last].behind += text } else { paragraph.text += text }
  }
}
