import AlihModel
import AlihOffline

/// All that approved sentences teach, aligned; linear in their text.
struct LessonBook: Sendable {
  private(set) var lessons: [Lesson] = []
  private(set) var words: [String] = []
  /// How many articles there are.
  private(set) var articles = 0
  /// How near the engine's English is to the approved one, of each lesson.
  private(set) var scores: [TextScore] = []
  /// Which words are content words.
  private(set) var isContent: [Bool] = []

  private struct Sides: Sendable {
    var drafted: DraftedSentence
    var article: Int
    var engine: CountedSentence
    var approved: CountedSentence
    /// Numbers of the source words, and of the stems that each may be.
    var glosses: [(word: Int32, stems: Set<Int32>)]
    var source: Set<Int32>
  }

  init(_ drafted: [DraftedSentence], _ engine: OfflineEngine) async {
    var vocabulary = Vocabulary()
    var places: [String: Int] = [:]
    let sides = drafted.map { sentence in
      let place = places[sentence.article] ?? places.count
      places[sentence.article] = place
      let (draft, lists) = (sentence.draft, engine.wordingWords)
      return Sides(
        drafted: sentence, article: place,
        engine: CountedSentence(EnglishSentence(draft.text, fixed: draft.fixed, words: lists), &vocabulary),
        approved: CountedSentence(EnglishSentence(sentence.approved, words: lists), &vocabulary),
        glosses: sentence.glosses.map { gloss in
          (vocabulary.id(gloss.word), Set(gloss.stems.map { vocabulary.id($0) }))
        },
        source: Set(draft.source.sorted().map { vocabulary.id($0) }))
    }
    articles = places.count
    let plain = vocabulary.words
    let stems = plain.map { vocabulary.id(engine.stem(ofEnglish: $0)) }
    words = vocabulary.words
    isContent = words.map { engine.wordingWords.isContent($0) }
    let pairs = sides.map { (words: $0.engine.contentWords, others: $0.approved.contentWords) }
    let knowledge = WordAlignment.Knowledge(
      stems: stems, forward: LexicalModel(pairs), backward: LexicalModel(pairs.map { ($0.others, $0.words) }))
    lessons = await inParallel(sides) { Self.lesson($0, knowledge) }
    scores = await inParallel(lessons) { lesson in
      var score = TextScore()
      score.add(lesson.draft.text, lesson.approved)
      return score
    }
  }

  private static func lesson(_ sides: Sides, _ knowledge: WordAlignment.Knowledge) -> Lesson {
    let (engine, approved) = (sides.engine, sides.approved)
    /// The glosses that a token may render, by their places.
    func sources(_ sentence: CountedSentence) -> [Set<Int32>] {
      sentence.words.indices.map { at in
        guard sentence.kinds[at] == .content else { return [] }
        let stem = knowledge.stems[Int(sentence.words[at])]
        return Set(sides.glosses.indices.filter { sides.glosses[$0].stems.contains(stem) }.map { Int32($0) })
      }
    }
    let own = sources(engine)
    let alignment = WordAlignment(engine, approved, sources: (own, sources(approved)), knowledge)
    let extraction = EditExtraction(engine, approved, alignment)
    return Lesson(
      id: sides.drafted.id, article: sides.article, draft: sides.drafted.draft,
      approved: sides.drafted.approved,
      engine: engine, heard: approved.heard, source: sides.source,
      origins: own.map { places in places.min().map { sides.glosses[Int($0)].word } ?? -1 },
      changes: extraction.changes.map {
        Lesson.Change(range: $0.range, to: Array(approved.words[$0.words]))
      },
      isKept: engine.words.indices.map { extraction.keeps($0..<($0 + 1)) },
      isGapKept: (0...engine.count).map { extraction.keeps($0..<$0) })
  }
}

/// Transforms items by all cores, keeping their order.
///
/// - Parameter size: of the parts that a core takes at a time.
func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], size: Int = 256, _ transform: @escaping @Sendable (Item) -> Result
) async -> [Result] {
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for start in stride(from: 0, to: items.count, by: size) {
      let part = items[start..<min(start + size, items.count)]
      group.addTask { (start, part.map(transform)) }
    }
    var parts: [Int: [Result]] = [:]
    for await (start, part) in group { parts[start] = part }
    return parts.keys.sorted().flatMap { parts[$0]! }
  }
}
