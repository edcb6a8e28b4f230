import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// One sentence on the page: source, translation, what is the matter with it, and what can be done.
struct SegmentRow {
  let segment: DeskSegment
  let languages: LanguagePair

  func write(to html: inout HTMLText) {
    let id = HTMLText.escaped(segment.id)
    let reasons = segment.reasons
    let review = segment.segment.review
    let state = review?.state.rawValue ?? (reasons.isEmpty ? "open" : "check")
    html.markup(
      "<div class=\"segment \(state)\" id=\"\(id)\" data-seen=\"\(segment.lastDecision)\" tabindex=\"-1\" role=\"group\" aria-label=\"Sentence \(id)\">\n<p class=\"source\"\(Self.language(languages.source))>"
    )
    marked(segment.place.source, segment.segment.terms.map { ($0.source, $0) }, &html)
    html.markup("</p>\n<div class=\"target\"><p class=\"text\"\(Self.language(languages.target))>")
    if segment.segment.target.isEmpty {
      html.markup("<i>untranslated</i>")
    } else {
      marked(
        segment.segment.target, segment.segment.terms.compactMap { term in term.found.map { ($0, term) } },
        &html)
    }
    html.markup("</p>\n")
    if let review {
      let line = HTMLText.escaped("\(review.state == .approved ? "Approved" : "Edited") by \(review.by)")
      html.markup("<p class=\"by\" title=\"\(line)\">\(Review.mark) <span>\(line)</span></p>\n")
    } else {
      notes(&html)
    }
    html.markup("<p class=\"actions\">")
    if review == nil {
      if !segment.segment.target.isEmpty {
        html.markup("<button type=\"button\" data-act=\"approve\">Approve</button>")
      }
      html.markup("<button type=\"button\" data-act=\"edit\">Edit</button>")
    } else {
      html.markup(
        "<button type=\"button\" data-act=\"edit\">Edit</button><button type=\"button\" data-act=\"undo\">Undo</button>"
      )
    }
    html.markup("</p></div>\n</div>\n")
  }

  private func notes(_ html: inout HTMLText) {
    var notes = segment.segment.findings.filter(\.isToCheck).map(\.message)
    if segment.segment.status == .degraded, notes.isEmpty { notes = ["translated by a fallback engine"] }
    if segment.segment.status == .untranslated, notes.isEmpty { notes = ["no engine could translate it"] }
    if let earlier = segment.earlier {
      notes.append("The source changed. For “\(earlier.source)” stood: “\(earlier.target)”")
    }
    guard !notes.isEmpty else { return }
    html.markup("<ul class=\"notes\">")
    for note in notes {
      html.markup("<li>")
      html.escape(note)
      html.markup("</li>")
    }
    html.markup("</ul>\n")
  }

  /// Terms show their entry on hover; what a finding quotes is marked where it stands.
  private func marked(_ text: String, _ terms: [(String, TermVerdict)], _ html: inout HTMLText) {
    var places: [(range: Range<String.Index>, open: String, close: String)] = []
    func add(_ wording: String, _ open: String, _ close: String) {
      guard !wording.isEmpty, let range = text.range(of: wording),
        !places.contains(where: { $0.range.overlaps(range) })
      else { return }
      places.append((range, open, close))
    }
    if segment.segment.review == nil {
      for finding in segment.segment.findings where finding.isToCheck {
        for quoted in Self.quotations(in: finding.message) {
          add(quoted, "<mark title=\"\(HTMLText.escaped(finding.message))\">", "</mark>")
        }
      }
    }
    for (wording, term) in terms {
      let entry = HTMLText.escaped("\(term.source) → \(term.target)")
      add(
        wording, "<span class=\"term\(term.verdict == .missing ? " missing" : "")\" title=\"\(entry)\">",
        "</span>")
    }
    var at = text.startIndex
    for place in places.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      html.escape(String(text[at..<place.range.lowerBound]))
      html.markup(place.open)
      html.escape(String(text[place.range]))
      html.markup(place.close)
      at = place.range.upperBound
    }
    html.escape(String(text[at...]))
  }

  /// What a message quotes: "number '12' is missing" -> 12.
  static func quotations(in message: String) -> [String] {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count - 1, by: 2).map { String(parts[$0]) }.filter { !$0.isEmpty }
  }

  static func language(_ code: String) -> String {
    " lang=\"\(HTMLText.escaped(code))\""
      + (LanguagePair.isRightToLeft(code) ? " dir=\"rtl\"" : " dir=\"auto\"")
  }
}
