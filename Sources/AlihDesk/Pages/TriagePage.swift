import AlihFormats
import AlihModel
import AlihStore

/// The first page: the run's articles, those that need a person first.
struct TriagePage {
  enum Choice: String { case check, open, all }

  let job: JobReport
  let articles: [TriagedArticle]
  let choice: Choice
  let query: String

  var html: String {
    DeskPage.html(title: "Desk", kind: "triage", data: [("job", "\(job.id)")]) { html in
      html.markup("<header class=\"bar\"><h1>Desk</h1><p class=\"counts\">")
      html.escape(counts)
      html.markup(
        "</p><button type=\"button\" data-act=\"write\">Write documents</button></header>\n<main>\n")
      filters(&html)
      let shown = shown
      if shown.isEmpty {
        html.markup("<p class=\"empty\">")
        html.escape(empty)
        html.markup("</p>\n")
      } else {
        html.markup("<ol class=\"articles\">\n")
        for article in shown { row(article, &html) }
        html.markup("</ol>\n")
      }
      html.markup("</main>\n")
    }
  }

  private var counts: String {
    let segments = articles.reduce(0) { $0 + $1.segments }
    let reviewed = articles.reduce(0) { $0 + $1.reviewed }
    let toCheck = articles.reduce(0) { $0 + $1.toCheck }
    return "\(reviewed) of \(segments) sentences decided"
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
      TriagePage(job: job, articles: articles, choice: choice, query: "").shown.count
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

  private func row(_ triaged: TriagedArticle, _ html: inout HTMLText) {
    let article = triaged.article
    html.markup("<li><a class=\"name\" href=\"/article/\(article.id)\">")
    html.escape(triaged.headline.isEmpty ? article.path : triaged.headline)
    html.markup("</a>\n<p class=\"about\"><span class=\"path\">")
    html.escape(article.path)
    html.markup("</span>")
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
