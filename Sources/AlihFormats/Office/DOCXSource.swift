import AlihMarkup
import AlihModel

/// Reads the paragraphs of a Word document (Office Open XML): text boxes behind theirs, then notes, headers and footers.
enum DOCXSource {
  static func read(_ bytes: [UInt8], _ options: SourceFile.Options) throws -> ReadSource {
    var source = ReadSource()
    let package = try DOCXPackage(bytes, &source.findings)
    var trees: [DOCXPackage.Part] = []
    var leftOut: [SourceFile.Part: Int] = [:]
    for part in package.parts {
      var walk = DOCXWalk(part)
      _ = walk.walk(part.tree.nodes)
      guard !walk.paragraphs.isEmpty else { continue }
      if let choice = part.choice, !options.parts.contains(choice) {
        leftOut[choice, default: 0] += walk.paragraphs.count
        continue
      }
      trees.append(part)
      for paragraph in walk.paragraphs {
        source.add(part.choice == nil ? paragraph.role : .other, paragraph.text, kept: paragraph.kept)
      }
    }
    for (part, count) in leftOut.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      source.findings.append(.leftOut(part, count))
    }
    let foreign = package.parts.reduce(0) { $0 + Self.count(of: "altChunk", in: $1.tree.nodes) }
    if foreign > 0 {
      source.findings.append(
        Finding(
          .notRead,
          "\(foreign) \(foreign == 1 ? "part" : "parts") in another format (altChunk) \(foreign == 1 ? "was" : "were") not read; "
            + "Word takes them in when it saves the document"))
    }
    if package.changes > 0 {
      source.findings.append(
        Finding(
          .trackedChanges,
          "\(package.changes) tracked \(package.changes == 1 ? "change was" : "changes were") accepted, as Word shows the text"
        ))
    }
    if let core = package.archive["docProps/core.xml"].flatMap({ try? MarkupTree(xml: $0) }) {
      let name = core.first("creator")?.text.trimmed ?? ""
      source.byline = name.isEmpty ? nil : name
    }
    source.template = DOCXTemplate(
      archive: package.archive, parts: trees, changed: package.changes > 0 ? package.parts : [],
      main: package.parts.first { $0.kind == .main }?.name ?? "word/document.xml")
    return source
  }

  private static func count(of name: String, in nodes: [MarkupNode]) -> Int {
    nodes.reduce(0) { count, node in
      guard case .element(let element) = node else { return count }
      return count + (element.localName == name ? 1 : Self.count(of: name, in: element.children))
    }
  }
}

extension Finding {
  /// Texts of a part that was not asked for.
  static func leftOut(_ part: SourceFile.Part, _ count: Int) -> Finding {
    Finding(
      .partLeftOut,
      "\(count) \(count == 1 ? "paragraph" : "paragraphs") of \(part.rawValue) \(count == 1 ? "was" : "were") left out; "
        + "--with \(part.rawValue) takes them in")
  }
}

extension DOCXPackage.Part {
  /// What has to be asked for to have it.
  fileprivate var choice: SourceFile.Part? {
    switch kind {
    case .main, .footnotes, .endnotes: nil
    case .header, .footer: .headers
    case .comments: .comments
    }
  }
}

private struct DOCXTemplate: SourceTemplate {
  let archive: ZipArchive
  /// Those with the texts.
  let parts: [DOCXPackage.Part]
  /// Those in which tracked changes were accepted.
  let changed: [DOCXPackage.Part]
  /// The main part's name.
  let main: String

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var archive = archive
    for part in changed { archive[part.name] = Array(part.tree.text.utf8) }
    var count = 0
    var comments = DOCXRemarks(archive)
    for var part in parts {
      var walk = DOCXWalk(part)
      walk.rewriting = rewriting
      walk.first = count
      // Word takes comments in the main part alone.
      walk.comments = part.kind == .main ? comments : DOCXRemarks(isPossible: false)
      part.tree.nodes = walk.walk(part.tree.nodes)
      count += walk.paragraphs.count
      archive[part.name] = Array(part.tree.text.utf8)
      if part.kind == .main { comments = walk.comments }
    }
    comments.write(to: &archive, main: main)
    guard count == rewriting.blocks.count else {
      throw SourceProblem("\(count) paragraphs and \(rewriting.blocks.count) translations; report this")
    }
    return try archive.bytes()
  }
}

/// Goes through a part's paragraphs in order, and puts other texts in their places.
struct DOCXWalk {
  var rewriting: Rewriting?
  /// The place of the part's first block among all.
  var first = 0
  /// Where what is degraded is told.
  var comments = DOCXRemarks(isPossible: false)
  private(set) var paragraphs: [(role: Role, text: SpannedText, kept: [String])] = []
  private let words: WordNames
  private var number = 0
  /// In the second copy of a text box: what stands in the first, by its text.
  private var copies: [String: Int]?

  init(_ part: DOCXPackage.Part) { words = part.words }

  mutating func walk(_ nodes: [MarkupNode]) -> [MarkupNode] {
    var initial: MarkupElement?
    return nodes.enumerated().flatMap { place, node -> [MarkupNode] in
      guard case .element(var element) = node else { return [node] }
      if let letter = initial {
        initial = nil
        return paragraph(element, behind: letter).map(MarkupNode.element)
      }
      if isInitial(element), nextElement(in: nodes[(place + 1)...])?.name == words("p") {
        initial = element
        return []
      }
      if element.name == words("p") { return paragraph(element).map(MarkupNode.element) }
      if element.localName == "AlternateContent" { return [.element(alternatives(element))] }
      element.children = walk(element.children)
      return [.element(element)]
    }
  }

