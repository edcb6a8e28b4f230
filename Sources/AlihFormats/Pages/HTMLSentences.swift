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
      marked(segment.source, segment.terms.map { ($0.source, $0) }, Self.questioned(segment), &html)
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
        html.markup(" title=\"\(HTMLText.escaped(segment.engine))\"")
      }
      html.markup(">")
      if segment.status == .untranslated && segment.target.isEmpty {
        missing(segment, &html)
      } else {
        marked(
          segment.target, segment.terms.compactMap { term in term.found.map { ($0, term) } },
          Self.questioned(segment), &html)
      }
      html.markup("</span>")
      if let review = segment.review {
        // Behind the sentence: a correction that comes back is the text of the sentence alone.
        let line = HTMLText.escaped(review.line)
        html.markup(
          "<span class=\"reviewed\" role=\"img\" title=\"\(line)\" aria-label=\"\(line)\">\(Review.mark)</span>"
        )
      }
      guard nextNote < page.notes.count, page.notes[nextNote].segment.id == segment.id else { continue }
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

  /// The words that findings quote: what is wrong is marked at the word where it stands.
  private static func questioned(_ segment: BilingualSegment) -> [[Unicode.Scalar]] {
    segment.findings.filter { $0.severity != .info && !$0.isFallback }.flatMap { finding in
      finding.message.matches(of: /'([^']+)'/).map { String($0.output.1).printable }
    }
  }

  /// In the place of a translation that isn't there: that it isn't, and the source where nothing else shows it.
  private func missing(_ segment: BilingualSegment, _ html: inout HTMLText) {
    guard page.layout == .target else { return html.markup("[untranslated]") }
    html.markup("<i\(HTMLWriter.language(page.article.languages.source))>")
    html.escape(segment.source)
    html.markup("</i>")
  }

  private mutating func marked(
    _ string: String, _ wordings: [(String, TermVerdict)], _ questioned: [[Unicode.Scalar]],
    _ html: inout HTMLText
  ) {
    let text = string.printable
    var marks = TermMarks(wordings.map { (text: $0.0, term: $0.1) })
    var at = 0
    for mark in marks.marks(in: text) {
      Self.plain(text[at..<mark.range.lowerBound], questioned, &html)
      let entry = "\(mark.term.source) → \(mark.term.target)"
      let verdict = mark.term.verdict == .honored ? "" : " missing"
      html.markup("<span class=\"term\(verdict)\" data-entry=\"")
      html.escape(entry + (verdict.isEmpty ? "" : " (not in the translation)"))
      html.markup("\">")
      _ = number(of: mark.term)
      html.escape(text[mark.range])
      html.markup("</span>")
      at = mark.range.upperBound
    }
    Self.plain(text[at...], questioned, &html)
  }

  /// Text between the terms, whole questioned words marked.
  private static func plain(
    _ text: ArraySlice<Unicode.Scalar>, _ questioned: [[Unicode.Scalar]], _ html: inout HTMLText
  ) {
    var rest = text
    while let word = questioned.compactMap({ firstPlace(of: $0, in: rest) }).min(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      html.escape(rest[..<word.lowerBound])
      html.markup("<mark>")
      html.escape(rest[word])
      html.markup("</mark>")
      rest = rest[word.upperBound...]
    }
    html.escape(rest)
  }

  private static func firstPlace(
    of word: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>
  ) -> Range<Int>? {
    guard let first = word.first, word.count <= text.count else { return nil }
    func isInside(_ place: Int) -> Bool {
      text.indices.contains(place)
        && (text[place].properties.isAlphabetic || text[place].properties.numericType != nil)
    }
    return (text.startIndex...(text.endIndex - word.count)).lazy.map { $0..<($0 + word.count) }.first {
      range in
      text[range.lowerBound] == first && text[range].elementsEqual(word) && !isInside(range.lowerBound - 1)
        && !isInside(range.upperBound)
    }
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
