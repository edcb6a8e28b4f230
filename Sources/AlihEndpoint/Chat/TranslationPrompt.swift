import AlihModel
import Foundation
import Mustache

/// The wording of a request, from `Prompts/translate.md`: a section `# System` and a section `# User`.
///
/// Placeholders are Mustache's; one that is unknown or missing fails at load, not in the middle of a night's run.
package struct TranslationPrompt: Sendable {
  /// What is wrong with a prompt file, and where.
  package struct Problem: Error, Sendable, CustomStringConvertible {
    package let description: String
  }

  private static let required = [
    "source_language", "target_language", "terms", "source", "target", "segments",
  ]

  /// Words in a row of the instructions that no news has by chance.
  private static let leakLength = 7

  private let runs: Set<[Substring]>
  private let system: MustacheTemplate
  private let user: MustacheTemplate

  package init(file: String, text: String) throws(Problem) {
    try Self.checkPlaceholders(file: file, text: text)
    let sections = text.components(separatedBy: "\n# User\n")
    let head = sections[0].components(separatedBy: "# System\n")
    guard sections.count == 2, head.count == 2 else {
      throw Problem(description: "\(file): needs one line '# System' and one line '# User', in that order")
    }
    runs = Set(Self.runs(of: head[1]))
    do {
      // Prompts are text: Mustache must not turn quotation marks into HTML entities.
      let plain = "{{% CONTENT_TYPE:TEXT}}"
      system = try MustacheTemplate(string: plain + head[1].trimmingCharacters(in: .newlines))
      user = try MustacheTemplate(string: plain + sections[1].trimmingCharacters(in: .newlines))
    } catch {
      throw Problem(description: "\(file): \(error)")
    }
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
    let values: [String: Any] = [
      "source_language": Self.name(of: languages.source),
      "target_language": Self.name(of: languages.target),
      "terms": terms,
      "segments": Self.json(segments),
    ]
    return (system.render(values), user.render(values))
  }

  /// Words of the instructions that a translation repeats, though its source has none of them; linear.
  func leak(in translation: String, of source: String) -> String? {
    let found = Self.runs(of: translation).filter(runs.contains)
    guard !found.isEmpty else { return nil }
    let own = Set(Self.runs(of: source))
    return found.first { !own.contains($0) }?.joined(separator: " ")
  }

  private static func runs(of text: String) -> [[Substring]] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count >= leakLength else { return [] }
    return (0...words.count - leakLength).map { Array(words[$0..<$0 + leakLength]) }
  }

  private static func name(of language: String) -> String {
    Locale(identifier: "en").localizedString(forLanguageCode: language) ?? language
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

  private static func checkPlaceholders(file: String, text: String) throws(Problem) {
    var seen: Set<String> = []
    var line = 1
    for (index, row) in text.components(separatedBy: "\n").enumerated() {
      line = index + 1
      for part in row.components(separatedBy: "{{").dropFirst() {
        let tag = part.components(separatedBy: "}}")[0]
        let name = tag.trimmingCharacters(in: CharacterSet(charactersIn: "{}#/^& "))
        if tag.hasPrefix("!") { continue }
        guard required.contains(name) else {
          throw Problem(
            description: "\(file):\(line): unknown placeholder '\(name)'; "
              + "there are: \(required.joined(separator: ", "))")
        }
        seen.insert(name)
      }
    }
    if let missing = required.first(where: { !seen.contains($0) }) {
      throw Problem(description: "\(file): the placeholder '{{\(missing)}}' is missing; put it back")
    }
  }
}
