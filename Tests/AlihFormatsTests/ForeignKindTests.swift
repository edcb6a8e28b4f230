import Testing

@testable import AlihFormats

struct ForeignKindTests {
  private func refusal(_ path: String, _ bytes: [UInt8]) -> String? {
    do {
      _ = try SourceFile(path: path, bytes: bytes)
      return nil
    } catch { return "\(error)" }
  }

  @Test(
    arguments: [
      ("%PDF-1.7\n", "a PDF file", "pdftotext"), ("{\\rtf1\\ansi Banjir}", "an RTF file", ".docx"),
      ("\u{7F}ELF", "a program", "plain text"), ("SQLite format 3\u{0}", "an SQLite database", ".csv"),
      ("[Script Info]\nTitle: x\n", "a subtitle file of SubStation Alpha", ".srt"),
      ("0:00:01.000,0:00:03.000\nAir naik.\n", "a subtitle file of YouTube (SBV)", ".srt"),
      ("{25}{75}Air|naik.\n", "a subtitle file of MicroDVD", ".srt"),
      ("[00:12.50]Air naik\n", "LRC, for lyrics", ".srt"), ("<SAMI><BODY></BODY></SAMI>", "SAMI", ".srt"),
      ("850STL25.01 ", "EBU STL", ".srt"),
      ("<?xml version=\"1.0\"?>\n<!-- x --><urlset xmlns=\"u\"></urlset>", "a sitemap", "pages"),
      ("<?xml version=\"1.0\"?><tmx version=\"1.4\"></tmx>", "a translation memory", "memory import"),
      (
        "<?xml version=\"1.0\"?><resep><judul>Soto</judul></resep>",
        "XML of another kind ('resep')", "text"
      ),
      ("<svg xmlns=\"s\"><text>x</text></svg>", "a drawing", "text"),
      ("<resep><judul>Soto</judul></resep>", "XML of another kind ('resep')", "text"),
      ("BEGIN:VCALENDAR\nSUMMARY:Rapat\nEND:VCALENDAR\n", "a calendar", "text"),
      ("\\documentclass{article}\nBanjir", "a LaTeX document", "text"),
      ("{\"cells\": [], \"nbformat\": 4}", "a notebook", "Markdown"),
    ])
  func `what Alih doesn't read is named, with what to do, whatever the file is called`(
    _ content: String, _ name: String, _ advice: String
  ) {
    for path in ["berita.txt", "berita", "-"] {
      let message = refusal(path, Array(content.utf8))
      #expect(message?.contains(name) == true && message?.contains(advice) == true, "\(message ?? "read")")
    }
    if content.hasPrefix("%PDF") {
      #expect(refusal("berita.html", Array(content.utf8))?.contains(name) == true)
    }
  }

  @Test(
    arguments: [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF, 0xE0], [0x1F, 0x8B, 8, 0], [0xD0, 0xCF, 0x11, 0xE0],
      [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 0x6D, 0x70, 0x34, 0x32],
    ] as [[UInt8]])
  func `pictures, sounds and archives are refused by their bytes`(_ bytes: [UInt8]) {
    #expect(refusal("berita.txt", bytes + [1, 2, 3])?.contains("which Alih does not read") == true)
  }

  @Test func `an archive is what its files make it`() throws {
    func archive(_ name: String) throws -> [UInt8] {
      var archive = ZipArchive()
      archive[name] = Array("x".utf8)
      return try archive.bytes()
    }
    #expect(try refusal("a.docx", archive("xl/workbook.xml"))?.contains("a spreadsheet") == true)
    #expect(try refusal("a.txt", archive("ppt/presentation.xml"))?.contains("a presentation") == true)
    #expect(try refusal("a.txt", archive("berita/a.txt"))?.contains("a ZIP archive") == true)
    let document = try SourceFile(path: "salah-nama.txt", bytes: SampleFile.docx())
    #expect(document.format.name == "docx")
  }

  @Test(arguments: [
    "[00:12] Sari: Air naik.", "[00:00.000 --> 00:02.000] Air naik.", "<p>Banjir", "5 < 6 dan 7 > 3",
    "<Banjir> di desa", "<3 kopi",
  ])
  func `text that only begins like markup is text`(_ content: String) {
    #expect(refusal("a.txt", Array(content.utf8)) == nil)
  }
}
