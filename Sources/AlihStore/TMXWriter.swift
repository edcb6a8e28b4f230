import AlihModel

/// Writes a TMX 1.4b file, piece by piece.
package struct TMXWriter {
  private let languages: LanguagePair
  private let write: ([UInt8]) throws -> Void

  /// Begins the document.
  package init(_ languages: LanguagePair, version: String, _ write: @escaping ([UInt8]) throws -> Void) throws
  {
    self.languages = languages
    self.write = write
    try put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">
        <header creationtool="alih" creationtoolversion="\(Self.escaped(version))" segtype="sentence" \
      o-tmf="alih" adminlang="en" srclang="\(languages.source)" datatype="plaintext"/>
        <body>

      """)
  }

  package func add(_ unit: MemoryUnit) throws {
    let changed = unit.changed.isEmpty ? "" : " changedate=\"\(Self.escaped(unit.changed))\""
    let origin =
      unit.origin.isEmpty ? "" : "      <prop type=\"x-origin\">\(Self.escaped(unit.origin))</prop>\n"
    try put(
      """
          <tu\(changed)>
      \(origin)      <tuv xml:lang="\(languages.source)"><seg>\(Self.escaped(unit.source))</seg></tuv>
            <tuv xml:lang="\(languages.target)"><seg>\(Self.escaped(unit.target))</seg></tuv>
          </tu>

      """)
  }

  package func finish() throws { try put("  </body>\n</tmx>\n") }

  private func put(_ text: String) throws { try write(Array(text.utf8)) }

  /// XML has no way to write most control characters; U+FFFD stands for them.
  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\r": result.append(" ")
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
