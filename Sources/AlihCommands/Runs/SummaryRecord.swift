import AlihModel

/// A summary as a job remembers it: a row about it, and one for each of its texts.
///
/// A row's id says what it is: `summary`, `0 b1.s1` for the headline's first sentence, `2 b3.s1 b4.s2` for the summary's second
/// sentence with what it rests on.
struct SummaryRecord: Sendable {
  var title: [BilingualSegment]
  var sentences: [ArticleSummary.Sentence]
  /// Who wrote it or chose its sentences.
  var engine: String
  var findings: [Finding]

  private static let about = "summary"

  init(
    title: [BilingualSegment], sentences: [ArticleSummary.Sentence], engine: String, findings: [Finding]
  ) {
    self.title = title
    self.sentences = sentences
    self.engine = engine
    self.findings = findings
  }

  /// Nil where rows are missing, because they were degraded or there are none.
  init?(_ rows: [String: BilingualSegment]) {
    guard let about = rows[Self.about], Int(about.target) == rows.count - 1 else { return nil }
    (engine, findings, title, sentences) = (about.engine, about.findings, [], [])
    let texts = rows.compactMap { id, row -> (place: Int, ids: [String], row: BilingualSegment)? in
      let parts = id.split(separator: " ")
      return parts.first.flatMap { Int($0) }.map { ($0, parts.dropFirst().map(String.init), row) }
    }
    for text in texts.sorted(by: { ($0.place, $0.ids.joined()) < ($1.place, $1.ids.joined()) }) {
      if text.place == 0 {
        title.append(text.row)
      } else {
        sentences.append(ArticleSummary.Sentence(segments: text.ids, translation: text.row))
      }
    }
  }

  var rows: [BilingualSegment] {
    let texts =
      title.map { ("0 " + $0.id, $0) }
      + sentences.enumerated().map { place, sentence in
        (([String(place + 1)] + sentence.segments).joined(separator: " "), sentence.translation)
      }
    let about = BilingualSegment(
      id: Self.about, source: "", target: "\(texts.count)", engine: engine, status: .kept, terms: [],
      findings: findings)
    return [about]
      + texts.map { id, text in
        var row = text
        row.id = id
        return row
      }
  }

  func summary(of article: Article, _ languages: LanguagePair) -> ArticleSummary {
    var summary = ArticleSummary(
      path: article.path, languages: languages, byline: article.byline, date: article.date, title: headline,
      sentences: sentences.map { sentence in
        var sentence = sentence
        sentence.translation.id = sentence.segments.first ?? ""
        return sentence
      },
      engine: engine, findings: article.findings + findings)
    (summary.address, summary.outlet) = (article.address, article.outlet)
    return summary
  }

  /// A headline of several sentences as one.
  private var headline: BilingualSegment? {
    guard var headline = title.first else { return nil }
    for segment in title.dropFirst() {
      headline.source += " " + segment.source
      headline.target += " " + segment.target
      headline.terms += segment.terms
      headline.findings += segment.findings
    }
    headline.source = headline.source.split { $0.isNewline }.joined(separator: " ")
    return headline
  }
}
