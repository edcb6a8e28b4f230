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
  /// The fingerprint of the sources that the document was written from; empty where nobody knows.
  private let sources: String
  private let corrections: Corrections
  private let segments: [String: DeskSegment]
  /// Sentences that the document doesn't hold.
  private let missing: [String]
  private var edited = 0
  /// Sentences that read otherwise and are not taken.
  private var refused = 0
  /// Sentences that read as they did before they were decided on.
  private var older = 0
  /// Whether anything needs a person: what is refused reads otherwise than it ever did, or sentences are missing.
  private var isComplete = true

  /// - Throws: `CommandFailure` for a file that can't be read or placed, `CorrectionsProblem` for one that is none of Alih's.
  init(_ file: String, _ desk: ReviewDesk) throws {
    guard let data = FileSystem.contents(of: file) else {
      throw CommandFailure(.noInput, "can't read '\(file)': \(Console.systemError())")
    }
    (self.file, self.desk, bytes) = (file, desk, [UInt8](data))
    corrections = try Corrections(bytes, path: file)
    let document: WrittenDocument?
    (article, document) = try Self.article(of: file, corrections, desk)
    (known, sources) = (document?.decided ?? 0, document?.sources ?? "")
    let segments = try Self.segments(of: article, desk)
    let found = Set(corrections.sentences.map(\.id))
    missing = segments.values.filter {
      [.translated, .degraded].contains($0.segment.status) && !found.contains($0.id)
    }.map(\.id).sorted()
    self.segments = segments
  }

  /// Makes an edit of each sentence that reads otherwise; false when something is left to a person.
  mutating func take() throws -> Bool {
    if let stranger = try Self.stranger(in: corrections, segments) ?? unknown() {
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
          content: Fingerprint([bytes]), article: article.place,
          decided: older == 0 ? desk.store.lastDecision() : known, sources: try currentSources())
      ])
    }
    try Console.print(
      "\(file): \(edited == 1 ? "1 sentence" : "\(edited) sentences") edited, "
        + "\(seen.count - edited - refused - older) as they were"
        + (older == 0 ? "" : ", \(older) older than what was decided")
        + (refused == 0 ? "" : ", \(refused) not taken"))
    return isComplete
  }

  private mutating func take(_ sentence: Corrections.Sentence, _ segment: DeskSegment) throws {
    let standing = Corrections.oneLine(segment.segment.target)
    guard sentence.text != standing else { return }
    if sentence.text.isEmpty { return refuse(sentence, "is empty; '\(standing)' stays") }
    // Its place lost, another sentence's words stand behind this one.
    let block = sentence.id.prefix { $0 != "." }
    if !sentence.loose.isEmpty, let other = missing.first(where: { $0.prefix { $0 != "." } == block }) {
      return refuse(sentence, "isn't sure: '\(sentence.loose)' may be \(other), which lost its place")
    }
    let history = try desk.store.history(of: segment.place, desk.languages)
    if segment.lastDecision > known, let last = history.last {
      // What stood there when the document was written is no correction.
      let written = history.first { $0.id > known }?.before ?? ""
      if sentence.text == Corrections.oneLine(written) {
        older += 1
      } else {
        isComplete = false
        refused += 1
      }
      return Console.note(
        "\(file): \(sentence.id) was decided on since, by \(last.person), and stays: '\(standing)', not '\(sentence.text)'"
      )
    }
    do {
      try desk.edit(segment, to: sentence.text, seen: [segment.place: segment.lastDecision])
      edited += 1
    } catch let conflict as DecisionConflict {
      refuse(sentence, "was decided on meanwhile, by \(conflict.standing.person), and stays")
    }
  }

  private mutating func refuse(_ sentence: Corrections.Sentence, _ why: String) {
    refused += 1
    isComplete = false
    Console.note("\(file): \(sentence.id) \(why)")
  }

  /// What tells that it was written from other sources, where it shows none itself; nil where all fits.
  private func unknown() throws -> String? {
    guard !corrections.hasSources || !sources.isEmpty else { return nil }
    if sources == (try currentSources()).description { return nil }
    return sources.isEmpty
      ? "it shows no sources, and is not in the place where Alih wrote it"
      : "the article's sentences are others now"
  }

  private func currentSources() throws -> Fingerprint {
    Fingerprint(try desk.segments(of: article).map(\.segment.source))
  }

  /// What in the document is of no sentence of the article, or isn't in it: the article was changed since, and its ids are other
  /// sentences'; nil where all fits.
  private static func stranger(in corrections: Corrections, _ segments: [String: DeskSegment]) -> String? {
    var rest = corrections.sources[...]
    for sentence in corrections.sentences {
      guard let segment = segments[sentence.id] else {
        return "\(sentence.id), '\(sentence.text)', is no sentence of it"
      }
      let source = Corrections.letters(of: segment.segment.source)
      if let own = sentence.source, Corrections.letters(of: own) != source {
        return "\(sentence.id) is '\(segment.segment.source)' now"
      }
      // What reads the same in both languages stands there once.
      if rest.isEmpty || source.isEmpty || source == Corrections.letters(of: segment.segment.target) {
        continue
      }
      guard let range = rest.range(of: source) ?? corrections.sources.range(of: source) else {
        return "'\(segment.segment.source)' isn't in it"
      }
      rest = corrections.sources[range.upperBound...]
    }
    return nil
  }

  private static func segments(of article: DeskArticle, _ desk: ReviewDesk) throws -> [String: DeskSegment] {
    Dictionary(try desk.segments(of: article).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The article that a document was written for, and what Alih remembers of the file; without that, by its name, or by the sources
  /// that it shows.
  private static func article(
    of file: String, _ corrections: Corrections, _ desk: ReviewDesk
  ) throws -> (DeskArticle, WrittenDocument?) {
    let place = Store.place(of: file, in: FileSystem.currentFolder)
    let articles = try desk.articles()
    if let known = try desk.store.document(at: place),
      let article = articles.first(where: { $0.place == known.article })
    {
      return (article, known)
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
    return (near[0], nil)
  }
}
