/// Finds in a text what a program will put values in the place of, and markup: nothing of it may change in a translation.
///
/// `%d`, `%1$s`, `%-5.2f`, `%%` (printf); `%(nama)s`, `{nama!r}` (Python); `{0:N2}`, `{n, number}` and whole `{n, plural, ...}`
/// (ICU); `{{ nama }}`, `{% if %}` (templates); `$nama`, `${nama}`, `$(nama)`, `%NAMA%` (shells); `%{nama}`, `#{nama}` (Ruby); `%1`
/// (Qt); `<b>`, `</a>`, `&nbsp;`; `nama_berkas`.
enum Placeholder {
  /// Bytes; longer ones are text that only looks so.
  private static let longest = 200

  /// Where the placeholder that begins at `start` ends; nil where none does.
  static func end(_ bytes: [UInt8], _ start: Int) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "%"): percent(bytes, start)
    case UInt8(ascii: "{"): brace(bytes, start)
    case UInt8(ascii: "$"): shell(bytes, start)
    case UInt8(ascii: "#"):
      bytes[safe: start + 1] == UInt8(ascii: "{") ? name(bytes, start + 2, closing: "}") : nil
    case UInt8(ascii: "<"): tag(bytes, start)
    case UInt8(ascii: "&"): entity(bytes, start)
    default: identifier(bytes, start)
    }
  }

  /// `nama_berkas`, which is a name in a program.
  private static func identifier(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard (0x61...0x7A).contains(bytes[start] | 0x20), start == 0 || bytes[start - 1] != UInt8(ascii: "_")
    else {
      return nil
    }
    let end = end(bytes, start) { $0 < 0x80 && $0.isWordByte || $0 == UInt8(ascii: "_") }
    let hasMark = bytes[start..<end].contains(UInt8(ascii: "_")) && bytes[end - 1] != UInt8(ascii: "_")
    return hasMark && bytes[safe: end]?.isWordByte != true ? end : nil
  }

  // MARK: printf and its kin

  private static func percent(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard let next = bytes[safe: start + 1] else { return nil }
    if next == UInt8(ascii: "%") { return start + 2 }
    // "5%d" is no percentage; "5 %d" is a number and a placeholder.
    if start > 0, bytes[start - 1].isDigit { return nil }
    switch next {
    case UInt8(ascii: "("): return name(bytes, start + 2, closing: ")").flatMap { conversion(bytes, $0) }
    case UInt8(ascii: "{"): return name(bytes, start + 2, closing: "}")
    case UInt8(ascii: "<"): return name(bytes, start + 2, closing: ">").map { conversion(bytes, $0) ?? $0 }
    default: break
    }
    // `%NAMA%`
    let word = end(bytes, start + 1) { (0x41...0x5A).contains($0) || $0.isDigit || $0 == UInt8(ascii: "_") }
    if word > start + 2, bytes[safe: word] == UInt8(ascii: "%") { return word + 1 }
    let digits = end(bytes, start + 1, \.isDigit)
    let argument = digits > start + 1 && bytes[safe: digits] == UInt8(ascii: "$") ? digits + 1 : start + 1
    if let end = conversion(bytes, argument) { return end }
    // `%1`, `%L1`
    let qt = bytes[start + 1] == UInt8(ascii: "L") ? end(bytes, start + 2, \.isDigit) : digits
    return (1...2).contains(qt - start - 1) && bytes[qt - 1].isDigit && bytes[safe: qt]?.isWordByte != true
      ? qt : nil
  }

  /// Behind flags, width, precision and length the one letter that says what is printed: `-5.2f`, `ld`, `s`.
  private static func conversion(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = end(bytes, start) { "-+#0".utf8.contains($0) }
    at = end(bytes, at) { $0.isDigit || $0 == UInt8(ascii: "*") }
    if bytes[safe: at] == UInt8(ascii: ".") {
      at = end(bytes, at + 1) { $0.isDigit || $0 == UInt8(ascii: "*") }
    }
    let length = end(bytes, at) { "hlLqjzt".utf8.contains($0) }
    for place in [length, at] {
      guard let letter = bytes[safe: place], "diouxXeEfFgGaAcrsSpn@".utf8.contains(letter) else { continue }
      if endsWord(bytes, place + 1) { return place + 1 }
    }
    return nil
  }

  /// Whether nothing that stands there makes a word of the letter before it: no `%di`, but `%dMB` and `%dx`.
  private static func endsWord(_ bytes: [UInt8], _ start: Int) -> Bool {
    let word = bytes[start..<end(bytes, start) { $0.isWordByte && !$0.isDigit }]
    return word.isEmpty || units.contains(String(decoding: word, as: UTF8.self))
  }

  private static let units: Set<String> = [
    "B", "KB", "MB", "GB", "TB", "kB", "KiB", "MiB", "GiB", "px", "pt", "kg", "km", "cm", "mm", "x", "ms",
    "C", "F",
  ]

  // MARK: Braces

  private static func brace(_ bytes: [UInt8], _ start: Int) -> Int? {
    let limit = min(bytes.count, start + longest)
    switch bytes[safe: start + 1] {
    case UInt8(ascii: "}"): return start + 2
    case UInt8(ascii: "%"): return place(of: "%}", in: bytes, start + 2, limit)
    case UInt8(ascii: "{"):
      let depth = bytes[safe: start + 2] == UInt8(ascii: "{") ? 3 : 2
      return place(of: String(repeating: "}", count: depth), in: bytes, start + depth, limit)
    default: break
    }
    let name = end(bytes, start + 1) { $0.isWordByte || "._-[]".utf8.contains($0) }
    guard name > start + 1, name < limit else { return nil }
    switch bytes[name] {
    case UInt8(ascii: "}"): return name + 1
    case UInt8(ascii: "!"), UInt8(ascii: ":"):
      // "{catatan: tidak jelas}" is a remark.
      let spec = end(bytes, name + 1) { $0 > 0x20 && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
      return spec < limit && bytes[spec] == UInt8(ascii: "}") ? spec + 1 : nil
    case UInt8(ascii: ","): return message(bytes, start, name + 1)
    default: return nil
    }
  }

  /// `{n, plural, one {# berita} other {# berita}}`, `{tanggal, date, short}`.
  private static func message(_ bytes: [UInt8], _ start: Int, _ comma: Int) -> Int? {
    let word = end(bytes, comma) { $0 == 0x20 }
    let kind = String(
      decoding: bytes[word..<end(bytes, word) { (0x61...0x7A).contains($0 | 0x20) }], as: UTF8.self)
    guard kinds.contains(kind) else { return nil }
    var depth = 0
    // Messages are longer than other placeholders.
    for at in start..<min(bytes.count, start + 10 * longest) {
      if bytes[at] == UInt8(ascii: "{") { depth += 1 }
      if bytes[at] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return at + 1 }
    }
    return nil
  }

  private static let kinds: Set<String> = [
    "number", "date", "time", "spellout", "ordinal", "duration", "choice", "plural", "select",
    "selectordinal",
  ]

  // MARK: Shells, markup

  private static func shell(_ bytes: [UInt8], _ start: Int) -> Int? {
    switch bytes[safe: start + 1] {
    case UInt8(ascii: "{"): return place(of: "}", in: bytes, start + 2, min(bytes.count, start + longest))
    case UInt8(ascii: "("): return name(bytes, start + 2, closing: ")")
    default: break
    }
    // "US$Rp" is money.
    guard start == 0 || !bytes[start - 1].isWordByte, let first = bytes[safe: start + 1],
      first == UInt8(ascii: "_") || (0x61...0x7A).contains(first | 0x20)
    else { return nil }
    return end(bytes, start + 1) { $0 < 0x80 && $0.isWordByte || $0 == UInt8(ascii: "_") }
  }

  private static func tag(_ bytes: [UInt8], _ start: Int) -> Int? {
    let name = bytes[safe: start + 1] == UInt8(ascii: "/") ? start + 2 : start + 1
    guard let first = bytes[safe: name], (0x61...0x7A).contains(first | 0x20) else { return nil }
    let end = end(bytes, name) { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    return end - start < longest && bytes[safe: end] == UInt8(ascii: ">") ? end + 1 : nil
  }

  private static func entity(_ bytes: [UInt8], _ start: Int) -> Int? {
    let name = bytes[safe: start + 1] == UInt8(ascii: "#") ? start + 2 : start + 1
    let end = end(bytes, name) { $0 < 0x80 && $0.isWordByte }
    return (2...10).contains(end - name) && bytes[safe: end] == UInt8(ascii: ";") ? end + 1 : nil
  }

  // MARK: Scanning

  private static func end(_ bytes: [UInt8], _ start: Int, _ belongs: (UInt8) -> Bool) -> Int {
    var at = start
    while at < bytes.count, at - start <= longest, belongs(bytes[at]) { at += 1 }
    return at
  }

  /// Behind a name without blanks and the mark that closes it.
  private static func name(_ bytes: [UInt8], _ start: Int, closing: Unicode.Scalar) -> Int? {
    let end = end(bytes, start) { $0.isWordByte || "._-[]".utf8.contains($0) }
    return end > start && bytes[safe: end] == UInt8(ascii: closing) ? end + 1 : nil
  }

  /// Behind the first place of some letters before a line ends.
  private static func place(of letters: String, in bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    let letters = Array(letters.utf8)
    for at in start..<max(start, limit) where at + letters.count <= limit {
      if bytes[at] == 0x0A { return nil }
      if bytes[at..<at + letters.count].elementsEqual(letters) { return at + letters.count }
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate subscript(safe index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Letters, digits and every byte beyond ASCII.
  var isWordByte: Bool { isDigit || self >= 0x80 || (0x41...0x5A).contains(self & 0xDF) }
}
