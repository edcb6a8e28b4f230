import AlihMarkup
import AlihModel

/// Writes XLIFF 1.2 (strict) or 2.1: each block a group or unit, each sentence with its state, terms and notes.
struct XLIFFWriter: DocumentWriter {
  enum Version { case v12, v21 }

  let page: Pageproof
  let version: Version

  private var article: BilingualArticle { page.article }

  func text() -> String { version == .v12 ? text12 : text21 }

  private func escaped(_ text: String) -> String { Markup.escaped(text) }

  // MARK: 1.2

  private var text12: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="\(escaped(article.path))" source-language="\(article.languages.source)" \
      target-language="\(article.languages.target)" datatype="plaintext">
          <body>

      """
    for block in article.blocks where !block.segments.isEmpty {
      text += "      <group id=\"\(block.id)\" restype=\"x-\(block.role.rawValue)\">\n"
      for segment in block.segments { text += unit12(segment) }
      text += "      </group>\n"
    }
    return text + "    </body>\n  </file>\n</xliff>\n"
  }

  private func unit12(_ segment: BilingualSegment) -> String {
    let terms = MarkedTerms(segment)
    let isKept = segment.status == .kept
    func marked(_ text: String, _ marks: [TermMarks.Mark]) -> String {
      inline(text, marks) { _, text in "<mrk mtype=\"term\">\(text)</mrk>" }
    }
    let isApproved = segment.review != nil
    let unit = isKept ? " translate=\"no\"" : isApproved ? " approved=\"yes\"" : ""
    var text = "        <trans-unit id=\"\(segment.id)\"\(unit)>\n"
    text += "          <source>\(marked(segment.source, terms.source))</source>\n"
    if !segment.target.isEmpty {
      let state = segment.isDegraded || segment.hasWarning ? "needs-review-translation" : "translated"
      let attributes =
        isKept
        ? "" : isApproved ? " state=\"final\"" : " state=\"\(state)\" state-qualifier=\"mt-suggestion\""
      text += "          <target\(attributes)>\(marked(segment.target, terms.target))</target>\n"
    }
    for (priority, note) in notes(of: segment) {
      text += "          <note from=\"alih\" priority=\"\(priority)\">\(escaped(note))</note>\n"
    }
    return text + "        </trans-unit>\n"
  }

  // MARK: 2.1

  private var text21: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <xliff version="2.1" srcLang="\(article.languages.source)" trgLang="\(article.languages.target)" \
      xmlns="urn:oasis:names:tc:xliff:document:2.0">
        <file id="f1" original="\(escaped(article.path))">

      """
    for block in article.blocks where !block.segments.isEmpty {
      text += "    <unit id=\"\(block.id)\" type=\"alih:\(block.role.rawValue)\">\n"
      let notes = block.segments.flatMap { segment in self.notes(of: segment).map { (segment.id, $0) } }
      if !notes.isEmpty {
        text += "      <notes>\n"
        for (index, note) in notes.enumerated() {
          let (id, (priority, message)) = note
          text +=
            "        <note id=\"n\(index + 1)\" category=\"alih\" priority=\"\(priority)\">\(escaped("\(id): \(message)"))</note>\n"
        }
        text += "      </notes>\n"
      }
      for segment in block.segments { text += segment21(segment) }
      text += "    </unit>\n"
    }
    return text + "  </file>\n</xliff>\n"
  }

  private func segment21(_ segment: BilingualSegment) -> String {
    let terms = MarkedTerms(segment)
    let name = segment.id.replacing("\(segment.id.prefix { $0 != "." }).", with: "")
    func marked(_ text: String, _ marks: [TermMarks.Mark]) -> String {
      inline(text, marks) { id, text in "<mrk id=\"\(name)-m\(id)\" type=\"term\">\(text)</mrk>" }
    }
    let isDone = segment.status == .kept || segment.status == .translated && !segment.hasWarning
    let state =
      segment.status == .kept
      ? "final" : segment.review != nil ? "reviewed" : isDone ? "translated" : "initial"
    var text = "      <segment id=\"\(name)\" state=\"\(state)\">\n"
    text += "        <source>\(marked(segment.source, terms.source))</source>\n"
    if !segment.target.isEmpty {
      text += "        <target>\(marked(segment.target, terms.target))</target>\n"
    }
    return text + "      </segment>\n"
  }

  // MARK: Both

  /// How the segment ended, when it didn't end well, and its findings, the most urgent of priority 1.
  private func notes(of segment: BilingualSegment) -> [(priority: Int, text: String)] {
    let state = Note(number: 0, segment: segment).state.map { [(priority: 1, text: $0)] } ?? []
    let review = segment.review.map { [(priority: 5, text: $0.line)] } ?? []
    return state + review
      + segment.findings.map { finding in
        let priority: Int =
          switch finding.severity {
          case .error: 1
          case .warning: 2
          case .info: 5
          }
        return (priority, "\(finding.id): \(finding.message)")
      }
  }

  /// - Parameter mark: makes an element of a term's number and its text.
  private func inline(
    _ text: String, _ marks: [TermMarks.Mark], _ mark: (Int, String) -> String
  ) -> String {
    let scalars = text.printable
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return escaped(String(view))
    }
    var result = ""
    var at = 0
    for (index, place) in marks.enumerated() {
      result += string(at..<place.range.lowerBound) + mark(index + 1, string(place.range))
      at = place.range.upperBound
    }
    return result + string(at..<scalars.count)
  }

  /// The terms that stand in both texts: one that has no place in the other language is marked in neither.
  private struct MarkedTerms {
    private(set) var source: [TermMarks.Mark] = []
    private(set) var target: [TermMarks.Mark] = []

    init(_ segment: BilingualSegment) {
      let found = segment.terms.filter { $0.found != nil }
      var sources = TermMarks(found.map { ($0.source, $0) })
      var targets = TermMarks(found.map { ($0.found ?? "", $0) })
      source = sources.marks(in: segment.source.printable)
      target = targets.marks(in: segment.target.printable)
      // Their numbers are their places: unless both sides have them in the same order, no number would fit.
      guard source.map(\.term.source) == target.map(\.term.source) else {
        (source, target) = ([], [])
        return
      }
    }
  }
}
