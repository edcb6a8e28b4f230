import AlihModel

/// Writes the sentences of an article: their anchors, terms, states and the numbers of their notes.
struct HTMLSentences {
  /// The different terms of the article, in the order of their first marks or mentions.
  private(set) var terms: [TermVerdict] = []

  private let page: Pageproof
  private var places: [TermVerdict: Int] = [:]
  private var nextNote = 0

  init(_ page: Pageproof) { self.page = page }

  mutating func source(of block: BilingualBlock, _ html: inout HTMLText) {
    var isFirst = true
    for segment in block.segments where !segment.source.isEmpty {
      html.markup(isFirst ? "<span>" : " <span>")
      isFirst = false
      marked(segment.source, segment.terms.map { ($0.source, $0) }, &html)
      html.markup("</span>")
    }
  }

  /// Writes the translation of a block, and gives back the notes to it.
  mutating func target(of block: BilingualBlock, _ html: inout HTMLText) -> ArraySlice<Note> {
    let firstNote = nextNote
    for (index, segment) in block.segments.enumerated() {
      if index > 0 { html.markup(" ") }
      html.markup("<span class=\"segment\(Self.state(segment))\" id=\"\(HTMLText.escaped(segment.id))\"")
      if !segment.engine.isEmpty, segment.status != .kept {
        html.markup(" title=\"\(HTMLText.escaped("\(segment.id) · \(segment.engine)"))\"")
      }
      html.markup(">")
      if segment.status == .untranslated && segment.target.isEmpty {
        missing(segment, &html)
      } else {
        marked(segment.target, segment.terms.compactMap { term in term.found.map { ($0, term) } }, &html)
      }
      html.markup("</span>")
      if let review = segment.review {
        // Behind the sentence: a correction that comes back is the text of the sentence alone.
        let line = HTMLText.escaped(review.line)
        html.markup(
          "<span class=\"reviewed\" role=\"img\" title=\"\(line)\" aria-label=\"\(line)\">\(Review.mark)</span>"
        )
      }
      guard segment.hasNote else { continue }
      let number = page.notes[nextNote].number
      nextNote += 1
      html.markup(
        "<sup><a href=\"#note-\(number)\" aria-label=\"Note \(number)\">\(number)</a></sup>")
    }
    for term in block.segments.lazy.flatMap(\.terms) { _ = number(of: term) }
    return page.notes[firstNote..<nextNote]
  }

  private static func state(_ segment: BilingualSegment) -> String {
    segment.isDegraded ? " \(segment.status.rawValue)" : segment.hasWarning ? " questioned" : ""
  }

  /// In the place of a translation that isn't there: that it isn't, and the source where nothing else shows it.
  private func missing(_ segment: BilingualSegment, _ html: inout HTMLText) {
    guard page.layout == .target else { return html.markup("[untranslated]") }
    html.markup("<i\(HTMLWriter.language(page.article.languages.source))>")
    html.escape(segment.source)
    html.markup("</i>")
  }

  private mutating func marked(
    _ string: String, _ wordings: [(String, TermVerdict)], _ html: inout HTMLText
  ) {
    let text = string.printable
    var marks = TermMarks(wordings.map { (text: $0.0, term: $0.1) })
    var at = 0
    for mark in marks.marks(in: text) {
      html.escape(text[at..<mark.range.lowerBound])
      let entry = "\(mark.term.source) → \(mark.term.target)"
      let verdict = mark.term.verdict == .honored ? "" : " missing"
      html.markup("<span class=\"term\(verdict)\" tabindex=\"0\" role=\"note\" data-entry=\"")
      html.escape(entry + (verdict.isEmpty ? "" : " (not in the translation)"))
      html.markup("\" aria-describedby=\"term-\(number(of: mark.term))\">")
      html.escape(text[mark.range])
      html.markup("</span>")
      at = mark.range.upperBound
    }
    html.escape(text[at...])
  }

  /// Terms that differ only in how they were found are one.
  private mutating func number(of term: TermVerdict) -> Int {
    var entry = term
    entry.found = nil
    if let place = places[entry] { return place }
    terms.append(entry)
    places[entry] = terms.count
    return terms.count
  }
}
