import AlihModel
import Foundation

/// An answer without JSON that has a line for each segment: `b1.s1: It rained.`, `| b1.s1 | It rained. |`,
/// `- **b1.s1**: It rained.`, `<segment id="b1.s1">It rained.</segment>`, or YAML's `id: b1.s1` and `text: It rained.`.
struct LineAnswer {
  private let ids: [String]

  init(of ids: [String]) { self.ids = ids }

  /// The answers; nil unless each id begins one line, and has words behind it.
  ///
  /// Linear in the lines times the ids.
  func items(in text: String) -> [ChatAnswer.Item]? {
    let lines = text.replacing(Self.tag) { "\n\($0.output)" }.split(whereSeparator: \.isNewline)
    var found: [String: String] = [:]
    for (place, line) in lines.enumerated() {
      guard let (id, rest) = start(of: line) else { continue }
      let isBelow = rest.isEmpty && place + 1 < lines.count && start(of: lines[place + 1]) == nil
      let words = isBelow ? value(lines[place + 1]) : rest
      guard !words.isEmpty, found.updateValue(words, forKey: id) == nil else { return nil }
    }
    return found.count == ids.count ? ids.map { ($0, found[$0]) } : nil
  }

  /// A tag that opens a segment; several may stand in one line.
  nonisolated(unsafe) private static let tag = /<[a-z_]+ +(?:id|key|name)=/.ignoresCase()
  /// What may stand in front of an id: marks, and what calls it one.
  nonisolated(unsafe) private static let front =
    /[^\p{L}\p{N}]*(?:[a-z_]+ +)?(?:(?:id|key|name|segment)\b[^\p{L}\p{N}]*)?/.ignoresCase()
  /// What may stand between an id and its answer; a quotation mark may be the answer's.
  nonisolated(unsafe) private static let joint = /["'`*\])>]*[ ]*(?:[:|,;=>\t\]]|->|=>|[-–—][ ])?[ \t*]*/

  private func start(of line: Substring) -> (String, String)? {
    guard let front = line.prefixMatch(of: Self.front) else { return nil }
    let rest = line[front.range.upperBound...]
    guard let id = ids.filter({ rest.hasPrefix($0) }).max(by: { $0.count < $1.count }) else { return nil }
    let behind = rest.dropFirst(id.count)
    guard behind.first.map({ !$0.isLetter && !$0.isNumber }) ?? true,
      let joint = behind.prefixMatch(of: Self.joint), behind.isEmpty || !joint.range.isEmpty
    else { return nil }
    return (id, value(behind[joint.range.upperBound...]))
  }

  /// The words of a line or cell, without a key in front, a tag behind, or quotation marks around the whole.
  private func value(_ text: Substring) -> String {
    var text = text.trimmingPrefix(
      /[ \t\-]*(?:text|translation|target|english|en)["']?[ ]*[:=][ ]*/.ignoresCase())
    if let tag = text.firstRange(of: "</") { text = text[..<tag.lowerBound] }
    var words = text.trimmingCharacters(in: .whitespaces)
    if words.hasSuffix(" |") { words = words.dropLast(2).trimmingCharacters(in: .whitespaces) }
    let isQuoted = words.count > 1 && words.first == "\"" && words.last == "\""
    guard isQuoted, !words.dropFirst().dropLast().contains("\"") else { return words }
    return String(words.dropFirst().dropLast())
  }
}
