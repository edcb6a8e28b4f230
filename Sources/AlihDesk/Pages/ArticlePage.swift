import AlihFormats
import AlihModel
import AlihStore

/// An article with both languages side by side, each sentence with what can be done about it.
struct ArticlePage {
  let article: DeskArticle
  let segments: [DeskSegment]
  let languages: LanguagePair

  var html: String {
    let head = segments.first { $0.role == .headline }
    let title = head.map { $0.segment.target.isEmpty ? $0.place.source : $0.segment.target } ?? article.path
    return DeskPage.html(title: title, kind: "article", data: [("article", "\(article.id)")]) { html in
      html.markup(
        "<header class=\"bar\"><a href=\"/\">Desk</a><p class=\"counts\" id=\"counts\"></p><button type=\"button\" data-act=\"help\" aria-label=\"Keys\">?</button></header>\n<main>\n"
      )
      html.markup("<p class=\"path\">")
      html.escape(article.path)
      html.markup("</p>\n")
      banner(&html)
      var block = ""
      for segment in segments {
        let own = String(segment.id.prefix { $0 != "." })
        if own != block {
          html.markup(block.isEmpty ? "" : "</section>\n")
          html.markup("<section class=\"\(segment.role.rawValue)\">\n")
          block = own
        }
        SegmentRow(segment: segment, languages: languages).write(to: &html)
      }
      html.markup((block.isEmpty ? "" : "</section>\n") + "</main>\n")
      Self.dialogs(&html)
    }
  }

  /// Who translated it, and where to begin.
  private func banner(_ html: inout HTMLText) {
    let engines = Set(segments.map(\.segment.engine).filter { !$0.isEmpty }).sorted()
    let first = segments.first { !$0.reasons.isEmpty }
    let count = segments.count { !$0.reasons.isEmpty }
    html.markup("<p class=\"banner\">Machine translation")
    if !engines.isEmpty { html.escape(" by " + engines.joined(separator: ", ")) }
    if let first {
      html.markup(" · <a href=\"#\(HTMLText.escaped(first.id))\">")
      html.markup(count == 1 ? "1 sentence to check" : "\(count) sentences to check")
      html.markup("</a>")
    }
    if let message = article.message { html.escape(" · failed: " + message) }
    html.markup("</p>\n")
  }

  private static func dialogs(_ html: inout HTMLText) {
    html.markup(
      """
      <dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2><dl>
      <dt>j k</dt><dd>next and previous sentence</dd><dt>n</dt><dd>next sentence to check</dd>
      <dt>a</dt><dd>approve</dd><dt>e</dt><dd>edit; Ctrl-Enter saves, Escape leaves</dd><dt>u</dt><dd>undo</dd>
      <dt>h</dt><dd>history</dd><dt>t</dt><dd>house term from the selection</dd><dt>g</dt><dd>back to the desk</dd>
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
