/// A JSON value whose objects keep the order of their keys, which `JSONEncoder` doesn't.
package enum JSONValue {
  case null
  case string(String)
  case number(Int)
  case decimal(Double)
  case array([JSONValue])
  /// An array whose elements are made one by one, while they are written.
  case list(count: Int, element: (Int) -> JSONValue)
  case object([(String, JSONValue)])

  /// On one line when `compact`, else indented by two.
  package func text(compact: Bool) -> String {
    var text = ""
    write(to: &text, indent: compact ? nil : 0)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .number(let number): text += String(number)
    case .decimal(let number): text += String(number)
    case .string(let string): Self.quote(string, to: &text)
    case .array(let values):
      Self.list(values, "[", "]", to: &text, indent) { $0.write(to: &$1, indent: $2) }
    case .list(let count, let element):
      Self.list(0..<count, "[", "]", to: &text, indent) { element($0).write(to: &$1, indent: $2) }
    case .object(let members):
      Self.list(members, "{", "}", to: &text, indent) { member, text, indent in
        Self.quote(member.0, to: &text)
        text += indent == nil ? ":" : ": "
        member.1.write(to: &text, indent: indent)
      }
    }
  }

  private static func list<Elements: Collection>(
    _ elements: Elements, _ open: String, _ close: String, to text: inout String, _ indent: Int?,
    _ write: (Elements.Element, inout String, Int?) -> Void
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
    // Most strings need no escapes; U+2028 and U+2029 begin with the byte E2.
    if !string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xE2 }) {
      text += string
      text += "\""
      return
    }
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
