import Testing

@testable import AlihTranslation

struct NewsTranslatorTests {
  private let text = """
    Banjir Rendam Tiga Desa

    Banjir merendam tiga desa di Kabupaten Contoh pada Senin (4/3/2024). Sebanyak 1.200 warga mengungsi.
    """

  @Test func `an article comes back sentence by sentence, and as documents`() async throws {
    let translator = try NewsTranslator()
    let article = try await translator.translate(text)
    #expect(article.segments.map(\.id) == ["b1.s1", "b2.s1", "b2.s2"])
    #expect(article.segments[2].target.contains("1,200"))
    #expect(article.text.split(separator: "\n").count == 2)
    for format in TranslatedArticle.Format.allCases {
      #expect(try !article.document(format).isEmpty, "\(format)")
    }
    let same = String(decoding: try article.document(.same), as: UTF8.self)
    #expect(same.contains("\n\n") && same.contains("1,200") && !same.contains("Banjir"))
  }

  @Test func `a file keeps its markup, and lines their number`() async throws {
    let translator = try NewsTranslator()
    let page = try await translator.translate(
      file: "a.html", Array("<p>Korut menembakkan <b>rudal</b> ke laut.</p>".utf8))
    #expect(String(decoding: try page.document(.same), as: UTF8.self).contains("<b>"))
    #expect(await translator.translate(lines: ["Korut", "", "123"]) == ["North Korea", "", "123"])
    #expect(try await translator.summarize(text, sentences: 1).count == 1)
  }

  @Test func `a date line with the month first is the day that the article tells`() async throws {
    let translator = try NewsTranslator()
    let story =
      "Banjir Rendam Tiga Desa\n12/9/2025 10:27\n\nBanjir datang pada Senin (8/12/2025). Warga mengungsi.\n"
    #expect(try await translator.translate(story).segments[1].target.contains("December 9, 2025"))
    let other = story.replacing("8/12", with: "11/9")
    #expect(try await translator.translate(other).segments[1].target.contains("September 12, 2025"))
  }

  @Test func `what can't be read is an error with words for the user`() async throws {
    let translator = try NewsTranslator()
    await #expect(throws: AlihError.self) { try await translator.translate("") }
    let error = #expect(throws: AlihError.self) { try NewsTranslator(glossary: ["no-such.tsv"]) }
    #expect(error?.description.contains("no-such.tsv") == true)
    #expect(throws: AlihError.self) { try NewsTranslator(data: "/nowhere") }
  }
}
