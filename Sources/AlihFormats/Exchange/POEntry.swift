import AlihModel

/// One entry of a gettext catalog, and where its translations stand.
struct POEntry: Sendable {
  struct Form: Sendable {
    /// Of `msgstr[1]`; 0 for `msgstr`.
    var number: Int
    var text = ""
    /// Of its quoted strings.
    var range: Range<Int>
  }

  var source = ""
  /// Of `msgid_plural`.
  var plural: String?
  var forms: [Form] = []
  var isFuzzy = false
  /// Of its first line that is no comment.
  var start = 0

  /// - Throws: `SourceProblem` with the line.
  static func entries(_ bytes: [UInt8]) throws(SourceProblem) -> [POEntry] {
    enum Place { case none, source, plural, target, other }
    var entries: [POEntry] = []
    var entry = POEntry()
    var place = Place.none
    var number = 0
    func close() throws(SourceProblem) {
      guard place == .none || !entry.forms.isEmpty else {
        throw SourceProblem("the entry before line \(number) has no msgstr: '\(entry.source.prefix(40))'")
      }
      if place != .none { entries.append(entry) }
      (entry, place) = (POEntry(), .none)
    }
    for range in bytes.lines() {
      number += 1
      let line = bytes.string(range).trimmed
      if line.isEmpty || line.hasPrefix("#") {
        if !entry.forms.isEmpty { try close() }
        if line.hasPrefix("#,"), line.split(whereSeparator: { ", #".contains($0) }).contains("fuzzy") {
          entry.isFuzzy = true
        }
        continue
      }
      func begins(_ word: String) -> Bool { line.hasPrefix(word) }
      if begins("msgid_plural") {
        (entry.plural, place) = ("", .plural)
      } else if begins("msgid") || begins("msgctxt") {
        if !entry.forms.isEmpty || place == .source { try close() }
        if place == .none { entry.start = range.lowerBound }
        place = begins("msgid") ? .source : .other
      } else if begins("msgstr") {
        let digits = line.dropFirst("msgstr[".count).prefix { $0.isNumber }
        place = .target
        entry.forms.append(Form(number: Int(digits) ?? 0, range: range.upperBound..<range.upperBound))
      } else if !begins("\"") {
        throw SourceProblem("line \(number) is neither a comment nor a string: '\(line.prefix(40))'")
      }
      guard let quote = bytes[range].firstIndex(of: UInt8(ascii: "\"")),
        let text = unquoted(bytes.string(quote..<range.upperBound).trimmed)
      else { throw SourceProblem("line \(number) has no closed string: '\(line.prefix(40))'") }
      switch place {
      case .source: entry.source += text
      case .plural: entry.plural? += text
      case .target:
        let last = entry.forms.count - 1
        let start = begins("msgstr") ? quote : entry.forms[last].range.lowerBound
        entry.forms[last].text += text
        entry.forms[last].range = start..<range.upperBound
      case .other, .none: break
      }
    }
    number += 1
    try close()
    return entries
  }

  /// What makes the entry that begins at `start` fuzzy.
  static func fuzzyMark(_ bytes: [UInt8], _ start: Int) -> (at: Range<Int>, text: String) {
    var line = start
    while line > 0 {
      let before = bytes[..<(line - 1)].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
      guard before < line, bytes[before] == UInt8(ascii: "#") else { break }
      line = before
      if bytes[line...].starts(with: "#,".utf8) { return (line + 2..<line + 2, " fuzzy,") }
    }
    return (start..<start, "#, fuzzy\n")
  }

  private static func unquoted(_ text: String) -> String? {
    guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
    var result = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if isEscaped {
        result.append(["n": "\n", "t": "\t", "r": "\r"][character] ?? character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return isEscaped ? nil : result
  }

  /// As a catalog writes a text: a line of it a string.
  static func quoted(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let isOne = lines.count == 1 || lines.count == 2 && lines[1].isEmpty
    var result = isOne ? "" : "\"\"\n"
    for (place, line) in lines.enumerated()
    where isOne ? place == 0 : place < lines.count - 1 || !line.isEmpty {
      if place > 0 { result += "\n" }
      result += "\""
      for scalar in line {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        default: result.unicodeScalars.append(scalar)
        }
      }
      result += place < lines.count - 1 ? "\\n\"" : "\""
    }
    return result
  }
}

/// What the first entry of a catalog says of the others.
struct POHeader: Sendable {
  private let fields: [String: String]
  private let entry: POEntry?
  /// Where the header's translation stands; nil where there is none.
  private var form: POEntry.Form? { entry?.forms.first }

