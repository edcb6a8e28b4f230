import AlihModel

/// What the columns of somebody's term list are, by the names in its first row.
///
/// Known are Alih's own, and those of TICO, memoQ, Trados and MultiTerm, Crowdin, Pontoon, Weblate and DeepL. A language may stand
/// at either end of a name, by name or code: `Status [en]`, `Term: Indonesian`, `English::Usage status`, `Istilah Indonesia`.
struct TermColumns {
  /// A column of terms, and the columns that say whether the house wants them.
  struct Terms {
    var place: Int
    var statuses: [Int] = []
  }

  /// A list may give a term's other names in further columns of the same language.
  private(set) var sources: [Terms] = []
  private(set) var targets: [Terms] = []
  /// Say of a row itself which way it goes.
  private(set) var sourceLanguage: Int?
  private(set) var targetLanguage: Int?
  /// Says of a row which language or languages it is of.
  private(set) var anyLanguage: Int?
  /// Columns that say whether the house wants what a row says.
  private(set) var statuses: [Int] = []
  /// What is kept for people, with the name that it had.
  private(set) var notes: [(name: String, place: Int)] = []
  private(set) var own: [TermTable.Column: Int] = [:]
  /// A column that says whether capitals matter.
  private(set) var caseSensitive: Int?
  /// Names of columns that nothing is made of.
  private(set) var unread: [(name: String, place: Int)] = []

  private static let sourceWords: Set<String> = [
    "source", "source term", "sourcestring", "source string", "term", "sumber", "istilah", "kata",
    "istilah sumber",
  ]
  private static let targetWords: Set<String> = [
    "target", "target term", "targetstring", "target string", "translation", "terjemahan", "padanan",
    "istilah sasaran", "sasaran",
  ]
  /// What a column of terms is called beside its language.
  private static let termWords = sourceWords.union(targetWords).union(["", "terms", "word", "entry term"])
  private static let states: Set<String> = [
    "status", "term info", "usage status", "term status", "administrative status", "usage", "fuzzy", "state",
    "keterangan status", "status istilah", "status padanan", "status terjemahan",
  ]
  private static let remarks: Set<String> = [
    "definition", "def", "description", "comment", "comments", "note", "notes", "context", "pos",
    "part of speech", "domain", "subject", "subject field", "example", "usage example", "definisi",
    "keterangan", "catatan", "kelas kata", "bidang", "contoh", "contoh kalimat", "konteks", "jenis", "ranah",
    "kategori", "type", "url", "translator comments",
    "developer comments", "client", "entry note", "entry subject", "entry domain", "concept definition",
    "concept subject", "concept note", "term example", "usage note",
  ]
  /// What Alih's own columns are called elsewhere.
  private static let synonyms: [String: TermTable.Column] = [
    "approved by": .approved, "disetujui oleh": .approved, "penyetuju": .approved,
    "sumber": .reference, "rujukan": .reference, "referensi": .reference, "sumber rujukan": .reference,
    "acuan": .reference, "varian": .variants, "padanan lain": .variants, "variants": .variants,
    "berlaku sejak": .from, "berlaku mulai": .from, "berlaku sampai": .until, "berlaku hingga": .until,
    "valid from": .from, "valid until": .until, "padanan terlarang": .forbidden,
    "terjemahan terlarang": .forbidden, "tidak boleh dipakai": .forbidden, "hindari": .forbidden,
    "terlarang": .forbidden, "dilarang": .forbidden, "do not use": .forbidden,
    "forbidden term": .forbidden, "term forbidden": .forbidden, "is forbidden": .forbidden,
    "forbidden terms": .forbidden, "forbidden translation": .forbidden,
    "jangan dipakai": .forbidden, "synonyms": .variants, "synonym": .variants, "sinonim": .variants,
    "do not translate": .dnt, "jangan diterjemahkan": .dnt,
  ]
  /// Bookkeeping of the program that wrote the list.
  private static let furniture: Set<String> = [
    "entry id", "entry number", "concept id", "stringid", "id string", "location", "created", "creator",
    "modified", "modifier", "gender", "lemma", "code", "no", "nomor", "number", "entry created",
    "entry creator", "entry lastmodified", "entry modifier", "entry clientid", "entry projectid",
    "nomor urut", "dibuat", "dibuat oleh", "diubah", "diubah oleh", "term created", "term creator",
    "term lastmodified", "term modifier",
  ]

