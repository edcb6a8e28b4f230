import AlihModel

/// The plain text of a mail, whose lines are wrapped by programs that know of no paragraphs.
struct MailText {
  private(set) var paragraphs: [(role: Role, text: String)] = []
  /// Marks of quotation before the lines of the last paragraph.
  private var depth = 0
  private var isOpen = false
  private var wasFlowed = false
  /// Whether a blank parts the last line from the one that it goes on in.
  private var endsWord = true
  private var isSignature = false
  private let isFlowed: Bool
  private let joinsWords: Bool

  /// - Parameters:
  ///   - isFlowed: whether a blank at the end of a line goes on in the next (RFC 3676).
  ///   - joinsWords: whether that blank is none of the text's.
  init(_ text: String, isFlowed: Bool, joinsWords: Bool) {
    (self.isFlowed, self.joinsWords) = (isFlowed, joinsWords)
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      // Below it is the signature.
      if line == "-- " || line == "--" { isSignature = true } else { add(line) }
    }
  }

  private mutating func add(_ line: Substring) {
    var depth = 0
    var rest = line
    while let first = rest.first, first == ">" || first == " " && rest.dropFirst().first == ">" {
      if first == ">" { depth += 1 }
      rest = rest.dropFirst()
    }
    // Senders put a blank before lines that begin with a blank, a quotation mark or "From ".
    if isFlowed || depth > 0, rest.first == " " { rest = rest.dropFirst() }
    let text = String(rest).trimmed
    // A line of dashes parts what stands around it, too.
    guard ReadSource.hasWords(text) else {
      (isOpen, wasFlowed) = (false, false)
      return
    }
    let isInSentence = paragraphs.last.map { LineBreak.isInSentence($0.text, text) } ?? false
    let goesOn = isFlowed ? wasFlowed : !Self.isItem(text) && (!endsLine || isInSentence)
    if isOpen, depth == self.depth, goesOn {
      paragraphs[paragraphs.count - 1].text += (endsWord ? " " : "") + text
    } else {
      let role: Role = depth > 0 ? .quote : Self.isItem(text) ? .list : .paragraph
      paragraphs.append((isSignature ? .other : role, text))
    }
    self.depth = depth
    isOpen = true
    wasFlowed = isFlowed && rest.last == " "
    // Of two blanks one is the text's: Apple's Mail writes so.
    endsWord = !(isFlowed && joinsWords) || rest.hasSuffix("  ")
    lastLength = text.count
  }

  /// Letters of the last line.
  private var lastLength = 0

  /// Whether the last line is too short to have been wrapped, as lines of an address or a greeting are.
  private var endsLine: Bool { lastLength < 40 }

  /// `- Hujan deras`, `2. Banjir`, `* Longsor`.
  private static func isItem(_ text: String) -> Bool {
    let word = text.prefix { $0 != " " }
    guard word.count < text.count else { return false }
    if ["-", "*", "•", "–", "—", "+", "o"].contains(word) { return true }
    guard let mark = word.last, mark == "." || mark == ")", word.count <= 4 else { return false }
    return word.dropLast().drop { $0 == "(" }.allSatisfy(\.isNumber)
  }
}

/// Base64 as it comes in mail: in pieces that are padded each, with stray bytes, and with a line of a mailing list below it.
struct Base64Text {
  private(set) var decoded: [UInt8] = []
  private var bits: UInt32 = 0
  private var count = 0

  init(_ bytes: [UInt8]) {
    var isFooter = false
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      isFooter = isFooter || !Self.isBase64(line)
      guard isFooter else {
        for byte in line { add(byte) }
        continue
      }
      // A paragraph of its own.
      if decoded.last != 0x0A { decoded += [0x0A, 0x0A] }
      decoded += line + [0x0A]
    }
  }

  private static func isBase64(_ line: ArraySlice<UInt8>) -> Bool {
    let inner = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard let end = inner.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return true }
    let body = inner[...end]
    let foreign = body.count { value(of: $0) == nil && $0 != UInt8(ascii: "=") }
    return !body.contains(0x20) && foreign * 8 <= body.count && !(foreign > 0 && body.count < 16)
  }

  private mutating func add(_ byte: UInt8) {
    if byte == UInt8(ascii: "=") {
      (bits, count) = (0, 0)
      return
    }
    guard let value = Self.value(of: byte) else { return }
    bits = bits << 6 | UInt32(value)
    count += 1
    if count > 1 { decoded.append(UInt8(truncatingIfNeeded: bits >> (8 - 2 * UInt32(count)))) }
    if count == 4 { (bits, count) = (0, 0) }
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
