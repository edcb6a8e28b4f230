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

  /// What was found on the articles that were held out.
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

  /// A table of all sentences, and what one of four fifths of the articles did for the last fifth.
  ///
  /// - Parameter ruledOut: prints of edits that are not to be learned.
  package func learned(without ruledOut: Set<String>) async -> (table: LearnedTable, outcome: Outcome) {
    let places = Array(book.lessons.indices)
    let taught = places.filter { !isHeldOut($0, part: 4, of: 5) }
    let heldOut = places.filter { isHeldOut($0, part: 4, of: 5) }
    let settings = await bestSettings(among: taught, ruledOut)
    let trial = Trial(fitting(taught, ruledOut).table(settings), on: heldOut, of: book, engine)
    return (fitting(places, ruledOut).table(settings), trial.result)
  }

  private func fitting(_ lessons: [Int], _ ruledOut: Set<String>) -> TableFitting {
    TableFitting(book, lessons, engine) { !ruledOut.contains(LearnedTable.print(of: $0)) }
  }

  private func isHeldOut(_ lesson: Int, part: Int, of parts: Int, each size: Int = 1) -> Bool {
    book.lessons[lesson].article / size % parts == part
  }

  /// The settings that do most for the lessons of each quarter when they are learned from the others; where there are many
  /// lessons, one quarter is enough.
  private func bestSettings(among taught: [Int], _ ruledOut: Set<String>) async -> TableFitting.Settings {
    let quarters = taught.count < 5_000 ? [0, 1, 2, 3] : [0]
    let trials = await inParallel(quarters, size: 1) { quarter in
      let own = taught.filter { !isHeldOut($0, part: quarter, of: 4, each: 5) }
      let other = taught.filter { isHeldOut($0, part: quarter, of: 4, each: 5) }
      return (fitting: fitting(own, ruledOut), lessons: Array(other.prefix(Self.mostTuned)))
    }
    let gains = await inParallel(TableFitting.Settings.all, size: 1) { settings in
      var sum = Trial()
      for (fitting, lessons) in trials {
        sum += Trial(fitting.table(settings), on: lessons, of: book, engine)
      }
      return sum.gain
    }
    // Of equals the first, which is the usual one.
    let best = gains.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 }
    return TableFitting.Settings.all[best]
  }

  private static let mostTuned = 2_000
}
