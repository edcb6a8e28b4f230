import AlihModel

/// What the desk's pages have done by the rest of Alih: checks, terms, translations, documents.
package protocol Workshop: Sendable {
  /// What the checks and the house terms say of a translation that a person is writing.
  func findings(on target: String, for segment: DeskText) async -> [Finding]
  /// Puts a term into the desk's own file.
  ///
  /// - Returns: the file's path.
  func add(_ term: DeskTerm) async throws -> String
  /// Translates sentences of an article anew, with the terms as they are now.
  func translate(_ segments: [DeskText], of article: String) async throws -> [BilingualSegment]
  /// Writes the run's documents anew.
  ///
  /// - Returns: what there is to say about it.
  func writeDocuments() async throws -> String
}

/// A sentence on its way to the workshop.
package struct DeskText: Sendable {
  package var id: String
  package var role: Role
  package var text: String
}

/// A house term that a person wrote on a page.
package struct DeskTerm: Sendable, Codable {
  package var source: String
  package var target: String
  /// Who wants it, and the article that was open.
  package var person: String
  package var article: String?

  /// Where it comes from.
  package var note: String { "by \(person)" + (article.map { ", from \($0)" } ?? "") }
}
