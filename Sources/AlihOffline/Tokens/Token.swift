import AlihModel

/// A word, number, mark or protected stretch of a sentence, where it stands.
final class Token {
  enum Kind: Sendable, Equatable {
    case word
    /// Digits with what belongs to them: `10.000`, `2,5`, `1/11/2024`.
    case number
    /// One mark, or a run of the same mark: `,` `--` `...`.
    case mark
    /// Copied as it is: a URL, an e-mail address, a handle, a hashtag, an emoji.
    case opaque
    /// A glossary term.
    case term
    /// What the entity stage has already put into English: a date, an amount of money.
    case entity
  }

  enum Capitals: Sendable { case none, initial, all, mixed }

  var kind: Kind
  /// UTF-8 offsets into the sentence.
  var range: Range<Int>
  var text: String
  let lower: String
  var capitals: Capitals
  let spaceBefore: Bool
  let term: TermOccurrence?
  /// The English of an entity.
  var english: String?
  /// What an entity counts as to its neighbors.
  var features: Features = []
  /// Which part of speech an entity has.
  var wordClass: WordClass?
  /// What the memory has of `lower`, once somebody has asked.
  var known: KnownWord?

  init(
    kind: Kind, range: Range<Int>, text: String, spaceBefore: Bool, term: TermOccurrence? = nil
  ) {
    self.kind = kind
    self.range = range
    self.text = text
    self.spaceBefore = spaceBefore
    self.term = term
    // Most words are in small letters already.
    let isLower = text.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == UInt8(ascii: "-") }
    lower = !isLower && (kind == .word || kind == .term) ? text.lowercased() : text
    capitals = !isLower && kind == .word ? Self.capitals(of: text) : .none
  }

  private static func capitals(of text: String) -> Capitals {
    var first: Bool?
    var upper = 0
    var lower = 0
    for scalar in text.unicodeScalars {
      let isUpper: Bool
      if scalar.value < 128 {
        if scalar.value >= 97, scalar.value <= 122 {
          isUpper = false
        } else if scalar.value >= 65, scalar.value <= 90 {
          isUpper = true
        } else {
          continue
        }
      } else if scalar.properties.isUppercase {
        isUpper = true
      } else if scalar.properties.isLowercase {
        isUpper = false
      } else {
        continue
      }
      if first == nil { first = isUpper }
      if isUpper { upper += 1 } else { lower += 1 }
    }
    guard upper > 0 else { return .none }
    if lower == 0 { return upper == 1 ? .initial : .all }
    return first == true && upper == 1 ? .initial : .mixed
  }

  var isCapitalized: Bool { capitals != .none && capitals != .mixed || startsUpper }

  private var startsUpper: Bool {
    guard let first = text.utf8.first, first >= 0x80 else {
      return text.utf8.first.map { $0 >= 65 && $0 <= 90 } ?? false
    }
    return text.unicodeScalars.first!.properties.isUppercase
  }
}
