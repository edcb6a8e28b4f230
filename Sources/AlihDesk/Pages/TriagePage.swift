import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// The first page: the run's articles, those that need a person first.
struct TriagePage {
  enum Choice: String { case check, open, all }

  let job: JobReport
  let articles: [TriagedArticle]
  let choice: Choice
  let query: String
  /// Counted from 1.
  let page: Int

  /// Articles of a page.
  static let longest = 200

  var html: String {
    DeskPage.html(title: "Desk", kind: "triage", data: [("job", "\(job.id)")]) { html in
      html.markup("<header class=\"bar\"><h1>Desk</h1><p class=\"counts\">")
      html.escape(counts)
      html.markup(
        "</p><button type=\"button\" data-act=\"write\">Write documents</button></header>\n<main>\n")
      filters(&html)
      let shown = shown
      let start = min(max(page - 1, 0), max(shown.count - 1, 0) / Self.longest) * Self.longest
      let range = start..<min(start + Self.longest, shown.count)
      if shown.isEmpty {
        html.markup("<p class=\"empty\">")
        html.escape(empty)
        html.markup("</p>\n")
      } else {
        html.markup("<ol class=\"articles\" start=\"\(start + 1)\">\n")
        for place in range {
          let isSameEvent =
            place > start && shown[place].group != nil && shown[place].group == shown[place - 1].group
          row(shown[place], isSameEvent, &html)
        }
        html.markup("</ol>\n")
        html.markup(
          DeskPage.pages(
            range, of: shown.count, before: start > 0 ? address(page: start / Self.longest) : nil,
            after: range.upperBound < shown.count ? address(page: start / Self.longest + 2) : nil))
      }
      html.markup("</main>\n")
    }
  }

  private func address(page: Int) -> String {
    let words = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return "/?show=\(choice.rawValue)&q=\(words)&page=\(page)"
  }

  private var counts: String {
    let segments = articles.reduce(0) { $0 + $1.segments }
    let reviewed = articles.reduce(0) { $0 + $1.reviewed }
    let toCheck = articles.reduce(0) { $0 + $1.toCheck }
    return "\(reviewed) of \(segments) decided"
      + (toCheck > 0 ? " · \(toCheck) to check" : segments > 0 ? " · nothing to check" : "")
  }

  private var shown: [TriagedArticle] {
    let words = query.lowercased()
    return articles.filter { article in
      let isChosen =
        switch choice {
        case .check: article.toCheck > 0 || article.article.isFailed
        case .open: article.reviewed < article.segments || article.article.isFailed
        case .all: true
        }
      return isChosen
        && (words.isEmpty || article.headline.lowercased().contains(words)
          || article.article.path.lowercased().contains(words))
    }
  }

  private var empty: String {
    if articles.isEmpty { return "This run has no finished article yet." }
    if !query.isEmpty { return "No article has '\(query)' in its headline or path." }
    return choice == .check
      ? "Nothing has to be checked. What is open is under “Open”." : "Everything is decided."
  }

  private func filters(_ html: inout HTMLText) {
    func count(_ choice: Choice) -> Int {
      TriagePage(job: job, articles: articles, choice: choice, query: "", page: 1).shown.count
    }
    html.markup("<form class=\"filters\" method=\"get\" action=\"/\">\n<nav aria-label=\"Which articles\">")
    for (choice, name) in [(Choice.check, "To check"), (.open, "Open"), (.all, "All")] {
      let current = choice == self.choice ? " aria-current=\"page\"" : ""
      html.markup("<a href=\"/?show=\(choice.rawValue)\"\(current)>\(name) <span>\(count(choice))</span></a>")
    }
    html.markup("</nav>\n<input type=\"hidden\" name=\"show\" value=\"\(choice.rawValue)\">")
    html.markup(
      "<input type=\"search\" name=\"q\" aria-label=\"Search headlines and paths\" placeholder=\"Search\" value=\"\(HTMLText.escaped(query))\">"
    )
    html.markup("</form>\n")
  }

  /// - Parameter isSameEvent: whether the row above tells of the same event, by the digest.
  private func row(_ triaged: TriagedArticle, _ isSameEvent: Bool, _ html: inout HTMLText) {
    let article = triaged.article
    html.markup(isSameEvent ? "<li class=\"same\">" : "<li>")
    html.markup("<a class=\"name\" href=\"/article/\(article.id)\">")
    html.escape(triaged.headline.isEmpty ? article.path : triaged.headline)
    html.markup("</a>\n<p class=\"about\"><span class=\"path\">")
    html.escape(article.path)
    html.markup(isSameEvent ? "</span> · same event" : "</span>")
    if let message = article.message {
      html.markup(" <span class=\"reason bad\">failed: ")
      html.escape(message)
      html.markup("</span>")
    }
    for (reason, count) in triaged.reasons {
      let isBad = reason == "untranslated" || reason == "degraded"
      html.markup(" <span class=\"reason\(isBad ? " bad" : "")\">")
      html.escape(count > 1 ? "\(count) × \(reason)" : reason)
      html.markup("</span>")
    }
    html.markup("</p>\n<p class=\"done\">\(triaged.reviewed)/\(triaged.segments)</p></li>\n")
  }
}
