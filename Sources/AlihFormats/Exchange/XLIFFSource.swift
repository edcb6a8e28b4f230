import AlihMarkup
import AlihModel

/// Reads an XLIFF file (1.2, 2.0 to 2.2): units without a translation, each a text; all else stays.
enum XLIFFSource {
  static func read(_ bytes: [UInt8], _ languages: LanguagePair?) throws -> ReadSource {
    var source = ReadSource()
    let tree = try XMLPart.tree(bytes, &source.findings)
    guard tree.first("xliff") != nil else { throw SourceProblem("it is XML, but no XLIFF") }
    var walk = XLIFFWalk(languages)
    _ = walk.walk(tree.nodes)
    if let refusal = walk.refusal {
      guard walk.hasOwnFile else { throw refusal }
      source.findings.append(Finding(.notRead, "a file in it is left out: \(refusal.message)"))
    }
    for text in walk.texts { source.add(.paragraph, text.text, isOneSegment: true, kept: text.kept) }
    if walk.unfinished > 0 { source.findings.append(.unfinished(walk.unfinished, "to be reviewed")) }
    if source.items.isEmpty {
      guard walk.unitCount > 0 else { throw SourceProblem("it has no unit") }
      source.isFinished = true
      source.findings.append(.nothingToDo)
    }
    source.template = XLIFFTemplate(tree: tree, languages: languages)
    return source
  }
}

private struct XLIFFTemplate: SourceTemplate {
  let tree: MarkupTree
  let languages: LanguagePair?

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var walk = XLIFFWalk(languages)
    walk.rewriting = rewriting
    var tree = tree
    tree.nodes = walk.walk(tree.nodes)
    guard walk.texts.count == rewriting.blocks.count else {
      throw SourceProblem("\(walk.texts.count) units and \(rewriting.blocks.count) translations; report this")
    }
    return Array(tree.text.utf8)
  }
}

/// Goes through a file's units in order, and puts translations in their places.
private struct XLIFFWalk {
  /// What holds for an element, and for what is inside of it unless that says otherwise.
  private struct Scope {
    var isTranslated = true
    var keepsSpace = false
  }

  var rewriting: Rewriting?
  private(set) var texts: [(text: SpannedText, kept: [String])] = []
  private(set) var unitCount = 0
  /// Units with a translation that a person should look at.
  private(set) var unfinished = 0
  /// Why a file was left out.
  private(set) var refusal: SourceProblem?
  private(set) var hasOwnFile = false
  private let languages: LanguagePair?
  private var number = 0
  /// Of the unit that is being read, by `mid`: sentences that have their translation.
  private var done: [String: [MarkupNode]] = [:]

  init(_ languages: LanguagePair?) { self.languages = languages }

  mutating func walk(_ nodes: [MarkupNode]) -> [MarkupNode] { walk(nodes, Scope()) }

  private mutating func walk(_ nodes: [MarkupNode], _ outer: Scope) -> [MarkupNode] {
    nodes.map { node in
      guard case .element(var element) = node else { return node }
      var scope = outer
      if let translate = element["translate"] { scope.isTranslated = translate != "no" }
      if let space = element["xml:space"] { scope.keepsSpace = space == "preserve" }
      switch element.localName {
      case "trans-unit", "segment":
        unitCount += 1
        unit(&element, scope)
      case "alt-trans", "matches", "glossary", "notes", "note", "originalData", "header": break
      case "xliff" where element["srcLang"] != nil:
        file(&element, scope, source: "srcLang", target: "trgLang")
      case "file" where element["source-language"] != nil:
        file(&element, scope, source: "source-language", target: "target-language")
      default: element.children = walk(element.children, scope)
      }
      return .element(element)
    }
  }

  /// What declares its languages: other ones are not for this run.
  private mutating func file(_ element: inout MarkupElement, _ scope: Scope, source: String, target: String) {
    do { try languages?.check(source: element[source], target: element[target]) } catch {
      refusal = refusal ?? error
      return
    }
    hasOwnFile = true
    if let rewriting, element[target]?.trimmed.isEmpty ?? true {
      element[target] = rewriting.article.languages.target
    }
    element.children = walk(element.children, scope)
  }

