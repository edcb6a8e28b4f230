import AlihModel

/// The answers that an engine gave in a run, to notice one that comes again and again for different sentences.
package final class AnswerLog: Sendable {
  /// Answers remembered; what comes after them drives all of them out.
  private static let most = 50_000
  /// Words that an answer needs: `He agreed.` may well come twice.
  private static let shortest = 5

  private let sources = Locked<[String: [String]]>([:])

  package init() {}

  /// Notes an answer, and tells whether a wholly different sentence had the same.
  package func isKnown(_ target: String, of source: String) -> Bool {
    let words = CheckedText(target).words
    guard words.count >= Self.shortest else { return false }
    let own = CheckedText(source).words
    return sources.withLock { sources in
      let key = words.joined(separator: " ")
      if let other = sources[key] { return Self.differ(other, own) }
      if sources.count >= Self.most { sources.removeAll(keepingCapacity: true) }
      sources[key] = own
      return false
    }
  }

  /// Whether two sentences share less than half of their words.
  static func differ(_ one: [String], _ other: [String]) -> Bool {
    let (one, other) = (Set(one), Set(other))
    return one.intersection(other).count * 2 < max(one.count, other.count)
  }
}
