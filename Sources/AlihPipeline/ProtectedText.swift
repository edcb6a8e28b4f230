import AlihModel

/// A segment's text in which what may not change stands as a token, for engines that might change it.
///
/// Protected are web and e-mail addresses, placeholders (`{name}`, `%1$s`), and terms of the glossary that are not
/// translated. A token looks like an e-mail address, `ph0@alih.example`, the one shape that translation services leave
/// alone; a text that holds such an address itself gets tokens of another domain, so that the way back is exact for every
/// text.
struct ProtectedText {
  /// The request with tokens in its text; its terms are those that still stand there, in their new places.
  let request: SegmentRequest
  private let originals: [String]
  private let domain: [UInt8]

  init(_ original: SegmentRequest) {
    var domain = "@alih.example"
    while original.text.lowercased().contains(domain) { domain = "@x" + domain.dropFirst() }
    let bytes = Array(original.text.utf8)
    var kept = original.terms.filter(\.term.doNotTranslate).map(\.range)
    let ends = Set(kept.map(\.lowerBound))
    kept += Self.addresses(in: bytes).filter { address in
      !ends.contains(address.lowerBound) && !kept.contains { $0.overlaps(address) }
    }
    kept.sort { $0.lowerBound < $1.lowerBound }
    var text: [UInt8] = []
    var originals: [String] = []
    var shifts: [(from: Int, by: Int)] = []
    var start = 0
    for range in kept {
      text += bytes[start..<range.lowerBound]
      text += "ph\(originals.count)\(domain)".utf8
      originals.append(String(decoding: bytes[range], as: UTF8.self))
      start = range.upperBound
      shifts.append((from: start, by: text.count - start))
    }
    text += bytes[start...]
    var request = original
    request.text = String(decoding: text, as: UTF8.self)
    request.terms = original.terms.compactMap { term in
      guard !kept.contains(where: { $0.overlaps(term.range) }) else { return nil }
      let shift = shifts.last { $0.from <= term.range.lowerBound }?.by ?? 0
      var moved = term
      moved.range = term.range.lowerBound + shift..<term.range.upperBound + shift
      return moved
    }
    self.request = request
    self.originals = originals
    self.domain = Array(domain.utf8)
  }

  /// The answer with each token's original in its place, and what is wrong with the tokens, if anything.
  func restored(_ answer: String) -> (text: String, finding: Finding?) {
    guard !originals.isEmpty else { return (answer, nil) }
    let bytes = Array(answer.utf8)
    var text: [UInt8] = []
    var uses = Array(repeating: 0, count: originals.count)
    var at = 0
    while at < bytes.count {
      if let (number, end) = token(in: bytes, at: at), number < originals.count {
        text += originals[number].utf8
        uses[number] += 1
        at = end
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    let wrong = uses.indices.first { uses[$0] != 1 }
    let finding = wrong.map { number in
      Finding(
        .placeholder,
        "'\(originals[number])' \(uses[number] == 0 ? "is lost" : "stands \(uses[number]) times")")
    }
    return (String(decoding: text, as: UTF8.self), finding)
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
  /// Web and e-mail addresses and placeholders, in order, without overlaps; linear.
  static func addresses(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      let isStart = at == 0 || !bytes[at - 1].isWordByte
      if let end = placeholder(bytes, at) ?? (isStart ? webAddress(bytes, at) ?? mailAddress(bytes, at) : nil)
      {
        found.append(at..<end)
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

  /// `{name}`, `{{name}}`, `%s`, `%1$s`, `%@`.
  private static func placeholder(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start
    if bytes[start] == UInt8(ascii: "{") {
      while at < bytes.count, bytes[at] == UInt8(ascii: "{") { at += 1 }
      let depth = at - start
      let name = at
      while at < bytes.count, at - name <= 64, bytes[at].isWordByte || "._-".utf8.contains(bytes[at]) {
        at += 1
      }
      guard depth <= 3, at > name, at + depth <= bytes.count,
        bytes[at..<at + depth].allSatisfy({ $0 == UInt8(ascii: "}") })
      else { return nil }
      return at + depth
    }
    guard bytes[start] == UInt8(ascii: "%"), start == 0 || !bytes[start - 1].isDigit else { return nil }
    at += 1
    while at < bytes.count, bytes[at].isDigit || bytes[at] == UInt8(ascii: "$") { at += 1 }
    guard at < bytes.count, "sd@".utf8.contains(bytes[at]), at + 1 == bytes.count || !bytes[at + 1].isWordByte
    else {
      return nil
    }
    return at + 1
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Letters, digits and every byte beyond ASCII.
  fileprivate var isWordByte: Bool { isDigit || self >= 0x80 || (0x41...0x5A).contains(self & 0xDF) }
}