  private mutating func unit(_ element: inout MarkupElement, _ scope: Scope) {
    func place(_ name: String) -> Int? {
      element.children.firstIndex {
        if case .element(let child) = $0 { child.localName == name } else { false }
      }
    }
    guard let sourcePlace = place("source"), case .element(let source) = element.children[sourcePlace] else {
      return
    }
    guard scope.isTranslated || Self.holds(source, Self.isTranslated), !Self.isLocked(element) else { return }
    let targetPlace = place("target")
    var old: MarkupElement?
    if let targetPlace, case .element(let target) = element.children[targetPlace] { old = target }
    if let old, hasTranslation(element, source, old) { return }
    // Sentences that another program has cut are translated one by one.
    let cut = place("seg-source").flatMap { place -> MarkupElement? in
      guard scope.isTranslated, case .element(let cut) = element.children[place],
        cut.first("mrk")?["mtype"] == "seg"
      else { return nil }
      return cut
    }
    let isPart: ((MarkupElement) -> Bool)? =
      !scope.isTranslated ? Self.isTranslated : cut != nil ? { $0["mtype"] == "seg" } : nil
    done = old.map(Self.sentences) ?? [:]
    for seg in element.first("seg-defs")?.elements ?? [] where Self.isLocked(seg) {
      if let id = seg["id"], done[id] == nil { done[id] = [] }
    }
    var scope = scope
    if let space = source["xml:space"] { scope.keepsSpace = space == "preserve" }
    var states: [BilingualSegment] = []
    let start = texts.count
    let children = (cut ?? source).children
    let content =
      isPart.map { parts(of: children, $0, scope, &states) } ?? translated(children, scope, &states)
    guard let content, texts.count > start,
      let rewriting
    else { return }
    let prefix = source.name.contains(":") ? String(source.name[...source.name.lastIndex(of: ":")!]) : ""
    var target = MarkupElement(name: prefix + "target", attributes: old?.attributes ?? [], children: content)
    if target["xml:lang"] != nil { target["xml:lang"] = rewriting.article.languages.target }
    let isDoubtful = states.contains { $0.status == .degraded || $0.hasWarning }
    let isReviewed = !states.isEmpty && states.allSatisfy { $0.review != nil }
    if element.localName == "trans-unit", isReviewed {
      element["approved"] = "yes"
      target["state"] = "final"
      target["state-qualifier"] = nil
    } else if element.localName == "trans-unit" {
      target["state"] = isDoubtful ? "needs-review-translation" : "translated"
      target["state-qualifier"] = "mt-suggestion"
    } else {
      element["state"] = isReviewed ? "reviewed" : isDoubtful ? "initial" : "translated"
      element["subState"] = nil
    }
    if let targetPlace {
      element.children[targetPlace] = .element(target)
    } else {
      element.children.insert(.element(target), at: (place("seg-source") ?? sourcePlace) + 1)
    }
  }

  /// Whether a target is somebody's work, and not a copy of the source or what its state calls none.
  private mutating func hasTranslation(
    _ unit: MarkupElement, _ source: MarkupElement, _ target: MarkupElement
  ) -> Bool {
    let text = target.text.trimmed
    if text.isEmpty { return false }
    if unit["approved"] == "yes" { return true }
    // Of sentences that were cut, some may still be empty.
    if let cut = unit.first("seg-source"), case let known = Self.sentences(of: target), !known.isEmpty,
      Self.sentences(of: cut).keys.contains(where: { known[$0] == nil })
    {
      return false
    }
    switch unit.localName == "segment" ? unit["state"] : target["state"] {
    case "new", "needs-translation", "initial": return false
    case nil: return text != source.text.trimmed
    case let state?:
      if state.hasPrefix("needs-") { unfinished += 1 }
      return true
    }
  }

