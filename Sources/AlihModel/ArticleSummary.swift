/// The sentences that stand for an article, in two languages.
package struct ArticleSummary: Sendable {
  package struct Sentence: Sendable {
    /// The ids of the segments that the sentence rests on.
    package var segments: [String]
    /// Its target is empty where only the source was asked for.
    package var translation: BilingualSegment

    package init(segments: [String], translation: BilingualSegment) {
      self.segments = segments
      self.translation = translation
    }
  }

  package var path: String
  package var languages: LanguagePair
  package var byline: String?
  package var date: String?
  /// Where the article is published: `https://...`.
  package var address: String?
  /// Who published the article, as its file says.
  package var outlet: String?
  package var title: BilingualSegment?
  package var sentences: [Sentence]
  /// Who chose the sentences.
  package var engine: String
  package var findings: [Finding]

  package init(
    path: String, languages: LanguagePair, byline: String?, date: String?, title: BilingualSegment?,
    sentences: [Sentence], engine: String, findings: [Finding]
  ) {
    self.path = path
    self.languages = languages
    self.byline = byline
    self.date = date
    self.title = title
    self.sentences = sentences
    self.engine = engine
    self.findings = findings
  }
}
