import AlihMarkup
import AlihModel
import Foundation

/// A page whose story only scripts show, again with another story in its data (JSON-LD or microdata), title and labels.
struct PageDataTemplate: SourceTemplate {
  /// What the page shows, such as its headline; its labels are the last texts.
  let shown: PageTemplate
  let items: [ReadSource.Item]
  /// The story as the data have it, and whether a headline stands before it among the texts.
  let body: String
  let hasTitle: Bool

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var targets: [String: String] = [:]
    for block in rewriting.blocks { targets[block.source.text] = block.target.text }
    var page = rewriting
    page.blocks = items.map { item in
      let target = targets[item.text.text].map { SpannedText($0) } ?? item.text
      return TargetBlock(id: "", source: item.text, target: target, segments: [])
    }
    let texts = rewriting.blocks.dropFirst(hasTitle ? 1 : 0).dropLast(shown.labelCount)
    let story = try story(texts, rewriting)
    let title = hasTitle ? rewriting.blocks.first : nil
    var values = [body: story]
    if let title, rewriting.layout == .target { values[title.source.text] = title.target.text }
    let result = try written(values, in: PageText(shown.bytes(page)))
    guard result.isWhole else {
      throw SourceProblem(
        "the place of the story in the page's data was not found", "Name another format with --format.")
    }
    return result.bytes
  }

  private func story(_ blocks: ArraySlice<TargetBlock>, _ rewriting: Rewriting) throws -> String {
    var piece = rewriting
    piece.blocks = Array(blocks)
    if HTMLSource.isMarkup(body) {
      return String(
        decoding: try PageText(Array(body.utf8)).rewritten(piece, nil, isWhole: false), as: UTF8.self)
    }
    var source = ReadSource()
    let text = RecordText(body, to: &source)
    guard rewriting.layout != .target else { return text.written(blocks) }
    for place in piece.blocks.indices where piece.blocks[place].isChanged {
      let block = piece.blocks[place]
      piece.blocks[place].target = SpannedText(block.source.text + "\n" + block.target.text)
    }
    return text.written(piece.blocks[...])
  }

  /// The page with other values of its data's fields.
  private func written(_ values: [String: String], in page: PageText) -> (bytes: [UInt8], isWhole: Bool) {
    var changes: [(at: Range<Int>, text: String)] = []
    var isWhole = false
    func visit(_ nodes: [MarkupNode]) {
      for case .element(let element) in nodes {
        if element.localName == "script", element["type"]?.lowercased() == "application/ld+json",
          let range = element.extent?.content
        {
          let found = Self.fields(in: page.bytes, range, values)
          isWhole = isWhole || found.contains { $0.text == Self.quoted(values[body] ?? "") }
          changes += found
        }
        visit(element.children)
      }
    }
    visit(page.tree.nodes)
    let bytes = page.bytes.replacing(changes)
    guard let again = try? PageText(bytes) else { return (bytes, false) }
    return (
      again.withAttributes { element in
        guard element.localName == "meta", element["itemprop"]?.lowercased() == "articlebody",
          let value = element["content"].flatMap({ values[$0] })
        else { return [:] }
        isWhole = true
        return ["content": value]
      }, isWhole
    )
  }

  private static func fields(
    in bytes: [UInt8], _ range: Range<Int>, _ values: [String: String]
  ) -> [(at: Range<Int>, text: String)] {
    let script = Array(bytes[range])
    var changes: [(at: Range<Int>, text: String)] = []
    for object in JSONScan.objects(in: script) {
      for name in ["headline", "articleBody"] {
        guard let place = JSONScan.value(of: name, in: script[object]),
          let text = try? JSONSerialization.jsonObject(with: Data(script[place]), options: .fragmentsAllowed)
            as? String,
          let value = values[text]
            ?? values[text.split(whereSeparator: \.isWhitespace).joined(separator: " ")]
        else { continue }
        changes.append(
          (place.lowerBound + range.lowerBound..<place.upperBound + range.lowerBound, quoted(value)))
      }
    }
    return changes
  }

  /// A string of JSON that ends no script: `<\/p>`.
  private static func quoted(_ text: String) -> String {
    let data = try? JSONSerialization.data(
      withJSONObject: text, options: [.fragmentsAllowed, .withoutEscapingSlashes])
    return String(decoding: data ?? Data("\"\"".utf8), as: UTF8.self).replacing("</", with: "<\\/")
  }
}
