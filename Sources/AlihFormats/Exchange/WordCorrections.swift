import AlihMarkup

/// Reads the sentences of a Word document by their bookmarks: with what was inserted, without what was deleted.
struct WordCorrections {
  private var sentences: [CorrectedSentence] = []
  private var sources = ""
  private var strays: [String] = []
  /// The places in `sentences` of the bookmarks that are open, by Word's number.
  private var open: [String: Int] = [:]
  /// The sentence that what is typed behind it belongs to: the last of its paragraph, and of paragraphs that were made out of it.
  private var last: Int?
  private var lastStyle = ""
  private var isInCell = false
  private var paragraph = Paragraph()

  /// What of a paragraph stands before its first bookmark, or is all of it.
  private struct Paragraph {
    var style = ""
    var text = ""
    var isTranslation = false
  }

  static func read(_ bytes: [UInt8]) throws -> Corrections {
    guard let document = try ZipArchive(bytes)["word/document.xml"] else {
      throw SourceProblem("it is no Word document")
    }
    var walk = WordCorrections()
    walk.walk(try MarkupTree(xml: document).nodes)
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
      case "p": walk(paragraph: element)
      case "tc":
        (last, isInCell) = (nil, true)
        walk(element.children)
        (last, isInCell) = (nil, false)
      default: walk(element.children)
      }
    }
  }

  private mutating func walk(paragraph element: MarkupElement) {
    paragraph = Paragraph()
    // A sentence that a person broke in two.
    if !open.isEmpty { add(" ") }
    let before = last
    last = nil
    walk(element.children)
    if paragraph.isTranslation {
      lastStyle = paragraph.style
    } else if let before, paragraph.style == lastStyle || paragraph.style.isEmpty, open.isEmpty {
      // Its rest, behind the bookmark, in a paragraph of its own.
      sentences[before].behind += " " + paragraph.text
      last = before
    } else if ["AlihSource", "Subtitle"].contains(paragraph.style) || isInCell {
      sources += paragraph.text
    } else if paragraph.style != "AlihCredit" {
      strays.append(paragraph.text)
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
