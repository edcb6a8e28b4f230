import AlihModel
import Testing

@testable import AlihFormats

struct TextWriterTests {
  @Test func `a paragraph is a line, its translation the next`() {
    let text = InventedArticle.single("Satu.\nMasih satu.", "One.\nStill one.").document(.text)
    #expect(
      text
        == "Satu. Masih satu.\nOne. Still one.\n\n--\n1 segment: 1 translated, 0 degraded, 0 untranslated · 0 findings · newsroom 1\n"
    )
  }

  @Test func `the states are marked and the reasons stand at the end`() {
    let text = InventedArticle.complete.document(.text)
    #expect(text.contains("press release. [degraded] He added"))
    #expect(text.contains("for peace. [untranslated] A new"))
    #expect(text.contains("\nb7.s1: degraded, by offline; newsroom: HTTP 503, the endpoint is overloaded\n"))
    #expect(text.contains("\n[promotion] SCROLL TO CONTINUE WITH CONTENT\n"))
    #expect(!InventedArticle.complete.document(.text, .interleaved, .keep).contains("[promotion]"))
  }

  @Test func `the second column begins at the same place, whatever the width of the letters`() throws {
    let article = InventedArticle.single(
      "平壌の報道官は月曜日に声明を発表し、訓練の延期を歓迎すると述べた。 Cafe\u{301} 👩‍🚒 " + String(repeating: "x", count: 130),
      "| " + String(repeating: "word ", count: 40))
    let document = article.document(.text, .sideBySide)
    let lines = document.split(separator: "\n").prefix { $0 != "--" }
    #expect(lines.count > 4)
    for line in lines {
      #expect(line.reduce(0) { $0 + $1.columns } <= TextWriter.width)
    }
    let starts = lines.compactMap { line in
      (line.firstRange(of: "| word") ?? line.firstRange(of: "word")).map {
        line[..<$0.lowerBound].reduce(0) { $0 + $1.columns }
      }
    }
    #expect(starts.count > 3)
    #expect(Set(starts) == [52])
  }
}

struct DisplayWidthTests {
  @Test(
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("界", 2), ("한", 2), ("ｶ", 1), ("Ａ", 2), ("👩‍🚒", 2), ("🇮🇩", 2),
      ("❤️", 2),
      ("\u{200B}", 0), ("–", 1),
    ] as [(Character, Int)])
  func `a character takes its terminal columns`(_ character: Character, _ columns: Int) {
    #expect(character.columns == columns)
  }

  @Test(arguments: [
    ("satu dua tiga", 8, ["satu dua", "tiga"]), ("", 5, [""]),
    ("panjangsekali", 5, ["panja", "ngsek", "ali"]),
    ("a panjangsekali b", 5, ["a", "panja", "ngsek", "ali b"]), ("界界界", 5, ["界界", "界"]),
  ])
  func `lines break at blanks, and in a word only where it must`(
    _ text: String, _ width: Int, _ lines: [String]
  ) {
    #expect(text.wrapped(to: width).map(\.text) == lines)
  }
}
