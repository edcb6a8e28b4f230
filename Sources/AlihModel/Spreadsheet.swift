/// Fields of tables that people open in a spreadsheet, which takes some texts for formulas and obeys them.
package enum Spreadsheet {
  private static let openers: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// A field between commas (RFC 4180), with an apostrophe in front where it would be a formula.
  package static func field(_ text: String) -> String {
    let text = guarded(text)
    guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  /// The text with an apostrophe in front where it would be a formula; a mark by itself is none.
  package static func guarded(_ text: String) -> String { opens(text) ? "'" + text : text }

  /// The text without the apostrophe that `guarded` put there.
  package static func unguarded(_ text: String) -> String {
    text.first == "'" && opens(text.dropFirst()) ? String(text.dropFirst()) : text
  }

  private static func opens(_ text: some StringProtocol) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.first.map(openers.contains) ?? false && scalars.dropFirst().first != nil
  }
}
