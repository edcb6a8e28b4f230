import AlihModel
import Foundation
import GRDB

/// Where one run looks up and keeps what engines answer.
///
/// A store that fails stops nothing: it is reported, and the answer is used all the same.
package struct Archive: Sendable {
  package let store: Store
  /// The job that the run is for, if any.
  package var job: Job? { taken.withLock { $0 } }
  private let taken = Locked<Job?>(nil)
  private let provenances: [String: Provenance]
  private let languages: LanguagePair
  private let folder: String
  private let report: @Sendable (StoreProblem) -> Void

  /// - Parameters:
  ///   - provenances: one for each engine.
  ///   - folder: what relative paths of articles start from.
  ///   - report: hears of each failure of the store.
  package init(
    _ store: Store, job: Job? = nil, provenances: [Provenance], languages: LanguagePair, folder: String,
    report: @escaping @Sendable (StoreProblem) -> Void
  ) {
    self.store = store
    taken.withLock { $0 = job }
    self.provenances = Dictionary(
      provenances.map { ($0.engine, $0) }, uniquingKeysWith: { first, _ in first })
    self.languages = languages
    self.folder = folder
    self.report = report
  }

  /// The answers that were paid for earlier, by segment id.
  ///
  /// An answer fits the same text, role and terms, asked of the same engine, model and prompt: in the same article, or
  /// where the sentences beside it are the same too. "Ia membantahnya." of another article may be about another person.
  package func recall(_ requests: [SegmentRequest], from engine: String) -> [String: Translation] {
    guard let provenance = provenances[engine] else { return [:] }
    let sql = """
      SELECT target, findings FROM reply
      WHERE key = ? AND id > ? AND (context = ? OR (article = ? AND article <> ''))
      ORDER BY context = ? DESC, id DESC LIMIT 1
      """
    do {
      return try store.read { database in
        let statement = try database.cachedStatement(sql: sql)
        var known: [String: Translation] = [:]
        for request in requests {
          let context = context(of: request)
          let row = try Row.fetchOne(
            statement,
            arguments: [
              key(of: request, provenance), try job?.lastReplyPassedOver(for: request, in: database) ?? 0,
              context, place(of: request), context,
            ])
          guard let row else { continue }
          known[request.id] = Translation(
            id: request.id, text: row[0], findings: Notes(json: row[1])?.findings ?? [])
        }
        return known
      }
    } catch {
      report(error)
      return [:]
    }
  }

  /// Keeps an attempt and all its answers; they are on the disk when this returns.
  package func record(_ attempt: Attempt) {
    guard let provenance = provenances[attempt.endpoint] else { return }
    let requests = Dictionary(attempt.segments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    do {
      try store.write(isPaid: !attempt.translations.isEmpty) { database in
        try database.execute(
          sql: """
            INSERT INTO attempt(job, provenance, started, seconds, segments, input_tokens, output_tokens, cost, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            job?.id, try provenance.row(in: database), attempt.started.timeIntervalSince1970,
            attempt.duration,
            attempt.segments.count, attempt.inputTokens, attempt.outputTokens, attempt.cost, attempt.outcome,
          ])
        let row = database.lastInsertedRowID
        for translation in attempt.translations {
          guard let request = requests[translation.id] else { continue }
          let notes = Notes(terms: [], findings: translation.findings)
          try database.execute(
            sql: """
              INSERT INTO reply(attempt, key, article, context, source, target, findings) VALUES (?, ?, ?, ?, ?, ?, ?)
              """,
            arguments: [
              row, key(of: request, provenance), place(of: request), context(of: request), request.text,
              translation.text, notes.json,
            ])
        }
      }
    } catch {
      report(error)
    }
  }

  /// Begins a job, once everything that could keep the run from working is there.
  ///
  /// - Returns: nil when the store can't be used, which is reported.
  package func takeUp(
    _ order: Job.Order, _ start: Store.Start, settings: String, articles: Int
  ) -> Store.Taking? {
    do {
      let taking = try store.takeUp(
        order, start, settings: settings, articles: articles, provenances: Array(provenances.values))
      if case .taken(let job) = taking { taken.withLock { $0 = job } }
      return taking
    } catch {
      report(error)
      return nil
    }
  }

  /// What people decided on an article's sentences; nothing for standard input, which is never the same twice.
  package func reviews(of article: String) -> [ReviewedSegment] {
    let place = place(article)
    guard !place.isEmpty else { return [] }
    do { return try store.reviews(of: place, languages) } catch {
      report(error)
      return []
    }
  }

  /// Does something beside the engines' work, such as recording an article, and reports when it fails.
  package func keep(_ body: () throws(StoreProblem) -> Void) {
    do { try body() } catch { report(error) }
  }

  /// Similar sentences that people have translated, for the engine to follow.
  func examples(for text: String) -> [TranslationExample] {
    do { return try store.similarUnits(to: text, languages) } catch {
      report(error)
      return []
    }
  }

  private func key(of request: SegmentRequest, _ provenance: Provenance) -> String {
    let task = request.task == .translation ? [] : ["\(request.task)", provenance.summaryPrompts]
    return Fingerprint(
      [
        languages.source, languages.target, provenance.engine, provenance.model, provenance.prompt,
        request.role.rawValue, request.text, request.note ?? "",
      ] + request.terms.flatMap { [$0.term.source, $0.rendering] } + task
    ).description
  }

  private func context(of request: SegmentRequest) -> String {
    Fingerprint([request.before ?? "", request.after ?? ""]).description
  }

  /// Which article a request is of, wherever Alih is started; empty for standard input, which is never the same twice.
  private func place(of request: SegmentRequest) -> String { place(request.article) }

  private func place(_ article: String) -> String {
    article.isEmpty || article == "-" ? "" : Store.place(of: article, in: folder)
  }
}

extension Archive: AttemptObserver, TranslationMemory {
  package func approvedTranslations(of texts: [String], _ languages: LanguagePair) -> [String: String] {
    do { return try store.units(withSources: texts, languages) } catch {
      report(error)
      return [:]
    }
  }
}

/// What is remembered of a segment beside its text.
struct Notes: Codable {
  var terms: [TermVerdict]
  var findings: [Finding]
  /// Nil for none, and in notes of earlier versions.
  var edits: Int?

  init(terms: [TermVerdict], findings: [Finding], edits: Int = 0) {
    self.terms = terms
    self.findings = findings
    self.edits = edits == 0 ? nil : edits
  }

  init?(json: String?) {
    guard let json, let notes = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = notes
  }

  /// Nil when there is nothing to remember.
  var json: String? {
    guard !terms.isEmpty || !findings.isEmpty || edits != nil,
      let data = try? JSONEncoder().encode(self)
    else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}
