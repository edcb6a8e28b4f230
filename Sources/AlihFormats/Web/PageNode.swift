import AlihMarkup

/// An element of a page that stands on its own, or a run of text in one, with what is counted of it.
final class PageNode {
  /// A run of text, or several with nothing but line breaks between them.
  struct Run {
    /// Among all runs of the page, as `FlowWalk` counts them.
    var ordinals: Range<Int>
    var text: String
    /// Without blanks.
    var letters: Int
    /// Those in links.
    var linked: Int
    /// Those in links to what else the site has under a keyword (`rel="tag"`).
    var tagged = 0
    /// Whether a link of it leads to the site's first page, as the site's name does.
    var leadsHome = false
    /// Whether the same text stands in another box before it, as pictures' captions do; a refrain is none.
    var isRepeated = false

    var isLink: Bool { linked * 5 > letters * 4 }

    /// Whether it is a list of keywords.
    var isTags: Bool { tagged * 2 > letters }
  }

  let name: Substring
  /// Equal for elements that look alike.
  let signature: String
  let standing: PageFurniture.Standing
  let isBody: Bool
  /// Whether its class calls it the title of what it stands in: `entry-title`.
  let isNamedTitle: Bool
  /// Whether its class calls it what stands between headline and story.
  private(set) var isNamedLead: Bool
  let isNamedCaption: Bool
  /// Whether it holds notes, which belong to the story.
  private let isNamedNotes: Bool
  var run: Run?
  var nodes: [PageNode] = []
  /// Letters of all that is inside, and those outside of links.
  private var allLetters = 0
  var letters = 0
  /// What it adds to a story that holds it.
  var worth = 0.0
  /// Of what stands around it and its own.
  var weight = 1.0
  /// Whether a story that holds the element around it leaves it out.
  var isCut = false

  init(_ element: MarkupElement) {
    name = element.localName
    signature = "\(element.name) \(element["class"] ?? "")"
    standing = PageFurniture.standing(of: element)
    isBody = element["itemprop"] == "articleBody"
    let words = (element["class"] ?? "").lowercased().split { $0.isWhitespace }
    isNamedTitle = words.contains { name in ["title", "headline", "judul"].contains { name.hasSuffix($0) } }
    let parts = words.flatMap { $0.split { !$0.isLetter } }
    isNamedLead = parts.contains(where: Self.leads.contains)
    isNamedCaption = parts.contains("caption")
    // Word's notes are `ftn1` and `edn1`.
    let id = (element["id"] ?? "").lowercased().prefix(while: \.isLetter)
    isNamedNotes =
      element["role"] == "doc-endnotes" || Self.notes.contains(id)
      || parts.contains(where: Self.notes.contains) || element.beginsWithMark
  }

  private static let leads: Set<Substring> = [
    "deck", "dek", "excerpt", "intro", "lead", "lede", "ringkasan", "sapo", "standfirst", "subheadline",
    "subjudul",
    "subtitle", "summary", "teras",
  ]
  private static let notes: Set<Substring> = [
    "edn", "endnotes", "footnote", "footnotes", "ftn", "fussnoten", "sdfootnote",
  ]

  private init(run: Run, in parent: PageNode) {
    (name, signature, standing, isBody) = (parent.name, "", .story, false)
    (isNamedTitle, isNamedLead, isNamedNotes) = (parent.isNamedTitle, parent.isNamedLead, parent.isNamedNotes)
    isNamedCaption = false
    (allLetters, letters) = (run.letters, run.letters - run.linked)
    self.run = run
  }

  /// Whether a run inside is one that a function is true of.
  func contains(where isWanted: (Run) -> Bool) -> Bool {
    run.map(isWanted) ?? nodes.contains { $0.contains(where: isWanted) }
  }

  private var lastRun: Run? { run ?? nodes.last?.lastRun }

  /// A line of prose by itself, such as a paragraph or list, and no box.
  var isProse: Bool {
    run != nil
      || [
        "blockquote", "caption", "center", "dd", "details", "dl", "dt", "figcaption", "figure", "h1", "h2",
        "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
      ].contains(name)
  }

  /// The same, and a box without a name that holds nothing but text, which some programs write for a paragraph.
  var isLine: Bool { isProse || signature == "div " && nodes.allSatisfy { $0.run != nil } }

  // Kept, for each is asked of every box around it: only when all of the page is read.

  /// A list of keywords, or a box that holds nothing else.
  private(set) lazy var isTags: Bool = run?.isTags ?? (!nodes.isEmpty && nodes.allSatisfy { $0.isTags })

  /// Whether a first heading is in it.
  private(set) lazy var holdsHeadline: Bool = name == "h1" || nodes.contains { $0.holdsHeadline }

