import AlihOffline
import Foundation

/// Counts where each change of content words that people made would have been right, and where it would have been wrong.
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
    /// The word before or after, where only that one calls for it; else -1.
    var before: Int32 = -1
    var after: Int32 = -1

    /// The same wherever it stands.
    var isAnywhere: Bool { before < 0 && after < 0 }
    var anywhere: Key { Key(from: from, to: to, source: source) }
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
        let (before, after) = lesson.engine.neighbors(of: change.range, start: start, end: end)
        var (behind, ahead) = (key, key)
        (behind.before, ahead.after) = (before, after)
        for key in [key, behind, ahead] {
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
  }

  /// Nil for a change that is no faithful edit of content words.
  private func key(of change: Lesson.Change, in lesson: Lesson) -> Key? {
    guard change.range.count <= 4, change.to.count <= 4 else { return nil }
    let old = change.range.filter { lesson.engine.kinds[$0] == .content }
    let new = change.to.filter { book.isContent[Int($0)] }
    guard old.count == new.count, old.map({ lesson.engine.words[$0] }) != new else { return nil }
    var source: [Int32] = []
    for place in old where !new.contains(lesson.engine.words[place]) {
      source.append(lesson.origins[place])
    }
    // The same words in another order: the source says where.
    if source.isEmpty { source = old.map { lesson.origins[$0] } }
    guard !source.contains(-1) else { return nil }
    return Key(from: Span(lesson.engine.words[change.range]), to: Span(change.to), source: Span(source))
  }

  private mutating func compare(_ lessons: [Int]) {
    var byWords: [Span: [Int]] = [:]
    for (place, count) in counts.enumerated() { byWords[count.key.from, default: []].append(place) }
    for at in lessons {
      let lesson = book.lessons[at]
      for start in 0..<lesson.engine.count {
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
    let (before, after) = lesson.engine.neighbors(of: range, start: start, end: end)
    guard key.before < 0 || key.before == before, key.after < 0 || key.after == after,
      key.source.list.allSatisfy(lesson.source.contains)
    else { return }
    switch lesson.verdict(on: range, key.to.list) {
    case true: counts[place].right += 1
    case false: counts[place].wrong += 1
    case nil: counts[place].open += 1
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
