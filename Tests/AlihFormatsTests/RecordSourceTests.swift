import AlihModel
import Testing

@testable import AlihFormats

struct RecordSourceTests {
  private func read(_ name: String, _ text: String, field: String = "text") throws -> Translated {
    try Translated(name, Array(text.utf8), SourceFile.Options(field: field, languages: .indonesianToEnglish))
  }

  @Test func `a bad record stays, the others go on, and it is named with its line`() throws {
    let file = try read(
      "a.jsonl", "{\"text\":\"Air surut.\"}\nrusak\n{\"text\":null}\n{\"id\":1}\n{\"text\":\"Hujan.\"}\n")
    #expect(file.texts == ["Air surut.", "Hujan."])
    #expect(
      file.source.article.findings.map(\.message) == [
        "1 record is no JSON object, the first in line 2; left as it is",
        "2 records have no text in 'text', the first in line 3; left as they are",
      ])
    #expect(
      try file.text()
        == "{\"text\":\"AIR SURUT.\"}\nrusak\n{\"text\":null}\n{\"id\":1}\n{\"text\":\"HUJAN.\"}\n")
  }

  @Test func `a new column stands behind all cells, and cells beyond the header are named`() throws {
    let file = try read("a.csv", "id,text\n1,Air surut, kata warga\n2,Hujan.\n")
    #expect(
      try file.text(.interleaved) == "id,text,,text_en\n1,Air surut, kata warga,AIR SURUT\n2,Hujan.,,HUJAN.\n"
    )
    #expect(
      file.source.article.findings.map(\.message) == [
        "1 row has more cells than the header, the first in line 2; a text with a ',' needs quotation marks around it"
      ])
    #expect(try read("a.csv", "id,text\n1,Hujan.,,\n").source.article.findings.isEmpty)
  }

  @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\u{B}", "\u{C}", "\n", "\r"])
  func `whatever ends a line parts two texts of a field, and stays`(_ end: String) throws {
    let file = try read("a.csv", "text\n\"Harga beras\(end)Hujan lebat\"\n")
    #expect(file.article.blocks.flatMap(\.segments).map(\.text) == ["Harga beras", "Hujan lebat"])
    #expect(try file.text() == "text\n\"HARGA BERAS\(end)HUJAN LEBAT\"\n")
  }

  @Test(arguments: [
    ("{\"text\":\"Air.\",\"text_en\":\"old\"}\n", "{\"text\":\"Air.\",\"text_en\":\"AIR.\"}\n"),
    ("{\"text_en\":null,\"text\":\"Air.\"}\n", "{\"text_en\":\"AIR.\",\"text\":\"Air.\"}\n"),
    (
      "{\"text\":\"Air.\",\"en\":[\"x\",{\"a\":1}],\"n\":2}\n",
      "{\"text\":\"Air.\",\"en\":\"AIR.\",\"n\":2}\n"
    ),
    ("{\"text\":\"Air.\"}\n", "{\"text\":\"Air.\",\"text_en\":\"AIR.\"}\n"),
  ])
  func `a field for the translation that is there is filled`(_ before: String, _ after: String) throws {
    #expect(try read("a.jsonl", before).text(.interleaved) == after)
  }

  @Test func `paragraphs of a page in a field are paragraphs, and its tags stay`() throws {
    let file = try read(
      "a.jsonl",
      "{\"text\":\"<p class='a'>Air <b>surut</b>.</p><P>Warga pulang.<br/>Harga naik.</P><hr> 2 < 3, kata <i>ia</i>.\"}\n"
    )
    #expect(
      try file.text(.target)
        == "{\"text\":\"<p class='a'>AIR <B>SURUT</B>.</p><P>WARGA PULANG.<br/>HARGA NAIK.</P><hr> 2 < 3, KATA <I>IA</I>.\"}\n"
    )
  }

  @Test func `arrays of objects are records, wherever in the file they are`() throws {
    let array =
      "[\n  {\"text\": \"Air surut.\", \"tag\": [\"a\"]},\n  {\"text\": \"\"},\n  {\"x\": {\"text\": \"Hujan.\"}}\n]\n"
    let file = try read("a.json", array)
    #expect(file.texts == ["Air surut.", "Hujan."])
    #expect(
      try file.text() == array.replacing("Air surut.", with: "AIR SURUT.").replacing("Hujan.", with: "HUJAN.")
    )
    #expect(throws: ArticleFileError.self) { try read("a.json", "[{\"text\": \"Air\"") }
    #expect(throws: ArticleFileError.self) { try read("a.json", "{\"a\": 1}") }
  }

  @Test(arguments: [
    ("a.jsonl", "[{\"text\":\"Air.\"},\n{\"text\":\"Api.\"}]"),
    ("a.jsonl", "{\n\"a\":[{\"text\":\"Air.\"},{\"text\":\"Api.\"}]}"),
    ("a.json", "{\"text\":\"Air.\"}\n{\"text\":\"Api.\"}\n"),
  ])
  func `one value in JSON Lines, and lines in JSON, are read as what they are`(_ name: String, _ text: String)
    throws
  {
    #expect(try read(name, text).texts == ["Air.", "Api."])
  }

  @Test(arguments: [
    ("id,text\r\n1,Air surut.\r\n2,\r\n", "id,text,text_en\r\n1,Air surut.,AIR SURUT.\r\n2,,\r\n"),
    ("id;text;text_en\n1;\"Air; surut.\";\n", "id;text;text_en\n1;\"Air; surut.\";\"AIR; SURUT.\"\n"),
    ("text\ttarget\nAir \"surut\".\tlama\n", "text\ttarget\nAir \"surut\".\tAIR \"SURUT\".\n"),
    ("id,text,translation\n1,Air.\n", "id,text,translation\n1,Air.,AIR.\n"),
    ("sep=;\nid;text\n1;Air.\n", "sep=;\nid;text;text_en\n1;Air.;AIR.\n"),
    ("\u{FEFF}id,Text\n1,Air.", "\u{FEFF}id,Text,text_en\n1,Air.,AIR."),
    ("\"id\",\"text\"\n\"1\",\"Air.\"\n", "\"id\",\"text\",\"text_en\"\n\"1\",\"Air.\",\"AIR.\"\n"),
    ("text\ttarget\n\"Air\" surut.\t\n", "text\ttarget\n\"Air\" surut.\t\"AIR\" SURUT.\n"),
  ])
  func `a table's column for the translation is filled, or comes behind the others`(
    _ before: String, _ after: String
  ) throws {
    #expect(try read("a.csv", before).text(.interleaved) == after)
  }

  @Test(arguments: ["a.tsv", "a.TSV", "a.Tab"])
  func `a name's letters tell what parts the cells of one column, large or small`(_ name: String) throws {
    #expect(try read(name, "text\nAir surut, kata warga.\n").text() == "text\nAIR SURUT, KATA WARGA.\n")
  }

  @Test(arguments: [
    ("=SUM(A1:A2)", true), ("=B2*1,1", true), ("=HYPERLINK(\"\"a\"\")", true), ("= penting", false),
    ("=Dua ekor", false),
  ])
  func `a formula is no text, and stays`(cell: String, isFormula: Bool) throws {
    let file = "id;text\n1;\"\(cell)\"\n2;Air naik.\n"
    let source = try TableSource.read(Array(file.utf8), SourceFile.Options())
    #expect(source.items.count == (isFormula ? 1 : 2))
    #expect(source.findings.contains { $0.message.contains("has a formula in 'text'") } == isFormula)
  }

  @Test func `a quotation mark that is never closed is a letter, and is named`() throws {
    let file = try read("a.csv", "id,text\n1,\"Air surut.\n2,Hujan turun.\n")
    #expect(file.texts == ["\"Air surut.", "Hujan turun."])
    #expect(file.source.article.findings.first?.kind == .openQuote)
  }

  @Test func `lines of a text are paragraphs, and what is between them stays`() throws {
    let file = try read("a.jsonl", "{\"isi\":\"  Air surut.\\n\\n***\\nHujan.\\n\"}\n", field: "isi")
    #expect(file.texts == ["Air surut.", "Hujan."])
    #expect(try file.text() == "{\"isi\":\"  AIR SURUT.\\n\\n***\\nHUJAN.\\n\"}\n")
    #expect(try file.text(.interleaved).contains("\"isi_en\":"))
  }
}