  /// Notes, or a box that holds nothing else.
  private(set) lazy var isNotes: Bool = isNamedNotes || !nodes.isEmpty && nodes.allSatisfy { $0.isNotes }

  /// A heading, or a box that holds nothing else.
  private(set) lazy var isHeading: Bool =
    ["h2", "h3", "h4", "h5", "h6"].contains(name)
    || run == nil && !isProse && !nodes.isEmpty && nodes.allSatisfy { $0.isHeading }

  /// A table or caption, or a box that holds nothing but such and their headings; links alone are none.
  private(set) lazy var isShown: Bool = {
    guard run == nil, letters * 2 > allLetters else { return false }
    if ["table", "figure"].contains(name) || isNamedCaption { return true }
    return !isProse && nodes.contains { $0.isShown } && nodes.allSatisfy { $0.isShown || $0.isHeading }
  }()

  /// An `aside` without a name of furniture, such as a box of facts: in an article it is part of the story.
  var isRemark: Bool { name == "aside" && standing.isUnnamed }

  /// A box without links in which a line of some words ends as sentences do: questions and answers, a timeline.
  private(set) lazy var holdsSentence: Bool =
    letters == allLetters
    && contains { $0.letters >= 8 && $0.text.trimmed.last.map { ".?!…”\"".contains($0) } == true }

  /// A line of some length that ends as sentences do.
  var isSentence: Bool {
    guard isLine, letters >= 40, let last = lastRun?.text.last(where: { !$0.isWhitespace }) else {
      return false
    }
    return LineBreak.endsSentence(last)
  }

  /// A page's elements with text.
  ///
  /// - Returns: the root, and the nodes of all runs in order.
  static func page(_ tree: MarkupTree) -> (root: PageNode, runs: [PageNode]) {
    var reader = Reader()
    let html = MarkupElement(name: "html", children: tree.nodes)
    let root = PageNode(html)
    reader.read(html, into: root, of: root, isLink: false)
    return (root, reader.runs)
  }

  private struct Reader {
    var runs: [PageNode] = []
    private var count = 0
    /// By text, the box that it stands in.
    private var seen: [String: ObjectIdentifier] = [:]

    mutating func read(
      _ element: MarkupElement, into parent: PageNode, of box: PageNode, isLink: Bool
    ) {
      var open: Run?
      for piece in PagePiece.pieces(of: element.children, in: nil, isHeading: element.isHeading) {
        switch piece {
        case .apart(.element(let element)) where element.localName == "br": open?.text += " "
        case .apart: break
        case .run(let nodes, _):
          guard FlowWalk.holdsWords(nodes) else { continue }
          var run = open ?? Run(ordinals: count..<count, text: "", letters: 0, linked: 0)
          for node in nodes { Self.add(node, to: &run, isLink: isLink) }
          count += 1
          run.ordinals = run.ordinals.lowerBound..<count
          open = run
        case .container(let inner):
          finish(&open, in: parent, of: box)
          let node = PageNode(inner)
          if ["ul", "ol", "li"].contains(node.name), parent.isNamedLead { node.isNamedLead = true }
          read(
            inner, into: node, of: node.isProse ? box : node, isLink: isLink || inner.localName == "a")
          if !node.nodes.isEmpty { parent.nodes.append(node) }
        }
      }
      finish(&open, in: parent, of: box)
      parent.letters = parent.nodes.reduce(0) { $0 + $1.letters }
      parent.allLetters = parent.nodes.reduce(0) { $0 + $1.allLetters }
    }

    private mutating func finish(_ open: inout Run?, in parent: PageNode, of box: PageNode) {
      guard var run = open else { return }
      open = nil
      let letters = run.text.lowercased().filter(\.isLetter)
      let box = ObjectIdentifier(box)
      run.isRepeated = run.letters > 15 && seen[letters, default: box] != box
      if seen[letters] == nil { seen[letters] = box }
      let node = PageNode(run: run, in: parent)
      runs.append(node)
      parent.nodes.append(node)
    }

    private static func add(_ node: MarkupNode, to run: inout Run, isLink: Bool) {
      switch node {
      case .text(let text), .raw(let text):
        run.text += text
        let letters = text.unicodeScalars.count { !$0.properties.isWhitespace }
        run.letters += letters
        if isLink { run.linked += letters }
      case .element(let element) where !element.isUnseen && !element.isMark:
        if element.localName == "br" { run.text += " " }
        let (isOwn, linked) = (element.localName == "a", run.linked)
        if isOwn, element.leadsHome { run.leadsHome = true }
        for child in element.children { add(child, to: &run, isLink: isLink || isOwn) }
        if isOwn, element["rel"]?.split(separator: " ").contains("tag") == true {
          run.tagged += run.linked - linked
        }
      default: break
      }
    }
  }
}