  init(_ entries: [POEntry]) {
    entry = entries.first { $0.source.isEmpty }
    var fields: [String: String] = [:]
    for line in (entry?.forms.first?.text ?? "").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { fields[parts[0].lowercased()] = String(parts[1]).trimmed }
    }
    self.fields = fields
  }

  /// How many forms a plural has.
  var formCount: Int? {
    fields["plural-forms"]?.firstRange(of: "nplurals=").flatMap { place in
      Int((fields["plural-forms"] ?? "")[place.upperBound...].prefix { $0.isNumber })
    }
  }

  /// - Throws: `SourceProblem` for a catalog of other languages.
  func check(_ languages: LanguagePair) throws(SourceProblem) {
    try languages.check(source: fields["x-source-language"], target: fields["language"])
  }

  /// What has to be said in it, and isn't: the language, and how a plural is made where there are plurals.
  func changes(_ bytes: [UInt8], _ languages: LanguagePair, _ hasPlurals: Bool) -> [(
    at: Range<Int>, text: String
  )] {
    guard let form, !form.text.isEmpty else { return [] }
    var lines = form.text.split(separator: "\n").map(String.init)
    let before = lines
    let isTemplate = isTemplate
    // What xgettext leaves for a person to fill in.
    if isTemplate { lines.removeAll { $0.lowercased().hasPrefix("plural-forms:") } }
    for (place, line) in lines.enumerated() {
      if line.lowercased().hasPrefix("language:"), line.dropFirst(9).allSatisfy(\.isWhitespace) {
        lines[place] = "Language: \(languages.target)"
      }
      lines[place] = lines[place].replacing("charset=CHARSET", with: "charset=UTF-8")
    }
    if isTemplate, fields["language"] == nil { lines.append("Language: \(languages.target)") }
    if hasPlurals, fields["plural-forms"] == nil || isTemplate, languages.target == "en" {
      lines.append("Plural-Forms: nplurals=2; plural=(n != 1);")
    }
    guard lines != before else { return [] }
    let header = (form.range, POEntry.quoted(lines.map { $0 + "\n" }.joined()))
    return [header] + (isTemplate ? fuzzyLine(bytes) : [])
  }

  /// Whether it is a template that is still to be filled in, as `msginit` does.
  private var isTemplate: Bool {
    fields["content-type"]?.contains("CHARSET") == true || fields["plural-forms"]?.contains("INTEGER") == true
  }

  /// What makes a template's header fuzzy, so that programs would leave it out.
  private func fuzzyLine(_ bytes: [UInt8]) -> [(at: Range<Int>, text: String)] {
    guard let entry, entry.isFuzzy,
      let line = bytes.lines(in: 0..<entry.start).last(where: { bytes.string($0).trimmed == "#, fuzzy" })
    else { return [] }
    return [(line, "#")]
  }
}

extension LanguagePair {
  /// Whether a file that declares these languages, or none, is for this pair.
  ///
  /// - Throws: `SourceProblem` that says what it is for, and what to do.
  func check(source: String?, target: String?) throws(SourceProblem) {
    func isOther(_ declared: String?, _ own: String) -> Bool {
      guard let declared, !declared.trimmed.isEmpty else { return false }
      return LanguageTag.primary(declared) != LanguageTag.primary(own)
    }
    guard isOther(source, self.source) || isOther(target, self.target) else { return }
    let to = target.map { LanguageTag.primary($0) } ?? self.target
    let from = source.map { LanguageTag.primary($0) } ?? (to == self.source ? nil : self.source)
    throw SourceProblem(
      "it is for \(from.map { "\($0) to " } ?? "translations into ")\(to), and this run translates \(self.source) to \(self.target)",
      "Give --from \(from ?? "LANGUAGE") --to \(to), with an engine that can do that.")
  }
}
