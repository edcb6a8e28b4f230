import AlihMarkup
import AlihModel

extension SourceFile {
  /// The stories in the file: each entry of a feed by itself, else the whole.
  ///
  /// An entry is called by the file and its number, `berita.rss#2`. What is found of the file itself stays with the first.
  package var stories: [Article] {
    guard format.name == "feed", let entries = try? FeedEntries.articles(article.path, bytes),
      entries.count > 1
    else {
      return [article]
    }
    return entries
  }
}

/// The entries of an RSS 2.0 or Atom feed, each an article with its own headline and date.
enum FeedEntries {
  static func articles(_ path: String, _ bytes: [UInt8]) throws -> [Article] {
    entries(in: try MarkupTree(xml: bytes).nodes).enumerated().compactMap { place, entry in
      var source = ReadSource()
      for name in ["pubDate", "published", "updated", "date"] where source.date == nil {
        source.date = (entry.elements.first { $0.localName == name }?.text).flatMap { date(in: $0) }
      }
      for name in ["creator", "author"] where source.byline == nil {
        let author = entry.elements.first { $0.localName == name }
        source.byline = (author?.first("name") ?? author)?.text.trimmed.nonEmpty
      }
      if let title = entry.elements.first(where: { $0.localName == "title" }) {
        let text = title.text.split { $0.isWhitespace }.joined(separator: " ")
        _ = source.add(.headline, SpannedText(text))
      }
      for item in content(of: entry) { _ = source.add(item.role, item.text) }
      return source.items.isEmpty ? nil : source.article("\(path)#\(place + 1)")
    }
  }

  private static func entries(in nodes: [MarkupNode]) -> [MarkupElement] {
    nodes.flatMap { node -> [MarkupElement] in
      guard case .element(let element) = node else { return [] }
      return ["item", "entry"].contains(element.localName) ? [element] : entries(in: element.children)
    }
  }

  /// The fullest of what an entry holds: its text, or else what describes it.
  private static func content(of entry: MarkupElement) -> [ReadSource.Item] {
    let names: Set<Substring> = ["encoded", "content", "description", "summary"]
    let texts = entry.elements.filter { names.contains($0.localName) }.map { element -> [ReadSource.Item] in
      if element["type"] == "xhtml" {
        guard var tree = try? MarkupTree(html: []) else { return [] }
        tree.nodes = element.children
        return HTMLSource.read(tree, story: nil).items
      }
      guard let tree = try? MarkupTree(html: Array("<div>\(element.text)</div>".utf8)) else { return [] }
      return HTMLSource.read(tree, story: nil).items
    }
    func size(_ items: [ReadSource.Item]) -> Int { items.reduce(0) { $0 + $1.text.text.utf8.count } }
    return texts.max { size($0) < size($1) } ?? []
  }

  /// `Wed, 05 Mar 2025 08:00:00 +0700` and `2025-03-05T08:00:00Z` -> `2025-03-05T08:00`
  static func date(in text: String) -> String? {
    let text = text.trimmed
    let parts = text.split { " ,".contains($0) }.map(String.init)
    if text.first?.isNumber == true, text.count >= 10, text.prefix(5).last == "-" {
      return String(text.prefix(16))
    }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard let place = parts.firstIndex(where: { months.contains($0.lowercased().prefix(3).description) }),
      place > 0,
      let month = months.firstIndex(of: parts[place].lowercased().prefix(3).description),
      let day = Int(parts[place - 1]), place + 1 < parts.count, let year = Int(parts[place + 1])
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time =
      place + 2 < parts.count && parts[place + 2].contains(":") ? "T" + parts[place + 2].prefix(5) : ""
    return "\(year)-\(two(month + 1))-\(two(day))\(time)"
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
