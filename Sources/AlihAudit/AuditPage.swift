import AlihFormats
import AlihModel

/// The audit as one self-contained page for the desk's editor: charts, the worst terms first, every miss side by side.
///
/// It reads without scripts; a small one filters the misses. Nothing is loaded from anywhere.
package struct AuditPage {
  /// Rows of a chart; a table below it has the others.
  private static let charted = 20
  /// Misses that are written out; the JSON and CSV reports have all.
  static let most = 2_000

  let report: AuditReport
  /// From a text's path to its bilingual page; nil for a text without one.
  private let page: (String) -> String?

  package init(report: AuditReport, page: @escaping (String) -> String? = { _ in nil }) {
    self.report = report
    self.page = page
  }

  package var text: String {
    var html = HTMLText()
    html.markup(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="Alih">
      <title>Glossary coverage</title>
      <style>
      \(AuditStyle.css)</style>
      </head>
      <body>
      <main>

      """)
    head(&html)
    if report.hasTranslations {
      misses(&html)
      terms(&html)
      files(&html)
      history(&html)
      slips(&html)
      extras(&html)
      inconsistencies(&html)
    } else {
      occurring(&html)
    }
    unlisted(&html)
    unused(&html)
    html.markup("</main>\n<script>\n\(AuditStyle.script)</script>\n</body>\n</html>\n")
    return html.text
  }

  private func head(_ html: inout HTMLText) {
    html.markup("<header>\n<p class=\"kicker\">Glossary coverage</p>\n")
    let coverage = report.coverage
    if let percent = coverage.percent {
      html.markup("<h1>\(percent)<span> %</span></h1>\n<p class=\"lead\">")
      html.escape(
        "\(coverage.honored) of \(coverage.checked) checked occurrences honor the house's terms, in \(report.files.count) "
      )
      html.escape(report.files.count == 1 ? "text." : "texts.")
      html.markup("</p>\n")
      verdictBar(&html)
    } else {
      html.markup("<h1>\(report.occurrenceCount)</h1>\n<p class=\"lead\">")
      html.escape(
        "occurrences of \(report.terms.count.of("term")) in \(report.files.count.of("text")); "
          + "there was no translation to check.")
      html.markup("</p>\n")
    }
    html.markup("</header>\n")
  }

  /// All occurrences in one bar, by verdict.
  private func verdictBar(_ html: inout HTMLText) {
    let total = max(1, report.occurrenceCount)
    html.markup(
      "<svg class=\"verdicts\" viewBox=\"0 0 1000 28\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"occurrences by verdict\">\n"
    )
    var left = 0.0
    for verdict in AuditVerdict.allCases where report.count(of: verdict) > 0 {
      let width = Double(report.count(of: verdict)) * 1_000 / Double(total)
      html.markup(
        "<rect class=\"\(verdict.rawValue)\" x=\"\(Self.number(left))\" y=\"0\" width=\"\(Self.number(width))\" height=\"28\">"
          + "<title>\(verdict.rawValue): \(report.count(of: verdict))</title></rect>\n")
      left += width
    }
    html.markup("</svg>\n<ul class=\"legend\">\n")
    for verdict in AuditVerdict.allCases where report.count(of: verdict) > 0 {
      html.markup(
        "<li><i class=\"\(verdict.rawValue)\"></i>\(verdict.rawValue) <b>\(report.count(of: verdict))</b></li>\n"
      )
    }
    html.markup("</ul>\n")
  }

  private func terms(_ html: inout HTMLText) {
    guard !report.terms.isEmpty else { return }
    html.markup("<section>\n<h2>Terms, the worst first</h2>\n<table class=\"chart\">\n")
    html.markup(
      "<thead><tr><th>term</th><th>expected</th><th>coverage</th><th class=\"n\">misses</th><th class=\"n\">all</th></tr></thead>\n<tbody>\n"
    )
    for row in report.terms.prefix(Self.charted) { term(row, &html) }
    html.markup("</tbody>\n</table>\n")
    let others = report.terms.dropFirst(Self.charted)
    if !others.isEmpty {
      html.markup("<details>\n<summary>\(others.count) more</summary>\n<table class=\"chart\">\n<tbody>\n")
      for row in others { term(row, &html) }
      html.markup("</tbody>\n</table>\n</details>\n")
    }
    html.markup("</section>\n")
  }

  private func term(_ row: AuditReport.TermRow, _ html: inout HTMLText) {
    html.markup("<tr><th scope=\"row\" lang=\"id\">")
    html.escape(row.source)
    html.markup("</th><td>")
    html.escape(row.expected.joined(separator: ", "))
    if !row.remarks.isEmpty {
      html.markup("<br><small>")
      html.escape(row.remarks)
      html.markup("</small>")
    }
    html.markup("</td><td>")
    bar(row.coverage, &html)
    html.markup("</td><td class=\"n\">\(row.misses)</td><td class=\"n\">\(row.occurrences)</td></tr>\n")
  }

  private func files(_ html: inout HTMLText) {
    guard report.files.count > 1 else { return }
    let files = report.files.sorted {
      ($0.coverage.percent ?? 101, $0.path) < ($1.coverage.percent ?? 101, $1.path)
    }
    html.markup(
      "<section>\n<h2>Files</h2>\n<table class=\"chart\">\n<thead><tr><th>file</th><th>coverage</th><th class=\"n\">terms</th></tr></thead>\n<tbody>\n"
    )
    for file in files.prefix(Self.charted) { self.file(file, &html) }
    html.markup("</tbody>\n</table>\n")
    if files.count > Self.charted {
      html.markup(
        "<details>\n<summary>\(files.count - Self.charted) more</summary>\n<table class=\"chart\">\n<tbody>\n"
      )
      for file in files.dropFirst(Self.charted) { self.file(file, &html) }
      html.markup("</tbody>\n</table>\n</details>\n")
    }
    html.markup("</section>\n")
  }

  private func file(_ row: AuditReport.FileRow, _ html: inout HTMLText) {
    html.markup("<tr><th scope=\"row\" class=\"path\">")
    html.escape(row.path)
    html.markup("</th><td>")
    bar(row.coverage, &html)
    html.markup("</td><td class=\"n\">\(row.occurrences)</td></tr>\n")
  }

  private func bar(_ coverage: Coverage, _ html: inout HTMLText) {
    guard let percent = coverage.percent else {
      html.markup("<span class=\"none\">not checked</span>")
      return
    }
    html.markup(
      "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + "<rect class=\"rest\" width=\"100\" height=\"8\"/><rect class=\"honored\" width=\"\(percent)\" height=\"8\"/></svg>"
        + "<span class=\"percent\">\(percent)\u{A0}%</span>")
  }

  // MARK: Misses

  private func misses(_ html: inout HTMLText) {
    let misses = report.mendsFirst.filter { $0.verdict.isMiss || $0.verdict == .ambiguous }
    html.markup("<section>\n<h2>What to mend</h2>\n")
    guard !misses.isEmpty else {
      html.markup("<p>Nothing: each checked occurrence is honored.</p>\n</section>\n")
      return
    }
    html.markup("<form class=\"filters\" hidden>\n")
    select("term", Self.options(misses.map(\.term.source)), &html)
    select("file", Self.options(misses.map(\.path)), &html)
    select("verdict", Self.options(misses.map(\.verdict.rawValue)), &html)
    html.markup("<output></output>\n</form>\n<ol class=\"misses\">\n")
    for miss in misses.prefix(Self.most) { self.miss(miss, &html) }
    html.markup("</ol>\n")
    if misses.count > Self.most {
      html.markup("<p>\(misses.count - Self.most) more are in the JSON and CSV reports.</p>\n")
    }
    html.markup("</section>\n")
  }

  /// Values with their counts, the commonest first.
  private static func options(_ values: [String]) -> [(String, Int)] {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let sorted = counts.sorted { a, b in a.value != b.value ? a.value > b.value : a.key < b.key }
    return sorted.map { ($0.key, $0.value) }
  }

  private func select(_ name: String, _ options: [(String, Int)], _ html: inout HTMLText) {
    html.markup("<label>\(name) <select name=\"\(name)\"><option value=\"\">all</option>")
    for (value, count) in options {
      let text = HTMLText.escaped(value)
      html.markup("<option value=\"\(text)\">\(text) (\(count))</option>")
    }
    html.markup("</select></label>\n")
  }

  private func miss(_ miss: AuditedOccurrence, _ html: inout HTMLText) {
    let (term, path) = (HTMLText.escaped(miss.term.source), HTMLText.escaped(miss.path))
    html.markup(
      "<li data-term=\"\(term)\" data-file=\"\(path)\" data-verdict=\"\(miss.verdict.rawValue)\">\n"
        + "<p class=\"what\"><b class=\"\(miss.verdict.rawValue)\">\(miss.verdict.rawValue)</b> <span lang=\"id\">"
    )
    html.escape(miss.source)
    html.markup("</span> → ")
    html.escape(miss.expected)
    if let found = miss.found {
      html.markup(", found <i>")
      html.escape(found)
      html.markup("</i>")
    }
    html.markup("\(place(miss.path, miss.unit.id))</p>\n<p class=\"source\" lang=\"id\">")
    marked(miss.unit.source, miss.range, &html)
    html.markup("</p>\n<p class=\"target\">")
    marked(miss.unit.target ?? "", miss.foundRange, &html)
    html.markup("</p>\n</li>\n")
  }

  /// Where a sentence stands: its text, and a link to it on the text's page.
  func place(_ path: String, _ id: String) -> String {
    let words = "\(HTMLText.escaped(path)) \(HTMLText.escaped(id))"
    guard let page = page(path) else { return "<span class=\"where\">\(words)</span>" }
    return
      "<span class=\"where\"><a href=\"\(HTMLText.escaped(page))#\(HTMLText.escaped(id))\">\(words)</a></span>"
  }

  func marked(_ text: String, _ range: Range<Int>?, _ html: inout HTMLText) {
    let bytes = Array(text.utf8)
    guard let range, range.upperBound <= bytes.count else { return html.escape(text) }
    html.escape(String(decoding: bytes[..<range.lowerBound], as: UTF8.self))
    html.markup("<mark>")
    html.escape(String(decoding: bytes[range], as: UTF8.self))
    html.markup("</mark>")
    html.escape(String(decoding: bytes[range.upperBound...], as: UTF8.self))
  }

  // MARK: Lists

  private func inconsistencies(_ html: inout HTMLText) {
    let lists = [
      ("One term, several renderings", report.termsWithSeveralRenderings),
      ("One rendering, several terms", report.renderingsOfSeveralTerms),
    ]
    for (title, list) in lists where !list.isEmpty {
      html.markup("<section>\n<h2>\(title)</h2>\n<ul class=\"list\">\n")
      for item in list.prefix(200) {
        html.markup("<li><b>")
        html.escape(item.text)
        html.markup("</b> ")
        html.escape(item.renderings.map { "\($0.text) \($0.count)" }.joined(separator: ", "))
        html.markup("</li>\n")
      }
      html.markup("</ul>\n</section>\n")
    }
  }

  private func occurring(_ html: inout HTMLText) {
    guard !report.terms.isEmpty else { return }
    html.markup("<section>\n<h2>Terms that occur</h2>\n<ul class=\"list\">\n")
    for row in report.terms {
      html.markup("<li><b lang=\"id\">")
      html.escape(row.source)
      html.markup("</b> ")
      let parts = [row.expected.joined(separator: ", "), "\(row.occurrences)", row.remarks]
      html.escape(parts.filter { !$0.isEmpty }.joined(separator: " · "))
      html.markup("</li>\n")
    }
    html.markup("</ul>\n</section>\n")
  }

  private func unlisted(_ html: inout HTMLText) {
    guard !report.unlisted.isEmpty else { return }
    html.markup(
      "<section>\n<h2>Not in the glossary</h2>\n<table>\n<thead><tr><th>term</th><th>proposed</th><th>why</th>"
        + "<th class=\"n\">count</th><th>evidence</th></tr></thead>\n<tbody>\n")
    for candidate in report.unlisted.prefix(200) {
      html.markup("<tr><th scope=\"row\" lang=\"id\">")
      html.escape(candidate.source)
      html.markup("</th><td>")
      html.escape(candidate.target ?? "")
      html.markup(
        "</td><td>\(candidate.reason.rawValue)</td><td class=\"n\">\(candidate.count)</td><td lang=\"id\">")
      html.escape(candidate.evidence)
      html.markup("</td></tr>\n")
    }
    html.markup("</tbody>\n</table>\n</section>\n")
  }

  private func unused(_ html: inout HTMLText) {
    guard !report.unused.isEmpty else { return }
    html.markup(
      "<section>\n<details>\n<summary>\(report.unused.count.of("term")) of the glossary \(report.unused.count == 1 ? "doesn't" : "don't") occur</summary>\n<p class=\"unused\" lang=\"id\">"
    )
    html.escape(report.unused.joined(separator: ", "))
    html.markup("</p>\n</details>\n</section>\n")
  }

  /// To two decimals, as SVG likes it.
  private static func number(_ value: Double) -> String { String((value * 100).rounded() / 100) }
}
