/// A demand on the words around a term: `not-before:Roma|Monaco` keeps the football club out of `AS`.
///
/// Words are compared without regard to case. `#` stands for any word that begins with a digit, `Abc` for a capitalized
/// word that no term or condition of the glossary has, as names are, `Abc,` for one with a comma behind it as ahead of a degree ("Harun Wibisana, MA."), and `ABC` for one in capitals throughout.
package struct TermCondition: Sendable, Hashable {
  package enum Place: String, Sendable, CaseIterable {
    /// The term stands before one of the words.
    case before
    /// The term stands after one of the words.
    case after
    /// One of the words is near, on either side.
    case near
    /// One of the words stands anywhere in the article.
    case article
    /// The term is doubled: `paus-paus`.
    case doubled
  }

  package let place: Place
  package let isNegated: Bool
  /// At most how many words away; 1 is the next word.
  package let reach: Int
  package let words: [String]

  /// Words that stand for kinds of words.
  static let kinds: Set<String> = ["#", "Abc", "Abc,", "ABC"]

  /// Reads one condition; nil when it isn't `place:word|word`, or `doubled`.
  init?(_ text: Substring) {
    let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
    var name = text[..<colon]
    isNegated = name.hasPrefix("not-")
    if isNegated { name = name.dropFirst(4) }
    let digit = name.last.flatMap(\.wholeNumberValue)
    if digit != nil { name = name.dropLast() }
    guard let place = Place(rawValue: String(name)), (1...9).contains(digit ?? 1) else { return nil }
    self.place = place
    reach = digit ?? (place == .near ? 5 : 1)
    words = text[colon...].dropFirst().split(separator: "|").map { String($0.trimmed) }
    if place == .doubled {
      guard words.isEmpty, colon == text.endIndex, digit == nil else { return nil }
    } else if words.isEmpty || place == .article && digit != nil || !words.allSatisfy(Self.isWord) {
      return nil
    }
  }

  private static func isWord(_ word: String) -> Bool {
    word == "#" || WordScan.words(in: Array(word.utf8)).count == 1
  }

  /// Reads conditions separated by `;`, and gives back the first that cannot be read.
  static func list(_ text: String) -> (conditions: [TermCondition], unreadable: String?) {
    var conditions: [TermCondition] = []
    if text.isEmpty { return ([], nil) }
    for part in text.split(separator: ";").map(\.trimmed) where !part.isEmpty {
      guard let condition = TermCondition(part) else { return (conditions, String(part)) }
      conditions.append(condition)
    }
    return (conditions, nil)
  }

  /// As it is written in a table.
  var text: String {
    let distance = reach == (place == .near ? 5 : 1) ? "" : "\(reach)"
    return (isNegated ? "not-" : "") + place.rawValue + distance
      + (words.isEmpty ? "" : ":" + words.joined(separator: "|"))
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
