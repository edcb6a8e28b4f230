import AlihMarkup
import AlihModel

/// A book's short texts beside its chapters: the title, the entries of its contents, and what language it is in.
struct BookLabels: Sendable {
  /// Where they stand.
  enum Kind: Sendable {
    /// `title` in the head of a chapter, and the words in the places of its pictures.
    case title
    /// `dc:title`, `dc:description`, `dc:subject` and `dc:language` of the package.
    case package
    /// `docTitle` and the entries of `toc.ncx`.
    case ncx
    /// The headings and entries of an EPUB 3 navigation document.
    case navigation
  }

  /// In order, those that no chapter says already.
  private(set) var added: [String] = []
  /// By text, the place of its block among the article's.
  private var places: [String: Int] = [:]
  private var chapterTexts = 0

  mutating func know(_ text: String, _ place: Int) {
    places[text] = places[text] ?? place
    chapterTexts = max(chapterTexts, place + 1)
  }

  mutating func read(_ nodes: [MarkupNode], _ kind: Kind) {
    for node in nodes {
      guard case .element(let element) = node else { continue }
      // The numbers of a printed book's pages are no words.
      if kind == .navigation, element["epub:type"]?.contains("page-list") == true { continue }
      guard Self.isLabel(element, kind) else {
        read(element.children, kind)
        continue
      }
      let text = Self.text(of: element)
      if ReadSource.hasWords(text), places[text] == nil {
        places[text] = chapterTexts + added.count
        added.append(text)
      }
    }
  }

  private static func text(of element: MarkupElement) -> String {
    (element["alt"] ?? element.text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isLabel(_ element: MarkupElement, _ kind: Kind) -> Bool {
    switch kind {
    case .title: element.localName == "title" || element.localName == "img" && element["alt"] != nil
    case .package: ["dc:description", "dc:subject", "dc:title"].contains(element.name)
    case .ncx: element.localName == "text"
    // An entry of the contents is a link, or a heading of links; its text is all that is in it.
    case .navigation:
      ["a", "span", "h1", "h2", "h3", "h4", "h5", "h6", "title", "p"].contains(element.localName)
    }
  }

  /// Puts translations in the places of the labels.
  struct Writer {
    let labels: BookLabels
    let rewriting: Rewriting

    func written(_ nodes: [MarkupNode], _ kind: Kind) -> [MarkupNode] {
      var nodes = nodes.map { node -> MarkupNode in
        guard case .element(var element) = node else { return node }
        if kind == .package, element.name == "dc:language", rewriting.layout == .target {
          element.children = [.text(rewriting.article.languages.target)]
        } else if BookLabels.isLabel(element, kind) {
          translate(&element)
        } else {
          element.children = written(element.children, kind)
        }
        if rewriting.layout == .target, ["html", "ncx", "package"].contains(element.localName) {
          setLanguage(&element)
        }
        return .element(element)
      }
      // A book in two languages says both.
      if kind == .package, rewriting.layout != .target,
        let place = nodes.lastIndex(where: {
          if case .element(let some) = $0 { some.name == "dc:language" } else { false }
        }),
        case .element(var language) = nodes[place], language.text != rewriting.article.languages.target
      {
        language["id"] = nil
        language.children = [.text(rewriting.article.languages.target)]
        nodes.insert(.element(language), at: place + 1)
      }
      return nodes
    }

    private func translate(_ element: inout MarkupElement) {
      let source = BookLabels.text(of: element)
      guard let place = labels.places[source], place < rewriting.blocks.count else { return }
      let target = rewriting.blocks[place].target.text.replacing("\n", with: " ")
      guard target != source else { return }
      let text = rewriting.layout == .target ? target : "\(source) / \(target)"
      if element["alt"] != nil {
        element["alt"] = text
        return
      }
      // `<a><b>1</b> Panen</a>`: the words stand in the innermost element that holds them all.
      if element.elements.count == 1, element.children.count == 1,
        case .element(var inner) = element.children[0]
      {
        inner.children = [.text(text)]
        element.children = [.element(inner)]
      } else {
        element.children = [.text(text)]
      }
    }

    private func setLanguage(_ element: inout MarkupElement) {
      for name in ["lang", "xml:lang"] where element[name] != nil {
        element[name] = rewriting.article.languages.target
      }
    }
  }
}
