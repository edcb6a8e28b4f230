import AlihModel

/// The foot of a page: the counts, what to check, the marks and the glossary terms.
struct HTMLColophon {
  let page: Pageproof
  let terms: [TermVerdict]

  func write(to html: inout HTMLText) {
    html.markup("<footer>\n<p class=\"counts\">")
    html.escape(page.counts.sentence)
    html.markup("</p>\n")
    review(&html)
    legend(&html)
    glossary(&html)
    html.markup("<p class=\"path\">")
    // Where it lies is the house's own business.
    html.escape(String(page.article.path.split(separator: "/").last ?? ""))
    html.markup("</p>\n</footer>\n")
  }

  private func review(_ html: inout HTMLText) {
    if !page.article.findings.isEmpty {
      html.markup("<ul class=\"file\">\n")
      for finding in page.article.findings {
        html.markup("<li>")
        html.escape(finding.message)
        html.markup("</li>\n")
      }
      html.markup("</ul>\n")
    }
    let urgent = page.notes.filter { $0.segment.isDegraded || $0.segment.hasWarning }
    guard !urgent.isEmpty else { return }
    html.markup("<p class=\"check\">To check, by notes:")
    for note in urgent {
      html.markup(" <a href=\"#\(HTMLText.escaped(note.segment.id))\">\(note.number)</a>")
    }
    html.markup("</p>\n")
  }

  /// The marks that this page has.
  private func legend(_ html: inout HTMLText) {
    var marks: [String] = []
    if terms.contains(where: { $0.verdict == .honored }) {
      marks.append("<span class=\"term\">glossary term</span>")
    }
    if terms.contains(where: { $0.verdict == .missing }), page.layout != .target {
      marks.append("<span class=\"term missing\">term not in the translation</span>")
    }
    let segments = page.notes.map(\.segment)
    if segments.contains(where: { !$0.isDegraded && $0.hasWarning }) {
      marks.append("<span class=\"questioned\">to check</span>")
    }
    if page.counts.degraded > 0 { marks.append("<span class=\"degraded\">degraded: by a fallback</span>") }
    if page.counts.untranslated > 0 { marks.append("<span class=\"untranslated\">untranslated</span>") }
    if page.boilerplate == .mark, page.body.contains(where: page.isMarkedFurniture) {
      marks.append("<span class=\"furniture\">furniture of the site</span>")
    }
    guard !marks.isEmpty else { return }
    html.markup("<ul class=\"legend\">\n" + marks.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n")
  }

  private func glossary(_ html: inout HTMLText) {
    guard !terms.isEmpty else { return }
    html.markup("<section class=\"glossary\">\n<h2>Glossary terms</h2>\n<ul>\n")
    for term in terms {
      html.markup("<li><span\(HTMLWriter.language(page.article.languages.source))>")
      html.escape(term.source)
      html.markup("</span> → <span\(HTMLWriter.language(page.article.languages.target))>")
      html.escape(term.target)
      html.markup("</span>")
      if term.verdict == .missing { html.markup(" <b>missing</b>") }
      html.markup("</li>\n")
    }
    html.markup("</ul>\n</section>\n")
  }
}
