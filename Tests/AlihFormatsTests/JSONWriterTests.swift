import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct JSONWriterTests {
  private func object(_ article: BilingualArticle, compact: Bool) throws -> [String: Any] {
    let text = BilingualDocument.text(article, format: .json, compact: compact)
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `the keys come in the order of the contract`() {
    let article = InventedArticle.single(
      "Korut diam.", "North Korea is silent.",
      terms: [
        InventedArticle.honored("Korut", "North Korea", "North Korea"), InventedArticle.missing("PBB", "UN"),
      ])
    #expect(
      BilingualDocument.text(article, format: .json, compact: true) == """
        {"format":"alih-bilingual/1","path":"a.txt","from":"id","to":"en","title":null,"byline":null,"date":null,\
        "blocks":[{"id":"b1","role":"paragraph","segments":[{"id":"b1.s1","source":"Korut diam.",\
        "target":"North Korea is silent.","engine":"newsroom","status":"translated",\
        "terms":[{"source":"Korut","target":"North Korea","found":"North Korea","verdict":"honored"},\
        {"source":"PBB","target":"UN","found":null,"verdict":"missing"}],"findings":[]}]}],"findings":[],\
        "counts":{"segments":1,"translated":1,"degraded":0,"untranslated":0,"kept":0,"dropped":0}}

        """)
  }

  @Test func `the title is the first headline`() throws {
    let title = try object(InventedArticle.complete, compact: false)["title"] as? [String: String]
    #expect(title?["source"] == "AS-Korsel Tunda Latihan Laut, Korut Tetap Siaga")
    #expect(title?["target"] == "US, South Korea Postpone Naval Drill; North Korea Stays on Alert")
  }

  @Test func `one article is one line when compact, and the same object when not`() throws {
    let text = BilingualDocument.text(InventedArticle.complete, format: .json, compact: true)
    #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
    #expect(text.hasSuffix("}\n"))
    let compact = try object(InventedArticle.complete, compact: true) as NSDictionary
    #expect(compact == (try object(InventedArticle.complete, compact: false) as NSDictionary))
  }

  @Test func `every layout holds both languages`() {
    let documents = Layout.allCases.map { InventedArticle.complete.document(.json, $0) }
    #expect(Set(documents).count == 1)
  }

  @Test func `dropped furniture is counted`() throws {
    let text = InventedArticle.complete.document(.json, .interleaved, .drop)
    #expect(!text.contains("\"promotion\""))
    #expect(text.contains("\"segments\": 17,") && text.contains("\"dropped\": 4"))
  }

  @Test(arguments: [
    "kutip \" dan \\ garis", "baris\nbaru\r\n\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "\u{2028}\u{2029}",
    "emoji 🇮🇩 👩‍🚒",
    "\u{202E}arah", "</script>", String(Unicode.Scalar(0xFFFE)!), "e\u{301}",
  ])
  func `any text comes back as it was`(_ text: String) throws {
    let blocks = try object(InventedArticle.single(text, text), compact: true)["blocks"] as? [[String: Any]]
    let segments = blocks?.first?["segments"] as? [[String: Any]]
    let source = try #require(segments?.first?["source"] as? String)
    #expect(Array(source.unicodeScalars) == Array(text.unicodeScalars))
  }
}
