import AlihOffline
import Foundation

/// Makes a table out of lessons, by settings that held-out articles choose.
struct TableFitting {
  struct Settings: Sendable, Hashable {
    /// How loud the desk's English speaks, 1 as usual.
    var voice = 1.0
    /// What every change costs.
    var fee = 0.4
    /// In how many articles an edit has to have been right.
    var articles = 1

    static let all: [Settings] = [1.0, 0.5, 1.5].flatMap { voice in
      [0.4, 0.0, 1.0].flatMap { fee in
        [1, 2].map { Settings(voice: voice, fee: fee, articles: $0) }
      }
    }
  }

  private let edits: [(edit: Edit, odds: Double, articles: Int)]
  private let heard: [(words: [String], count: Int)]

  /// Linear in the lessons' words.
  ///
  /// - Parameters:
  ///   - lessons: places of the book's lessons.
  ///   - isAllowed: false for what an editor ruled out.
  init(
    _ book: LessonBook, _ lessons: [Int], _ engine: OfflineEngine, isAllowed: (Edit) -> Bool = { _ in true }
  ) {
    let evidence = EditEvidence(book, lessons)
    var edits: [(edit: Edit, odds: Double, articles: Int)] = []
    for count in evidence.counts {
      let edit = evidence.edit(count)
      // What can't be told speaks a little against it, and a few cases that nobody has seen do, too.
      let against = Double(count.wrong) + 0.1 * Double(count.open) + (edit.source.isEmpty ? 2 : 1)
      let odds = log(Double(count.right) / against)
      // What one article says of grammar may be that article's: "did" to "is", "started" to "start".
      guard count.right > 0, odds > Self.leastOdds,
        count.articles.count > 1 || Self.choosesAnotherWord(edit, engine),
        edit.fault(engine.wordingWords) == nil, isAllowed(edit)
      else { continue }
      edits.append((edit, odds, count.articles.count))
    }
    edits.sort { one, other in
      (other.edit.right, other.odds, one.edit.order) < (one.edit.right, one.odds, other.edit.order)
    }
    self.edits = Array(edits.prefix(Self.mostEdits))
    heard = Self.heard(book, lessons)
  }

  /// Whether an edit is about which words are used, and not only about their forms and what is between them.
  private static func choosesAnotherWord(_ edit: Edit, _ engine: OfflineEngine) -> Bool {
    func stems(_ words: [String]) -> [String] {
      words.filter(engine.wordingWords.isContent).map { engine.stem(ofEnglish: $0) }.sorted()
    }
    return stems(edit.from) != stems(edit.to)
  }

  /// The desk's own English can't outweigh less.
  private static let leastOdds = -2.5
  /// Keep the table small: what it holds at run time is below 10 MB.
  private static let mostEdits = 20_000
  private static let mostPairs = 60_000
  private static let mostTriples = 20_000

  func table(_ settings: Settings) -> LearnedTable {
    var table = LearnedTable()
    table.heard = heard
    table.weights.function *= settings.voice
    table.weights.content *= settings.voice
    table.edits = edits.filter { $0.articles >= settings.articles }.map { found in
      var edit = found.edit
      edit.weight = found.odds - settings.fee
      return edit
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
