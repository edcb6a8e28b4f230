import AlihMarkup

/// A kind of file that Alih doesn't read, told by its bytes whatever its name says.
struct ForeignKind: Sendable, Hashable {
  /// With its article: `a PDF file`.
  let name: String
  /// What to do with it.
  let advice: String

  /// Nil for what may be an article.
  init?(_ beginning: Beginning, in format: SourceFormat) {
    let known = beginning.isArchive ? Self.archive(beginning, format) : Self.binary(beginning.bytes)
    let text = format.storage == .text ? Self.text(beginning) : nil
    guard let kind = known ?? text ?? (format.name == "text" ? Self.markup(beginning) : nil) else {
      return nil
    }
    self = kind
  }

  private init(_ name: String, _ advice: String) { (self.name, self.advice) = (name, advice) }

  private static let asText = "Save the article as plain text in UTF-8."
  private static let word = "Open it in Word or LibreOffice and save it as .docx or .odt."
  private static let unpack = "Unpack it, and give the files that are in it."
  private static let picture = "Type its text, or read it with a program for text recognition."
  private static let sound = "Write down what is said, as subtitles (.srt) or text."

  /// What an archive is that is no document, by the files in it.
  private static func archive(_ beginning: Beginning, _ format: SourceFormat) -> ForeignKind? {
    func holds(_ folder: String) -> Bool { beginning.members.contains { $0.hasPrefix(folder) } }
    let type = beginning.mimetype
    if holds("xl/") || type.hasSuffix("opendocument.spreadsheet") {
      return ForeignKind("a spreadsheet", "Save the table as .csv, and name the column with --field.")
    }
    if holds("ppt/") || type.hasSuffix("opendocument.presentation") {
      return ForeignKind("a presentation", "Save its outline as text, or its notes as .docx.")
    }
    return format.storage == .archive ? nil : ForeignKind("a ZIP archive", unpack)
  }

  private static func binary(_ bytes: [UInt8]) -> ForeignKind? {
    let found = signatures.first { signature in
      bytes.dropFirst(signature.offset).starts(with: signature.bytes)
    }
    return found.map { ForeignKind($0.name, $0.advice) }
  }

  /// Text of other programs, which would be translated line by line.
  private static func text(_ beginning: Beginning) -> ForeignKind? {
    if beginning.start.hasPrefix("{\\rtf") { return ForeignKind("an RTF file", word) }
    if beginning.start.hasPrefix("%!ps") { return ForeignKind("a PostScript file", asText) }
    if let kind = subtitles(beginning) { return kind }
    if beginning.start.hasPrefix("{\"cells\"")
      || beginning.start.hasPrefix("{") && beginning.start.contains("\"nbformat\"")
    {
      return ForeignKind("a notebook (Jupyter)", "Save it as Markdown: jupyter nbconvert --to markdown FILE")
    }
    let name = programs.first { beginning.start.hasPrefix($0.start) }?.name
    return name.map { ForeignKind($0, asText) }
  }

