import AlihModel
import Foundation

/// The wording of a request for translations, from `Prompts/translate.md`.
struct TranslationPrompt: Sendable {
  private static let placeholders = [
    "source_language", "target_language", "terms", "source", "target", "segments",
  ]

  let template: PromptTemplate

  init(file: String, text: String) throws(PromptTemplate.Problem) {
    template = try PromptTemplate(file: file, text: text, placeholders: Self.placeholders)
  }

  /// The two messages that ask for these segments; the terms are listed once each, in order.
  func messages(for segments: [SegmentRequest], _ languages: LanguagePair) -> (system: String, user: String) {
    var listed: Set<[String]> = []
    var terms: [[String: String]] = []
    for occurrence in segments.flatMap(\.terms) {
      let term = occurrence.term
      guard listed.insert([term.source, occurrence.rendering]).inserted else { continue }
      terms.append(["source": term.source, "target": occurrence.rendering])
    }
    return template.messages([
      "source_language": PromptTemplate.name(of: languages.source),
      "target_language": PromptTemplate.name(of: languages.target),
      "terms": terms,
      "segments": Self.json(segments),
    ])
  }

  /// The article's sentences as data; a neighbor is given only where it isn't in the list itself.
  private static func json(_ segments: [SegmentRequest]) -> String {
    struct Example: Encodable {
      var source: String
      var target: String
    }
    struct Item: Encodable {
      var id: String
      var role: String
      var text: String
      var before: String?
      var after: String?
      var note: String?
      var examples: [Example]?
    }
    let items = segments.indices.map { index in
      let segment = segments[index]
      let previous = index == 0 ? nil : segments[index - 1].text
      let next = index + 1 == segments.count ? nil : segments[index + 1].text
      let examples = segment.examples.map { Example(source: $0.source, target: $0.target) }
      return Item(
        id: segment.id, role: segment.role.rawValue, text: segment.text,
        before: segment.before == previous ? nil : segment.before,
        after: segment.after == next ? nil : segment.after, note: segment.note,
        examples: examples.isEmpty ? nil : examples)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(["segments": items])) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}
