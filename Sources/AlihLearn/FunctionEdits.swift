import AlihOffline
import Foundation

/// Changes of function words alone, such as an article that the desk leaves out: whether one is right depends on the words
/// before and after, so that each has a logistic regression over these, with one weight a word.
struct FunctionEdits {
  /// The words, of which none is a content word.
  private struct Change: Hashable {
    var from: [Int32]
    var to: [Int32]
  }

  /// A place where a change can be made, and whether people made it there.
  private struct Example {
    var before: Int
    var after: Int
    /// Nil where that can't be told.
    var isRight: Bool?
    var lesson: Int
  }

  private let book: LessonBook
  private let start: Int32
  private let end: Int32
  /// Each with its weights by the words before and after.
  private(set) var edits: [(edit: Edit, near: [Edit])] = []

  /// Fewer places teach nothing of grammar.
  private static let fewestPlaces = 4
  private static let mostChanges = 80
  /// As many sentences tell enough.
  private static let mostLessons = 6_000
  private static let leastWeight = 0.05
  /// What can't be told speaks a little against a change.
  private static let weightOfOpen = 0.1

  /// Linear in the lessons' words for a bounded number of changes.
  init(_ book: LessonBook, _ lessons: [Int]) {
    self.book = book
    start = Int32(book.words.count)
    end = start + 1
    let step = (lessons.count + Self.mostLessons - 1) / Self.mostLessons
    let lessons = stride(from: 0, to: lessons.count, by: max(1, step)).map { lessons[$0] }
    for (change, examples) in examples(of: frequentChanges(lessons), lessons) {
      if let edit = fitted(change, examples) { edits.append(edit) }
    }
  }

  private func frequentChanges(_ lessons: [Int]) -> [Change] {
    var found: [Change: (count: Int, articles: Set<Int>)] = [:]
    for at in lessons {
      let lesson = book.lessons[at]
      for change in lesson.changes
      where lesson.engine.kinds[change.range].allSatisfy({ $0 == .function })
        && !change.to.contains(where: { book.isContent[Int($0)] }) && change.to.count <= 4
      {
        let key = Change(from: Array(lesson.engine.words[change.range]), to: change.to)
        found[key, default: (0, [])].count += 1
        found[key]!.articles.insert(lesson.article)
      }
    }
    return found.filter { $0.value.count >= Self.fewestPlaces && $0.value.articles.count > 1 }
      .sorted {
        $0.value.count != $1.value.count
          ? $0.value.count > $1.value.count
          : ($0.key.from + [-1] + $0.key.to).lexicographicallyPrecedes($1.key.from + [-1] + $1.key.to)
      }
      .prefix(Self.mostChanges).map(\.key)
  }

  private func examples(of changes: [Change], _ lessons: [Int]) -> [(Change, [Example])] {
    let places = Dictionary(grouping: changes.indices) { changes[$0].from }
    var found = [[Example]](repeating: [], count: changes.count)
    for at in lessons {
      let lesson = book.lessons[at]
      for start in 0...lesson.engine.count {
        for end in start...min(start + 4, lesson.engine.count) {
          guard start == end || lesson.engine.kinds[end - 1] == .function else { break }
          for place in places[Array(lesson.engine.words[start..<end])] ?? [] {
            let isRight = lesson.verdict(on: start..<end, changes[place].to)
            // Of most gaps nothing can be told.
            if isRight == nil, start == end { continue }
            let (before, after) = lesson.engine.neighbors(of: start..<end, start: self.start, end: self.end)
            found[place].append(
              Example(before: Int(before), after: Int(after), isRight: isRight, lesson: at))
          }
        }
      }
    }
    return Array(zip(changes, found))
  }

  /// Nil where no place speaks for the change, or more of them do wrongly than rightly.
  private func fitted(_ change: Change, _ examples: [Example]) -> (edit: Edit, near: [Edit])? {
    let size = book.words.count + 2
    let model = NeighborRegression(
      examples.map {
        (
          before: $0.before, after: $0.after + size, isRight: $0.isRight ?? false,
          weight: $0.isRight == nil ? Self.weightOfOpen : 1
        )
      }, size: 2 * size)
    let made = examples.filter {
      $0.isRight != nil && model.odds($0.before, $0.after + size) > max(0, model.intercept)
    }
    let right = made.filter { $0.isRight == true }
    guard Set(right.map { book.lessons[$0.lesson].article }).count > 1, right.count * 2 > made.count else {
      return nil
    }
    func words(_ ids: [Int32]) -> [String] { ids.map { book.words[Int($0)] } }
    var edit = Edit(from: words(change.from), to: words(change.to))
    (edit.right, edit.wrong) = (right.count, made.count - right.count)
    edit.weight = model.intercept
    edit.examples = right.prefix(2).map { book.lessons[$0.lesson].id }
    let near = model.weights.indices.compactMap { at -> Edit? in
      guard abs(model.weights[at]) >= Self.leastWeight else { return nil }
      let word = word(at % size)
      var near = Edit(
        before: at < size ? word : nil, from: edit.from, after: at < size ? nil : word, to: edit.to)
      (near.right, near.wrong) = (model.right[at], model.wrong[at])
      near.weight = model.weights[at]
      return near
    }
    return (edit, near)
  }

  private func word(_ id: Int) -> String {
    switch Int32(id) {
    case start: EnglishSentence.start
    case end: EnglishSentence.end
    default: book.words[id]
    }
  }
}