  /// Subtitles of other programs, by their first line.
  private static func subtitles(_ beginning: Beginning) -> ForeignKind? {
    func kind(_ name: String) -> ForeignKind {
      ForeignKind("a subtitle file of \(name)", "Save it as .srt or .vtt.")
    }
    let first = beginning.start.prefix { !$0.isNewline }
    if first.hasPrefix("[script info]") { return kind("SubStation Alpha") }
    if first.hasPrefix("[information]") { return kind("SubViewer") }
    switch first.first ?? " " {
    case "0"..."9":
      guard first.prefixMatch(of: /\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}/) != nil else { return nil }
      return kind("YouTube (SBV)")
    case "{": return first.prefixMatch(of: /\{\d+\}\{\d*\}/) != nil ? kind("MicroDVD") : nil
    case "[":
      let mark = /\[(?:\d+:\d\d\.\d+|(?:ar|ti|al|by|offset|length|re|ve):[^\]]*)\]/
      return first.prefixMatch(of: mark) != nil ? kind("LRC, for lyrics") : nil
    default: return nil
    }
  }

  private static let programs: [(start: String, name: String)] = [
    ("begin:vcalendar", "a calendar"), ("begin:vcard", "a list of addresses (vCard)"),
    ("\\documentclass", "a LaTeX document"), ("<?php", "a program in PHP"), ("#!/", "a script"),
  ]

  private static func markup(_ beginning: Beginning) -> ForeignKind? {
    guard let root = beginning.root else { return nil }
    switch root {
    case "urlset", "sitemapindex":
      return ForeignKind("a sitemap", "Fetch the pages that it lists, and give those.")
    case "tmx":
      return ForeignKind("a translation memory (TMX)", "Read it with 'alih memory import'.")
    case "martif", "tbx": return ForeignKind("a term base (TBX)", "Read it with 'alih glossary import'.")
    case "svg": return ForeignKind("a drawing (SVG)", picture)
    case "wordDocument", "package": return ForeignKind("a Word document as single XML", word)
    case "document": return ForeignKind("a document as single XML", word)
    case "tt": return ForeignKind("a subtitle file of TTML", "Save it as .srt or .vtt.")
    case "SAMI", "sami": return ForeignKind("a subtitle file of SAMI", "Save it as .srt or .vtt.")
    case "TS": return ForeignKind("a translation file of Qt", "Save it as .xlf or .po.")
    case "opml":
      return ForeignKind("a list of feeds (OPML)", "Fetch the feeds that it lists, and give those.")
    default:
      let isXML = beginning.start.hasPrefix("<?xml") || beginning.start.contains("xmlns")
      return isXML || !MarkupElement(name: root).isOfPages && beginning.closes(root)
        ? ForeignKind(
          "XML of another kind ('\(root)')", "Save the article as text or as a page.")
        : nil
    }
  }

  private static func ascii(_ letters: String) -> [UInt8] { Array(letters.utf8) }

  private static let signatures: [(offset: Int, bytes: [UInt8], name: String, advice: String)] = [
    (0, ascii("%PDF-"), "a PDF file", "Save its text from the reader, or convert it: pdftotext FILE"),
    (
      0, [0xD0, 0xCF, 0x11, 0xE0],
      "an old Word or Excel file, a mail of Outlook (.msg), or a file with a password",
      "Open it in its own program and save it as .docx, .odt, .csv or .eml."
    ),
    (0, ascii("{\\rtf"), "an RTF file", word),
    (0, [0x89, 0x50, 0x4E, 0x47], "a PNG picture", picture),
    (0, [0xFF, 0xD8, 0xFF], "a JPEG picture", picture),
    (0, ascii("GIF87a"), "a GIF picture", picture), (0, ascii("GIF89a"), "a GIF picture", picture),
    (0, ascii("II*\0"), "a TIFF picture", picture), (0, ascii("MM\0*"), "a TIFF picture", picture),
    (8, ascii("WEBP"), "a WebP picture", picture), (4, ascii("ftypheic"), "a HEIC picture", picture),
    (4, ascii("ftypavif"), "an AVIF picture", picture), (0, ascii("AT&TFORM"), "a DjVu file", picture),
    (4, ascii("ftyp"), "a video or sound file", sound), (0, ascii("ID3"), "a sound file", sound),
    (0, ascii("OggS"), "a sound file", sound), (0, ascii("fLaC"), "a sound file", sound),
    (8, ascii("WAVE"), "a sound file", sound), (8, ascii("AVI "), "a video", sound),
    (0, [0x1A, 0x45, 0xDF, 0xA3], "a video", sound), (0, ascii("FLV\u{1}"), "a video", sound),
    (0, [0xFF, 0xFB], "a sound file", sound),
    (0, [0x1F, 0x8B], "a gzip file", unpack), (0, ascii("BZh"), "a bzip2 file", unpack),
    (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz file", unpack),
    (0, [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", unpack),
    (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", unpack),
    (0, ascii("Rar!\u{1A}"), "a RAR archive", unpack),
    (257, ascii("ustar"), "a tar archive", unpack), (0, ascii("PK\u{3}\u{4}"), "a ZIP archive", unpack),
    (3, ascii("STL25."), "a subtitle file of EBU STL", "Save it as .srt or .vtt."),
    (3, ascii("STL30."), "a subtitle file of EBU STL", "Save it as .srt or .vtt."),
    (0, ascii("PAR1"), "a Parquet file", "Save the table as .csv or .jsonl."),
    (0, ascii("SQLite format 3"), "an SQLite database", "Save the table as .csv or .jsonl."),
    (0, [0x7F, 0x45, 0x4C, 0x46], "a program", asText), (0, [0x4D, 0x5A, 0x90, 0], "a program", asText),
    (0, [0xCF, 0xFA, 0xED, 0xFE], "a program", asText), (0, [0xCA, 0xFE, 0xBA, 0xBE], "a program", asText),
    (0, ascii("wOFF"), "a font", asText), (0, ascii("wOF2"), "a font", asText),
    (0, [0, 1, 0, 0, 0], "a font", asText),
    (
      0, [0xDE, 0x12, 0x04, 0x95], "a compiled catalog (.mo)",
      "Give the .po that it was made of, or make one: msgunfmt FILE"
    ),
    (
      0, [0x95, 0x04, 0x12, 0xDE], "a compiled catalog (.mo)",
      "Give the .po that it was made of, or make one: msgunfmt FILE"
    ),
    (0, ascii("ITSF"), "a Windows help file", unpack), (0, ascii("bplist00"), "a property list", asText),
    (60, ascii("BOOKMOBI"), "a Kindle book", "Convert it to .epub with Calibre."),
  ]
}
