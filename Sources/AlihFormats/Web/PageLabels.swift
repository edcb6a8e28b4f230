import AlihMarkup
import AlihModel

/// What a page says beside its story: its title and description, and the words in the places of the story's pictures.
struct PageLabels: Sendable {
  /// In order, those that the story doesn't say already.
  private(set) var added: [String] = []
  private let headline: String?

  private static let names: Set<String> = [
    "description", "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description",
    "twitter:image:alt",
  ]

  /// - Parameters:
  ///   - items: the texts of the story.
  ///   - extent: from the first text of the story to its last, in the file; pictures elsewhere are the site's.
  init(_ page: PageText, _ items: [ReadSource.Item], _ extent: Range<Int>) {
    headline = items.first { $0.role == .headline }?.text.text
    var known = Set(items.map(\.text.text))
    var labels: [String] = []
    visit(page.tree.nodes) { element, text, _ in
      let isForeign = element.localName == "img" && !extent.contains(element.extent?.whole.lowerBound ?? -1)
      if !isForeign, parts(of: text) == nil, ReadSource.hasWords(text), known.insert(text).inserted {
        labels.append(text)
      }
    }
    added = labels
  }

  /// The page with the labels' translations.
  ///
  /// - Parameter targets: by the text of a block.
  func written(in page: PageText, _ targets: [String: String]) -> [UInt8] {
    var edits: [FlowWalk.Edit] = []
    visit(page.tree.nodes) { element, text, name in
      guard let target = translation(of: text, targets), target != text, let place = element.extent else {
        return
      }
      guard let name else {
        edits.append(FlowWalk.Edit(range: place.content, nodes: [.text(target)]))
        return
      }
      if let edit = page.edit(element, setting: [name: target]) { edits.append(edit) }
    }
    return page.edited(edits) ?? page.bytes
  }

  private func translation(of text: String, _ targets: [String: String]) -> String? {
    if let target = targets[text] { return target }
    guard let (before, after) = parts(of: text), let headline, let target = targets[headline] else {
      return nil
    }
    return before + target + after
  }

  /// What stands around the headline: `Banjir di Melati - Koran Contoh`.
  private func parts(of text: String) -> (String, String)? {
    guard let headline, text != headline, text.count < headline.count + 60,
      let place = text.firstRange(of: headline)
    else { return nil }
    return (String(text[..<place.lowerBound]), String(text[place.upperBound...]))
  }

  /// Each label with its text, its blanks as one, and the attribute that it stands in.
  private func visit(_ nodes: [MarkupNode], _ body: (MarkupElement, String, String?) -> Void) {
    for case .element(let element) in nodes {
      let name: String? =
        switch element.localName {
        case "meta" where Self.names.contains((element["property"] ?? element["name"] ?? "").lowercased()):
          "content"
        case "img": "alt"
        default: nil
        }
      let isTitle = element.localName == "title"
      if isTitle || name.map({ element[$0] != nil }) ?? false {
        let text = (name.flatMap { element[$0] } ?? element.text).split(whereSeparator: \.isWhitespace)
        if !text.isEmpty { body(element, text.joined(separator: " "), name) }
      }
      // The titles of drawings are none of the page's, and what browsers without scripts see is a copy of it.
      if !["svg", "noscript"].contains(element.localName) { visit(element.children, body) }
    }
  }
}
