import AlihMarkup
import AlihModel

/// Reads a term base in TBX: the old form (`martif`, `termEntry`), that of ISO 30042:2019 (`tbx`, `conceptEntry`) in either
/// style, TBX-Min (`TBX`, `entry`), and MultiTerm's own XML (`mtf`, `conceptGrp`).
///
/// Each term of the source language becomes a row; of the target language's terms the preferred one, else the first, is the
/// target, admitted ones are variants and deprecated ones forbidden. Definitions, parts of speech and subject fields go into
/// the note; a note that Alih wrote for one of its columns goes back there.
struct TBXReader {
  let records: [TermRecord]
  /// Renderings that an entry forbids without naming a better one.
  let forbidden: [TermRecord]
  /// Lines of entries without a term in one of the languages.
  let unpaired: [Int]
  /// Elements that a row has no room for: how many, and the line of the first.
  let unread: [String: (count: Int, line: Int)]

  /// What the notes of Alih's own columns begin with: `alih adjective: Afghan`.
  static let mark = "alih "

  init(_ bytes: [UInt8], _ languages: LanguagePair) throws {
    let document = Document(languages)
    // Small pieces, so that the lines of entries are known.
    var rest = bytes[...]
    try Markup.read(
      {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 10).map { $0 + 1 } ?? rest.endIndex
        document.line += 1
        defer { rest = rest[end...] }
        return Array(rest[..<end])
      }, into: document)
    (records, forbidden) = (document.records, document.forbidden)
    (unpaired, unread) = (document.unpaired, document.unread)
  }

  private final class Document: MarkupHandler {
    struct Name {
      var language: String
      var text = ""
      var status = ""
    }

    /// What the text inside an element is.
    enum Content {
      case term, status, note
      /// Weblate's way to say that a term stays as it is: `No`.
      case isNeeded
      /// Kept in the note under its name: `definition`, `partOfSpeech`.
      case remark(String)
    }

    var records: [TermRecord] = []
    var forbidden: [TermRecord] = []
    var unpaired: [Int] = []
    var unread: [String: (count: Int, line: Int)] = [:]
    var problem: String?
    var line = 0
    private let languages: LanguagePair
    private var depth = 0
    private var first = 0
    private var language = ""
    private var names: [Name] = []
    private var notes: [String] = []
    private var content: (name: String, Content)?
    private var text: [UInt8] = []

    private static let roots: Set<String> = ["martif", "tbx", "TBX", "mtf"]
    private static let statuses: Set<String> = [
      "administrativestatus", "normativeauthorization", "usagestatus", "termstatus", "status",
    ]
    private static let remarks: Set<String> = [
      "definition", "partOfSpeech", "subjectField", "context", "example", "explanation", "customerSubset",
      "customer",
      "projectSubset", "usageNote", "grammaticalGender", "geographicalUsage", "descrip", "Subject",
      "Definition",
      "Note",
    ]
    /// Elements that hold others, and what belongs to the file and to no entry.
    private static let frames: Set<String> = [
      "martif", "tbx", "TBX", "martifHeader", "tbxHeader", "header", "fileDesc", "sourceDesc", "titleStmt",
      "title", "p",
      "encodingDesc", "revisionDesc", "text", "body", "back", "tig", "ntig", "termGrp", "termSec",
      "termGroup", "termNoteGrp",
      "descripGrp", "adminGrp", "id", "languages", "description", "publicationStmt", "change", "creator",
      "license", "mtf", "conceptGrp", "concept", "languageGrp", "language", "transacGrp", "transac", "date",
    ]
    private static let entries: Set<String> = ["termEntry", "conceptEntry", "entry", "conceptGrp"]

    init(_ languages: LanguagePair) { self.languages = languages }

    func start(_ name: String, _ attributes: [String: String]) {
      depth += 1
      let name = String(Markup.localName(name))
      if depth == 1, !Self.roots.contains(name) { problem = "no TBX: the document is a '\(name)'" }
      switch name {
      case _ where Self.entries.contains(name): (names, notes, first, language) = ([], [], line, "")
      case "language": language = LanguageTag.primary(attributes["lang"] ?? "")
      case "langSet", "langSec", "langGroup":
        language = LanguageTag.primary(attributes["xml:lang"] ?? attributes["lang"] ?? "")
      case "term":
        names.append(Name(language: language))
        open(name, .term)
      default: other(name, attributes["type"] ?? name)
      }
    }

    private func other(_ name: String, _ kind: String) {
      let plain = kind.lowercased().filter { !$0.isWhitespace && $0 != "_" }
      if Self.statuses.contains(plain) {
        open(name, .status)
      } else if plain == "translationneeded" {
        open(name, .isNeeded)
      } else if name == "note" {
        open(name, .note)
      } else if Self.remarks.contains(kind) {
        open(name, .remark(kind))
      } else if first > 0, content == nil, !Self.frames.contains(name) {
        unread[kind, default: (0, line)].count += 1
      }
    }

    private func open(_ name: String, _ kind: Content) { (content, text) = ((name, kind), []) }

    func text(_ bytes: UnsafeRawBufferPointer) { if content != nil { text.append(contentsOf: bytes) } }

    func end(_ name: String) {
      depth -= 1
      let name = Markup.localName(name)
      if Self.entries.contains(String(name)) { finish() }
      guard let (opened, kind) = content, opened == name else { return }
      content = nil
      let value = text.split { $0 <= 32 }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      guard !value.isEmpty else { return }
      switch kind {
      case .term: names[names.count - 1].text = value
      case .status: if !names.isEmpty { names[names.count - 1].status = value }
      case .note: note(value)
      case .isNeeded: if TermStatus.isNo(value) { note("\(TBXReader.mark)dnt: yes") }
      case .remark(let kind): note("\(kind): \(value)")
      }
    }

    private func note(_ text: String) { if !notes.contains(text) { notes.append(text) } }

    private func finish() {
      defer { first = 0 }
      let sources = names.filter { $0.language == languages.source && !$0.text.isEmpty }
      let targets = names.filter { $0.language == languages.target && !$0.text.isEmpty }
      let good = targets.filter { !TermStatus.isForbidden($0.status) }
      let best = good.first { TermStatus.isPreferred($0.status) } ?? good.first
      var fields = ownFields
      if let best { fields[.target] = best.text }
      guard best != nil || fields[.target] != nil || fields[.dnt] != nil else {
        return finish(sources, withOnly: targets, fields)
      }
      if sources.isEmpty {
        let bad = targets.filter { TermStatus.isForbidden($0.status) }
        guard !bad.isEmpty else { return unpaired.append(first) }
        fields[.forbidden] = bad.map(\.text).joined(separator: ";")
        return records.append(TermRecord(line: first, fields))
      }
      for source in sources {
        fields[.source] = source.text
        var record = TermRecord(line: first, fields)
        // Further ones as they are, for what Alih wrote has to come back.
        var others = good.map(\.text)
        if let best, let place = others.firstIndex(of: best.text) { others.remove(at: place) }
        if !others.isEmpty { record.fields[.variants] = others.joined(separator: ";") }
        for name in targets where TermStatus.isForbidden(name.status) {
          record.append(name.text, to: .forbidden)
        }
        records.append(record)
      }
    }

    /// An entry whose renderings are all forbidden: for its term, which another entry may render, or for any.
    private func finish(
      _ sources: [Name], withOnly targets: [Name], _ fields: [TermTable.Column: String]
    ) {
      if targets.isEmpty { return unpaired.append(first) }
      var fields = fields
      for target in targets {
        for source in sources {
          (fields[.source], fields[.target]) = (source.text, target.text)
          forbidden.append(TermRecord(line: first, fields))
        }
      }
      guard sources.isEmpty else { return }
      fields[.forbidden] = targets.map(\.text).joined(separator: ";")
      records.append(TermRecord(line: first, fields))
    }

    /// The fields that notes of Alih's own speak of, and a note of the rest.
    private var ownFields: [TermTable.Column: String] {
      var fields: [TermTable.Column: String] = [:]
      var remarks: [String] = []
      for note in notes {
        if note.hasPrefix(TBXReader.mark), let colon = note.firstIndex(of: ":"),
          let column = TermTable.Column(rawValue: String(note[..<colon].dropFirst(TBXReader.mark.count)))
        {
          fields[column] = String(note[note.index(after: colon)...][...].trimmed)
        } else if !note.hasPrefix("partOfSpeech: noun") {
          remarks.append(note)
        }
      }
      fields[.note] = remarks.joined(separator: "; ")
      return fields
    }
  }
}
