/// Article text as Markdown that shows exactly that text (GitHub's dialect).
enum MarkdownText {
  /// One line; nothing in it is markup, wherever in a paragraph, list, quote or table cell it stands.
  static func escaped(_ text: String) -> String {
    let scalars = text.printable.drop { $0 == " " }
    var result = String.UnicodeScalarView()
    var isNumber = true
    var isFirst = true
    for (index, scalar) in zip(scalars.indices, scalars) {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$": result.append("\\")
      case "#", "+", "-", "=": if isFirst { result.append("\\") }
      // "2." at the start of a line begins a list.
      case ".", ")": if isNumber && !isFirst || isLinkDot(scalars, index) { result.append("\\") }
      // "https://" anywhere begins a link.
      case ":": if scalars[index...].starts(with: "://".unicodeScalars) { result.append("\\") }
      case "&":
        result.append(contentsOf: "&amp;".unicodeScalars)
        (isNumber, isFirst) = (false, false)
        continue
      default: break
      }
      result.append(scalar)
      isNumber = isNumber && ("0"..."9").contains(scalar)
      isFirst = false
    }
    return String(result)
  }

  /// A list item out of escaped text, by the mark that the article itself gives it: "1\\. Latihan" -> "1. Latihan".
  static func item(_ text: String) -> String {
    let digits = text.prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(digits.count)
    if (1...9).contains(digits.count), rest.hasPrefix("\\. ") || rest.hasPrefix("\\) ") {
      return String(digits + rest.dropFirst())
    }
    for mark in ["\\- ", "\\* ", "• ", "– ", "— "] where text.hasPrefix(mark) {
      return "- " + text.dropFirst(mark.count)
    }
    return "- " + text
  }

  /// The dot of "www.", which begins a link.
  private static func isLinkDot(_ text: ArraySlice<Unicode.Scalar>, _ index: Int) -> Bool {
    index - text.startIndex >= 3 && text[index - 3..<index].allSatisfy { $0 == "w" || $0 == "W" }
  }
}
