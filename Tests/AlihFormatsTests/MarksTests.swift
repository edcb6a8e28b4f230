import AlihModel
import Testing

@testable import AlihFormats

/// What a file in its own format says of text that is degraded.
struct MarksTests {
  @Test(arguments: [
    ("a.txt", "Air surut.\n", "AIR SURUT. [degraded]\n"),
    ("a.md", "- Air surut.\n", "- AIR SURUT. <!-- degraded -->\n"),
    ("a.md", "| Air |\n|---|\n| Ikan |\n", "| AIR <!-- degraded --> |\n|---|\n| IKAN <!-- degraded --> |\n"),
    (
      "a.html", "<p>Air <b>surut</b>.</p>\n",
      "<p><span class=\"alih-degraded\">AIR <b>SURUT</b>.</span></p>\n"
    ),
    (
      "a.rss", "<rss><item><title>Air</title><description>&lt;p>Surut.&lt;/p></description></item></rss>",
      "<rss><item><title>AIR [degraded]</title><description>&lt;p&gt;&lt;span class=\"alih-degraded\"&gt;SURUT.&lt;/span&gt;&lt;/p&gt;</description></item></rss>"
    ),
    (
      "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nSurut.\n",
      "1\n00:00:01,000 --> 00:00:02,000\nSURUT. [degraded]\n"
    ),
    (
      "a.vtt", "WEBVTT\n\nsatu\n00:01.000 --> 00:02.000\nSurut.\n",
      "WEBVTT\n\nNOTE degraded\n\nsatu\n00:01.000 --> 00:02.000\nSURUT.\n"
    ),
    (
      "a.jsonl", "{\"text\": \"Surut.\", \"n\": 1}\n",
      "{\"text\": \"SURUT.\",\"text_status\":\"degraded\", \"n\": 1}\n"
    ),
    ("a.csv", "n,text\n1,Surut.\n2,\n", "n,text,text_status\n1,SURUT.,degraded\n2,,\n"),
    (
      "a.json",
      "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"title\": \"Air\", \"content_html\": \"<p>Surut.</p>\"}]}",
      "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"title\": \"AIR [degraded]\", \"content_html\": \"<p><span class=\\\"alih-degraded\\\">SURUT.</span></p>\"}]}"
    ),
  ])
  func `degraded text is marked as the format's readers know it`(
    _ name: String, _ before: String, _ after: String
  ) throws {
    let file = try Translated(name, Array(before.utf8), status: .degraded)
    #expect(try file.text() == after)
    let plain = try file.text(marks: false)
    #expect(!plain.contains("degraded") && plain.contains("SURUT") || plain.contains("IKAN"))
    #expect(try !Translated(name, Array(before.utf8)).text().contains("degraded"))
  }

  @Test func `what has no translation stays and is marked`() throws {
    let file = try Translated("a.html", Array("<p>Air surut.</p>".utf8), status: .untranslated) { $0 }
    #expect(try file.text() == "<p><span class=\"alih-untranslated\">Air surut.</span></p>")
    #expect(try file.text(marks: false) == "<p>Air surut.</p>")
  }

  @Test func `both translations of a record stand in front of its mark`() throws {
    let file = try Translated("a.csv", Array("text,n\nSurut.,1\n".utf8), status: .degraded)
    #expect(try file.text(.interleaved) == "text,n,text_en,text_status\nSurut.,1,SURUT.,degraded\n")
  }

  @Test func `Word documents get comments, beside those that are there`() throws {
    func document(_ parts: [String: String]) throws -> Translated {
      var archive = ZipArchive()
      archive["[Content_Types].xml"] = Array("<Types xmlns=\"t\"/>".utf8)
      archive["word/document.xml"] = Array(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:pPr/><w:r><w:t>Surut.</w:t></w:r></w:p></w:body></w:document>"
          .utf8)
      for (name, text) in parts { archive[name] = Array(text.utf8) }
      return try Translated("a.docx", archive.bytes(), status: .degraded)
    }
    func part(_ file: Translated, _ name: String) throws -> String {
      String(decoding: try #require(ZipArchive(file.bytes())[name]), as: UTF8.self)
    }
    let new = try document([:])
    #expect(try part(new, "word/document.xml").contains("<w:pPr/><w:commentRangeStart w:id=\"0\"/><w:r>"))
    #expect(try part(new, "word/document.xml").contains("<w:commentReference w:id=\"0\"/>"))
    #expect(try part(new, "word/comments.xml").contains("<w:t>degraded</w:t>"))
    #expect(try part(new, "[Content_Types].xml").contains("/word/comments.xml"))
    #expect(try part(new, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\""))
    let old = try document([
      "word/comments.xml":
        "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"4\"/></w:comments>"
    ])
    let comments = try part(old, "word/comments.xml")
    #expect(comments.contains("w:id=\"4\"") && comments.contains("w:id=\"5\""))
    #expect(try ZipArchive(new.bytes(marks: false))["word/comments.xml"] == nil)
  }
}
