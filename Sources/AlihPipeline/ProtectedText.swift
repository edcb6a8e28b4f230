import AlihModel

/// A segment's text in which what may not change stands as a token, for engines that might change it.
///
/// Protected are what the file says has to stay, placeholders (`{name}`, `%1$s`), and for engines elsewhere also web and e-mail
/// addresses and terms of the glossary that are not translated. A token looks like an e-mail address, `ph0@alih.example`, the one shape that translation services leave
/// alone; a text that holds such an address itself gets tokens of another domain, so that the way back is exact for every
/// text. Tags around the whole text (`<p>Harga naik.</p>`) are nothing that an engine has to see.
struct ProtectedText {
  /// The request with tokens in its text; its terms are those that still stand there, in their new places.
  let request: SegmentRequest
  private let originals: [Original]
  private let domain: [UInt8]
  /// Tags ahead of the text, and behind it.
  private let edges: (String, String)

  private struct Original {
    var text: String
    /// Whether it clings to the word before it, and to the one behind it.
    var isAfterWord: Bool
    var isBeforeWord: Bool
  }

  /// - Parameter isRemote: whether for an engine that may change addresses and terms, too.
  init(_ original: SegmentRequest, isRemote: Bool = true) {
    var domain = "@alih.example"
    // By bytes: an accent behind the address joins its last letter, and still leaves the address there.
    if original.text.utf8.contains(UInt8(ascii: "@")) {
      let letters = original.text.lowercased()
      while letters.holds(bytesOf: domain) { domain = "@x" + domain.dropFirst() }
    }
    let bytes = Array(original.text.utf8)
    let terms = isRemote ? original.terms.filter(\.term.doNotTranslate).map(\.range) : []
    let kept = Self.apart(
      Self.places(of: original.kept, in: bytes) + terms + Self.addresses(in: bytes, isRemote: isRemote))
    let inside = Self.withoutEdges(bytes, kept)
    var text: [UInt8] = []
    var originals: [Original] = []
    var shifts: [(from: Int, by: Int)] = [(from: inside.lowerBound, by: -inside.lowerBound)]
    var start = inside.lowerBound
    for range in kept where inside.lowerBound <= range.lowerBound && range.upperBound <= inside.upperBound {
      text += bytes[start..<range.lowerBound]
      // What clings to a word is set off from it: `<b>desa</b>`, `%dMB`.
      let isAfterWord = text.last?.isWordByte == true
      let isBeforeWord = range.upperBound < bytes.count && bytes[range.upperBound].isWordByte
      if isAfterWord { text.append(0x20) }
      text += "ph\(originals.count)\(domain)".utf8
      if isBeforeWord { text.append(0x20) }
      originals.append(
        Original(
          text: String(decoding: bytes[range], as: UTF8.self), isAfterWord: isAfterWord,
          isBeforeWord: isBeforeWord))
      start = range.upperBound
      shifts.append((from: start, by: text.count - start))
    }
    text += bytes[start..<inside.upperBound]
    var request = original
    request.text = String(decoding: text, as: UTF8.self)
    func shifted(_ range: Range<Int>) -> Range<Int> {
      let shift = shifts.last { $0.from <= range.lowerBound }?.by ?? 0
      return range.lowerBound + shift..<range.upperBound + shift
    }
    request.terms = original.terms.compactMap { term in
      guard !kept.contains(where: { $0.overlaps(term.range) }) else { return nil }
      var moved = term
      moved.range = shifted(term.range)
      return moved
    }
    request.initials = original.initials.filter { initials in !kept.contains { $0.overlaps(initials) } }.map(
      shifted)
    self.request = request
    self.originals = originals
    edges = (
      String(decoding: bytes[..<inside.lowerBound], as: UTF8.self),
      String(decoding: bytes[inside.upperBound...], as: UTF8.self)
    )
    self.domain = Array(domain.utf8)
  }

  /// The answer with each token's original in its place, and what is wrong with the tokens, if anything.
  func restored(_ answer: String) -> (text: String, finding: Finding?) {
    guard !originals.isEmpty else { return (edges.0 + answer + edges.1, nil) }
    let bytes = Array(answer.utf8)
    var text: [UInt8] = []
    var uses = Array(repeating: 0, count: originals.count)
    var at = 0
    while at < bytes.count {
      if let (number, end) = token(in: bytes, at: at), number < originals.count {
        let original = originals[number]
        if original.isAfterWord, text.last == 0x20 { text.removeLast() }
        text += original.text.utf8
        uses[number] += 1
        at = end
        if original.isBeforeWord, at < bytes.count, bytes[at] == 0x20 { at += 1 }
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    let wrong = uses.indices.first { uses[$0] != 1 }
    let finding = wrong.map { number in
      Finding(
        .placeholder,
        "'\(originals[number].text)' \(uses[number] == 0 ? "is lost" : "stands \(uses[number]) times")")
    }
    return (edges.0 + String(decoding: text, as: UTF8.self) + edges.1, finding)
  }

  /// What is left of a text without the tags that it begins and ends with; all of it where nothing else is.
  private static func withoutEdges(_ bytes: [UInt8], _ kept: [Range<Int>]) -> Range<Int> {
    let tags = kept.filter { bytes[$0.lowerBound] == UInt8(ascii: "<") }
    var inside = 0..<bytes.count
    for tag in tags {
      guard bytes[inside.lowerBound..<tag.lowerBound].allSatisfy({ $0 <= 0x20 }) else { break }
      inside = tag.upperBound..<inside.upperBound
    }
    for tag in tags.reversed() where tag.lowerBound >= inside.lowerBound {
      guard bytes[tag.upperBound..<inside.upperBound].allSatisfy({ $0 <= 0x20 }) else { break }
      inside = inside.lowerBound..<tag.lowerBound
    }
    return inside.isEmpty ? 0..<bytes.count : inside
  }

  /// Reads a token; engines may have changed its capitals.
  private func token(in bytes: [UInt8], at start: Int) -> (number: Int, end: Int)? {
    func holds(_ word: [UInt8], at place: Int) -> Bool {
      place + word.count <= bytes.count
        && zip(bytes[place...], word).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && (0x61...0x7A).contains($1) }
    }
    guard holds(Array("ph".utf8), at: start) else { return nil }
    let digits = bytes[(start + 2)...].prefix(6).prefix(while: \.isDigit)
    guard let number = Int(String(decoding: digits, as: UTF8.self)), holds(domain, at: digits.endIndex) else {
      return nil
    }
    return (number, digits.endIndex + domain.count)
  }
}

extension ProtectedText {
  /// Whether a text has something to translate beside what is protected in it.
  static func leavesWords(_ text: String, kept: [String]) -> Bool {
    let bytes = Array(text.utf8)
    let ranges = apart(places(of: kept, in: bytes) + addresses(in: bytes))
    guard !ranges.isEmpty else { return true }
    var rest: [UInt8] = []
    var at = 0
    for range in ranges {
      rest += bytes[at..<range.lowerBound] + [0x20]
      at = range.upperBound
    }
    return String(decoding: rest + bytes[at...], as: UTF8.self).unicodeScalars.contains(
      where: \.properties.isAlphabetic)
  }

