import AlihMarkup
import AlihModel

/// Reads a term base in TBX, the old form (`martif`, `termEntry`) or that of ISO 30042:2019 (`tbx`, `conceptEntry`).
///
/// Each term of the source language becomes a row; of the target language's terms the preferred one, else the first, is the
/// target, admitted ones are variants and deprecated ones forbidden.
struct TBXReader {
  let records: [TermRecord]
  /// Lines of entries without a term in one of the languages.
  let unpaired: [Int]

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
    (records, unpaired) = (document.records, document.unpaired)
  }

  private final class Document: MarkupHandler {
    struct Name {
      var language: String
      var text = ""
      var status = ""
    }

    var records: [TermRecord] = []
    var unpaired: [Int] = []
    var problem: String?
    var line = 0
    private let languages: LanguagePair
    private var depth = 0
    private var first = 0
    private var language = ""
    private var names: [Name] = []
    private var note = ""
    private var isStatus = false
    private var text: [UInt8]?

    init(_ languages: LanguagePair) { self.languages = languages }

    func start(_ name: String, _ attributes: [String: String]) {
      depth += 1
      let name = Markup.localName(name)
      if depth == 1, name != "martif", name != "tbx" { problem = "no TBX: the document is a '\(name)'" }
      switch name {
      case "termEntry", "conceptEntry": (names, note, first) = ([], "", line)
      case "langSet", "langSec":
        let tag = (attributes["xml:lang"] ?? attributes["lang"] ?? "").lowercased()
        language = String(tag.prefix { $0 != "-" && $0 != "_" })
      case "term":
        names.append(Name(language: language))
        text = []
      case "termNote":
        isStatus =
          attributes["type"] == "administrativeStatus" || attributes["type"] == "normativeAuthorization"
        text = []
      case "administrativeStatus": (isStatus, text) = (true, [])
      case "note": text = []
      default: break
      }
    }

    func text(_ bytes: UnsafeRawBufferPointer) { text?.append(contentsOf: bytes) }

    func end(_ name: String) {
      depth -= 1
      func take() -> String {
        defer { text = nil }
        return (text ?? []).split { $0 <= 32 }.map { String(decoding: $0, as: UTF8.self) }.joined(
          separator: " ")
      }
      switch Markup.localName(name) {
      case "term": if !names.isEmpty { names[names.count - 1].text = take() }
      case "termNote", "administrativeStatus":
        let value = take()
        if isStatus, !names.isEmpty { names[names.count - 1].status = value.lowercased() }
        isStatus = false
      case "note": note = take()
      case "termEntry", "conceptEntry": finish()
      default: break
      }
    }

    private func finish() {
      let sources = names.filter { $0.language == languages.source && !$0.text.isEmpty }
      let targets = names.filter { $0.language == languages.target && !$0.text.isEmpty }
      let good = targets.filter { !Self.isForbidden($0.status) }
      guard let best = good.first(where: { $0.status.hasPrefix("preferred") }) ?? good.first, !sources.isEmpty
      else {
        unpaired.append(first)
        return
      }
      for source in sources {
        var record = TermRecord(line: first, [.source: source.text, .target: best.text, .note: note])
        for name in good where name.text != best.text { record.append(name.text, to: .variants) }
        for name in targets where Self.isForbidden(name.status) { record.append(name.text, to: .forbidden) }
        records.append(record)
      }
    }

    private static func isForbidden(_ status: String) -> Bool {
      status.hasPrefix("deprecated") || status.hasPrefix("superseded") || status.hasPrefix("forbidden")
    }
  }
}
