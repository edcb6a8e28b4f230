import AlihMarkup

/// A complex field that begins and ends among a paragraph's runs (ISO 29500-1, 17.16.18).
struct DOCXField {
  /// All of it.
  let nodes: [MarkupNode]
  let opening: [MarkupNode]
  let result: [MarkupNode]
  let closing: [MarkupNode]
  /// The place behind it.
  let end: Int
  /// Whether its result is read with the text around it.
  let isText: Bool
  /// Whether it stands around a text, and makes none of its own.
  let isAround: Bool

  /// What Word counts for each page anew, and what is no language.
  private static let uncounted: Set<String> = [
    "EQ", "FILENAME", "NUMPAGES", "PAGE", "SECTION", "SECTIONPAGES",
  ]
  private static let around: Set<String> = ["HYPERLINK", "INDEX", "QUOTE", "REF", "TOC"]

  init?(_ siblings: [MarkupNode], at start: Int, _ words: WordNames) {
    func mark(_ node: MarkupNode) -> String? {
      guard case .element(let run) = node, run.name == words("r") else { return nil }
      return run.elements.first { $0.name == words("fldChar") }?.value("fldCharType")
    }
    guard mark(siblings[start]) == "begin" else { return nil }
    var depth = 0
    var separator: Int?
    var close: Int?
    var instruction = ""
    // Longer fields, such as a whole table of contents, end in another paragraph.
    for at in start..<min(siblings.count, start + 2_000) {
      switch mark(siblings[at]) {
      case "begin": depth += 1
      case "separate" where depth == 1: separator = at
      case "end": depth -= 1
      default: break
      }
      if depth == 1, separator == nil, case .element(let run) = siblings[at] {
        instruction += run.elements.filter { $0.name == words("instrText") }.map(\.text).joined()
      }
      if depth == 0 {
        close = at
        break
      }
    }
    guard let close else { return nil }
    nodes = Array(siblings[start...close])
    end = close + 1
    let middle = separator ?? close - 1
    opening = Array(siblings[start...max(start, middle)])
    result = separator.map { Array(siblings[($0 + 1)..<close]) } ?? []
    closing = [siblings[close]]
    isText =
      Self.isText(instruction)
      && result.contains { if case .element(let run) = $0 { run.first("t") != nil } else { false } }
    isAround = Self.isAround(instruction)
  }

  /// By its name: `HYPERLINK "https://..."` and `SEQ Tabel`, but not `PAGE`.
  static func isText(_ instruction: String) -> Bool { !uncounted.contains(name(instruction)) }

  static func isAround(_ instruction: String) -> Bool { around.contains(name(instruction)) }

  private static func name(_ instruction: String) -> String {
    instruction.trimmed.split(separator: " ").first?.uppercased() ?? ""
  }
}
