import AlihModel

/// What the columns of somebody's term list are, by the names in its first row.
///
/// Known are Alih's own, and those of TICO, memoQ, Trados and MultiTerm, Crowdin, Pontoon, Weblate and DeepL: a language, a
/// language in brackets behind what the column says of it (`Status [en]`), or a column behind the language that it belongs to.
struct TermColumns {
  private(set) var source: Int?
  private(set) var target: Int?
  /// Says of a row itself which way it goes.
  private(set) var sourceLanguage: Int?
  /// Columns that say whether the house wants the target.
  private(set) var statuses: [Int] = []
  /// What is kept for people, with the name that it had.
  private(set) var notes: [(name: String, place: Int)] = []
  private(set) var own: [TermTable.Column: Int] = [:]
  /// Names of columns that nothing is made of.
  private(set) var unread: [(name: String, place: Int)] = []

  private static let sources: Set<String> = [
    "source", "source term", "sourcestring", "source_string", "term", "sumber", "istilah", "kata",
    "istilah sumber",
  ]
  private static let targets: Set<String> = [
    "target", "target term", "targetstring", "target_string", "translation", "terjemahan", "padanan",
    "istilah sasaran",
  ]
  private static let states: Set<String> = [
    "status", "term_info", "term info", "usage status", "term status", "administrative status", "usage",
    "fuzzy",
    "state", "keterangan status",
  ]
  private static let remarks: Set<String> = [
    "definition", "def", "description", "comment", "comments", "note", "notes", "context", "pos",
    "part of speech",
    "part_of_speech", "domain", "subject", "subject field", "example", "usage example", "definisi",
    "keterangan",
    "catatan", "kelas kata", "bidang", "contoh", "type", "url", "translator_comments", "developer_comments",
    "client",
  ]
  /// Bookkeeping of the program that wrote the list.
  private static let furniture: Set<String> = [
    "entry_id", "entry id", "entry number", "stringid", "id_string", "location", "targetlang", "target_lang",
    "created", "creator", "modified", "modifier", "gender", "lemma", "code",
  ]

  /// - Returns: nil when the row names no columns.
  init?(_ header: [String], _ languages: LanguagePair) {
    let names = header.map { String($0[...].trimmed).lowercased() }
    // "Term [id]", "Status [en]"
    let parts = names.map { name -> (what: String, language: String?) in
      guard name.hasSuffix("]"), let open = name.lastIndex(of: "[") else { return (name, nil) }
      let inside = name[name.index(after: open)...].dropLast()
      return (String(name[..<open].trimmed), LanguageTag.primary(String(inside)))
    }
    sourceLanguage = names.firstIndex { ["sourcelang", "source_lang", "source language"].contains($0) }
    func isLanguage(_ place: Int, _ code: String) -> Bool {
      if let language = parts[place].language {
        return ["term", "istilah"].contains(parts[place].what) && language == code
      }
      // "source_en", "term-id"
      let pieces = names[place].split { $0 == "_" || $0 == "-" }
      if pieces.count == 2, ["source", "target", "term"].contains(pieces[0]) {
        return LanguageTag.primary(String(pieces[1])) == code
      }
      return LanguageTag.names(names[place], code)
    }
    // Our own names and those of the languages go before words such as "term", which is either side's.
    target = names.indices.first { Self.targets.contains(names[$0]) || isLanguage($0, languages.target) }
    source =
      names.indices.first { names[$0] == "source" || isLanguage($0, languages.source) }
      ?? names.indices.first { $0 != target && Self.sources.contains(names[$0]) }
    guard let source, let target, source != target else { return nil }
    classify(parts, source, target, languages)
  }

  /// A list without a header row.
  init(source: Int, target: Int, note: Int? = nil, sourceLanguage: Int? = nil) {
    (self.source, self.target, self.sourceLanguage) = (source, target, sourceLanguage)
    if let note { own[.note] = note }
  }

  private mutating func classify(
    _ parts: [(what: String, language: String?)], _ source: Int, _ target: Int, _ languages: LanguagePair
  ) {
    for (place, part) in parts.enumerated()
    where ![source, target, sourceLanguage].contains(place) && !part.what.isEmpty {
      // Behind a language stand the columns that belong to it.
      let owner =
        part.language
        ?? (place > target && target > source || place > target && place < source ? languages.target : nil)
      let isForeign = part.language.map { ![languages.source, languages.target].contains($0) } ?? false
      // "english_def" is "def".
      let name = part.what.split(separator: "_").last.map(String.init) ?? part.what
      if isForeign {
        unread.append((part.what, place))
      } else if let column = TermTable.Column(rawValue: part.what), part.language == nil {
        own[column] = place
      } else if part.what == "approved by" {
        own[.approved] = place
      } else if Self.states.contains(part.what) {
        if owner != languages.source, place > source || part.language != nil { statuses.append(place) }
      } else if Self.remarks.contains(part.what) || Self.remarks.contains(name) {
        notes.append((part.what, place))
      } else if !Self.furniture.contains(part.what) {
        unread.append((part.what, place))
      }
    }
  }
}

/// What a list says of a term's standing.
enum TermStatus {
  private static let bad = [
    "deprecated", "superseded", "forbidden", "rejected", "obsolete", "not recommended", "notrecommended",
    "do not use",
    "prohibited", "terlarang", "dilarang", "ditolak", "usang", "jangan", "tidak disarankan",
  ]

  static func isForbidden(_ status: String) -> Bool {
    let status = status.lowercased()
    return bad.contains { status.contains($0) }
  }

  static func isPreferred(_ status: String) -> Bool {
    let status = status.lowercased()
    return status.hasPrefix("preferred") || status.hasPrefix("approved") || status == "diutamakan"
  }

  /// A column `forbidden` may hold renderings, or say of the row that it is one.
  static func isYes(_ text: String) -> Bool {
    ["yes", "true", "1", "x", "ya", "y", "forbidden"].contains(text.lowercased())
  }
}
