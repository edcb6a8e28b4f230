import AlihOffline
import Foundation

/// Makes a table out of lessons, by settings that held-out articles choose.
struct TableFitting {
  struct Settings: Sendable, Hashable {
    /// What every change costs; less than nothing for a desk that changes much.
    var fee = 0.0
    /// In how many articles an exchange of content words has to have been right.
    var articles = 1

    static let all: [Settings] = [1, 2].flatMap { articles in
      [0.0, 0.5, -0.3, 1.0].map { Settings(fee: $0, articles: articles) }
    }
  }

  private let exchanges: [(edit: Edit, odds: Double, articles: Int)]
  private let grammar: [(edit: Edit, near: [Edit])]
  private let heard: [(words: [String], count: Int)]
  private let source: [String]
  private let beat: Double

  /// Linear in the lessons' words.
  ///
  /// - Parameters:
  ///   - lessons: places of the book's lessons.
  ///   - isAllowed: false for what an editor ruled out.
  init(
    _ book: LessonBook, _ lessons: [Int], _ engine: OfflineEngine, isAllowed: (Edit) -> Bool = { _ in true }
  ) {
    let evidence = EditEvidence(book, lessons)
    var exchanges: [(edit: Edit, odds: Double, articles: Int)] = []
    // What is right anywhere comes first, and needs no neighbor to call for it; nor does what is ruled out.
    var settled: Set<EditEvidence.Key> = []
    for count in evidence.counts.filter(\.key.isAnywhere) + evidence.counts.filter({ !$0.key.isAnywhere }) {
      guard !settled.contains(count.key.anywhere) else { continue }
      let edit = evidence.edit(count)
      // What can't be told speaks a little against it.
      let precision = Self.lowerBound(
        Double(count.right), of: Double(count.right + count.wrong) + 0.1 * Double(count.open))
      let isAllowed = isAllowed(edit) && edit.fault(engine.wordingWords) == nil
      if count.key.isAnywhere, precision >= 0.5 || !isAllowed { settled.insert(count.key) }
      guard precision >= 0.5, isAllowed else { continue }
      exchanges.append((edit, log(precision / (1 - precision)), count.articles.count))
    }
    exchanges.sort { one, other in
      (other.edit.right, other.odds, one.edit.order) < (one.edit.right, one.odds, other.edit.order)
    }
    self.exchanges = Array(exchanges.prefix(Self.mostEdits))
    grammar = FunctionEdits(book, lessons).edits.filter {
      $0.edit.fault(engine.wordingWords) == nil && isAllowed($0.edit)
    }
    heard = Self.heard(book, lessons)
    (source, beat) = Self.beat(book, lessons)
  }

  /// Of a share that was seen in `all` cases, what it is at least (Wilson 1927, one standard deviation).
  static func lowerBound(_ right: Double, of all: Double) -> Double {
    guard all > 0 else { return 0 }
    let share = right / all
    return (share + 1 / (2 * all) - (share * (1 - share) / all + 1 / (4 * all * all)).squareRoot())
      / (1 + 1 / all)
  }

  /// The words of the sentences' Indonesian, and how much of a sentence four in five of them have from other articles.
  private static func beat(_ book: LessonBook, _ lessons: [Int]) -> ([String], Double) {
    /// Of each word, its article, or -1 for several.
    var articles: [Int32: Int] = [:]
    var counts: [Int32: Int] = [:]
    for lesson in lessons.map({ book.lessons[$0] }) {
      for word in lesson.source {
        articles[word] = articles[word, default: lesson.article] == lesson.article ? lesson.article : -1
        counts[word, default: 0] += 1
      }
    }
    let shares = lessons.map { Beat.share(of: book.lessons[$0].source) { articles[$0] == -1 } }.sorted()
    let words = counts.sorted {
      $0.value != $1.value ? $0.value > $1.value : book.words[Int($0.key)] < book.words[Int($1.key)]
    }
    return (
      words.prefix(mostWords).map { book.words[Int($0.key)] },
      shares.isEmpty ? 0 : min(highestShare, (shares[shares.count / 5] * 1000).rounded(.down) / 1000)
    )
  }

  /// A memory of much the same sentences is no reason to ask for nothing else.
  private static let highestShare = 0.85
  /// Keep the table small: what it holds at run time is below 10 MB.
  private static let mostEdits = 8_000
  private static let mostPairs = 40_000
  private static let mostTriples = 20_000
  private static let mostWords = 20_000

  func table(_ settings: Settings) -> LearnedTable {
    var table = LearnedTable()
    (table.heard, table.source, table.weights.beat) = (heard, source, beat)
    for found in exchanges where found.articles >= settings.articles {
      var edit = found.edit
      edit.weight = found.odds - settings.fee
      table.edits.append(edit)
    }
    for (edit, near) in grammar {
      var edit = edit
      edit.weight -= settings.fee
      table.edits.append(edit)
      table.near += near
    }
    return table
  }

  /// Neighbors in the approved English, and rows of three that came more than once, the most frequent.
  private static func heard(_ book: LessonBook, _ lessons: [Int]) -> [(words: [String], count: Int)] {
    let (start, end) = (Int32(book.words.count), Int32(book.words.count) + 1)
    var pairs: [SIMD2<Int32>: Int] = [:]
    var triples: [SIMD3<Int32>: Int] = [:]
    for at in lessons {
      let words = [start] + book.lessons[at].heard + [end]
      for place in words.indices.dropFirst() {
        pairs[SIMD2(words[place - 1], words[place]), default: 0] += 1
        if place > 1 { triples[SIMD3(words[place - 2], words[place - 1], words[place]), default: 0] += 1 }
      }
    }
    func text(_ ids: [Int32]) -> [String] {
      ids.map { $0 == start ? EnglishSentence.start : $0 == end ? EnglishSentence.end : book.words[Int($0)] }
    }
    func most(_ found: [(words: [Int32], count: Int)], _ limit: Int) -> [(words: [String], count: Int)] {
      found.map { (words: text($0.words), count: $0.count) }
        .sorted { $0.count != $1.count ? $0.count > $1.count : $0.words.lexicographicallyPrecedes($1.words) }
        .prefix(limit).map { $0 }
    }
    return most(pairs.map { ([$0.key.x, $0.key.y], $0.value) }, mostPairs)
      + most(triples.filter { $0.value > 1 }.map { ([$0.key.x, $0.key.y, $0.key.z], $0.value) }, mostTriples)
  }
}

extension Edit {
  /// For telling equals apart always in the same way.
  fileprivate var order: String {
    [
      before ?? "", from.joined(separator: " "), source.joined(separator: " "), after ?? "",
      to.joined(separator: " "),
    ]
    .joined(separator: "\t")
  }
}
