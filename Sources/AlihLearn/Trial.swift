import AlihOffline

/// What a table does to sentences that it was not learned from.
struct Trial: Sendable {
  private var before = TextScore()
  private var after = TextScore()
  private var outcome = Learner.Outcome()

  init() {}

  /// Linear in the lessons' text.
  init(_ table: LearnedTable, on lessons: [Int], of book: LessonBook, _ engine: OfflineEngine) {
    let wording = Wording(table, words: engine.wordingWords, english: engine.english)
    for place in lessons {
      let lesson = book.lessons[place]
      let (text, made) = wording.revised(lesson.draft)
      outcome.sentences += 1
      before += book.scores[place]
      if text == lesson.draft.text {
        after += book.scores[place]
      } else {
        outcome.changed += 1
        after.add(text, lesson.approved)
      }
      for edit in made { judge(edit, lesson, book) }
    }
  }

  private mutating func judge(_ made: Wording.Made, _ lesson: Lesson, _ book: LessonBook) {
    // Of an edit that another one called for, people's sentence tells nothing.
    guard let range = made.range else {
      outcome.open += 1
      return
    }
    let isRight = lesson.changes.contains { change in
      change.range == range && change.to.map { book.words[Int($0)] } == made.edit.to
    }
    if isRight {
      outcome.right += 1
    } else if lesson.keeps(range) {
      outcome.wrong += 1
    } else {
      outcome.open += 1
    }
  }

  static func += (one: inout Trial, other: Trial) {
    one.before += other.before
    one.after += other.after
    one.outcome.sentences += other.outcome.sentences
    one.outcome.changed += other.outcome.changed
    one.outcome.right += other.outcome.right
    one.outcome.wrong += other.outcome.wrong
    one.outcome.open += other.outcome.open
  }

  /// In BLEU and chrF2 together.
  var gain: Double { after.bleu - before.bleu + after.chrF2 - before.chrF2 }

  var result: Learner.Outcome {
    var result = outcome
    (result.bleuBefore, result.bleuAfter) = (before.bleu, after.bleu)
    (result.chrF2Before, result.chrF2After) = (before.chrF2, after.chrF2)
    return result
  }
}
