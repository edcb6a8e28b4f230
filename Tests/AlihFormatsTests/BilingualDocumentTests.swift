import AlihModel
import Testing
import ThreadTime

@testable import AlihFormats

struct BilingualDocumentTests {
  @Test(
    arguments: [
      ("a.md", .markdown), ("out/berita.MARKDOWN", .markdown), ("x.y.html", .html), ("a.htm", .html),
      ("a.txt", .text), ("a.text", .text), ("a.JSON", .json), ("a.docx", .docx), ("a.pdf", nil),
      ("html", nil),
      ("folder.html/berkas", nil),
      (".html", nil), ("a.", nil), ("", nil),
    ] as [(String, DocumentFormat?)])
  func `the format follows the ending of the file`(_ path: String, _ format: DocumentFormat?) {
    #expect(DocumentFormat(path: path) == format)
  }

  /// Formats whose documents are text that ends with a line feed.
  private static let texts: [DocumentFormat] = [
    .markdown, .html, .text, .json, .jsonl, .xliff, .xliff12, .tmx, .po,
  ]
  /// Those that hold every segment: a translation memory has only what was translated.
  private static let whole = texts.filter { $0 != .tmx } + [.csv]

  @Test(arguments: DocumentFormat.allCases.filter { $0 != .same && $0 != .xliff12 })
  func `a format's own ending names it`(_ format: DocumentFormat) {
    #expect(DocumentFormat(fileExtension: format.fileExtension) == format)
  }

  /// Sentences of unique words, in every role, among them ones that are kept or without a translation.
  private static func numbered(_ blocks: Int) -> BilingualArticle {
    var article = InventedArticle.complete
    article.byline = nil
    article.date = nil
    article.blocks = (1...blocks).map { block in
      InventedArticle.block(
        "b\(block)", Role.allCases[block % Role.allCases.count],
        (1...3).map { number in
          let name = "\(block)x\(number)z"
          let status: SegmentStatus =
            number == 2 ? [.degraded, .untranslated, .kept][block % 3] : .translated
          return InventedArticle.segment(
            "b\(block).s\(number)", "sumber\(name)", status == .untranslated ? "" : "sasaran\(name)",
            status: status)
        })
    }
    return article
  }

  @Test(arguments: whole, [Layout.interleaved, .sideBySide])
  func `every source and every target stands in a bilingual document once`(
    _ format: DocumentFormat, _ layout: Layout
  ) {
    let article = Self.numbered(37)
    let document = article.document(format, layout)
    // JSON's and HTML's title repeat the headline.
    let body =
      document.firstRange(of: format == .json || format == .jsonl ? "\"blocks\"" : "<body").map {
        document[$0.lowerBound...]
      }
      ?? document[...]
    var counts: [Substring: Int] = [:]
    for word in body.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) { counts[word, default: 0] += 1 }
    for segment in article.blocks.flatMap(\.segments) {
      #expect(counts[segment.source[...]] == 1, "\(segment.id)")
      #expect(segment.target.isEmpty || counts[segment.target[...]] == 1, "\(segment.id)")
    }
  }

  @Test(arguments: whole)
  func `the target layout loses no segment`(_ format: DocumentFormat) {
    let article = Self.numbered(12)
    let document = article.document(format, .target)
    for segment in article.blocks.flatMap(\.segments) {
      #expect(document.contains(segment.target.isEmpty ? segment.source : segment.target), "\(segment.id)")
    }
  }

  @Test(arguments: DocumentFormat.allCases.filter { $0 != .same && (texts + [.csv]).contains($0) })
  func `a finding stands in every document, what it says included`(_ format: DocumentFormat) {
    var article = Self.numbered(1)
    article.blocks[0].segments[0].findings = [Finding(.nameMissing, "the name 'Sarimin' is missing")]
    #expect(article.document(format, .interleaved).contains("Sarimin"))
  }

  @Test(arguments: texts)
  func `an article without blocks is a document too`(_ format: DocumentFormat) {
    var article = InventedArticle.complete
    article.blocks = []
    for layout in Layout.allCases {
      let document = article.document(format, layout)
      // A translation memory names the article with each sentence.
      #expect(format == .tmx || document.contains("latihan-selat.txt"))
      #expect(document.hasSuffix("\n"))
    }
  }

  @Test(arguments: texts)
  func `any characters make a document`(_ format: DocumentFormat) {
    var generator = SeededGenerator(state: 20_241_101)
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<60 {
        let value = UInt32.random(
          in: 0..<[0x80, 0x300, 0x3000, 0x11_0000].randomElement(using: &generator)!, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      for layout in Layout.allCases {
        #expect(
          InventedArticle.single(text, text, role: Role.allCases.randomElement(using: &generator)!).document(
            format, layout
          ).hasSuffix("\n"))
      }
    }
  }

  @Test(arguments: texts)
  func `the work grows with the length of the article, not with its square`(_ format: DocumentFormat) {
    func duration(_ copies: Int) -> Duration {
      let text = String(repeating: "Korut dan AS <bertemu> lagi. ", count: copies)
      let terms = (0..<copies).map { _ in InventedArticle.honored("Korut", "North Korea", "Korut") }
      let article = InventedArticle.single(text, text, terms: terms)
      return (0..<3).map { _ in threadTime { _ = article.document(format, .sideBySide) } }
        .min()!
    }
    _ = duration(20)
    #expect(duration(1600) < duration(200) * 30)
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
