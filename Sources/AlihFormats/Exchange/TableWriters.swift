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
            <tu>
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
    return rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    // A spreadsheet would take what begins so for a formula.
    let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
    let text = isFormula ? "'" + text : text
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

/// Writes a gettext catalog; what a person should look at is fuzzy.
struct POWriter: DocumentWriter {
  let page: Pageproof

  func text() -> String {
    let languages = page.article.languages
    var text = """
      msgid ""
      msgstr ""
      "Project-Id-Version: \(POSource.quoted(page.article.path).dropFirst().dropLast())\\n"
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"
      "Language: \(languages.target)\\n"
      "X-Source-Language: \(languages.source)\\n"
      "X-Generator: Alih\\n"

      """
    for block in page.article.blocks {
      for segment in block.segments {
        text += "\n#. \(block.role.rawValue)\n"
        if let review = segment.review { text += "#. \(review.line)\n" }
        for finding in segment.findings {
          text += "#. \(finding.message.split { $0.isNewline }.joined(separator: " "))\n"
        }
        if segment.status != .kept, segment.isDegraded || segment.hasWarning { text += "#, fuzzy\n" }
        text += "msgctxt \(POSource.quoted(segment.id))\n"
        text += "msgid \(POSource.quoted(segment.source))\nmsgstr \(POSource.quoted(segment.target))\n"
      }
    }
    return text
  }
}
