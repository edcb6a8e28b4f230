import AlihMarkup
import AlihModel

/// Writes a translation memory, TMX 1.4b: sentences with a translation, furniture left out when it is dropped.
struct TMXDocumentWriter: DocumentWriter {
  let page: Pageproof

  func text() -> String {
    let languages = page.article.languages
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">
        <header creationtool="alih" creationtoolversion="1" segtype="sentence" o-tmf="alih" adminlang="en" \
      srclang="\(languages.source)" datatype="plaintext"/>
        <body>

      """
    for segment in page.article.blocks.flatMap(\.segments)
    where segment.status == .translated || segment.status == .degraded {
      text += """
            <tu>\(notes(segment))
              <prop type="x-file">\(Markup.escaped(page.article.path))</prop>
              <prop type="x-segment">\(segment.id)</prop>
              <prop type="x-engine">\(Markup.escaped(segment.engine))</prop>
              <prop type="x-status">\(segment.status.rawValue)</prop>\(review(segment))
              <tuv xml:lang="\(languages.source)"><seg>\(Markup.escaped(segment.source))</seg></tuv>
              <tuv xml:lang="\(languages.target)"><seg>\(Markup.escaped(segment.target))</seg></tuv>
            </tu>

        """
    }
    return text + "  </body>\n</tmx>\n"
  }

  private func notes(_ segment: BilingualSegment) -> String {
    segment.findings.map { "\n      <note>\(Markup.escaped($0.id)): \(Markup.escaped($0.message))</note>" }
      .joined()
  }

  /// What tells a memory that a person stands behind the translation.
  private func review(_ segment: BilingualSegment) -> String {
    guard let review = segment.review else { return "" }
    return
      "\n      <prop type=\"x-review\">\(review.state.rawValue) by \(Markup.escaped(review.by)) at \(review.at)</prop>"
  }
}

/// Writes a table (RFC 4180), a row a segment.
struct CSVWriter: DocumentWriter {
  let page: Pageproof

  func text() -> String {
    var rows = [["id", "role", "source", "target", "status", "engine", "findings", "review"]]
    for block in page.article.blocks {
      rows += block.segments.map { segment in
        [
          segment.id, block.role.rawValue, segment.source, segment.target, segment.status.rawValue,
          segment.engine,
          segment.findings.map(\.message).joined(separator: "; "), segment.review?.line ?? "",
        ]
      }
    }
    return rows.map { $0.map(Spreadsheet.field).joined(separator: ",") + "\r\n" }.joined()
  }
}

/// Writes a gettext catalog; what a person should look at is fuzzy.
///
/// A sentence stands in it once. Only where it has several translations a context parts them, so that a paragraph put in
/// elsewhere changes no entry.
struct POWriter: DocumentWriter {
  let page: Pageproof

  fileprivate struct Entry {
    var source: String
    var target: String
    var comments: [String] = []
    var places: [String] = []
    var isFuzzy = false
    /// Of several translations of one sentence, which: 1 for the first.
    var number = 1
  }

  func text() -> String {
    let languages = page.article.languages
    return """
      msgid ""
      msgstr ""
      "Project-Id-Version: \(POEntry.quoted(page.article.path).dropFirst().dropLast())\\n"
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"
      "Language: \(languages.target)\\n"
      "X-Source-Language: \(languages.source)\\n"
      "X-Generator: Alih\\n"

      """ + entries().map(Self.text).joined()
  }

  private func entries() -> [Entry] {
    var entries: [Entry] = []
    var known: [String: [Int]] = [:]
    for block in page.article.blocks {
      for segment in block.segments where !segment.source.isEmpty {
        let places = known[segment.source] ?? []
        let place = places.first { entries[$0].target == segment.target } ?? entries.count
        if place == entries.count {
          known[segment.source, default: []].append(place)
          entries.append(Entry(source: segment.source, target: segment.target, number: places.count + 1))
        }
        let notes = (segment.review.map { [$0.line] } ?? []) + segment.findings.map(\.message)
        entries[place].add([block.role.rawValue] + notes)
        entries[place].places.append(segment.id)
        if segment.status != .kept, segment.isDegraded || segment.hasWarning { entries[place].isFuzzy = true }
      }
    }
    return entries
  }

  private static func text(_ entry: Entry) -> String {
    var text = "\n" + entry.comments.map { "#. \($0)\n" }.joined()
    text += "#: \(entry.places.joined(separator: " "))\n"
    if entry.isFuzzy { text += "#, fuzzy\n" }
    if entry.number > 1 { text += "msgctxt \"\(entry.number)\"\n" }
    return text + "msgid \(POEntry.quoted(entry.source))\nmsgstr \(POEntry.quoted(entry.target))\n"
  }
}

extension POWriter.Entry {
  fileprivate mutating func add(_ new: [String]) {
    for comment in new.map({ $0.split { $0.isNewline }.joined(separator: " ") })
    where !comments.contains(comment) {
      comments.append(comment)
    }
  }
}
