import Foundation

/// What a summary is made of: an article's segments, or the sentences of several summaries.
package struct SummaryMaterial: Sendable, Codable {
  package struct Passage: Sendable, Codable {
    package var id: String
    package var role: String?
    package var text: String

    package init(id: String, role: Role? = nil, text: String) {
      self.id = id
      self.role = role?.rawValue
      self.text = text
    }
  }

  /// Of the summary, at most.
  package var sentences: Int
  package var segments: [Passage]
  /// What was wrong with the last answer.
  package var note: String?

  package init(sentences: Int, segments: [Passage], note: String? = nil) {
    self.sentences = sentences
    self.segments = segments
    self.note = note
  }

  /// Nil for what is no material.
  package init?(json: String) {
    guard let material = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = material
  }

  package var json: String { SummaryDraft.json(self) }
}

/// A summary as a model wrote it: what it rests on is a claim until it is checked.
package struct SummaryDraft: Sendable, Codable, Hashable {
  package struct Sentence: Sendable, Codable, Hashable {
    package var text: String
    /// The ids of the passages that support it.
    package var segments: [String]

    package init(text: String, segments: [String]) {
      self.text = text
      self.segments = segments
    }
  }

  package var sentences: [Sentence]

  package init(sentences: [Sentence]) { self.sentences = sentences }

  /// Nil for what is no draft.
  package init?(json: String) {
    guard let draft = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = draft
  }

  package var json: String { Self.json(self) }

  fileprivate static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: (try? encoder.encode(value)) ?? Data(), as: UTF8.self)
  }
}
