import AlihMarkup
import Foundation

/// What a page says of itself to machines: JSON-LD, Open Graph, microdata, `meta`, `time`.
struct PageData {
  /// The headline, as often as the page says it.
  private(set) var titles: [String] = []
  private(set) var author: String?
  /// Who published it: `Kabar Pagi`.
  private(set) var outlet: String?
  private(set) var date: String?
  /// The story's text, where the page has it as data, too.
  private(set) var body: String?

  private var metas: [String: String] = [:]
  private var times: [String] = []
  private var pageTitle: String?

  init(_ tree: MarkupTree) {
    visit(tree.nodes)
    for name in ["og:title", "twitter:title", "headline", "title", "dc.title"] {
      if let title = metas[name] { titles.append(title) }
    }
    if let pageTitle { titles.append(pageTitle) }
    titles = titles.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter {
      !$0.isEmpty
    }
    // Facebook's pages stand there as often as names.
    author =
      author
      ?? ["author", "article:author", "content_author", "dc.creator", "parsely-author"].compactMap {
        metas[$0]
      }
      .first { !$0.contains("://") && !$0.isEmpty }
    let published = [
      "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate",
      "publish_date",
      "content_publisheddate", "dc.date.issued", "dc.date", "date", "parsely-pub-date", "sailthru.date",
      "last-modified", "article:modified_time", "datemodified",
    ]
    date = date ?? (published.compactMap { metas[$0] } + times).lazy.compactMap(FileDate.day).first
    if body == nil { body = metas["articlebody"] }
    outlet = ([metas["og:site_name"], outlet, metas["application-name"]].compactMap { $0?.trimmed })
      .first { !$0.isEmpty && !$0.contains("://") && $0.count <= 60 }
  }

  /// Whether a text is part of the story by the page's data.
  var evidence: PageEvidence { PageEvidence(body ?? "") }

  private mutating func visit(_ nodes: [MarkupNode]) {
    for case .element(let element) in nodes {
      let property = element["itemprop"]?.lowercased()
      switch element.localName {
      case "meta":
        if let name = (element["property"] ?? element["name"])?.lowercased() ?? property,
          let value = element["content"]
        {
          metas[name] = metas[name] ?? value
        }
      case "title": pageTitle = pageTitle ?? element.text
      case "time":
        if let time = element["datetime"] ?? element["content"] {
          times.append(time)
        } else {
          times.append(element.text)
        }
      case "script" where element["type"]?.lowercased() == "application/ld+json":
        if let value = Self.json(element.text) { readLinkedData(value, depth: 0) }
      default:
        if property == "datepublished" { times.insert(element["content"] ?? element.text, at: 0) }
        if property == "author", author == nil, !element.text.trimmed.isEmpty, element.text.utf8.count < 100 {
          author = element.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
      }
      visit(element.children)
    }
  }

  /// JSON as sites write it: with line breaks inside of strings, a comment around it, or a comma at the end.
  private static func json(_ text: String) -> Any? {
    let inner = text.trimmed.replacing("<!--", with: "").replacing("-->", with: "")
    let object = { (text: String) in
      try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
    }
    return object(inner) ?? object(String(inner.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }

  private mutating func readLinkedData(_ value: Any, depth: Int) {
    guard depth < 16 else { return }
    if let list = value as? [Any] { for item in list { readLinkedData(item, depth: depth + 1) } }
    guard let item = value as? [String: Any] else { return }
    let types = (item["@type"] as? [String]) ?? [item["@type"] as? String ?? ""]
    if types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("Posting") }) {
      if let headline = item["headline"] as? String { titles.append(headline) }
      date = date ?? (item["datePublished"] as? String).flatMap(FileDate.day)
      outlet = outlet ?? (item["publisher"] as? [String: Any])?["name"] as? String
      let authors = (item["author"] as? [Any]) ?? [item["author"] as Any]
      let names = authors.compactMap { ($0 as? [String: Any])?["name"] as? String ?? $0 as? String }
        .filter { !$0.contains("://") && !$0.isEmpty }
      if author == nil, !names.isEmpty { author = names.joined(separator: ", ") }
      if let text = item["articleBody"] as? String, text.utf8.count > body?.utf8.count ?? 0 { body = text }
    }
    for key in ["@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate"] {
      if let inner = item[key] { readLinkedData(inner, depth: depth + 1) }
    }
  }
}

/// A story's text as data, to tell which texts of the page are the story.
struct PageEvidence {
  /// Hashes of five words after each other.
  private var runs: Set<Int> = []

  private static let length = 5

  init(_ text: String) {
    Self.runs(of: text) { runs.insert($0) }
  }

  /// Whether nearly all of a text stands in the story's.
  func holds(_ text: String) -> Bool {
    guard !runs.isEmpty else { return false }
    var (count, found) = (0, 0)
    Self.runs(of: text) { run in
      count += 1
      if runs.contains(run) { found += 1 }
    }
    return count > 0 && found * 10 >= count * 8
  }

  private static func runs(of text: String, _ body: (Int) -> Void) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count >= length else { return }
    for start in 0...(words.count - length) { body(words[start..<start + length].hashValue) }
  }
}
