import AlihMarkup
import AlihModel
import Foundation

/// Reads a JSON Feed (jsonfeed.org, versions 1 and 1.1): each item is an article; all else stays byte for byte.
enum JSONFeedSource {
  static func read(_ bytes: [UInt8], _ languages: LanguagePair? = nil) throws -> ReadSource {
    guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let items = root["items"] as? [Any], let place = JSONScan.value(of: "items", in: bytes[...])
    else { throw SourceProblem("it is no JSON, or a feed without 'items'") }
    var template = JSONFeedTemplate(bytes: bytes, language: JSONScan.value(of: "language", in: bytes[...]))
    let language = FeedLanguage(languages, own: root["language"] as? String)
    var entries: [ReadSource] = []
    var behind = place.lowerBound
    var objects = JSONScan.objects(in: Array(bytes[place])).map {
      $0.lowerBound + place.lowerBound..<$0.upperBound + place.lowerBound
    }[...]
    for case let item as [String: Any] in items {
      // The objects inside of an item, such as its authors, are none.
      objects = objects.drop { $0.lowerBound < behind }
      guard let object = objects.first else { break }
      behind = object.upperBound
      var reader = ItemReader(bytes: bytes, object: object, start: template.count)
      try reader.read(item)
      if let finding = language.finding(for: item["language"] as? String) {
        reader.entry.findings.append(finding)
        for place in reader.entry.items.indices { reader.entry.items[place].stay() }
      }
      reader.entry.outlet = root["title"] as? String
      entries.append(reader.entry)
      template.count += reader.entry.items.count
      template.pieces += reader.pieces
    }
    guard !entries.isEmpty else { throw SourceProblem("it is a feed without entries") }
    var source = ReadSource(articles: entries)
    source.template = template
    return source
  }
}

/// A value of an item, and the places of its texts among the blocks.
private struct JSONFeedPiece: Sendable {
  enum Content: Sendable {
    case plain(RecordText)
    case page(PageText)
  }

  var range: Range<Int>
  var content: Content
  var blocks: [Int]
  var isTitle: Bool
}

private struct ItemReader {
  let bytes: [UInt8]
  let object: Range<Int>
  let start: Int
  var entry = ReadSource()
  var pieces: [JSONFeedPiece] = []

  init(bytes: [UInt8], object: Range<Int>, start: Int) {
    (self.bytes, self.object, self.start) = (bytes, object, start)
  }

  mutating func read(_ item: [String: Any]) throws {
    let author = (item["authors"] as? [[String: Any]])?.first ?? item["author"] as? [String: Any]
    entry.byline = author?["name"] as? String
    entry.address = (item["url"] as? String).flatMap {
      $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil
    }
    entry.date = (item["date_published"] ?? item["date_modified"]).flatMap { $0 as? String }
      .flatMap(FileDate.day)
    for field in ["title", "content_html", "content_text", "summary"] {
      guard let text = item[field] as? String, ReadSource.hasWords(text),
        let range = JSONScan.value(of: field, in: bytes[object])
      else { continue }
      var own = ReadSource()
      let content: JSONFeedPiece.Content
      if field == "content_html" {
        let page = try PageText(Array(text.utf8))
        for block in FlowWalk.blocks(of: page.tree.nodes) { own.add(block.role, block) }
        content = .page(page)
      } else {
        content = .plain(RecordText(text, to: &own))
      }
      let isTeaser = field == "summary" && entry.items.contains { $0.role != .headline }
      let places = own.items.map { place(of: $0, field == "title" ? .headline : isTeaser ? .promotion : nil) }
      pieces.append(
        JSONFeedPiece(range: range, content: content, blocks: places, isTitle: field == "title"))
    }
  }

  /// A text that stands in the item already, as a summary often does, is that one.
  private mutating func place(of item: ReadSource.Item, _ role: Role?) -> Int {
    if let known = entry.items.firstIndex(where: { $0.text == item.text && $0.role != .headline }) {
      return start + known
    }
    entry.add(
      role ?? (item.role == .headline ? .subheading : item.role), item.text, isOneSegment: item.isOneSegment,
      kept: item.kept)
    return start + entry.items.count - 1
  }
}

private struct JSONFeedTemplate: SourceTemplate {
  let bytes: [UInt8]
  let language: Range<Int>?
  var pieces: [JSONFeedPiece] = []
  var count = 0

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var changes: [(at: Range<Int>, text: String)] = []
    if let language, rewriting.layout == .target {
      changes.append((language, "\"\(rewriting.article.languages.target)\""))
    }
    for piece in pieces {
      var part = rewriting
      part.blocks = piece.blocks.map { rewriting.blocks[$0] }
      guard part.blocks.contains(where: \.isChanged) else { continue }
      changes.append((piece.range, Self.string(try Self.text(piece, part))))
    }
    return bytes.replacing(changes)
  }

  private static func text(_ piece: JSONFeedPiece, _ part: Rewriting) throws -> String {
    switch piece.content {
    case .page(let page):
      return String(decoding: try page.rewritten(part, nil, isWhole: false), as: UTF8.self)
    case .plain(let text):
      let blocks = part.blocks.map { block in
        guard block.isChanged else { return block }
        var block = block
        let source = part.layout == .target ? "" : block.source.text + (piece.isTitle ? " / " : "\n")
        block.target.text = source + block.target.text + block.mark
        return block
      }
      return text.written(blocks[...])
    }
  }

  private static func string(_ text: String) -> String {
    let data = try? JSONSerialization.data(
      withJSONObject: text, options: [.fragmentsAllowed, .withoutEscapingSlashes])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
