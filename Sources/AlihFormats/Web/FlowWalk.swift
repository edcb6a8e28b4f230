import AlihMarkup
import AlihModel

/// Goes through a document's texts in order, and puts others in their places.
struct FlowWalk {
  /// A text of the document.
  struct Found {
    var role: Role
    var flow: FlowText
    /// In the file.
    var range: Range<Int>?
    /// What of it stays as it is.
    var kept: [String] = []

    /// Whether all of it does, such as a listing.
    var stays: Bool { kept == flow.text.lines }
  }

  /// Another text for a part of the file.
  struct Edit {
    var range: Range<Int>
    var nodes: [MarkupNode]
  }

  /// Set to put other texts in.
  var rewriting: Rewriting?
  private(set) var blocks: [Found] = []
  /// Texts that are blocks.
  private(set) var count = 0
  /// What the new texts change in the file; nil when a text has no place there.
  private(set) var edits: [Edit]? = []
  /// From the first of the texts to the last in the file.
  private(set) var extent: Range<Int>?
  private let story: PageStory?
  private var number = 0
  /// Of the document's runs of words, story or not.
  private var ordinal = 0

  init(_ story: PageStory?) { self.story = story }

  /// The texts of a document that is all story.
  static func blocks(of nodes: [MarkupNode]) -> [Found] {
    var walk = FlowWalk(nil)
    _ = walk.walk(nodes)
    return walk.blocks
  }

  /// - Throws: `SourceProblem` when there were other texts than were to be put in.
  func checkCount() throws {
    guard let rewriting, count != rewriting.blocks.count else { return }
    throw SourceProblem("\(count) texts in the page and \(rewriting.blocks.count) translations; report this")
  }

  mutating func walk(_ nodes: [MarkupNode]) -> [MarkupNode] {
    walk(nodes, of: nil, .paragraph, stays: false)
  }

  /// - Parameter stays: whether an element around them says that their words stay as they are.
  private mutating func walk(_ nodes: [MarkupNode], of parent: MarkupElement?, _ role: Role, stays: Bool)
    -> [MarkupNode]
  {
    var result: [MarkupNode] = []
    let pieces = PagePiece.pieces(
      of: nodes, in: parent?.extent?.content, isHeading: parent?.isHeading ?? false)
    for piece in pieces {
      switch piece {
      case .run(let run, let range): result += rewritten(run, range, role, in: parent, stays: stays)
      case .apart(let node): result.append(node)
      case .container(var element):
        element.children = walk(
          element.children, of: element, Self.role(of: element, in: role), stays: element.staying ?? stays)
        result.append(.element(element))
      }
    }
    return result
  }

  private mutating func rewritten(
    _ run: [MarkupNode], _ range: Range<Int>?, _ role: Role, in parent: MarkupElement?, stays: Bool
  ) -> [MarkupNode] {
    guard Self.holdsWords(run) else { return run }
    defer { ordinal += 1 }
    guard story?.holds(ordinal) ?? true else { return run }
    let isHeading = parent?.isHeading ?? false
    let flow = FlowText(
      run, number: &number, keepsLines: parent?.localName == "pre",
      isBreak: { $0.localName == "br" && !isHeading }, position: { NumberPosition(tag: $0.localName) },
      isObject: { $0.isUnseen || $0.isMark(behind: $1) })
    // Nothing but a note's number.
    guard ReadSource.hasWords(flow.text.text) else { return run }
    let isHeadline = story?.headline == ordinal
    let role = isHeadline ? .headline : role == .headline && story != nil ? .subheading : role
    let isListing = parent?.isListing ?? false
    let kept = isListing ? flow.text.lines : flow.kept(stays, by: \.staying)
    blocks.append(Found(role: isListing ? .other : role, flow: flow, range: range, kept: kept))
    if let range { extent = (extent?.lowerBound ?? range.lowerBound)..<range.upperBound }
    defer { count += 1 }
    guard let rewriting, count < rewriting.blocks.count else { return run }
    var nodes = flow.nodes(with: rewriting.blocks[count].target)
    let doubt = rewriting.blocks[count].doubt.map { MarkupAttribute(name: "class", value: "alih-\($0)") }
    guard nodes != run || doubt != nil else { return run }
    if rewriting.layout != .target {
      let language = MarkupAttribute(name: "lang", value: rewriting.article.languages.target)
      let attributes = [language] + [doubt].compactMap(\.self)
      nodes =
        run + [
          .element(MarkupElement(name: "br")),
          .element(MarkupElement(name: "span", attributes: attributes, children: nodes.map(\.withoutIDs))),
        ]
    } else if let doubt {
      nodes = [.element(MarkupElement(name: "span", attributes: [doubt], children: nodes))]
    }
    if let range { edits?.append(Edit(range: range, nodes: nodes)) } else { edits = nil }
    return nodes
  }

  /// Whether it has a letter or digit that a reader sees, outside of marks.
  static func holdsWords(_ nodes: [MarkupNode]) -> Bool {
    nodes.contains { node in
      switch node {
      case .text(let text), .raw(let text): ReadSource.hasWords(text)
      case .element(let element): !element.isUnseen && !element.isMark && holdsWords(element.children)
      default: false
      }
    }
  }

  /// What an element's own text is for.
  private static func role(of element: MarkupElement, in role: Role) -> Role {
    switch element.localName {
    case "h1": .headline
    case "h2", "h3", "h4", "h5", "h6", "th": .subheading
    // Old pages have their story in a cell.
    case "td" where element.text.utf8.count > 300: .paragraph
    case "li", "td", "dt", "dd": .list
    case "figcaption", "caption": .caption
    case "blockquote": .quote
    case "p": role == .quote || role == .caption ? role : .paragraph
    default: role
    }
  }
}
