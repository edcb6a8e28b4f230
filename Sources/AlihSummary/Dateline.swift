import AlihModel

/// The places and outlets that stand in front of stories: `rules/datelines.tsv`.
struct DatelineNames: Sendable {
  enum Kind: String { case outlet, place, area, date }

  static let file = "Glossary/id-en/rules/datelines.tsv"
  /// Words of the longest name.
  static let longest = 4

  private var kinds: [String: Kind] = [:]

  init(reading bytes: (String) throws -> [UInt8]) throws {
    let table = try TSVTable(
      file: Self.file, bytes: try bytes(Self.file), columns: ["kind", "names", "example"])
    for row in table.rows {
      guard let kind = Kind(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: Self.file, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
      }
      for name in row.fields[1].split(separator: ",") {
        kinds[name.lowercased().split(separator: " ").joined(separator: " ")] = kind
      }
    }
  }

  func kind(of name: String) -> Kind? { kinds[name.lowercased()] }

  /// What the words at the beginning are a name of, and how many they are; the longest name wins.
  func name(at words: ArraySlice<Dateline.Word>) -> (kind: Kind, count: Int)? {
    for count in stride(from: min(Self.longest, words.count), through: 1, by: -1) {
      let some = words.prefix(count)
      // A comma or bracket inside ends a name.
      guard some.dropLast().allSatisfy({ $0.isFollowedByBlank }) else { continue }
      if let kind = kinds[some.map { $0.text.lowercased() }.joined(separator: " ")] { return (kind, count) }
    }
    guard let first = words.first, Self.isAddress(first.text) else { return nil }
    return (.outlet, 1)
  }

  /// `kabar.com`, `REPUBLIKA.CO.ID`
  private static func isAddress(_ word: String) -> Bool {
    let parts = word.lowercased().split(separator: ".")
    return parts.count > 1 && ["com", "id", "net", "co", "org", "tv", "news"].contains(parts.last)
  }
}

/// The place and source in front of a story, which a summary doesn't need: `Jakarta, CNN Indonesia -- `.
///
/// It is one by the names of places and outlets in it and by the mark behind them; capital letters alone make none, for
/// `COVID-19`, `Soekarno - Hatta` and `Arab-Kurdi` are names.
struct Dateline {
  struct Word {
    let text: String
    /// In the sentence's UTF-8.
    let range: Range<Int>
    let isFollowedByBlank: Bool
  }

  /// No dateline is longer.
  private static let longest = 90
  /// Names of places that no list has, in a dateline.
  private static let mostUnknown = 4

  let names: DatelineNames
  /// Whether a word, in small letters, is known to be no name, such as one that the story has in small letters.
  let isCommon: (String) -> Bool

  /// The sentence without a dateline: `Medan (ANTARA News) - Harga naik.` -> `Harga naik.`
  func removed(from text: String) -> String {
    let bytes = Array(text.utf8.prefix(Self.longest))
    let words = Self.words(in: bytes)
    guard bytes.first.map({ Self.isLetter($0) || "([".utf8.contains($0) }) ?? false else { return text }
    var known: Set<DatelineNames.Kind> = []
    var (unknown, place) = (0, 0)
    while place < words.count, let first = words[place].text.unicodeScalars.first {
      var count = 1
      if let name = names.name(at: words[place...]), name.kind != .date || !known.isEmpty {
        known.insert(name.kind)
        count = name.count
      } else if place > 0, first.properties.numericType != nil,
        !known.isEmpty || words[place].text.contains("/")
      {
        // `Jakarta, 3/5 (KABAR) - `
      } else if first.properties.isUppercase, unknown < Self.mostUnknown {
        unknown += 1
        // `(Pos Nusa)` is a source, whatever it is called.
        if bytes[..<words[place].range.lowerBound].last == UInt8(ascii: "(") { known.insert(.outlet) }
      } else {
        break
      }
      place += count
      guard let end = Self.end(of: words[place - 1].range.upperBound, in: bytes) else { continue }
      let head = Head(names: known, unknown: unknown, words: Array(words[..<place]))
      if let start = start(behind: end, head, bytes, Array(words[place...])) {
        return String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
      }
    }
    return text
  }

  private struct Head {
    let names: Set<DatelineNames.Kind>
    let unknown: Int
    let words: [Word]

