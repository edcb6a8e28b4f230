import AlihModel
import Foundation
import Testing

@testable import AlihFormats

struct HTMLWriterTests {
  private static let nasty = [
    "<script>alert(1)</script>", "\" onmouseover=\"x", "' & &amp; &lt;", "</style></title><!-- -->",
    "\u{0}\u{1B}\u{7F}",
    "satu\u{2028}dua", "\u{202E}terbalik", "]]>", "{{x}}", "👩‍🚒 界 e\u{301}",
  ]

  @Test(arguments: nasty)
  func `nothing of an article is markup, wherever it stands`(_ text: String) {
    var article = InventedArticle.single(
      text, text, role: .headline,
      terms: [TermVerdict(source: text, target: text, found: text, verdict: .honored)])
    article.path = text
    article.byline = text
    article.date = text
    article.findings = [Finding(id: "x", message: text)]
    article.blocks[0].segments[0].engine = text
    article.blocks[0].segments[0].findings = [Finding(id: "x", message: text)]
    for layout in Layout.allCases {
      let page = article.document(.html, layout)
      let body = page[(page.firstRange(of: "<body")?.lowerBound ?? page.startIndex)...]
      let elements: Set<String> = [
        "a", "article", "body", "div", "footer", "h1", "header", "html", "li", "main", "p", "section", "span",
        "sup", "h2", "ul", "label", "input", "mark",
      ]
      for tag in body.split(separator: "<").dropFirst() {
        let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        #expect(elements.contains(String(name)), "<\(tag.prefix(40))")
      }
      #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x2028 })
      #expect(body.firstRange(of: "onmouseover=\"") == nil)
      #expect(
        page.unicodeScalars.count { $0 == "\u{202E}" } == page.unicodeScalars.count { $0 == "\u{202C}" })
    }
  }

  @Test(arguments: nasty)
  func `escaped text reads as the text`(_ text: String) {
    var decoded = HTMLText.escaped(text)
    for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      decoded = decoded.replacing(entity, with: letter)
    }
    #expect(decoded == String(text.printable))
  }

  @Test(arguments: Layout.allCases)
  func `a page is one piece: no script, no style from elsewhere, its languages named`(_ layout: Layout) {
    let page = InventedArticle.complete.document(.html, layout)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    for forbidden in ["<script", "<link", "src=", "@import", "url(", "http://", "https://", " on"] {
      let markup = forbidden == " on" ? page.firstRange(of: " onclick") : page.firstRange(of: forbidden)
      #expect(markup == nil, "\(forbidden)")
    }
    #expect(
      (page.firstRange(of: "lang=\"id\">Kapal") ?? page.firstRange(of: "class=\"source\" lang=\"id\"")) != nil
        || layout == .target)
    #expect(page.contains("class=\"target\" lang=\"en\""))
  }

  @Test func `every reference on the page has its place, and every place is one`() {
    for layout in Layout.allCases {
      let page = InventedArticle.complete.document(.html, layout)
      let ids = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
      #expect(Set(ids).count == ids.count)
      let links = page.split(separator: "href=\"#").dropFirst().map { $0.prefix { $0 != "\"" } }
      #expect(!links.isEmpty && Set(links).isSubset(of: Set(ids)))
      #expect(ids.contains("b7.s1") && ids.contains("b16"))
    }
  }

  @Test func `a term shows its entry on hover or by a switch, in both languages, and is no tab stop`() {
    let page = InventedArticle.complete.document(.html)
    let mark = "<span class=\"term\" data-entry=\"Korut → North Korea\">"
    #expect(page.contains("\(mark)Korut</span>") && page.contains("\(mark)North Korean</span>"))
    #expect(page.contains("data-entry=\"PBB → United Nations (UN) (not in the translation)\""))
    #expect(
      page.contains(".term[data-entry]:hover::after")
        && page.contains("<input type=\"checkbox\" id=\"show-terms\">"))
    #expect(!page.contains("tabindex"))
  }

  @Test func `the first line says what this is, by whom, of when, and where to look`() {
    let page = InventedArticle.complete.document(.html)
    #expect(
      page.contains(
        "<p class=\"kicker\">Machine translation, Indonesian → English · by newsroom, offline · 1 November 2024, 10:29 · <a href=\"#"
      ))
    #expect(page.contains(" to check</a></p>"))
    #expect(!page.contains("berita/") && !page.contains(">b7.s1<"))
  }

  @Test func `what is wrong is marked at the word, and what is wrong everywhere is said once`() {
    var article = InventedArticle.single(
      "Ada 18.000 orang di kota itu.", "There were 1,800 people in town.", role: .paragraph)
    article.blocks[0].segments[0].findings = [Finding(.numberChanged, "'18.000' became '1,800'")]
    let page = article.document(.html)
    #expect(page.contains("Ada <mark>18.000</mark> orang") && page.contains("were <mark>1,800</mark> people"))
    let fallback = Finding(
      fallbackFrom: "newsroom", reason: "transport",
      "nothing answers at http://10.1.2.3:8000: connection refused")
    let segment = article.blocks[0].segments[0]
    article.blocks[0].segments = (1...5).map { number in
      var segment = segment
      (segment.id, segment.status, segment.engine, segment.findings) = (
        "b1.s\(number)", .degraded, "offline", [fallback]
      )
      return segment
    }
    let degraded = article.document(.html)
    #expect(degraded.components(separatedBy: "connection refused").count == 2)
    #expect(
      degraded.contains(
        "<p class=\"banner\"><a href=\"#b1.s1\">5 sentences</a>: degraded, by offline; newsroom: nothing answers at the endpoint: connection refused</p>"
      ))
    #expect(!degraded.contains("10.1.2.3") && !degraded.contains("class=\"notes\""))
  }

  @Test func `degraded and missing translations are visible, with the reason and the engine`() {
    let page = InventedArticle.complete.document(.html)
    #expect(page.contains("<span class=\"segment degraded\" id=\"b7.s1\" title=\"offline\">"))
    #expect(page.contains("<b>degraded, by offline</b>; newsroom: HTTP 503, the endpoint is overloaded</li>"))
    #expect(page.contains("id=\"b10.s2\">[untranslated]</span>"))
    #expect(
      page.contains("1 degraded, 1 untranslated, 5 kept as they are · 5 findings · newsroom 14, offline 1"))
    let target = InventedArticle.complete.document(.html, .target)
    #expect(
      target.contains(
        "id=\"b10.s2\"><i lang=\"id\">Nelayan setempat nyanggrok di dermaga sampai air surut.</i>"))
  }

  @Test func `furniture is dimmed, kept or left out`() {
    let marked = InventedArticle.complete.document(.html)
    #expect(marked.contains("<aside class=\"pair related furniture\" id=\"b13\">"))
    let kept = InventedArticle.complete.document(.html, .interleaved, .keep)
    #expect(kept.contains("<aside class=\"pair related\" id=\"b13\">"))
    let dropped = InventedArticle.complete.document(.html, .interleaved, .drop)
    #expect(!dropped.contains("Baca juga") && dropped.contains("4 left out as furniture"))
  }

  @Test func `each role has its element`() {
    let page = InventedArticle.complete.document(.html)
    for part in [
      "<h1 class=\"target\"", "<figure class=\"pair caption\" id=\"b2\"><figcaption>",
      "<h2 class=\"target\" lang=\"en\"><span class=\"segment\" id=\"b8.s1\"",
      "<blockquote class=\"target\"", "<ul class=\"items\">\n<li class=\"pair list\" id=\"b11\">",
      "<div class=\"pair byline kept\" id=\"b4\">", "<div class=\"pair dateline\" id=\"b5\">",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }
}