  /// A text box stands in a file twice, for newer and older programs: it is one text, and both copies get its translation.
  private mutating func alternatives(_ element: MarkupElement) -> MarkupElement {
    var element = element
    let start = paragraphs.count
    var isFirst = true
    element.children = element.children.map { node in
      guard case .element(var choice) = node else { return node }
      if !isFirst {
        let known = zip(paragraphs[start...], start...).map { ($0.0.text.text, $0.1) }
        copies = Dictionary(known) { one, _ in one }
      }
      choice.children = walk(choice.children)
      (isFirst, copies) = (false, nil)
      return .element(choice)
    }
    return element
  }

  private func nextElement(in nodes: ArraySlice<MarkupNode>) -> MarkupElement? {
    nodes.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }.first
  }

  /// Whether a paragraph is the first letter of the next one, in a frame of its own over several lines.
  private func isInitial(_ element: MarkupElement) -> Bool {
    guard element.name == words("p"), let frame = element.first("pPr")?.first("framePr") else { return false }
    return ["drop", "margin"].contains(frame.value("dropCap") ?? "") && element.first("txbxContent") == nil
  }

  /// A paragraph with its first letter, which stands in the text again where that is a translation.
  private mutating func paragraph(_ element: MarkupElement, behind letter: MarkupElement) -> [MarkupElement] {
    let head = words("pPr")
    func isHead(_ node: MarkupNode) -> Bool {
      if case .element(let child) = node { child.name == head } else { false }
    }
    var whole = element
    whole.children =
      element.children.filter(isHead) + (letter.children + element.children).filter { !isHead($0) }
    let written = paragraph(whole)
    if written.first == whole { return [letter, element] + written.dropFirst() }
    return rewriting?.layout == .target || written.count == 1
      ? written : [letter, element] + written.dropFirst()
  }

  private mutating func paragraph(_ element: MarkupElement) -> [MarkupElement] {
    var text = DOCXParagraph(element, words, number: &number)
    guard ReadSource.hasWords(text.text.text) else {
      var element = element
      element.children = walk(element.children)
      return [element]
    }
    let known = copies?[text.text.text]
    let place = known ?? paragraphs.count
    if known == nil { paragraphs.append((role(of: element), text.text, text.kept)) }
    // What stands in boxes comes behind the paragraph that they hang on.
    text.changeObjects { walk($0) }
    guard let rewriting, first + place < rewriting.blocks.count else { return [element] }
    var target = rewriting.blocks[first + place].target
    if known != nil { target = Self.renumbered(target, from: paragraphs[place].text, to: text.text) }
    let doubt = rewriting.blocks[first + place].doubt
    guard target.text != text.text.text || doubt != nil else { return [text.original] }
    guard rewriting.layout != .target else { return [remarked(text.paragraph(with: target), doubt)] }
    return [text.source, remarked(text.copy(with: target), doubt)]
  }

  /// With a comment of Word's on all of it.
  private mutating func remarked(_ paragraph: MarkupElement, _ doubt: String?) -> MarkupElement {
    guard let doubt, let number = comments.add(doubt) else { return paragraph }
    var paragraph = paragraph
    func mark(_ name: String) -> MarkupNode {
      var element = words.element(name)
      element.attributes = [MarkupAttribute(name: words("id"), value: "\(number)")]
      return .element(element)
    }
    let start = paragraph.children.firstIndex {
      if case .element(let child) = $0 { child.name != words("pPr") } else { false }
    }
    paragraph.children.insert(mark("commentRangeStart"), at: start ?? paragraph.children.endIndex)
    paragraph.children += [
      mark("commentRangeEnd"), .element(words.element("r", [mark("commentReference")])),
    ]
    return paragraph
  }

  /// The spans of one copy as those of the other, which has the same runs by other numbers.
  private static func renumbered(_ target: SpannedText, from one: SpannedText, to other: SpannedText)
    -> SpannedText
  {
    let ids = Dictionary(
      zip(one.spans.map(\.id), other.spans.map(\.id)), uniquingKeysWith: { first, _ in first })
    return SpannedText(
      target.text,
      target.spans.compactMap { span in ids[span.id].map { InlineSpan(id: $0, range: span.range) } })
  }

  private func role(of paragraph: MarkupElement) -> Role {
    let properties = paragraph.elements.first { $0.name == words("pPr") }
    let style = (properties?.first("pStyle")?.value("val") ?? "").lowercased()
    if ["title", "heading1", "judul1", "judul", "berschrift1"].contains(style) { return .headline }
    if style.hasPrefix("heading") || style.hasPrefix("judul") || style == "subtitle" { return .subheading }
    if style == "caption" { return .caption }
    if style.contains("quote") { return .quote }
    return properties?.first("numPr") == nil ? .paragraph : .list
  }
}

extension String {
  var trimmed: String {
    let head = drop(while: \.isWhitespace)
    return head.lastIndex { !$0.isWhitespace }.map { String(head[...$0]) } ?? ""
  }
}
