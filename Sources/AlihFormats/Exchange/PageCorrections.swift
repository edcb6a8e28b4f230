import AlihMarkup

/// Reads the sentences of a page by their anchors.
struct PageCorrections {
  private var sentences: [CorrectedSentence] = []
  private var sources = ""
  private var strays: [String] = []
  /// Where the sentences of the block begin that is being read; nil outside of translations.
  private var block: Int?
  private var before = ""

  static func read(_ nodes: [MarkupNode]) -> Corrections {
    var walk = PageCorrections()
    walk.walk(nodes)
    return Corrections(walk.sentences, sources: walk.sources, strays: walk.strays)
  }

  private mutating func walk(_ nodes: [MarkupNode]) {
    for node in nodes {
      guard case .element(let element) = node else {
        if block != nil { add(Self.text(node)) }
        continue
      }
      let classes = (element["class"] ?? "").split(separator: " ")
      if classes.contains("segment"), let id = element["id"] {
        segment(element, id, isUntranslated: classes.contains("untranslated"))
      } else if classes.contains("source"), element.localName != "body" {
        sources += Self.text(node)
      } else if classes.contains("target"), element.localName != "body" {
        block = sentences.count
        before = ""
        walk(element.children)
        block = nil
      } else if block == nil {
        // Each paragraph of Alih's own has a class.
        if element.localName == "p", classes.isEmpty { strays.append(Self.text(node)) }
        walk(element.children)
      } else if element.localName == "br" {
        add(" ")
      } else if classes.isEmpty, !["del", "s", "strike", "sup"].contains(element.localName) {
        walk(element.children)
      }
    }
  }

  private mutating func segment(_ element: MarkupElement, _ id: String, isUntranslated: Bool) {
    let text = Self.text(.element(element))
    // An untranslated sentence shows that it isn't, or its source in an element of its own; what else stands there was typed.
    let isTyped = element.children.allSatisfy { if case .text = $0 { true } else { false } }
    guard !isUntranslated || isTyped && !CorrectedSentence.typed(text).isEmpty else { return }
    sentences.append(CorrectedSentence(id: id, before: before, text: text))
    before = ""
  }

  private mutating func add(_ text: String) {
    if let block, sentences.count > block {
      sentences[sentences.count - 1].behind += text
    } else {
      before += text
    }
  }

  /// What is shown: what a person struck out is gone, and a line break is a blank.
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
}