  /// Whether the first column is one of terms.
  var namesFirst: Bool { (sources + targets).contains { $0.place == 0 } }

  /// A name taken apart: what the column says, and of which language.
  private struct Name {
    var what: String
    var language: String?
  }

  /// - Returns: nil when the row names no columns.
  init?(_ header: [String], _ languages: LanguagePair) {
    let names = header.map { Self.name(String($0[...].trimmed).lowercased(), languages) }
    sourceLanguage = names.firstIndex { ["sourcelang", "source lang", "source language"].contains($0.what) }
    targetLanguage = names.firstIndex { ["targetlang", "target lang", "target language"].contains($0.what) }
    anyLanguage = names.firstIndex { ["lang", "language", "languages", "language pair"].contains($0.what) }
    func places(_ code: String) -> [Int] {
      names.indices.filter { names[$0].language == code && Self.termWords.contains(names[$0].what) }
    }
    func first(_ words: Set<String>, but other: Int?) -> [Int] {
      names.indices.first { $0 != other && names[$0].language == nil && words.contains(names[$0].what) }
        .map { [$0] } ?? []
    }
    // Our own names and those of the languages go before words such as "term", which is either side's.
    var target = first(Self.targetWords, but: nil)
    if target.isEmpty { target = places(languages.target) }
    var source = names.firstIndex { $0.what == "source" && $0.language == nil }.map { [$0] } ?? []
    if source.isEmpty { source = places(languages.source) }
    // Beside "Istilah" a column "Sumber" says where the term comes from.
    if source.isEmpty { source = first(Self.sourceWords.subtracting(["sumber"]), but: target.first) }
    if source.isEmpty { source = first(["sumber"], but: target.first) }
    // Pontoon names the column of one language by its code, and the other's "Term".
    if target.isEmpty { target = first(Self.sourceWords, but: source.first) }
    guard let one = source.first, let other = target.first, one != other else { return nil }
    sources = source.map { Terms(place: $0) }
    targets = target.map { Terms(place: $0) }
    classify(names, languages)
  }

  /// A list without a header row.
  init(note: Int? = nil, languagesAt place: Int? = nil) {
    (sources, targets) = ([Terms(place: 0)], [Terms(place: 1)])
    (sourceLanguage, targetLanguage) = (place, place.map { $0 + 1 })
    if let note { own[.note] = note }
  }

  private static func name(_ text: String, _ languages: LanguagePair) -> Name {
    for code in [languages.source, languages.target] where LanguageTag.names(text, code) {
      return Name(what: "", language: code)
    }
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // "Term [id]"; in round brackets may stand anything: "Notes (optional)".
    if let open = text.lastIndex(where: { $0 == "[" || $0 == "(" }),
      text.hasSuffix("]") || text.hasSuffix(")")
    {
      let inside = String(text[text.index(after: open)...].dropLast())
      let what = words.dropLast(inside.split { !$0.isLetter && !$0.isNumber }.count).joined(separator: " ")
      for code in [languages.source, languages.target]
      where LanguageTag.names(inside, code) || LanguageTag.primary(inside) == code {
        return Name(what: what, language: code)
      }
      if text[open] == "[" { return Name(what: what, language: LanguageTag.primary(inside)) }
    }
    // "Entry ID" is no Indonesian, but "term-id" and "source_en" name languages.
    let mayBeCode = !text.contains(" ") && words.count > 1
    for count in stride(from: min(2, words.count - 1), to: 0, by: -1) {
      for (part, rest) in [
        (words.prefix(count), words.dropFirst(count)), (words.suffix(count), words.dropLast(count)),
      ] {
        let what = rest.joined(separator: " ")
        for code in [languages.source, languages.target] {
          let isCode =
            mayBeCode && termWords.contains(what) && LanguageTag.primary(part.joined(separator: "-")) == code
          let tongue = part.joined(separator: " ")
          if isCode || tongue.count > 3 && LanguageTag.names(tongue, code) {
            return Name(what: what, language: code)
          }
        }
      }
    }
    return Name(what: words.joined(separator: " "), language: nil)
  }

