/// A full stop, question or exclamation mark or ellipsis, with the quotes and brackets that close right behind it.
struct SentenceMark {
  enum Kind {
    case fullStop, ellipsis
    /// `?`, `!` and mixtures.
    case strong
  }

  let offset: Int
  private(set) var kind = Kind.fullStop
  private var dots = 0
  /// Behind the mark and all that clings to it.
  var end: Int
  /// Where the text goes on behind the white space.
  var next: Int
  var closesQuote = false
  /// Where the bracket opened that closes here.
  var bracket: Int?

  init(offset: Int) {
    self.offset = offset
    end = offset
    next = offset
  }

  /// Whether the text goes on without white space.
  var isGlued: Bool { next == end }

  mutating func count(_ first: UInt8) {
    switch first {
    case UInt8(ascii: "."): dots += 1
    case UInt8(ascii: "!"), UInt8(ascii: "?"): kind = .strong
    default: dots += 2
    }
    // `."` and `".` are one full stop each; `..` is an ellipsis.
    if kind == .fullStop, dots > 1, !closesQuote { kind = .ellipsis }
  }
}
