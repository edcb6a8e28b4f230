import AlihMarkup
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
        <header creationtool="alih" creationtoolversion="\(Markup.escaped(version))" segtype="sentence" \
      o-tmf="alih" adminlang="en" srclang="\(languages.source)" datatype="plaintext"/>
        <body>

      """)
  }

  package func add(_ unit: MemoryUnit) throws {
    let changed = unit.changed.isEmpty ? "" : " changedate=\"\(Markup.escaped(unit.changed))\""
    let origin =
      unit.origin.isEmpty ? "" : "      <prop type=\"x-origin\">\(Markup.escaped(unit.origin))</prop>\n"
    try put(
      """
          <tu\(changed)>
      \(origin)      <tuv xml:lang="\(languages.source)"><seg>\(Markup.escaped(unit.source))</seg></tuv>
            <tuv xml:lang="\(languages.target)"><seg>\(Markup.escaped(unit.target))</seg></tuv>
          </tu>

      """)
  }

  package func finish() throws { try put("  </body>\n</tmx>\n") }

  private func put(_ text: String) throws { try write(Array(text.utf8)) }
}
