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

  /// As `text` wrote it, at the depth where it stands now.
  case written(String)

  /// On one line when `compact`, else indented by two.
  ///
  /// - Parameter depth: how many blanks are ahead of the line that it begins on.
  package func text(compact: Bool, depth: Int = 0) -> String {
    var text = ""
    write(to: &text, indent: compact ? nil : depth)
    return text
  }

  /// Indented by two; piece by piece, so that the whole is never in memory.
  package func write(to sink: inout some TextOutputStream) { write(to: &sink, indent: 0) }

  private func write<Sink: TextOutputStream>(to sink: inout Sink, indent: Int?) {
    switch self {
    case .null: sink.write("null")
    case .written(let text): sink.write(text)
    case .number(let number): sink.write(String(number))
    case .decimal(let number): sink.write(String(number))
    case .string(let string): Self.quote(string, to: &sink)
    case .array(let values):
      Self.list(values, "[", "]", to: &sink, indent) { $0.write(to: &$1, indent: $2) }
    case .list(let count, let element):
      Self.list(0..<count, "[", "]", to: &sink, indent) { element($0).write(to: &$1, indent: $2) }
    case .object(let members):
      Self.list(members, "{", "}", to: &sink, indent) { member, sink, indent in
        Self.quote(member.0, to: &sink)
        sink.write(indent == nil ? ":" : ": ")
        member.1.write(to: &sink, indent: indent)
      }
    }
  }

  private static func list<Elements: Collection, Sink: TextOutputStream>(
    _ elements: Elements, _ open: String, _ close: String, to sink: inout Sink, _ indent: Int?,
    _ write: (Elements.Element, inout Sink, Int?) -> Void
  ) {
    sink.write(open)
    let inner = indent.map { $0 + 2 }
    for (index, element) in elements.enumerated() {
      if index > 0 { sink.write(",") }
      if let inner { sink.write("\n" + String(repeating: " ", count: inner)) }
      write(element, &sink, inner)
    }
    if let indent, !elements.isEmpty { sink.write("\n" + String(repeating: " ", count: indent)) }
    sink.write(close)
  }

  private static func quote(_ string: String, to sink: inout some TextOutputStream) {
    sink.write("\"")
    defer { sink.write("\"") }
    // Most strings need no escapes; U+2028 and U+2029 begin with the byte E2.
    if !string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F || $0 == 0xE2 }) {
      return sink.write(string)
    }
    var text = ""
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
    sink.write(text)
  }
}
