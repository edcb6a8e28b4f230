import AlihMarkup
import Foundation

/// Where on a page its article is.
struct PageStory: Sendable {
  /// Places among children, from the document down.
  private let root: [Int]
  private let headline: [Int]?
  private var leftOut: Set<[Int]> = []
  /// Whether the page has text beside the article.
  private(set) var isPart = false

  /// Letters of a text that counts as a paragraph of a story.
  private static let shortest = 60
  private static let furniture: Set<Substring> = ["nav", "footer", "form", "aside", "menu", "dialog"]

  /// The story of a page; nil where the whole page is as good.
  init?(_ tree: MarkupTree) {
    var scores: [[Int]: Double] = [:]
    var whole = 0.0
    var found: (headline: [Int]?, marked: [Int]?) = (nil, nil)
    func visit(_ element: MarkupElement, _ path: [Int]) {
      if Self.furniture.contains(element.localName) || Self.isFurniture(element) { return }
      if element.localName == "h1", found.headline == nil { found.headline = path }
      if element["itemprop"] == "articleBody", found.marked == nil { found.marked = path }
      if ["p", "div", "td", "section", "article", "blockquote", "li"].contains(element.localName) {
        let own = Self.ownText(element)
        if own.letters >= Self.shortest {
          let score = Double(own.letters) * (1 - min(1, own.linked))
          whole += score
          // A paragraph speaks for what it stands in, and half for what that stands in.
          let isParagraph =
            element.localName == "p" || element.localName == "blockquote" || element.localName == "li"
          let parent = isParagraph ? Array(path.dropLast()) : path
          scores[parent, default: 0] += score
          if !parent.isEmpty { scores[Array(parent.dropLast()), default: 0] += score / 2 }
        }
      }
      for (place, child) in element.children.enumerated() {
        if case .element(let inner) = child { visit(inner, path + [place]) }
      }
    }
    for (place, node) in tree.nodes.enumerated() {
      if case .element(let element) = node { visit(element, [place]) }
    }
    let best = scores.max { ($0.value, $1.key.count) < ($1.value, $0.key.count) }?.key
    guard let root = found.marked ?? best else { return nil }
    self.root = root
    headline = found.headline
    for (path, element) in Self.elements(of: tree)
    where Array(path.prefix(root.count)) == root && path != root {
      if Self.furniture.contains(element.localName) || Self.isFurniture(element) { leftOut.insert(path) }
    }
    isPart = Self.hasTextOutside(tree, root, found.headline)
  }

  /// Whether this very element is where the story, or its headline, begins.
  func holds(_ path: [Int]) -> Bool { path == root || path == headline }

  func leavesOut(_ path: [Int]) -> Bool { leftOut.contains(path) }

  /// Boxes that say by their class what they are.
  static func isRelated(_ element: MarkupElement) -> Bool {
    names(of: element).contains { name in
      ["related", "baca-juga", "bacajuga", "terkait", "readmore", "read-more", "recommend"].contains {
        name.contains($0)
      }
    }
  }

  private static func isFurniture(_ element: MarkupElement) -> Bool {
    let role = element["role"] ?? ""
    if role == "navigation" || role == "contentinfo" || element["hidden"] != nil { return true }
    return names(of: element).contains { name in
      [
        "share", "comment", "komentar", "breadcrumb", "sidebar", "newsletter", "cookie", "advert", "iklan",
        "banner",
        "popup", "navbar", "menu", "footer", "social",
      ].contains {
        name == $0 || name.hasPrefix($0 + "-") || name.hasSuffix("-" + $0) || name.hasPrefix($0 + "_")
      }
    }
  }

  private static func names(of element: MarkupElement) -> [String] {
    ((element["class"] ?? "") + " " + (element["id"] ?? "")).lowercased().split(separator: " ").map(
      String.init)
  }

