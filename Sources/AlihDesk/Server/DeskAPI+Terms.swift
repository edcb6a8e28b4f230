import AlihModel
import AlihStore
import FlyingFox
import Foundation

extension DeskAPI {
  struct TermFields: Decodable {
    var source: String
    var target: String
    /// Where it was written; 0 for nowhere.
    var article: Int64?
    /// Whether the run's undecided sentences are translated anew with it.
    var apply: Bool?
  }

  private struct Effect: Encodable {
    struct Place: Encodable {
      var path: String
      var source: String
      var target: String
    }

    var count: Int
    /// The first of them.
    var places: [Place]
  }

  func effect(_ fields: TermFields) throws -> HTTPResponse {
    let affected = try affected(by: fields)
    let places = affected.flatMap { article, segments in
      segments.map {
        Effect.Place(path: article.path, source: $0.place.source, target: $0.segment.target)
      }
    }
    return .json(Effect(count: places.count, places: Array(places.prefix(20))))
  }

  private struct Added: Encodable {
    var file: String
    var changed: Int
  }

  func add(_ fields: TermFields) async throws -> HTTPResponse {
    let path = try fields.article.flatMap { try desk.store.deskArticle($0, of: desk.job) }?.path
    let term = DeskTerm(
      source: fields.source.trimmingCharacters(in: .whitespaces),
      target: fields.target.trimmingCharacters(in: .whitespaces),
      person: desk.person, article: path)
    guard !term.source.isEmpty, !term.target.isEmpty else {
      throw RequestProblem(400, "A term needs both languages.")
    }
    guard !(term.source + term.target).contains(where: { $0 == "\t" || $0.isNewline }) else {
      throw RequestProblem(400, "A term is one line, without tabs.")
    }
    let affected = fields.apply == true ? try self.affected(by: fields) : []
    let file = try await workshop.add(term)
    var changed = 0
    for (article, segments) in affected {
      let texts = segments.map { DeskText(id: $0.id, role: $0.role, text: $0.place.source) }
      let new = try await workshop.translate(texts, of: article.path)
      changed += zip(segments, new).count { $0.segment.target != $1.target }
      try desk.store.replace(new, ofArticle: article.id)
    }
    await board.forget()
    return .json(Added(file: file, changed: changed))
  }

  /// The run's undecided sentences that have the term, and whose translation lacks its rendering.
  private func affected(by fields: TermFields) throws -> [(DeskArticle, [DeskSegment])] {
    let source = fields.source.trimmingCharacters(in: .whitespaces)
    guard !source.isEmpty else { return [] }
    let ids = Dictionary(grouping: try desk.store.places(ofWord: source, inJob: desk.job.id), by: \.article)
    return try desk.articles().compactMap { article in
      guard let places = ids[article.id] else { return nil }
      let named = Set(places.map(\.segment))
      let segments = try desk.segments(of: article).filter { segment in
        named.contains(segment.id) && segment.segment.review == nil
          && (fields.target.isEmpty || !segment.segment.target.contains(fields.target))
      }
      return segments.isEmpty ? nil : (article, segments)
    }
  }
}
