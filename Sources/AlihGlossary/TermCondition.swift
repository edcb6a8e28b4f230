/// A demand on the words around a term: `not-before:Roma|Monaco` keeps the football club out of `AS`.
///
/// Words are compared without regard to case; `#` stands for any word that begins with a digit.
package struct TermCondition: Sendable, Hashable {
  package enum Place: String, Sendable, CaseIterable {
    /// The term stands directly before one of the words.
    case before
    /// The term stands directly after one of the words.
    case after
    /// One of the words is at most `reach` words away, on either side.
    case near
  }

  /// How many words away is still near.
  static let reach = 5

  package let place: Place
  package let isNegated: Bool
  package let words: [String]

  /// Reads one condition; nil when it isn't `place:word|word`.
  init?(_ text: Substring) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var name = text[..<colon]
    isNegated = name.hasPrefix("not-")
    if isNegated { name = name.dropFirst(4) }
    guard let place = Place(rawValue: String(name)) else { return nil }
    self.place = place
    words = text[text.index(after: colon)...].split(separator: "|").map { String($0.trimmed) }
    if words.isEmpty || words.contains(where: { $0 != "#" && WordScan.words(in: Array($0.utf8)).count != 1 })
    {
      return nil
    }
  }

  /// Reads conditions separated by `;`, and gives back the first that cannot be read.
  static func list(_ text: String) -> (conditions: [TermCondition], unreadable: String?) {
    var conditions: [TermCondition] = []
    for part in text.split(separator: ";").map(\.trimmed) where !part.isEmpty {
      guard let condition = TermCondition(part) else { return (conditions, String(part)) }
      conditions.append(condition)
    }
    return (conditions, nil)
  }
}

extension Substring {
  /// Without the blanks at both ends.
  var trimmed: Substring {
    var rest = self
    while rest.utf8.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
    while rest.utf8.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    return rest
  }
}
