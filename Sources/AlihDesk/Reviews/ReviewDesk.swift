import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// Where people decide on the translations of a run: the command line and the pages both decide through it.
package struct ReviewDesk: Sendable {
  package let store: Store
  package let job: JobReport
  package let languages: LanguagePair
  /// Whose decisions they are.
  package let person: String
  /// Articles of one event, by their paths, as the last digest of them has it.
  package let groups: [[String]]

  package init(
    store: Store, job: JobReport, languages: LanguagePair, person: String, groups: [[String]] = []
  ) {
    self.groups = groups
    self.store = store
    self.job = job
    self.languages = languages
    self.person = person
  }

  package func articles() throws(StoreProblem) -> [DeskArticle] { try store.deskArticles(of: job) }

  /// The article that a person calls by the path that the run was given, by its whole path, or by the end of it.
  ///
  /// - Throws: `ReviewProblem` where there is none, or several.
  package func article(named name: String) throws -> DeskArticle {
    let articles = try articles()
    let whole = Store.place(of: name, in: FileSystem.currentFolder)
    if let exact = articles.first(where: { $0.path == name || $0.place == whole }) { return exact }
    let near = articles.filter { $0.place.hasSuffix("/" + name) }
    guard near.count == 1 else {
      throw ReviewProblem(
        near.isEmpty
          ? "job \(job.id) has no article '\(name)'\nSee which there are: alih review list --job \(job.id) --all"
          : "job \(job.id) has \(near.count) articles that end in '\(name)'\nName one with its folder: \(near[0].path)"
      )
    }
    return near[0]
  }

  package func segments(of article: DeskArticle) throws(StoreProblem) -> [DeskSegment] {
    try store.deskSegments(of: article, languages)
  }

  /// The sentence with this id, as quickly in a long article as in a short one; nil where there is none.
  package func segment(_ id: String, of article: DeskArticle) throws(StoreProblem) -> DeskSegment? {
    try store.deskSegments(of: article, like: id, languages).first { $0.id == id }
  }

  /// Approves sentences as they stand; those that are approved or edited already stay as they are.
  ///
  /// - Returns: the decisions that were written; none for sentences without a translation.
  @discardableResult
  package func approve(
    _ segments: [DeskSegment], seen: [Decision.Place: Int64] = [:]
  ) throws -> [Decision] {
    try store.decide(
      segments.filter { $0.segment.review == nil && !$0.segment.target.isEmpty }.map { segment in
        Decision(
          .approved, segment.place, target: segment.segment.target, before: segment.segment.target,
          engine: segment.segment.engine, by: person)
      }, languages, seen: seen)
  }

  /// Writes a person's translation of a sentence; where it is what stands there, the sentence is approved.
  @discardableResult
  package func edit(
    _ segment: DeskSegment, to text: String, seen: [Decision.Place: Int64] = [:]
  ) throws -> [Decision] {
    let target = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingCharacters(
      in: .whitespaces)
    guard !target.isEmpty else {
      throw ReviewProblem(
        "the translation of \(segment.id) is empty\nTo take a decision back, reopen the sentence.")
    }
    if target == segment.segment.target, segment.segment.review == nil {
      return try approve([segment], seen: seen)
    }
    let isMachines = target == segment.machine
    return try store.decide(
      [
        Decision(
          isMachines ? .approved : .edited, segment.place, target: target, before: segment.segment.target,
          engine: segment.segment.engine, by: person)
      ], languages, seen: seen)
  }

  /// Opens sentences again; the next run writes them anew where it would have.
  @discardableResult
  package func reopen(
    _ segments: [DeskSegment], seen: [Decision.Place: Int64] = [:]
  ) throws -> [Decision] {
    try store.decide(
      segments.filter { $0.segment.review != nil }.map { segment in
        Decision(
          .reopened, segment.place, target: segment.machine, before: segment.segment.target,
          engine: segment.segment.engine, by: person)
      }, languages, seen: seen)
  }
}

/// What a person asked for and can't have: what happened, and what to do.
package struct ReviewProblem: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

extension DeskSegment {
  /// Why a person should look at it first, the weightiest reason first; nothing once somebody has decided.
  package var reasons: [String] {
    guard segment.review == nil else { return [] }
    var reasons: [String] = []
    switch segment.status {
    case .untranslated: reasons.append("untranslated")
    case .degraded: reasons.append("degraded")
    case .translated, .kept: break
    }
    if earlier != nil { reasons.append("the source changed") }
    for finding in segment.findings where finding.isToCheck && !finding.isFallback {
      let reason = finding.id.replacing("-", with: " ")
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    return reasons
  }
}

extension Finding {
  /// Whether a person should look at the sentence because of it: a word that stayed Indonesian is no fault, and yet to be seen.
  var isToCheck: Bool { severity != .info || kind == .unknownWord }
}