  private mutating func classify(_ names: [Name], _ languages: LanguagePair) {
    let taken = Set(
      sources.map(\.place) + targets.map(\.place)
        + [sourceLanguage, targetLanguage, anyLanguage].compactMap(\.self))
    let isRepeated = names.count { Self.states.contains($0.what) } > 1
    for (place, name) in names.enumerated()
    where !taken.contains(place) && !(name.what.isEmpty && name.language == nil) {
      let isForeign = name.language.map { ![languages.source, languages.target].contains($0) } ?? false
      if isForeign {
        unread.append(("\(name.what) \(name.language!)", place))
      } else if let column = TermTable.Column(rawValue: name.what) ?? Self.synonyms[name.what],
        column != .note && (name.language == nil || column == .forbidden)
      {
        own[column] = place
      } else if name.what.isEmpty, name.language == "id" {
        // Beside named columns "ID" is a number.
        continue
      } else if Self.states.contains(name.what) {
        addStatus(place, name.language, isRepeated, languages)
      } else if Self.remarks.contains(name.what) {
        notes.append(([name.language, name.what].compactMap(\.self).joined(separator: " "), place))
      } else if ["case sensitive", "case sensitivity"].contains(name.what) {
        caseSensitive = place
      } else if !Self.furniture.contains(name.what) {
        unread.append((name.what.isEmpty ? name.language! : name.what, place))
      }
    }
  }

  /// A status of several belongs to the terms ahead of it, or to those of its language; a single one to the row.
  private mutating func addStatus(
    _ place: Int, _ language: String?, _ isRepeated: Bool, _ languages: LanguagePair
  ) {
    guard language != nil || isRepeated else { return statuses.append(place) }
    let source = language == languages.target ? nil : sources.lastIndex { $0.place < place }
    let target = language == languages.source ? nil : targets.lastIndex { $0.place < place }
    if let source, target.map({ targets[$0].place < sources[source].place }) ?? true {
      sources[source].statuses.append(place)
    } else if let target {
      targets[target].statuses.append(place)
    } else {
      statuses.append(place)
    }
  }
}

/// What a list says of a term's standing.
enum TermStatus {
  private static let bad = [
    "deprecated", "superseded", "forbidden", "rejected", "obsolete", "not recommended", "notrecommended",
    "do not use", "prohibited", "banned", "not approved", "notapproved", "unapproved", "disallowed", "avoid",
    "terlarang", "dilarang", "ditolak", "usang", "jangan", "tidak disarankan", "tidak disetujui",
    "tidak dipakai", "hindari", "kedaluwarsa",
  ]
  private static let good = ["preferred", "approved", "recommended", "diutamakan", "disetujui", "dianjurkan"]
  /// Neither, and nothing that a person has to know.
  private static let plain: Set<String> = [
    "", "admitted", "admittedterm", "admittedterm-admn-sts", "casepermissive", "casesense", "caseinsense",
    "halfprefix", "custom", "exact", "fuzzy", "no", "false", "0", "standardized", "standardizedterm-admn-sts",
  ]

  static func isForbidden(_ status: String) -> Bool {
    let status = status.lowercased()
    return bad.contains { status.contains($0) }
  }

  static func isPreferred(_ status: String) -> Bool {
    status.lowercased().split(separator: ";").contains { word in good.contains { word.trimmed.hasPrefix($0) }
    }
  }

  /// What is to be kept of a status that neither wants nor forbids a term: "draft".
  static func remark(_ status: String) -> String? {
    if isForbidden(status) || isPreferred(status) { return nil }
    let words = status.split(separator: ";").filter { !plain.contains($0.trimmed.lowercased()) }
    // Weblate's column "fuzzy" says "True".
    return words.isEmpty
      ? nil : words.map { $0.lowercased() == "true" ? "fuzzy" : $0 }.joined(separator: "; ")
  }

  /// A column such as `forbidden` may hold renderings, or say of the row that it is one.
  static func isYes(_ text: String) -> Bool {
    ["yes", "true", "1", "x", "ya", "y", "forbidden"].contains(text.lowercased())
  }

  static func isNo(_ text: String) -> Bool {
    ["no", "false", "0", "tidak", "n", "-"].contains(text.lowercased())
  }
}
