import AlihDesk
import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// A document that Alih wrote and a person corrected, beside what the desk has of its article.
struct CorrectedDocument {
  private let file: String
  private let desk: ReviewDesk
  private let bytes: [UInt8]
  private let article: DeskArticle
  /// The last decision that surely stands in the document; 0 where nobody knows.
  private let known: Int64
  private let corrections: Corrections
  private let segments: [String: DeskSegment]
  private var edited = 0
  /// Sentences that read otherwise and are not taken.
  private var refused = 0
  /// Whether anything needs a person: what is refused reads otherwise than it ever did, or sentences are missing.
  private var isComplete = true

  /// - Throws: `CommandFailure` for a file that can't be read or placed, `CorrectionsProblem` for one that is none of Alih's.
  init(_ file: String, _ desk: ReviewDesk) throws {
    guard let data = FileSystem.contents(of: file) else {
      throw CommandFailure(.noInput, "can't read '\(file)': \(Console.systemError())")
    }
    (self.file, self.desk, bytes) = (file, desk, [UInt8](data))
    corrections = try Corrections(bytes, path: file)
    (article, known) = try Self.article(of: file, corrections, desk)
    segments = try Self.segments(of: article, desk)
  }

  /// Makes an edit of each sentence that reads otherwise; false when something is left to a person.
  mutating func take() throws -> Bool {
    if let stranger = Self.stranger(in: corrections, segments) {
      Console.note(
        "\(file): it was written for another version of '\(article.path)': \(stranger)\n"
          + "Nothing is taken from it. Translate again, and correct the new document.")
      return false
    }
    var seen: [String: String] = [:]
    for sentence in corrections.sentences {
      guard let segment = segments[sentence.id] else { continue }
      if let first = seen.updateValue(sentence.text, forKey: sentence.id) {
        if first != sentence.text { refuse(sentence, "stands there twice; '\(first)' counts") }
        continue
      }
      try take(sentence, segment)
    }
    let missing = segments.values.filter {
      [.translated, .degraded].contains($0.segment.status) && seen[$0.id] == nil
    }.map(\.id).sorted()
    if !missing.isEmpty {
      isComplete = false
      Console.note("\(file): not found in it, and as they were: \(missing.joined(separator: ", "))")
    }
    for stray in corrections.strays {
      isComplete = false
      Console.note("\(file): '\(stray)' belongs to no sentence, and is not taken")
    }
    // Only where all that it says is in the store may the next run write over it.
    if refused == 0, missing.isEmpty, corrections.strays.isEmpty {
      try desk.store.remember([
        WrittenDocument(
          path: Store.place(of: file, in: FileSystem.currentFolder),
          content: Fingerprint([bytes]), article: article.place, decided: desk.store.lastDecision())
      ])
    }
    try Console.print(
      "\(file): \(edited == 1 ? "1 sentence" : "\(edited) sentences") edited, "
        + "\(seen.count - edited - refused) as they were" + (refused == 0 ? "" : ", \(refused) not taken"))
    return isComplete
  }

  private mutating func take(_ sentence: Corrections.Sentence, _ segment: DeskSegment) throws {
    let standing = Corrections.oneLine(segment.segment.target)
    guard sentence.text != standing else { return }
    if sentence.text.isEmpty { return refuse(sentence, "is empty; '\(standing)' stays") }
    if segment.segment.review != nil, segment.lastDecision > known,
      let last = try desk.store.history(of: segment.place, desk.languages).last
    {
      // What the document holds may be what stood there before, which is no correction.
      return refuse(
        sentence,
        "was decided on since, by \(last.person), and stays: '\(Corrections.oneLine(last.target))', not '\(sentence.text)'",
        isOlder: sentence.text == Corrections.oneLine(last.before))
    }
    do {
      try desk.edit(segment, to: sentence.text, seen: [segment.place: segment.lastDecision])
      edited += 1
    } catch let conflict as DecisionConflict {
      refuse(sentence, "was decided on meanwhile, by \(conflict.standing.person), and stays")
    }
  }

  private mutating func refuse(_ sentence: Corrections.Sentence, _ why: String, isOlder: Bool = false) {
    refused += 1
    if !isOlder { isComplete = false }
    Console.note("\(file): \(sentence.id) \(why)")
  }

  /// What in the document is of no sentence of the article, or isn't in it: the article was changed since, and its ids are other
  /// sentences'; nil where all fits. A document without sources is told by its sentences: most are what they were.
  private static func stranger(in corrections: Corrections, _ segments: [String: DeskSegment]) -> String? {
    var others = 0
    var rest = corrections.sources[...]
    for sentence in corrections.sentences {
      guard let segment = segments[sentence.id] else {
        return "\(sentence.id), '\(sentence.text)', is no sentence of it"
      }
      let source = Corrections.letters(of: segment.segment.source)
      if let own = sentence.source, Corrections.letters(of: own) != source {
        return "\(sentence.id) is '\(segment.segment.source)' now"
      }
      if sentence.text != Corrections.oneLine(segment.segment.target) { others += 1 }
      // What reads the same in both languages stands there once.
      if rest.isEmpty || source.isEmpty || source == Corrections.letters(of: segment.segment.target) {
        continue
      }
      guard let range = rest.range(of: source) ?? corrections.sources.range(of: source) else {
        return "'\(segment.segment.source)' isn't in it"
      }
      rest = corrections.sources[range.upperBound...]
    }
    guard !corrections.hasSources, others > 2, others * 2 > corrections.sentences.count else { return nil }
    return "\(others) of its \(corrections.sentences.count) sentences read otherwise, and it has no sources"
  }

  private static func segments(of article: DeskArticle, _ desk: ReviewDesk) throws -> [String: DeskSegment] {
    Dictionary(try desk.segments(of: article).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The article that a document was written for, and the last decision that surely stands in it: by what Alih remembers of the
  /// file, or else by its name, or by the sources that the document shows.
  private static func article(
    of file: String, _ corrections: Corrections, _ desk: ReviewDesk
  ) throws -> (DeskArticle, decided: Int64) {
    let place = Store.place(of: file, in: FileSystem.currentFolder)
    let articles = try desk.articles()
    if let known = try desk.store.document(at: place),
      let article = articles.first(where: { $0.place == known.article })
    {
      return (article, known.decided)
    }
    func stem(_ path: String) -> String {
      ((path as NSString).lastPathComponent as NSString).deletingPathExtension.replacing(".new", with: "")
    }
    var near = articles.filter { stem($0.path) == stem(file) }
    if near.isEmpty, corrections.hasSources {
      near = try articles.filter { stranger(in: corrections, try segments(of: $0, desk)) == nil }
    }
    guard near.count == 1 else {
      throw CommandFailure(
        .failed,
        "job \(desk.job.id) has \(near.isEmpty ? "no" : "more than one") article that '\(file)' could be of\n"
          + "Give it the article's name, \(articles.first.map { "'\(stem($0.path))" } ?? "'a").\((file as NSString).pathExtension)', "
          + "or name its job: alih review import --job N \(file)")
    }
    return (near[0], 0)
  }
}
