import AlihFormats
import AlihModel

/// What stands in translations beyond the terms of their sources.
extension AuditPage {
  /// The terms that became better or worse since an earlier audit.
  func history(_ html: inout HTMLText) {
    guard let earlier = report.earlier else { return }
    html.markup("<section>\n<h2>Since ")
    html.escape(earlier.name)
    html.markup("</h2>\n<table>\n<thead><tr><th>term</th><th>before</th><th>now</th></tr></thead>\n<tbody>\n")
    for change in report.changes {
      html.markup("<tr><td lang=\"id\">")
      html.escape(change.source)
      for coverage in [change.before, change.now] {
        html.markup("</td><td>\(coverage.map(AuditReport.share) ?? "")")
      }
      html.markup("</td></tr>\n")
    }
    html.markup("</tbody>\n</table>\n</section>\n")
  }

  func slips(_ html: inout HTMLText) {
    guard !report.slips.isEmpty else { return }
    html.markup("<section>\n<h2>Words that don't belong</h2>\n<ol class=\"misses\">\n")
    for slip in report.slips.prefix(Self.most) {
      html.markup("<li>\n<p class=\"what\"><b class=\"forbidden\">style</b> ")
      let wanted = slip.wanted.isEmpty ? slip.found : "\(slip.found); the house writes \(slip.wanted)"
      html.escape(slip.reason.map { "\(wanted): \($0)" } ?? wanted)
      html.markup(
        "\(place(slip.path, slip.unit.id))</p>\n<p class=\"source\" lang=\"id\">"
      )
      html.escape(slip.unit.source)
      html.markup("</p>\n<p class=\"target\">")
      marked(slip.unit.target ?? "", slip.range, &html)
      html.markup("</p>\n</li>\n")
    }
    html.markup("</ol>\n</section>\n")
  }

  func extras(_ html: inout HTMLText) {
    guard !report.extras.isEmpty else { return }
    html.markup(
      "<section>\n<details>\n<summary>\(report.extras.count.of("rendering stands once more than its term", "renderings stand once more than their term"))</summary>\n<ol class=\"misses\">\n"
    )
    for extra in report.extras.prefix(Self.most) {
      html.markup("<li>\n<p class=\"what\"><b class=\"ambiguous\">extra</b> ")
      html.escape("\(extra.found), of \(extra.term.source)")
      html.markup(
        "\(place(extra.path, extra.unit.id))</p>\n<p class=\"source\" lang=\"id\">"
      )
      html.escape(extra.unit.source)
      html.markup("</p>\n<p class=\"target\">")
      marked(extra.unit.target ?? "", extra.range, &html)
      html.markup("</p>\n</li>\n")
    }
    html.markup("</ol>\n</details>\n</section>\n")
  }
}
