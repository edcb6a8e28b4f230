import AlihModel
import Foundation
import Testing

@testable import AlihFormats

/// What a person decided on says so in every format.
struct ReviewMarksTests {
  private static let approved = Review(state: .approved, by: "rina", at: "2026-11-30T08:15:00Z")
  private static let edited = Review(state: .edited, by: "budi & co", at: "2026-11-30T09:00:00Z")

  private func segment(_ id: String, _ target: String, _ review: Review?) -> BilingualSegment {
    var segment = BilingualSegment(
      id: id, source: "Kalimat \(id).", target: target, engine: "offline", status: .translated, terms: [],
      findings: [])
    segment.review = review
    return segment
  }

  private var article: BilingualArticle {
    BilingualArticle(
      path: "berita/a.txt", languages: .indonesianToEnglish, byline: nil, date: nil,
      blocks: [
        BilingualBlock(
          id: "b1", role: .paragraph,
          segments: [
            segment("b1.s1", "Approved as it was.", Self.approved),
            segment("b1.s2", "Written anew.", Self.edited),
            segment("b1.s3", "Looked at by nobody.", nil),
          ])
      ],
      findings: [])
  }

  private func document(_ format: DocumentFormat, _ layout: Layout) throws -> String {
    let bytes = try BilingualDocument.bytes(article, format: format, layout: layout)
    let part: String? =
      switch format {
      case .docx: "word/document.xml"
      case .odt: "content.xml"
      case .epub: "OEBPS/article.xhtml"
      default: nil
      }
    return String(decoding: try part.map { try #require(ZipArchive(bytes)[$0]) } ?? bytes, as: UTF8.self)
  }

  @Test(arguments: [DocumentFormat.markdown, .html, .text, .docx, .odt, .epub], Layout.allCases)
  func `documents for people have a mark behind each sentence, and name who`(
    format: DocumentFormat, layout: Layout
  ) throws {
    let text = try document(format, layout).replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&")
      .replacing(/\s+/, with: " ")
    #expect(text.contains("Approved as it was. ✓") || text.contains("Approved as it was.✓"))
    #expect(text.contains("Written anew. ✓") || text.contains("Written anew.✓"))
    #expect(!text.contains("Looked at by nobody. ✓") && !text.contains("Looked at by nobody.✓"))
    #expect(text.contains("✓ 1 approved, 1 edited by rina, budi"))
  }

  @Test(arguments: [
    (
      DocumentFormat.json,
      ["\"state\": \"approved\"", "\"by\": \"budi & co\"", "\"at\": \"2026-11-30T08:15:00Z\""]
    ),
    (.jsonl, ["\"state\":\"approved\"", "\"state\":\"edited\""]),
    (.xliff, ["<segment id=\"s1\" state=\"reviewed\">", "<segment id=\"s3\" state=\"translated\">"]),
    (
      .xliff12,
      ["<trans-unit id=\"b1.s2\" approved=\"yes\">", "<target state=\"final\">Written anew.</target>"]
    ),
    (.tmx, ["<prop type=\"x-review\">edited by budi &amp; co at 2026-11-30T09:00:00Z</prop>"]),
    (.csv, ["\"approved by rina, 2026-11-30T08:15:00Z\""]),
    (.po, ["#. edited by budi & co, 2026-11-30T09:00:00Z"]),
  ])
  func `formats for programs have the state, who and when`(format: DocumentFormat, marks: [String]) throws {
    let text = try document(format, .interleaved)
    for mark in marks { #expect(text.contains(mark)) }
  }

  @Test(arguments: ["docx", "html", "xlf"])
  func `the mark is no part of the sentence that comes back`(ending: String) throws {
    let format = try #require(DocumentFormat(fileExtension: ending))
    let bytes = try BilingualDocument.bytes(article, format: format)
    let sentences = try Corrections(bytes, path: "a.\(ending)").sentences
    #expect(sentences.map(\.text) == ["Approved as it was.", "Written anew.", "Looked at by nobody."])
  }

  /// What a person does to the second sentence's runs in Word, and what its text is then.
  @Test(arguments: [
    (
      #"anew.</w:t></w:r><w:bookmarkEnd w:id="1"/>"#,
      #"anew</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:t> today.</w:t></w:r>"#, "Written anew today."
    ),
    (
      #"anew.</w:t></w:r><w:bookmarkEnd w:id="1"/>"#,
      #"anew.</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p><w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>Twice.</w:t></w:r></w:p><w:p>"#,
      "Written anew."
    ),
    (#"Written anew."#, #"Written</w:t></w:r></w:p><w:p><w:r><w:t>anew."#, "Written anew."),
    (
      #"Written anew."#,
      #"Re</w:t><w:noBreakHyphen/><w:t>written</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r><w:r><w:t> anew."#,
      "Re-written anew."
    ),
    (
      #"anew.</w:t></w:r><w:bookmarkEnd w:id="1"/>"#,
      #"anew.</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:t> [untrans</w:t></w:r><w:r><w:t>lated] Kalimat lain.</w:t></w:r>"#,
      "Written anew."
    ),
    (
      #"Written anew."#,
      #"Written</w:t></w:r><w:del><w:r><w:t> old</w:t></w:r></w:del><w:ins><w:r><w:t> anew.</w:t></w:r></w:ins><w:r><w:t>"#,
      "Written anew."
    ),
  ])
  func `what a person typed in Word is the sentence's`(old: String, new: String, expected: String) throws {
    let bytes = try BilingualDocument.bytes(article, format: .docx)
    let document = String(decoding: try #require(ZipArchive(bytes)["word/document.xml"]), as: UTF8.self)
    let typed = document.replacing(old, with: new)
    try #require(typed != document)
    var file = ZipArchive()
    file.addStored("word/document.xml", Array(typed.utf8))
    let corrections = try Corrections(file.bytes(), path: "a.docx")
    #expect(corrections.strays == (new.contains("Twice") ? ["Twice."] : []))
    #expect(corrections.sentences.map(\.text) == ["Approved as it was.", expected, "Looked at by nobody."])
  }

  @Test
  func `what is typed before the first sentence, or in the place of an untranslated one, is the sentence's`()
    throws
  {
    let page =
      #"<body class="target"><p class="target">URGENT: <span class="segment" id="b1.s1">Floods.</span></p>"#
      + #"<p class="target"><span class="segment untranslated" id="b2.s1">[untranslated]</span></p>"#
      + #"<p class="target"><span class="segment untranslated" id="b3.s1"><i lang="id">Air surut.</i></span></p>"#
      + #"<p class="target"><span class="segment untranslated" id="b4.s1">The water receded.</span></p></body>"#
    let sentences = try Corrections(Array(page.utf8), path: "a.html").sentences
    #expect(sentences.map { "\($0.id) \($0.text)" } == ["b1.s1 URGENT: Floods.", "b4.s1 The water receded."])
  }

  @Test(arguments: [DocumentFormat.html, .docx])
  func `a document tells which sources it shows`(format: DocumentFormat) throws {
    for layout in Layout.allCases {
      let bytes = try BilingualDocument.bytes(article, format: format, layout: layout)
      let corrections = try Corrections(bytes, path: format == .html ? "a.html" : "a.docx")
      #expect(corrections.sources == (layout == .target ? "" : "Kalimatb1s1Kalimatb1s2Kalimatb1s3"))
      #expect(corrections.sentences.count == 3)
    }
  }

  @Test(arguments: [
    (
      "<xliff version=\"1.2\"><file source-language=\"id\" target-language=\"en\"><body><trans-unit id=\"1\"><source>Air surut.</source></trans-unit></body></file></xliff>",
      "<trans-unit id=\"1\" approved=\"yes\"><source>Air surut.</source><target state=\"final\">AIR SURUT.</target>"
    ),
    (
      "<xliff version=\"2.0\" srcLang=\"id\" trgLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment><source>Air surut.</source></segment></unit></file></xliff>",
      "<segment state=\"reviewed\"><source>Air surut.</source><target>AIR SURUT.</target>"
    ),
  ])
  func `an exchange file that is filled in says what is approved`(file: String, expected: String) throws {
    let translated = try Translated("a.xlf", Array(file.utf8))
    var result = translated.result
    result.blocks[0].segments[0].review = Self.approved
    let text = String(
      decoding: try translated.source.bytes(of: result, translated.article, .target), as: UTF8.self)
    #expect(text.contains(expected))
  }
}