  /// Whether another program keeps it from being changed: Phrase (`m:locked`), memoQ (`mq:locked`), Trados (`locked`).
  private static func isLocked(_ element: MarkupElement) -> Bool {
    element.attributes.contains {
      Markup.localName($0.name) == "locked" && ["true", "locked", "yes", "1"].contains($0.value.lowercased())
    }
  }

  private static func isTranslated(_ mark: MarkupElement) -> Bool { mark["translate"] == "yes" }

  private static func holds(_ element: MarkupElement, _ isWanted: (MarkupElement) -> Bool) -> Bool {
    element.elements.contains { isWanted($0) || holds($0, isWanted) }
  }

  /// By `mid`, the sentences of a text that another program has cut which are not empty.
  private static func sentences(of element: MarkupElement) -> [String: [MarkupNode]] {
    element.elements.reduce(into: [:]) { found, mark in
      guard mark["mtype"] == "seg", let id = mark["mid"] else {
        return found.merge(sentences(of: mark)) { first, _ in first }
      }
      if !mark.text.trimmed.isEmpty { found[id] = mark.children }
    }
  }

  /// The content of a target, of which only parts are translated; nil where one of them has no translation.
  private mutating func parts(
    of nodes: [MarkupNode], _ isPart: (MarkupElement) -> Bool, _ scope: Scope,
    _ states: inout [BilingualSegment]
  ) -> [MarkupNode]? {
    var isWhole = true
    let result = nodes.map { node in
      guard case .element(var element) = node else { return node }
      let known = element["mid"].flatMap { done[$0] }
      let content =
        known
        ?? (isPart(element)
          ? translated(element.children, scope, &states)
          : parts(of: element.children, isPart, scope, &states))
      isWhole = isWhole && content != nil
      element.children = content ?? element.children
      return .element(element)
    }
    return isWhole ? result : nil
  }

  /// Codes that found no place stand at the end: translators' programs ask for each.
  private func withCodes(_ target: SpannedText, _ flow: FlowText) -> SpannedText {
    let placed = Set(target.spans.map(\.id))
    let end = target.text.utf8.count
    let lost = flow.text.spans.filter { !placed.contains($0.id) && flow.element($0.id)?.localName != "mrk" }
    return SpannedText(target.text, target.spans + lost.map { InlineSpan(id: $0.id, range: end..<end) })
  }

  private mutating func translated(
    _ nodes: [MarkupNode], _ scope: Scope, _ states: inout [BilingualSegment]
  ) -> [MarkupNode]? {
    var pairs = XLIFFPairs()
    let flow = FlowText(
      pairs.joined(nodes), number: &number, keepsLines: scope.keepsSpace, isBreak: XLIFFCode.isBreak,
      isObject: { element, _ in XLIFFCode.isCode(element) })
    guard ReadSource.hasWords(flow.text.text) else { return nodes }
    let place = texts.count
    let kept = flow.kept(false) { mark in
      mark["mtype"] == "protected" ? true : mark["translate"].map { $0 == "no" }
    }
    texts.append((flow.text, kept))
    guard let rewriting, place < rewriting.blocks.count else { return nil }
    let block = rewriting.blocks[place]
    guard block.segments.allSatisfy({ $0.status != .untranslated }) else { return nil }
    states += block.segments
    return pairs.apart(flow.nodes(with: withCodes(block.target, flow)))
  }
}

/// Elements of XLIFF whose inside is code of another format.
enum XLIFFCode {
  private static let elements: Set<Substring> = ["bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "cp"]

  static func isCode(_ element: MarkupElement) -> Bool { elements.contains(element.localName) }

  /// Whether a code stands for a line break, where words part.
  static func isBreak(_ element: MarkupElement) -> Bool {
    let kinds = ["ctype", "type", "subType", "equiv-text", "equiv"].compactMap { element[$0]?.lowercased() }
    let code = element.text.trimmed.lowercased()
    if code.hasPrefix("<br") || code == "\\n"
      || !element.text.isEmpty && code.isEmpty && element.text.contains("\n")
    {
      return true
    }
    return kinds.contains { ["lb", "x-lb", "x-br", "xlf:lb", "fmt:lb", "\n", "<br/>", "<br>"].contains($0) }
  }
}
