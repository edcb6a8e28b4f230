import AlihModel
import Testing

@testable import AlihFormats

struct DOCXFieldTests {
  private func field(_ instruction: String, _ result: String) -> String {
    """
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> \(instruction) </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>\(result)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
    """
  }

  private func docx(_ paragraph: String) throws -> Translated {
    var archive = ZipArchive()
    archive["[Content_Types].xml"] = Array("<Types/>".utf8)
    archive["word/document.xml"] = Array(
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>\(paragraph)</w:p></w:body></w:document>"
        .utf8)
    return try Translated("a.docx", archive.bytes())
  }

  private func text(_ word: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(word)</w:t></w:r>" }

  private func xml(_ file: Translated, _ layout: Layout) throws -> String {
    String(decoding: try #require(ZipArchive(file.bytes(layout))["word/document.xml"]), as: UTF8.self)
  }

  @Test func `what a field shows is read with the sentence, and the field stays`() throws {
    let file = try docx(
      text("Tabel ") + field("SEQ Tabel", "1") + text(": lihat halaman ") + field("PAGEREF _a \\h", "12")
        + text("."))
    #expect(file.texts == ["Tabel 1: lihat halaman 12."])
    let written = try xml(file, .target)
    #expect(written.contains("TABEL ") && written.contains("SEQ Tabel") && written.contains("PAGEREF _a"))
    // A caption that stands twice would be counted twice.
    let both = try xml(file, .interleaved)
    #expect(both.ranges(of: "SEQ Tabel").count == 1 && both.ranges(of: ">1<").count == 2)
  }

  @Test func `a form letter's name stays letter by letter`() throws {
    let file = try docx(text("Yth. ") + field("MERGEFIELD nama", "«nama»") + text(", air surut."))
    #expect(file.texts == ["Yth. «nama», air surut."])
    #expect(file.article.blocks[0].kept == ["«nama»"])
    let simple = try docx(
      text("Yth. ") + "<w:fldSimple w:instr=\" MERGEFIELD nama \">\(text("«nama»"))</w:fldSimple>"
        + text(", air surut."))
    #expect(simple.article.blocks[0].kept == ["«nama»"])
  }

  @Test(arguments: [("PAGE", "3"), ("NUMPAGES", "9"), ("FILENAME", "a.docx"), ("INCLUDEPICTURE a", "")])
  func `page numbers and pictures are no text, and stay`(instruction: String, result: String) throws {
    let picture = result.isEmpty ? "<w:r><w:drawing/></w:r>" : ""
    let inner = field(instruction, result).replacing("<w:r><w:t></w:t></w:r>", with: picture)
    let file = try docx(text("Lembar ") + inner)
    #expect(file.texts == ["Lembar"])
    #expect(try xml(file, .target).contains(inner))
  }
}
