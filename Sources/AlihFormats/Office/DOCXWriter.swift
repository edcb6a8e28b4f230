import AlihMarkup
import AlihModel

/// Writes a Word document (Office Open XML): paragraphs one under the other, or a table of two columns.
///
/// Each translated sentence stands in a bookmark with its id, so that corrections find their way back; what a person
/// should look at is a comment at its sentence.
struct DOCXWriter {
  let page: Pageproof
  /// Word wants numbers for bookmarks: the sentences' places.
  private let bookmarks: [String: Int]
  private let notes: [String: Note]

  init(page: Pageproof) {
    self.page = page
    let ids = page.article.blocks.flatMap(\.segments).map(\.id)
    bookmarks = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    notes = Dictionary(page.notes.map { ($0.segment.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func bytes() throws -> [UInt8] {
    var archive = ZipArchive()
    archive["[Content_Types].xml"] = Array(Self.contentTypes(hasComments: !page.notes.isEmpty).utf8)
    archive["_rels/.rels"] = Array(Self.relations.utf8)
    archive["docProps/core.xml"] = Array(core.utf8)
    archive["word/_rels/document.xml.rels"] = Array(
      Self.documentRelations(hasComments: !page.notes.isEmpty).utf8)
    archive["word/styles.xml"] = Array(Self.styles.utf8)
    archive["word/document.xml"] = Array(document.utf8)
    archive["word/footer.xml"] = Array(Self.footer.utf8)
    if !page.notes.isEmpty { archive["word/comments.xml"] = Array(comments.utf8) }
    return try archive.bytes()
  }

  private var languages: LanguagePair { page.article.languages }

  private var document: String {
    var body = ""
    if let headline = page.headline { body += pair(headline, style: "Title") }
    for byline in page.bylines { body += pair(byline, style: "AlihCredit") }
    let engines = page.counts.engines.map(\.name).joined(separator: ", ")
    let origin = "Machine translation, \(languages.sourceName) → \(languages.targetName)"
    body =
      paragraph(origin + (engines.isEmpty ? "" : " · by \(engines)"), "AlihCredit", languages.target) + body
    let credits = page.credits.joined(separator: " · ")
    if !credits.isEmpty { body += paragraph(credits, "AlihCredit", languages.target) }
    body +=
      page.layout == .sideBySide ? table : page.body.map { pair($0, style: Self.style(of: $0)) }.joined()
    body += paragraph(page.counts.sentence, "AlihCredit", languages.target)
    for finding in page.article.findings {
      body += paragraph(finding.message, "AlihCredit", languages.target)
    }
    return Self.xml
      + "<w:document xmlns:w=\"\(Self.namespace)\" xmlns:r=\"\(Self.office)\"><w:body>\(body)<w:sectPr>"
      + "<w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>"
      + "</w:sectPr></w:body></w:document>"
  }

  /// A block's source and translation, as the layout wants them.
  private func pair(_ block: BilingualBlock, style: String) -> String {
    let target = translation(of: block, style)
    guard page.layout != .target, !page.isKept(block) else { return target }
    let source = paragraph(block.source, style == "Title" ? "Subtitle" : "AlihSource", languages.source)
    return style == "Title" ? target + source : source + target
  }

  private var table: String {
    guard !page.body.isEmpty else { return "" }
    var rows = ""
    for block in page.body {
      let style = Self.style(of: block)
      rows +=
        "<w:tr>" + cell(paragraph(block.source, style, languages.source))
        + cell(translation(of: block, style)) + "</w:tr>"
    }
    let border = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"CCCCCC\"/>"
    }.joined()
    return
      "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>\(border)</w:tblBorders></w:tblPr>"
      + "<w:tblGrid><w:gridCol w:w=\"4819\"/><w:gridCol w:w=\"4819\"/></w:tblGrid>\(rows)</w:tbl>"
  }

  private func cell(_ content: String) -> String {
    "<w:tc><w:tcPr><w:tcW w:w=\"4819\" w:type=\"dxa\"/></w:tcPr>\(content)</w:tc>"
  }

  private func paragraph(_ text: String, _ style: String, _ language: String) -> String {
    paragraph(style, run(text, language))
  }

  private func paragraph(_ style: String, _ runs: String) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(runs)</w:p>"
  }

  private func run(_ text: String, _ language: String) -> String {
    "<w:r><w:rPr><w:lang w:val=\"\(language)\"/></w:rPr><w:t xml:space=\"preserve\">\(Markup.escaped(text))</w:t></w:r>"
  }

  /// A paragraph's sentences, each in its bookmark.
  private func translation(of block: BilingualBlock, _ style: String) -> String {
    var runs: [String] = []
    if page.isMarkedFurniture(block) { runs.append(run("[\(block.role.rawValue)]", languages.target)) }
    for segment in block.segments {
      let note = notes[segment.id]
      var text = ""
      if !segment.target.isEmpty {
        let number = bookmarks[segment.id] ?? 0
        text =
          "<w:bookmarkStart w:id=\"\(number)\" w:name=\"\(WordCorrections.bookmark(segment.id))\"/>"
          + run(segment.target, languages.target) + "<w:bookmarkEnd w:id=\"\(number)\"/>"
        if segment.review != nil { text += run(" " + Review.mark, languages.target) }
        if segment.status == .degraded { text += run(" [degraded]", languages.target) }
      } else if segment.status == .untranslated {
        text = run(
          "[untranslated]" + (page.layout == .target ? " " + segment.source : ""), languages.target)
      }
      guard !text.isEmpty else { continue }
      runs.append(note.map { commented(text, $0.number) } ?? text)
    }
    return paragraph(style, runs.joined(separator: run(" ", languages.target)))
  }

  private func commented(_ runs: String, _ number: Int) -> String {
    "<w:commentRangeStart w:id=\"\(number)\"/>\(runs)<w:commentRangeEnd w:id=\"\(number)\"/>"
      + "<w:r><w:commentReference w:id=\"\(number)\"/></w:r>"
  }

  private var comments: String {
    Self.xml + "<w:comments xmlns:w=\"\(Self.namespace)\">"
      + page.notes.map { note in
        "<w:comment w:id=\"\(note.number)\" w:author=\"Alih\" w:initials=\"A\">"
          + "<w:p>\(run(note.text, languages.target))</w:p></w:comment>"
      }.joined() + "</w:comments>"
  }

  private static func style(of block: BilingualBlock) -> String {
    switch block.role {
    case .headline, .subheading: "Heading2"
    case .caption: "Caption"
    case .quote: "Quote"
    default: "Normal"
    }
  }

  // MARK: The other parts

  private static let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static func contentTypes(hasComments: Bool) -> String {
    let comments =
      hasComments
      ? "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
      : ""
    return xml + "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
      + "<Override PartName=\"/word/footer.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>"
      + "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
      + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\(comments)</Types>"
  }

  private static let relations =
    xml + "<Relationships xmlns=\"\(package)/relationships\">"
    + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/>"
    + "<Relationship Id=\"rId2\" Type=\"\(package)/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"

  private static func documentRelations(hasComments: Bool) -> String {
    let comments =
      hasComments
      ? "<Relationship Id=\"rId2\" Type=\"\(office)/comments\" Target=\"comments.xml\"/>" : ""
    return xml + "<Relationships xmlns=\"\(package)/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>\(comments)"
      + "<Relationship Id=\"rId3\" Type=\"\(office)/footer\" Target=\"footer.xml\"/></Relationships>"
  }

  /// The number of each page.
  private static let footer =
    xml + "<w:ftr xmlns:w=\"\(namespace)\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
    + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"

  private var core: String {
    let title = page.headline.map { $0.target.isEmpty ? $0.source : $0.target } ?? page.article.path
    let author = page.article.byline.map { "<dc:creator>\(Markup.escaped($0))</dc:creator>" } ?? ""
    return Self.xml + "<cp:coreProperties xmlns:cp=\"\(Self.package)/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(Markup.escaped(title))</dc:title>\(author)"
      + "<dc:language>\(languages.target)</dc:language></cp:coreProperties>"
  }

  private static let styles: String = {
    func style(_ id: String, _ name: String, _ paragraph: String, _ run: String) -> String {
      let base = id == "Normal" ? " w:default=\"1\"" : ""
      let parent = id == "Normal" ? "" : "<w:basedOn w:val=\"Normal\"/>"
      return "<w:style w:type=\"paragraph\"\(base) w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>\(parent)"
        + "<w:qFormat/><w:pPr>\(paragraph)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
    }
    let after = "<w:spacing w:after=\"160\"/>"
    return xml + "<w:styles xmlns:w=\"\(namespace)\"><w:docDefaults><w:rPrDefault><w:rPr>"
      + "<w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\"/><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      + style("Normal", "Normal", after, "")
      + style("Title", "Title", "<w:spacing w:after=\"80\"/>", "<w:b/><w:sz w:val=\"40\"/>")
      + style("Subtitle", "Subtitle", after, "<w:i/><w:color w:val=\"666666\"/><w:sz w:val=\"26\"/>")
      + style(
        "Heading2", "heading 2",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:sz w:val=\"26\"/>")
      + style("Caption", "caption", after, "<w:i/><w:sz w:val=\"20\"/>")
      + style("Quote", "Quote", "<w:spacing w:after=\"160\"/><w:ind w:left=\"567\"/>", "<w:i/>")
      + style(
        "AlihSource", "Alih Source", "<w:keepNext/><w:spacing w:after=\"40\"/>",
        "<w:color w:val=\"666666\"/><w:sz w:val=\"20\"/>")
      + style(
        "AlihCredit", "Alih Credit", "<w:spacing w:after=\"80\"/>",
        "<w:color w:val=\"666666\"/><w:sz w:val=\"18\"/>")
      + "</w:styles>"
  }()
}