    var isKnown: Bool { !names.isEmpty && (unknown == 0 || names.contains(.outlet) || names.contains(.area)) }
    var isInCapitals: Bool { words.last!.text.utf8.allSatisfy { 0x41...0x5A ~= $0 } }
    /// Places that no list has; `TANAH DATAR, KABAR NUSA` is none of a story's names.
    var mayBePlace: Bool {
      unknown <= 3 || words.allSatisfy { $0.text.utf8.allSatisfy { 0x41...0x5A ~= $0 } }
    }
  }

  /// Where the story starts, if what is before is a dateline.
  private func start(behind end: Int, _ head: Head, _ bytes: [UInt8], _ rest: [Word]) -> Int? {
    var at = end
    func skipBlanks() { while at < bytes.count, bytes[at] == 0x20 { at += 1 } }
    skipBlanks()
    let gap = at > end
    var mark = ""
    if at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "-") {
        while at < bytes.count, bytes[at] == byte { at += 1 }
        mark = bytes[..<at].suffix(2).elementsEqual("--".utf8) ? "--" : "-"
      } else if let dash = ["–", "—"].first(where: { bytes[at...].starts(with: $0.utf8) }) {
        at += 3
        mark = dash
      } else if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "|") {
        at += 1
        mark = ":"
      }
    }
    let afterMark = at
    skipBlanks()
    let next = rest.first { $0.range.lowerBound >= at }
    // `iPhone` begins one too.
    let isBrand = head.names.contains(.outlet) && next?.text.contains { $0.isUppercase } == true
    guard at < bytes.count, Self.beginsStory(bytes[at]) || isBrand else { return nil }
    let isNumber = (0x30...0x39).contains(bytes[at])
    let isQuotation = bytes[at] == 0x22 || bytes[at] == 0xE2
    func isCommonNext() -> Bool { isQuotation || next.map { isCommon($0.text.lowercased()) } ?? false }
    switch mark {
    case "--", "—": return head.isKnown || !isNumber ? at : nil
    case ":": return head.isKnown && head.unknown == 0 && at > afterMark ? at : nil
    case "-", "–":
      if head.names.contains(.outlet) { return at }
      let isSpaced = gap || at > afterMark
      guard isSpaced || head.isKnown && head.isInCapitals && !isNumber else { return nil }
      if head.isKnown { return isCommonNext() || !isPlace(rest, from: at) ? at : nil }
      // A place that no list has: what follows has to be no second half of a name.
      return isCommonNext() && head.mayBePlace ? at : nil
    default:
      // `Kabar.com, Jakarta Presiden ...`
      let isBehindOutlet = head.names.isSuperset(of: [.outlet, .place]) && head.unknown == 0
      return isBehindOutlet && gap && !isNumber && next != nil && !isPlace(rest, from: at) ? at : nil
    }
  }

  private func isPlace(_ rest: [Word], from at: Int) -> Bool {
    guard let next = rest.firstIndex(where: { $0.range.lowerBound >= at }) else { return false }
    return names.name(at: rest[next...])?.kind == .place
  }

  /// Behind a closing bracket, if one is there; nil inside of brackets and before a comma.
  private static func end(of word: Int, in bytes: [UInt8]) -> Int? {
    var end = word
    while end < bytes.count, bytes[end] == UInt8(ascii: ")") || bytes[end] == UInt8(ascii: "]") { end += 1 }
    let brackets = bytes[..<end].reduce(0) {
      $0 + ("([".utf8.contains($1) ? 1 : ")]".utf8.contains($1) ? -1 : 0)
    }
    return brackets == 0 && end < bytes.count && bytes[end] != UInt8(ascii: ",") ? end : nil
  }

  private static func beginsStory(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x22 || byte == 0x27
      || byte >= 0x80
  }

  /// The words before anything but blanks, commas, slashes, brackets and dashes.
  private static func words(in bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var at = 0
    while at < bytes.count {
      guard isLetter(bytes[at]) else {
        // A dash or a curly quotation mark has three bytes.
        at += bytes[at] == 0xE2 ? 3 : 1
        continue
      }
      let start = at
      while at < bytes.count, isLetter(bytes[at]) || ".'/".utf8.contains(bytes[at]) { at += 1 }
      var end = at
      while end > start, "./'".utf8.contains(bytes[end - 1]), !bytes[start..<end].elementsEqual("Kab.".utf8),
        !bytes[start..<end].elementsEqual("Kec.".utf8)
      { end -= 1 }
      words.append(
        Word(
          text: String(decoding: bytes[start..<end], as: UTF8.self), range: start..<end,
          isFollowedByBlank: end < bytes.count && bytes[end] == 0x20))
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte >= 0x80 && byte != 0xE2
  }
}