  /// In order; of two that overlap, the one that was named first.
  private static func apart(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var sorted: [Range<Int>] = []
    for (_, range) in ranges.enumerated().sorted(by: {
      ($0.element.lowerBound, $0.offset) < ($1.element.lowerBound, $1.offset)
    })
    where range.lowerBound >= sorted.last?.upperBound ?? 0 { sorted.append(range) }
    return sorted
  }

  /// Where texts stand that are named in their order.
  private static func places(of texts: [String], in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for text in texts where !text.isEmpty {
      let wanted = Array(text.utf8)
      let start = found.last?.upperBound ?? 0
      let place = (start..<max(start, bytes.count - wanted.count + 1)).first { at in
        bytes[at] == wanted[0] && bytes[at..<at + wanted.count].elementsEqual(wanted)
      }
      if let place { found.append(place..<place + wanted.count) }
    }
    return found
  }

  /// Web and e-mail addresses, accounts and placeholders, in order, without overlaps; linear.
  ///
  /// - Parameter isRemote: whether addresses and accounts are wanted, or placeholders alone, and what looks like one inside of an
  ///   address is none.
  static func addresses(in bytes: [UInt8], isRemote: Bool = true) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      let isStart = at == 0 || !bytes[at - 1].isWordByte
      let address =
        isStart ? webAddress(bytes, at) ?? mailAddress(bytes, at) ?? account(bytes, at) : nil
      if let end = address ?? Placeholder.end(bytes, at) {
        if isRemote || address == nil { found.append(at..<end) }
        at = end
      } else {
        // A word that is no address is left as a whole.
        let isInWord = bytes[at].isWordByte
        at += 1
        while isInWord, at < bytes.count, bytes[at].isWordByte { at += 1 }
      }
    }
    return found
  }

  /// `https://desk.example/a?b=1`, `www.desk.example`, without the mark that ends the sentence.
  private static func webAddress(_ bytes: [UInt8], _ start: Int) -> Int? {
    let rest = bytes[start...]
    guard
      ["http://", "https://", "www."].contains(where: { prefix in
        rest.count > prefix.utf8.count
          && zip(rest, prefix.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && (0x61...0x7A).contains($1) }
      })
    else { return nil }
    var end = start
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "\""),
      bytes[end] != UInt8(ascii: "<"),
      bytes[end] != UInt8(ascii: ">")
    {
      end += 1
    }
    while end > start, ".,;:!?)]}'".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end > start + 4 ? end : nil
  }

  /// `@warta_pinus`, `#Pinus_Aman`, but no `@Rp5.000`.
  private static func account(_ bytes: [UInt8], _ start: Int) -> Int? {
    let isTag = bytes[start] == UInt8(ascii: "#")
    guard isTag || bytes[start] == UInt8(ascii: "@"), start + 1 < bytes.count, !bytes[start + 1].isDigit
    else { return nil }
    var end = start + 1
    while end < bytes.count,
      bytes[end].isWordByte || bytes[end] == UInt8(ascii: "_") || bytes[end] == UInt8(ascii: ".")
    {
      end += 1
    }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let name = bytes[start + 1..<end]
    let isPrice = name.count > 2 && name.starts(with: "Rp".utf8) && name.dropFirst(2).allSatisfy { $0 < 0x3A }
    // A tag is words, which English may have; with a mark between them it is a name.
    return name.isEmpty || isPrice || isTag && !name.contains(UInt8(ascii: "_")) ? nil : end
  }

  /// `redaksi@desk.example`; the name before the sign is at most 64 bytes long (RFC 5321).
  private static func mailAddress(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start
    while at < bytes.count, at - start <= 64, bytes[at].isWordByte || ".+-_%".utf8.contains(bytes[at]) {
      at += 1
    }
    guard at > start, at < bytes.count, bytes[at] == UInt8(ascii: "@") else { return nil }
    let domain = at + 1
    at = domain
    while at < bytes.count,
      bytes[at].isWordByte || bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: "-")
    {
      at += 1
    }
    while at > domain, bytes[at - 1] == UInt8(ascii: ".") || bytes[at - 1] == UInt8(ascii: "-") { at -= 1 }
    return bytes[domain..<at].contains(UInt8(ascii: ".")) ? at : nil
  }
}
