import Foundation
import Mustache

/// A prompt file: a section `# System` and a section `# User`.
///
/// Placeholders are Mustache's; one that is unknown or missing fails at load, not in the middle of a night's run.
struct PromptTemplate: Sendable {
  /// What is wrong with a prompt file, and where.
  struct Problem: Error, Sendable, CustomStringConvertible {
    let description: String
  }

  /// Words in a row of the instructions that no news has by chance.
  private static let leakLength = 7

  private let runs: Set<[Substring]>
  private let system: MustacheTemplate
  private let user: MustacheTemplate

  /// - Parameter placeholders: each has to be there, and no other.
  init(file: String, text: String, placeholders: [String]) throws(Problem) {
    try Self.check(file: file, text: text, placeholders)
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

  func messages(_ values: [String: Any]) -> (system: String, user: String) {
    (system.render(values), user.render(values))
  }

  /// Words of the instructions that an answer repeats, though its source has none of them; linear.
  func leak(in answer: String, of source: String) -> String? {
    let found = Self.runs(of: answer).filter(runs.contains)
    guard !found.isEmpty else { return nil }
    let own = Set(Self.runs(of: source))
    return found.first { !own.contains($0) }?.joined(separator: " ")
  }

  /// A language's English name, for models.
  static func name(of language: String) -> String {
    Locale(identifier: "en").localizedString(forLanguageCode: language) ?? language
  }

  private static func runs(of text: String) -> [[Substring]] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard words.count >= leakLength else { return [] }
    return (0...words.count - leakLength).map { Array(words[$0..<$0 + leakLength]) }
  }

  private static func check(file: String, text: String, _ required: [String]) throws(Problem) {
    var seen: Set<String> = []
    for (index, row) in text.components(separatedBy: "\n").enumerated() {
      for part in row.components(separatedBy: "{{").dropFirst() {
        let tag = part.components(separatedBy: "}}")[0]
        let name = tag.trimmingCharacters(in: CharacterSet(charactersIn: "{}#/^& "))
        if tag.hasPrefix("!") { continue }
        guard required.contains(name) else {
          throw Problem(
            description: "\(file):\(index + 1): unknown placeholder '\(name)'; "
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
