import AlihOffline
import Foundation

/// Counts where each change that people made would have been right, and where it would have been wrong.
struct EditEvidence {
  /// Up to four words, -1 behind the last.
  struct Span: Hashable {
    var words: SIMD4<Int32>

    init(_ words: some Collection<Int32>) {
      self.words = SIMD4(repeating: -1)
      for (place, word) in words.enumerated() { self.words[place] = word }
    }

    var list: [Int32] { (0..<4).map { words[$0] }.filter { $0 >= 0 } }
  }

  struct Key: Hashable {
    var from: Span
    var to: Span
    /// The source words of the content words that change, in order.
    var source: Span
    /// Where `from` is empty, the words before and after; else -1.
    var before: Int32 = -1
    var after: Int32 = -1
  }

  struct Count {
    var key: Key
    var right = 0
    var wrong = 0
    /// Where nothing can be told.
    var open = 0
    var articles: Set<Int> = []
    var examples: [Int] = []
  }

  private struct Gap: Hashable {
    var before: Int32
    var after: Int32
  }

  private(set) var counts: [Count] = []
  private let book: LessonBook
  private let start: Int32
  private let end: Int32

  /// - Parameter lessons: places of the book's lessons.
  init(_ book: LessonBook, _ lessons: [Int]) {
    self.book = book
    start = Int32(book.words.count)
    end = start + 1
    collect(lessons)
    compare(lessons)
  }

  private mutating func collect(_ lessons: [Int]) {
    var places: [Key: Int] = [:]
    for at in lessons {
      let lesson = book.lessons[at]
      for change in lesson.changes {
        guard let key = key(of: change, in: lesson) else { continue }
        let place = places[key] ?? counts.count
        if place == counts.count {
          places[key] = place
          counts.append(Count(key: key))
        }
        counts[place].articles.insert(lesson.article)
        if counts[place].examples.count < 2 { counts[place].examples.append(at) }
      }
    }
  }

  /// Nil for a change that is no faithful edit.
  private func key(of change: Lesson.Change, in lesson: Lesson) -> Key? {
    let from = Array(lesson.engine.words[change.range])
    guard from.count <= 4, change.to.count <= 4 else { return nil }
    let old = change.range.filter { lesson.engine.kinds[$0] == .content }
    let new = change.to.filter { book.isContent[Int($0)] }
    guard old.count == new.count else { return nil }
    var source: [Int32] = []
    if old.map({ lesson.engine.words[$0] }) != new {
      for place in old where !new.contains(lesson.engine.words[place]) {
        source.append(lesson.origins[place])
      }
      // The same words in another order: the source says where.
      if source.isEmpty { source = old.map { lesson.origins[$0] } }
      guard !source.contains(-1), !source.isEmpty else { return nil }
    }
    var key = Key(from: Span(from), to: Span(change.to), source: Span(source))
    if from.isEmpty { (key.before, key.after) = neighbors(change.range.lowerBound, lesson) }
    return key
  }

  private func neighbors(_ gap: Int, _ lesson: Lesson) -> (Int32, Int32) {
    let heard = lesson.engine.heard
    return (gap == 0 ? start : heard[gap - 1], gap == heard.count ? end : heard[gap])
  }

  private mutating func compare(_ lessons: [Int]) {
    var byWords: [Span: [Int]] = [:]
    var byGap: [Gap: [Int]] = [:]
    for (place, count) in counts.enumerated() {
      if count.key.from.words[0] < 0 {
        byGap[Gap(before: count.key.before, after: count.key.after), default: []].append(place)
      } else {
        byWords[count.key.from, default: []].append(place)
      }
    }
    for at in lessons {
      let lesson = book.lessons[at]
      for start in 0...lesson.engine.count {
        let (before, after) = neighbors(start, lesson)
        for place in byGap[Gap(before: before, after: after)] ?? [] { judge(place, start..<start, lesson) }
        for end in start..<min(start + 4, lesson.engine.count) {
          guard lesson.engine.kinds[end] != .fixed else { break }
          for place in byWords[Span(lesson.engine.words[start...end])] ?? [] {
            judge(place, start..<(end + 1), lesson)
          }
        }
      }
    }
  }

  private mutating func judge(_ place: Int, _ range: Range<Int>, _ lesson: Lesson) {
    let key = counts[place].key
    guard key.source.list.allSatisfy(lesson.source.contains) else { return }
    let to = key.to.list
    if lesson.isRight(range, to) {
      counts[place].right += 1
    } else if lesson.isWrong(range, to) {
      counts[place].wrong += 1
    } else {
      counts[place].open += 1
    }
  }

  /// A count as an edit, without its weight.
  func edit(_ count: Count) -> Edit {
    func words(_ span: Span) -> [String] { span.list.map { book.words[Int($0)] } }
    func context(_ id: Int32) -> String? {
      switch id {
      case -1: nil
      case start: EnglishSentence.start
      case end: EnglishSentence.end
      default: book.words[Int(id)]
      }
    }
    var edit = Edit(
      before: context(count.key.before), from: words(count.key.from), after: context(count.key.after),
      to: words(count.key.to), source: words(count.key.source))
    (edit.right, edit.wrong) = (count.right, count.wrong)
    edit.examples = count.examples.map { book.lessons[$0].id }
    return edit
  }
}
