import AlihMarkup
import AlihModel

/// Writes a text document of LibreOffice (OpenDocument 1.2): paragraphs one under the other, or a table of two columns.
struct ODTWriter {
  let page: Pageproof

  func bytes() throws -> [UInt8] {
    var archive = ZipArchive()
    archive.addStored("mimetype", Array(Self.type.utf8))
    archive["META-INF/manifest.xml"] = Array(Self.manifest.utf8)
    archive["content.xml"] = Array(content.utf8)
    archive["styles.xml"] = Array(styles.utf8)
    archive["meta.xml"] = Array(meta.utf8)
    return try archive.bytes()
  }

  private var languages: LanguagePair { page.article.languages }

  private var content: String {
    var body = ""
    if let headline = page.headline { body += pair(headline, "Title") }
    for byline in page.bylines { body += pair(byline, "Alih_20_Credit") }
    let credits = page.credits.joined(separator: " · ")
    if !credits.isEmpty { body += paragraph(credits, "Alih_20_Credit") }
    body += page.layout == .sideBySide ? table : page.body.map { pair($0, Self.style(of: $0)) }.joined()
    body += paragraph(page.counts.sentence, "Alih_20_Credit")
    for finding in page.article.findings { body += paragraph(finding.message, "Alih_20_Credit") }
    for note in page.notes { body += paragraph("\(note.segment.id): \(note.text)", "Alih_20_Credit") }
    return document("content", "<office:body><office:text>\(body)</office:text></office:body>")
  }

  /// A block's source and translation, as the layout wants them.
  private func pair(_ block: BilingualBlock, _ style: String) -> String {
    let target = paragraph(shown(block), style)
    guard page.layout != .target, !page.isKept(block) else { return target }
    let source = paragraph(block.source, style == "Title" ? "Subtitle" : "Alih_20_Source")
    return style == "Title" ? target + source : source + target
  }

  private var table: String {
    guard !page.body.isEmpty else { return "" }
    func cell(_ text: String) -> String {
      "<table:table-cell office:value-type=\"string\">\(text)</table:table-cell>"
    }
    let rows = page.body.map { block in
      "<table:table-row>" + cell(paragraph(block.source, "Alih_20_Source"))
        + cell(paragraph(shown(block), Self.style(of: block))) + "</table:table-row>"
    }
    return "<table:table table:name=\"Alih\"><table:table-column table:number-columns-repeated=\"2\"/>"
      + rows.joined() + "</table:table>"
  }

  private func paragraph(_ text: String, _ style: String) -> String {
    let isHeading = style == "Heading_20_2"
    let name = isHeading ? "h" : "p"
    let level = isHeading ? " text:outline-level=\"2\"" : ""
    return "<text:\(name) text:style-name=\"\(style)\"\(level)>\(Markup.escaped(text))</text:\(name)>"
  }

  private func shown(_ block: BilingualBlock) -> String {
    let label = page.isMarkedFurniture(block) ? "[\(block.role.rawValue)] " : ""
    return label
      + block.segments.map { segment in
        switch segment.status {
        case .untranslated where segment.target.isEmpty:
          "[untranslated]" + (page.layout == .target ? " " + segment.source : "")
        case .degraded: segment.target + " [degraded]"
        default: segment.target + (segment.review == nil ? "" : " " + Review.mark)
        }
      }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func style(of block: BilingualBlock) -> String {
    switch block.role {
    case .headline, .subheading: "Heading_20_2"
    case .caption: "Caption"
    case .quote: "Quotations"
    default: "Standard"
    }
  }

  // MARK: The other parts

  private static let type = "application/vnd.oasis.opendocument.text"
  private static let space = "urn:oasis:names:tc:opendocument:xmlns"
  private static let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private static let manifest =
    xml + "<manifest:manifest xmlns:manifest=\"\(space):manifest:1.0\" manifest:version=\"1.2\">"
    + "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"\(type)\"/>"
    + ["content.xml", "styles.xml", "meta.xml"].map {
      "<manifest:file-entry manifest:full-path=\"\($0)\" manifest:media-type=\"text/xml\"/>"
    }.joined() + "</manifest:manifest>\n"

  private func document(_ name: String, _ content: String) -> String {
    let spaces = ["office", "text", "table", "style", "meta"].map {
      " xmlns:\($0)=\"\(Self.space):\($0):1.0\""
    }
    return Self.xml
      + "<office:document-\(name)\(spaces.joined()) xmlns:fo=\"\(Self.space):xsl-fo-compatible:1.0\""
      + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\">\(content)</office:document-\(name)>\n"
  }

  private var meta: String {
    let title = page.headline.map { $0.target.isEmpty ? $0.source : $0.target } ?? page.article.path
    let author =
      page.article.byline.map { "<meta:initial-creator>\(Markup.escaped($0))</meta:initial-creator>" } ?? ""
    return document(
      "meta",
      "<office:meta><meta:generator>Alih</meta:generator><dc:title>\(Markup.escaped(title))</dc:title>\(author)"
        + "<dc:language>\(languages.target)</dc:language></office:meta>")
  }

  private var styles: String {
    func style(
      _ name: String, _ display: String, _ paragraph: String, _ text: String, _ language: String? = nil
    ) -> String {
      let parent = name == "Standard" ? "" : " style:parent-style-name=\"Standard\""
      let tongue = language.map { " fo:language=\"\($0)\" fo:country=\"none\"" } ?? ""
      return
        "<style:style style:name=\"\(name)\" style:display-name=\"\(display)\" style:family=\"paragraph\"\(parent)>"
        + "<style:paragraph-properties \(paragraph)/><style:text-properties \(text)\(tongue)/></style:style>"
    }
    let after = "fo:margin-bottom=\"0.28cm\""
    return document(
      "styles",
      "<office:styles>"
        + style(
          "Standard", "Standard", after, "fo:font-size=\"11pt\" style:font-name=\"Georgia\"", languages.target
        )
        + style(
          "Title", "Title", "fo:margin-bottom=\"0.14cm\"", "fo:font-size=\"20pt\" fo:font-weight=\"bold\"")
        + style(
          "Subtitle", "Subtitle", after, "fo:font-size=\"13pt\" fo:font-style=\"italic\"", languages.source)
        + style(
          "Heading_20_2", "Heading 2",
          "fo:margin-top=\"0.35cm\" fo:margin-bottom=\"0.14cm\" fo:keep-with-next=\"always\"",
          "fo:font-size=\"13pt\" fo:font-weight=\"bold\"")
        + style("Caption", "Caption", after, "fo:font-size=\"10pt\" fo:font-style=\"italic\"")
        + style("Quotations", "Quotations", "fo:margin-left=\"1cm\" \(after)", "fo:font-style=\"italic\"")
        + style(
          "Alih_20_Source", "Alih Source", "fo:margin-bottom=\"0.07cm\" fo:keep-with-next=\"always\"",
          "fo:font-size=\"10pt\" fo:color=\"#666666\"", languages.source)
        + style(
          "Alih_20_Credit", "Alih Credit", "fo:margin-bottom=\"0.14cm\"",
          "fo:font-size=\"9pt\" fo:color=\"#666666\"")
        + "</office:styles>")
  }
}
