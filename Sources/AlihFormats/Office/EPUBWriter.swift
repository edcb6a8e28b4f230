import AlihMarkup
import AlihModel

/// Writes an EPUB 3 of one chapter.
struct EPUBWriter {
  let page: Pageproof

  func bytes() throws -> [UInt8] {
    var archive = ZipArchive()
    archive.addStored("mimetype", Array("application/epub+zip".utf8))
    archive["META-INF/container.xml"] = Array(Self.container.utf8)
    archive["OEBPS/package.opf"] = Array(package.utf8)
    archive["OEBPS/nav.xhtml"] = Array(navigation.utf8)
    archive["OEBPS/style.css"] = Array(Self.style.utf8)
    archive["OEBPS/article.xhtml"] = Array(chapter.utf8)
    return try archive.bytes()
  }

  private var languages: LanguagePair { page.article.languages }
  private var title: String {
    page.headline.map { $0.target.isEmpty ? $0.source : $0.target } ?? page.article.path
  }

  private static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>

    """

  private var package: String {
    let content = page.article.blocks.flatMap(\.segments).flatMap { [$0.source, $0.target] }
    // The article's own day: a file that is made again of the same article is the same.
    let day = page.article.date.map { $0.prefix(10) } ?? "2000-01-01"
    let author = page.article.byline.map { "\n    <dc:creator>\(Markup.escaped($0))</dc:creator>" } ?? ""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="\(languages.target)">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:identifier id="id">urn:alih:\(Fingerprint(content))</dc:identifier>
          <dc:title>\(Markup.escaped(title))</dc:title>
          <dc:language>\(languages.target)</dc:language>\(author)
          <meta property="dcterms:modified">\(day)T00:00:00Z</meta>
        </metadata>
        <manifest>
          <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <item id="article" href="article.xhtml" media-type="application/xhtml+xml"/>
          <item id="style" href="style.css" media-type="text/css"/>
        </manifest>
        <spine><itemref idref="article"/></spine>
      </package>

      """
  }

  private func document(_ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="\(languages.target)" \
    xml:lang="\(languages.target)">
    <head><title>\(Markup.escaped(title))</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
    <body>
    \(body)</body>
    </html>

    """
  }

  private var navigation: String {
    document(
      "<nav epub:type=\"toc\"><ol><li><a href=\"article.xhtml\">\(Markup.escaped(title))</a></li></ol></nav>\n"
    )
  }

  private var chapter: String {
    var body = ""
    if let headline = page.headline { body += pair(headline, "h1") }
    for byline in page.bylines { body += pair(byline, "p") }
    let credits = page.credits.joined(separator: " · ")
    if !credits.isEmpty { body += "<p class=\"credits\">\(Markup.escaped(credits))</p>\n" }
    for block in page.body {
      body += pair(
        block,
        block.role == .subheading || block.role == .headline
          ? "h2" : block.role == .quote ? "blockquote" : "p")
    }
    body += "<hr/>\n<p class=\"credits\">\(Markup.escaped(page.counts.sentence))</p>\n"
    for note in page.notes {
      body += "<p class=\"credits\">\(Markup.escaped("\(note.segment.id): \(note.text)"))</p>\n"
    }
    return document(body)
  }

  private func pair(_ block: BilingualBlock, _ name: String) -> String {
    let target = block.segments.map { segment in
      segment.target.isEmpty
        ? "[untranslated]" + (page.layout == .target ? " " + segment.source : "")
        : segment.target + (segment.status == .degraded ? " [degraded]" : "")
          + (segment.review == nil ? "" : " " + Review.mark)
    }.joined(separator: " ")
    func element(_ name: String, _ text: String, _ attributes: String) -> String {
      let text = Markup.escaped(text)
      let inner = name == "blockquote" ? "<p>\(text)</p>" : text
      return "<\(name)\(attributes)>\(inner)</\(name)>\n"
    }
    let translation = element(name, target, "")
    guard page.layout != .target, !page.isKept(block) else { return translation }
    let language = " class=\"source\" lang=\"\(languages.source)\" xml:lang=\"\(languages.source)\""
    let source = element(name == "h1" || name == "h2" ? "p" : name, block.source, language)
    return name == "h1" ? translation + source : source + translation
  }

  private static let style = """
    body { font-family: Georgia, serif; line-height: 1.5; }
    .source { color: #666666; font-size: 0.9em; margin-bottom: 0.2em; }
    .credits { color: #666666; font-size: 0.8em; }

    """
}
