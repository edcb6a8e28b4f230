import AlihModel
import AlihOffline

/// Learns a table of edits from approved sentences, and tells whether it helps on articles that it was not learned from.
package struct Learner: Sendable {
  let engine: OfflineEngine
  let book: LessonBook
  /// Sentences that teach nothing: headlines, and pairs that are no translation of each other.
  package let passedOver: Int

  /// Translates, aligns and compares; linear in the sentences' text.
  package init(_ sentences: [ApprovedSentence], _ engine: OfflineEngine) async {
    self.engine = engine
    let drafted = await inParallel(sentences) { DraftedSentence($0, engine) }.compactMap(\.self)
    book = await LessonBook(drafted, engine)
    passedOver = sentences.count - drafted.count
  }

  package var sentences: Int { book.lessons.count }
  package var articles: Int { book.articles }
  /// Below that nothing can be held out.
  package static let fewestArticles = 5

  /// What was found on articles while they were held out.
  package struct Outcome: Sendable, Encodable {
    package var sentences = 0
    package var changed = 0
    package var right = 0
    package var wrong = 0
    /// Made where people wrote neither the one nor the other, or nobody can tell.
    package var open = 0
    package var bleuBefore = 0.0
    package var bleuAfter = 0.0
    package var chrF2Before = 0.0
    package var chrF2After = 0.0

    /// Whether the table does what it is for.
    package var isBetter: Bool {
      let (bleu, chrF2) = (bleuAfter - bleuBefore, chrF2After - chrF2Before)
      return right > wrong && chrF2 >= 0 && bleu >= 0 && bleu + chrF2 >= 0.05
    }
  }

  /// A table of all sentences, and what those of the other articles did for each fifth of them.
  ///
  /// The settings are those that do most there. Where there are many lessons, two fifths are enough.
  ///
  /// - Parameter ruledOut: prints of edits that are not to be learned.
  package func learned(
    without ruledOut: Set<String>
  ) async -> (table: LearnedTable, outcome: Outcome) {
    let places = Array(book.lessons.indices)
    let parts = Array(0..<(places.count < Self.many ? Self.parts : 2))
    let trials = await inParallel(parts, size: 1) { part in
      let heldOut = places.filter { self.part(of: $0) == part }
      return (
        fitting: fitting(places.filter { self.part(of: $0) != part }, ruledOut),
        lessons: Array(heldOut.prefix(Self.mostTried))
      )
    }
    let results = await inParallel(TableFitting.Settings.all, size: 1) { settings in
      trials.reduce(into: Trial()) { sum, trial in
        sum += Trial(trial.fitting.table(settings), on: trial.lessons, of: book, engine)
      }
    }
    // Of equals the first, which is the usual one.
    let best = results.indices.reduce(0) { results[$1].gain > results[$0].gain ? $1 : $0 }
    return (fitting(places, ruledOut).table(TableFitting.Settings.all[best]), results[best].result)
  }

  private static let parts = 5
  private static let many = 5_000
  private static let mostTried = 2_000

  /// Neighbors are in one part: what was written on one day is alike.
  private func part(of lesson: Int) -> Int {
    book.lessons[lesson].article * Self.parts / book.articles
  }

  private func fitting(_ lessons: [Int], _ ruledOut: Set<String>) -> TableFitting {
    TableFitting(book, lessons, engine) { !ruledOut.contains(LearnedTable.print(of: $0)) }
  }
}
