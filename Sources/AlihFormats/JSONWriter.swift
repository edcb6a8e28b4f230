import AlihModel

/// Writes `alih-bilingual/1`: the contract of Documentation/bilingual.schema.json, keys in a fixed order.
enum JSONWriter {
  static func text(_ article: BilingualArticle, compact: Bool) -> String {
    var title = JSONValue.null
    if let headline = article.headline {
      title = .object([("source", .string(headline.source)), ("target", .string(headline.target))])
    }
    let counts = article.counts
    let value = JSONValue.object([
      ("format", .string("alih-bilingual/1")), ("path", .string(article.path)),
      ("from", .string(article.languages.source)), ("to", .string(article.languages.target)),
      ("title", title),
      ("byline", article.byline.map(JSONValue.string) ?? .null),
      ("date", article.date.map(JSONValue.string) ?? .null),
      ("blocks", .array(article.blocks.map(block))), ("findings", .array(article.findings.map(finding))),
      (
        "counts",
        .object([
          ("segments", .number(counts.segments)), ("translated", .number(counts.translated)),
          ("degraded", .number(counts.degraded)), ("untranslated", .number(counts.untranslated)),
          ("kept", .number(counts.kept)),
        ])
      ),
    ])
    return value.text(compact: compact) + "\n"
  }

  private static func block(_ block: BilingualBlock) -> JSONValue {
    .object([
      ("id", .string(block.id)), ("role", .string(block.role.rawValue)),
      ("segments", .array(block.segments.map(segment))),
    ])
  }

  private static func segment(_ segment: BilingualSegment) -> JSONValue {
    .object([
      ("id", .string(segment.id)), ("source", .string(segment.source)), ("target", .string(segment.target)),
      ("engine", .string(segment.engine)), ("status", .string(segment.status.rawValue)),
      (
        "terms",
        .array(
          segment.terms.map { term in
            .object([
              ("source", .string(term.source)), ("target", .string(term.target)),
              ("found", term.found.map(JSONValue.string) ?? .null),
              ("verdict", .string(term.verdict.rawValue)),
            ])
          })
      ), ("findings", .array(segment.findings.map(finding))),
    ])
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    .object([
      ("id", .string(finding.id)), ("severity", .string(finding.severity.rawValue)),
      ("message", .string(finding.message)),
    ])
  }
}

/// A JSON value whose objects keep the order of their keys, which `JSONEncoder` doesn't.
enum JSONValue {
  case null
  case string(String)
  case number(Int)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// On one line when `compact`, else indented by two.
  func text(compact: Bool) -> String {
    var text = ""
    write(to: &text, indent: compact ? nil : 0)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .number(let number): text += String(number)
    case .string(let string): Self.quote(string, to: &text)
    case .array(let values):
      Self.list(values, "[", "]", to: &text, indent) { $0.write(to: &$1, indent: $2) }
    case .object(let members):
      Self.list(members, "{", "}", to: &text, indent) { member, text, indent in
        Self.quote(member.0, to: &text)
        text += indent == nil ? ":" : ": "
        member.1.write(to: &text, indent: indent)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, _ indent: Int?,
    _ write: (Element, inout String, Int?) -> Void
  ) {
    text += open
    let inner = indent.map { $0 + 2 }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      write(element, &text, inner)
    }
    if let indent, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // U+2028 and U+2029 end a line in JavaScript and in some readers of JSON Lines.
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