  /// Letters of an element's text outside of inner blocks, and the share of them in links.
  private static func ownText(_ element: MarkupElement) -> (letters: Int, linked: Double) {
    var (letters, linked) = (0, 0)
    func count(_ nodes: [MarkupNode], isLink: Bool) {
      for node in nodes {
        switch node {
        case .text(let text):
          let own = text.utf8.count { $0 > 0x20 }
          letters += own
          if isLink { linked += own }
        case .element(let inner):
          if inner.localName == "script" || inner.localName == "style" || FlowWalk.holdsBlock(inner)
            || ["p", "div", "ul", "ol", "table", "li", "section", "article"].contains(inner.localName)
          {
            continue
          }
          count(inner.children, isLink: isLink || inner.localName == "a")
        default: break
        }
      }
    }
    count(element.children, isLink: false)
    return (letters, letters == 0 ? 0 : Double(linked) / Double(letters))
  }

  private static func elements(of tree: MarkupTree) -> [(path: [Int], element: MarkupElement)] {
    var all: [(path: [Int], element: MarkupElement)] = []
    func visit(_ nodes: [MarkupNode], _ path: [Int]) {
      for (place, node) in nodes.enumerated() {
        guard case .element(let element) = node else { continue }
        all.append((path + [place], element))
        visit(element.children, path + [place])
      }
    }
    visit(tree.nodes, [])
    return all
  }

  private static func hasTextOutside(_ tree: MarkupTree, _ root: [Int], _ headline: [Int]?) -> Bool {
    func visit(_ nodes: [MarkupNode], _ path: [Int]) -> Bool {
      for (place, node) in nodes.enumerated() {
        let here = path + [place]
        switch node {
        case .text(let text) where text.contains(where: \.isLetter): return true
        case .element(let element)
        where here != root && here != headline
          && !["head", "script", "style", "noscript"].contains(element.localName):
          if visit(element.children, here) { return true }
        default: break
        }
      }
      return false
    }
    return visit(tree.nodes, [])
  }
}

/// What a page says of itself to machines.
struct PageData {
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: String?

  init(_ tree: MarkupTree) {
    var metas: [String: String] = [:]
    var time: String?
    func visit(_ nodes: [MarkupNode]) {
      for case .element(let element) in nodes {
        switch element.localName {
        case "meta":
          if let name = element["property"] ?? element["name"] ?? element["itemprop"],
            let value = element["content"]
          {
            metas[name.lowercased()] = metas[name.lowercased()] ?? value
          }
        case "time": time = time ?? element["datetime"]
        case "script" where element["type"]?.lowercased() == "application/ld+json":
          readLinkedData(element.text)
        default: break
        }
        visit(element.children)
      }
    }
    visit(tree.nodes)
    title = title ?? metas["og:title"]
    // Facebook's pages stand there as often as names.
    let named = [metas["author"], metas["article:author"], metas["content_author"]].compactMap(\.self)
      .first { !$0.contains("://") && !$0.isEmpty }
    author = author ?? named
    date =
      date
      ?? [metas["article:published_time"], metas["datepublished"], metas["publishdate"], metas["date"], time]
      .compactMap(\.self).lazy.compactMap(Self.day).first
    title = title?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private mutating func readLinkedData(_ json: String) {
    guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)) else { return }
    let items = (value as? [Any]) ?? ((value as? [String: Any])?["@graph"] as? [Any]) ?? [value]
    for case let item as [String: Any] in items {
      let types = (item["@type"] as? [String]) ?? [item["@type"] as? String ?? ""]
      guard types.contains(where: { $0.hasSuffix("Article") || $0 == "BlogPosting" }) else { continue }
      title = title ?? item["headline"] as? String
      date = date ?? (item["datePublished"] as? String).flatMap(Self.day)
      let authors = (item["author"] as? [Any]) ?? [item["author"] as Any]
      let names = authors.compactMap { ($0 as? [String: Any])?["name"] as? String ?? $0 as? String }
      if author == nil, !names.isEmpty { author = names.joined(separator: ", ") }
    }
  }

  /// `2024-11-01T10:29` of `2024-11-01T10:29:00+07:00`; nil for what is no date.
  private static func day(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { "T ".contains($0) })
    guard let day = parts.first?.split(separator: "-"), day.count == 3, day[0].count == 4,
      day.allSatisfy({ Int($0) != nil })
    else { return nil }
    let date = parts[0]
    guard parts.count > 1 else { return String(date) }
    let time = parts[1].prefix(5)
    return time.count == 5 && time.contains(":") ? "\(date)T\(time)" : String(date)
  }
}
