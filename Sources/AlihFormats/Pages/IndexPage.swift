import AlihModel

/// The page of a folder run: its articles, those that a person should look at first.
package struct IndexPage: Sendable {
  package struct Entry: Sendable {
    /// The headline in English, or how the article begins where there is none.
    let title: String
    let source: String
    /// Of its page, from the index; nil for an article that failed.
    let page: String?
    /// `31 segments, 2 degraded, 3 number-changed`, or why there is no page.
    let state: String
    /// What is missing weighs most, then what a fallback made, then what the checks found.
    let weight: Int

    package init(_ article: BilingualArticle, page: String) {
      let headline = article.blocks.first { $0.role == .headline }
      let english = headline?.target ?? article.blocks.first { $0.role == .paragraph }?.target.opening ?? ""
      title = english.isEmpty ? article.path : english
      source = headline?.source ?? ""
      self.page = page
      let segments = article.blocks.flatMap(\.segments)
      let degraded = segments.count { $0.status == .degraded }
      let untranslated = segments.count { $0.status == .untranslated }
      var kinds: [String: Int] = [:]
      for finding in article.findings + segments.flatMap(\.findings)
      where finding.severity != .info && !finding.isFallback {
        kinds[finding.id, default: 0] += 1
      }
      let parts =
        (headline == nil ? [article.path] : []) + [segments.count.of("segment")]
        + (untranslated > 0 ? ["\(untranslated) untranslated"] : [])
        + (degraded > 0 ? ["\(degraded) degraded"] : [])
        + kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
      state = parts.joined(separator: ", ")
      weight = 100 * untranslated + 10 * degraded + kinds.values.reduce(0, +)
    }

    /// An article that failed.
    package init(path: String, problem: String) {
      (title, source, page, state, weight) = (path, "", nil, "failed: \(problem)", .max)
    }
  }

  private let languages: LanguagePair
  private let entries: [Entry]

  /// - Parameter entries: in the order of the run.
  package init(_ languages: LanguagePair, _ entries: [Entry]) {
    self.languages = languages
    self.entries = entries
  }

  package var text: String {
    var html = HTMLText()
    let urgent = entries.enumerated().filter { $0.element.weight > 0 }
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    let title = "\(entries.count.of("article")), \(urgent.isEmpty ? "none" : "\(urgent.count)") to look at"
    html.markup(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Alih">
      <title>\(title)</title>
      <style>
      \(PageStyle.css)\(Self.style)</style>
      </head>
      <body>
      <main>
      <header>
      <p class="kicker">Machine translation, \
      \(HTMLText.escaped(languages.sourceName)) → \(HTMLText.escaped(languages.targetName))</p>
      <h1>\(title)</h1>
      </header>

      """)
    list("To look at, the gravest first", urgent, &html)
    list(urgent.isEmpty ? "The articles" : "The others", entries.filter { $0.weight == 0 }, &html)
    html.markup("</main>\n</body>\n</html>\n")
    return html.text
  }

  private func list(_ title: String, _ entries: [Entry], _ html: inout HTMLText) {
    guard !entries.isEmpty else { return }
    html.markup("<section>\n<h2>\(title)</h2>\n<ol class=\"index\">\n")
    for entry in entries {
      let name = HTMLText.escaped(entry.title)
      html.markup("<li>\n" + (entry.page.map { "<a href=\"\(HTMLText.escaped($0))\">\(name)</a>" } ?? name))
      if !entry.source.isEmpty {
        html.markup("\n<p class=\"source\"\(HTMLWriter.language(languages.source))>")
        html.escape(entry.source)
        html.markup("</p>")
      }
      html.markup("\n<p class=\"state\">\(HTMLText.escaped(entry.state))</p>\n</li>\n")
    }
    html.markup("</ol>\n</section>\n")
  }

  private static let style = """
    .index { margin: .8rem 0 2.5rem; padding: 0; list-style: none; }
    .index li { padding: .8rem 0; border-top: 1px solid var(--rule); break-inside: avoid; }
    .index a { font-weight: 600; text-decoration: none; }
    .index a:hover { text-decoration: underline; }
    .index .source { margin: .15rem 0; }
    .index .state { color: var(--soft); font: .8125rem/1.45 var(--sans); overflow-wrap: anywhere; }

    """
}
