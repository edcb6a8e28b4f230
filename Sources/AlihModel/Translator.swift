/// What an engine is asked to do.
package enum EngineTask: Sendable, Hashable {
  case translation
  /// A summary of an article, in its own language; the request's text is a `SummaryMaterial` in JSON, the answer's a
  /// `SummaryDraft`.
  case summary(sentences: Int)
  /// The same of several summaries.
  case digest(sentences: Int)
}

/// A segment on its way to an engine.
package struct SegmentRequest: Sendable {
  package var task = EngineTask.translation
  package var id: String
  package var text: String
  package var role: Role
  /// In order of place, without overlaps.
  package var terms: [TermOccurrence]
  /// Where persons' initials stand, as UTF-8 offsets, in order: they are no terms, and stay.
  package var initials: [Range<Int>] = []
  /// The names of its article.
  package var names = NameRuns()
  /// The segments beside it, for pronouns, tense and sense.
  package var before: String?
  package var after: String?
  /// The path of its article; empty for a line that belongs to none.
  package var article: String
  /// The day of its article, as far as it is known: `2024-11-01`.
  package var date: String?
  /// Approved translations of similar sentences, the most similar first.
  package var examples: [TranslationExample]
  /// What was wrong with the last answer, for an engine that can be told.
  package var note: String?
  /// What of the text stays letter by letter.
  package var kept: [String] = []

  package init(
    id: String, text: String, role: Role = .paragraph, terms: [TermOccurrence] = [], before: String? = nil,
    after: String? = nil, article: String = "", examples: [TranslationExample] = [], note: String? = nil
  ) {
    self.id = id
    self.text = text
    self.role = role
    self.terms = terms
    self.before = before
    self.after = after
    self.article = article
    self.examples = examples
    self.note = note
  }

  /// The persons' initials as they are written here.
  package var initialedPeople: Set<String> {
    let bytes = Array(text.utf8)
    return Set(initials.map { String(decoding: bytes[$0], as: UTF8.self) })
  }
}

/// A sentence and its translation, from the translation memory.
package struct TranslationExample: Sendable, Hashable {
  package var source: String
  package var target: String
  /// How much of the sentence asked about it shares, from 0 to 1.
  package var score: Double

  package init(source: String, target: String, score: Double) {
    self.source = source
    self.target = target
    self.score = score
  }
}

/// An engine's answer for one segment.
package struct Translation: Sendable {
  package var id: String
  package var text: String
  /// What the engine itself is unsure of, such as a word it does not know.
  package var findings: [Finding]
  /// How many learned edits are in it.
  package var edits = 0

  package init(id: String, text: String, findings: [Finding] = [], edits: Int = 0) {
    self.id = id
    self.text = text
    self.findings = findings
    self.edits = edits
  }
}

/// Why an engine has no answer for some segments: one line for the user, without secrets.
package struct TranslatorFailure: Error, Sendable {
  /// Stable, for findings and counts: `transport`, `auth`, `refused`, `truncated`, `malformed`, ...
  package var kind: String
  package var message: String

  package init(kind: String, message: String) {
    self.kind = kind
    self.message = message
  }
}

/// What came back for a batch: the answers, and why the others are missing.
package struct TranslationReply: Sendable {
  /// By segment id, in any order; each id of the request at most once.
  package var translations: [Translation]
  /// By segment id: why it has no answer.
  package var failures: [String: TranslatorFailure]

  package init(translations: [Translation], failures: [String: TranslatorFailure] = [:]) {
    self.translations = translations
    self.failures = failures
  }
}

/// What an engine is, as far as it matters for asking it.
package enum EngineNature: Sendable {
  /// Works by rules, here: the same question always has the same answer, and what has to stay stays.
  case rules
  /// A translation service somewhere else: it may lose what has to stay, and has no ear for notes.
  case service
  /// A language model: like a service, but it can be told what was wrong with its last answer.
  case model
}

/// An engine that turns segments of one language into another.
package protocol Translator: Sendable {
  /// As the user calls it: `offline`, or an endpoint's name in `alih.yaml`.
  var name: String { get }
  var nature: EngineNature { get }
  /// Translates the segments of one article, in order; every id ends in exactly one of the reply's two lists.
  func translate(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply
  /// Translates segments that have nothing to do with each other: none may color the next.
  func translate(unrelated segments: [SegmentRequest], _ languages: LanguagePair) async -> TranslationReply
  /// Whether the request by itself has room where it is read.
  func hasRoom(for segment: SegmentRequest, _ languages: LanguagePair) -> Bool
  /// What these segments will ask for; nothing is sent.
  func forecast(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Forecast
}

extension Translator {
  package var nature: EngineNature { .rules }

  package func hasRoom(for segment: SegmentRequest, _ languages: LanguagePair) -> Bool { true }

  package func translate(unrelated segments: [SegmentRequest], _ languages: LanguagePair) async
    -> TranslationReply
  {
    await translate(segments, languages)
  }

  package func forecast(_ segments: [SegmentRequest], _ languages: LanguagePair) async -> Forecast {
    Forecast(segments: segments.count)
  }
}

/// What people approved as translations, by their source.
package protocol TranslationMemory: Sendable {
  /// The one approved translation of each of these texts that has one.
  func approvedTranslations(of texts: [String], _ languages: LanguagePair) async -> [String: String]
}
