import AlihModel
import Testing

@testable import AlihFormats

struct MarkdownWriterTests {
  @Test(arguments: [
    ("# bukan judul", ##"\# bukan judul"##),
    ("- bukan daftar", #"\- bukan daftar"#),
    ("+ bukan daftar", #"\+ bukan daftar"#),
    ("1. bukan daftar", #"1\. bukan daftar"#),
    ("12) bukan daftar", #"12\) bukan daftar"#),
    ("=== bukan garis", #"\=== bukan garis"#),
    ("*tebal* _miring_ `kode` ~coret~", #"\*tebal\* \_miring\_ \`kode\` \~coret\~"#),
    ("<script>alert(1)</script>", #"\<script\>alert(1)\</script\>"#),
    ("[tautan](https://berita.example)", #"\[tautan\](https\://berita.example)"#),
    ("lihat www.berita.example", #"lihat www\.berita.example"#),
    ("a | b", #"a \| b"#),
    ("AT&T &lt;", "AT&amp;T &amp;lt;"),
    (#"balik \ garis"#, #"balik \\ garis"#),
    ("    menjorok", "menjorok"),
    ("dua\nbaris", "dua baris"),
    ("naik 2.5 persen - lagi #1", "naik 2.5 persen - lagi #1"),
    ("tahun 2024. Lalu", "tahun 2024. Lalu"),
    ("$5 dan $6", #"\$5 dan \$6"#),
  ])
  func `article text is never markup`(_ text: String, _ escaped: String) {
    #expect(MarkdownText.escaped(text) == escaped)
  }

  @Test(arguments: [
    ("1. Latihan", "1. Latihan"), ("12) Latihan", "12) Latihan"), ("- Latihan", "- Latihan"),
    ("• Latihan", "- Latihan"), ("Latihan", "- Latihan"), ("2024 sudah", "- 2024 sudah"),
    ("- - dua", "- - dua"),
  ])
  func `a list item keeps the article's own number or bullet`(_ text: String, _ item: String) {
    #expect(MarkdownText.item(MarkdownText.escaped(text)) == item)
  }

  @Test func `a source is a quote over its translation`() {
    let text = InventedArticle.single("Satu.", "One.").document(.markdown)
    #expect(text.hasPrefix("> Satu.\n\nOne.\n\n---\n\n1 segment: 1 translated"))
  }

  @Test func `two columns are a table with a row for a paragraph`() {
    let text = InventedArticle.single("Satu | dua.\nTiga", "One | two.\nThree").document(
      .markdown, .sideBySide)
    #expect(
      text.hasPrefix(
        "| Indonesian | English |\n| --- | --- |\n| Satu \\| dua. Tiga | One \\| two. Three |\n\n---"))
  }

  @Test func `a degraded or missing translation is marked, with its reason in a note`() {
    let text = InventedArticle.complete.document(.markdown)
    #expect(text.contains("in a press release. **\\[degraded\\]**[^b7.s1] He added"))
    #expect(
      text.contains(
        "\n[^b7.s1]: **b7.s1** degraded, by offline; newsroom: HTTP 503, the endpoint is overloaded\n"))
    #expect(text.contains("for peace. **\\[untranslated\\]**[^b10.s2] A new"))
    #expect(text.contains("\n[^b10.s3]: **b10.s3** 'pekan depan' counts from 1 November 2024\n"))
    #expect(text.contains("**berita/latihan-selat.txt**: 2 bytes are no UTF-8"))
  }

  @Test func `the target alone shows the source of what has no translation`() {
    let text = InventedArticle.complete.document(.markdown, .target)
    #expect(
      text.contains("**\\[untranslated\\]** Nelayan setempat nyanggrok di dermaga sampai air surut.[^b10.s2]")
    )
    #expect(!text.contains("Latihan tembak"))
  }
}
