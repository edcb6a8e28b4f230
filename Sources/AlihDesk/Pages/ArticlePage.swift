import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// An article with both languages side by side, each sentence with what can be done about it.
///
/// A browser has its trouble with twenty thousand sentences: a long article is shown in parts.
struct ArticlePage {
  let article: DeskArticle
  let segments: [DeskSegment]
  let languages: LanguagePair
  /// When the run last worked on it.
  let translated: Date
  /// Whether its file still is.
  let isThere: Bool
  /// A sentence that is to be on the page.
  let at: String?

  /// Sentences of a page.
  static let longest = 500

  private var range: Range<Int> {
    let place = at.flatMap { id in segments.firstIndex { $0.id == id } } ?? 0
    let start = place / Self.longest * Self.longest
    return start..<min(start + Self.longest, segments.count)
  }

  var html: String {
    let range = range
    let head = segments.first { $0.role == .headline }
    let title = head.map { $0.segment.target.isEmpty ? $0.place.source : $0.segment.target } ?? article.path
    let before = range.lowerBound == 0 ? nil : address(of: segments[range.lowerBound - 1])
    let after = range.upperBound == segments.count ? nil : address(of: segments[range.upperBound])
    let next = segments[range.upperBound...].first { !$0.reasons.isEmpty }
    let data = [
      ("article", "\(article.id)"), ("before", before ?? ""), ("after", after ?? ""),
      ("check", next.map(address(of:)) ?? ""),
    ]
    return DeskPage.html(title: title, kind: "article", data: data) { html in
      html.markup("<header class=\"bar\"><a href=\"/\">Desk</a>")
      counts(&html, beside: range)
      html.markup(
        "<button type=\"button\" data-act=\"help\" aria-label=\"Keys\">?</button></header>\n<main>\n<h1 class=\"path\">"
      )
      html.escape(article.path)
      html.markup("</h1>\n")
      banner(&html)
      let pages = DeskPage.pages(range, of: segments.count, before: before, after: after)
      html.markup(pages)
      var block = ""
      for segment in segments[range] {
        let own = String(segment.id.prefix { $0 != "." })
        if own != block {
          html.markup(block.isEmpty ? "" : "</section>\n")
          html.markup("<section class=\"\(segment.role.rawValue)\">\n")
          block = own
        }
        SegmentRow(segment: segment, languages: languages).write(to: &html)
      }
      html.markup((block.isEmpty ? "" : "</section>\n") + pages + "</main>\n")
      Self.dialogs(&html)
    }
  }

  private func address(of segment: DeskSegment) -> String {
    let id = segment.id.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["."])) ?? ""
    return "/article/\(article.id)?at=\(id)#\(id)"
  }

  /// How much is decided; what is on other pages stands by itself, for the script that counts this one.
  private func counts(_ html: inout HTMLText, beside range: Range<Int>) {
    func numbers(_ segments: some Sequence<DeskSegment>) -> (all: Int, decided: Int, toCheck: Int) {
      segments.reduce((0, 0, 0)) { sum, segment in
        (
          sum.0 + 1, sum.1 + (segment.segment.review == nil ? 0 : 1),
          sum.2 + (segment.reasons.isEmpty ? 0 : 1)
        )
      }
    }
    let (here, whole) = (numbers(segments[range]), numbers(segments))
    html.markup(
      "<p class=\"counts\" id=\"counts\" data-all=\"\(whole.all - here.all)\" data-decided=\"\(whole.decided - here.decided)\""
        + " data-check=\"\(whole.toCheck - here.toCheck)\">\(whole.decided) of \(whole.all) decided"
        + (whole.toCheck > 0 ? " · \(whole.toCheck) to check" : "") + "</p>")
  }

  /// Who translated it and when, and where to begin.
  private func banner(_ html: inout HTMLText) {
    let engines = Set(segments.map(\.segment.engine).filter { !$0.isEmpty }).sorted()
    let first = segments.first { !$0.reasons.isEmpty }
    let count = segments.count { !$0.reasons.isEmpty }
    html.markup("<p class=\"banner\">Machine translation")
    if !engines.isEmpty { html.escape(" by " + engines.joined(separator: ", ")) }
    html.escape(", " + NewsDay.text(translated.formatted(.iso8601.year().month().day())))
    if let first {
      html.markup(" · <a href=\"\(HTMLText.escaped(address(of: first)))\">")
      html.markup(count == 1 ? "1 sentence to check" : "\(count) sentences to check")
      html.markup("</a>")
    }
    if let message = article.message { html.escape(" · failed: " + message) }
    if !isThere {
      html.escape(" · the file is gone; this is what the run knew of it, and documents can't be written anew")
    }
    html.markup("</p>\n")
    if segments.isEmpty {
      html.markup("<p class=\"empty\">This article has no sentence.</p>\n")
    }
  }

  private static func dialogs(_ html: inout HTMLText) {
    html.markup(
      """
      <dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>
      <dt>j k</dt><dd>next and previous sentence</dd><dt>n</dt><dd>next sentence to check</dd>
      <dt>a</dt><dd>approve</dd><dt>e</dt><dd>edit; Ctrl-Enter saves, Escape leaves</dd><dt>u</dt><dd>undo</dd>
      <dt>h</dt><dd>history</dd><dt>t</dt><dd>house term from the selection</dd><dt>w</dt><dd>write documents</dd><dt>g</dt><dd>back to the desk</dd>
      </dl><form method="dialog"><button>Close</button></form></dialog>
      <dialog id="term" aria-labelledby="term-title"><h2 id="term-title">House term</h2><form>
      <label>Indonesian <input name="source" required></label>
      <label>English <input name="target" required></label>
      <p class="hint">The same on both sides keeps a name as it is.</p>
      <div id="effect" aria-live="polite"></div>
      <p class="actions"><button name="add" value="add">Add</button><button type="button" data-act="term-apply">Add and apply</button><button type="button" data-act="close">Cancel</button></p>
      </form></dialog>
      <dialog id="history" aria-labelledby="history-title"><h2 id="history-title">History</h2><div></div>
      <form method="dialog"><button>Close</button></form></dialog>

      """)
  }
}
