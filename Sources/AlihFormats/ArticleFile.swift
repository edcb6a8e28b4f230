import AlihModel

/// Turns the bytes of an article file into an `Article`, which has no blocks yet.
package enum ArticleFile {
  /// The article in `bytes`, with a finding for what a person should know of them.
  ///
  /// Invalid UTF-8 stays in the bytes and shows as U+FFFD. Linear time, no copy of the bytes.
  /// - Throws: `ArticleFileError` for what is no text in UTF-8, and for nothing at all.
  package static func article(path: String, bytes: [UInt8]) throws(ArticleFileError) -> Article {
    if let reason = refusal(bytes) { throw ArticleFileError(path: path, reason: reason) }
    var article = Article(path: path, bytes: bytes)
    if let finding = Finding(invalid: UTF8Faults(in: bytes)) { article.findings.append(finding) }
    if let offset = bytes.firstIndex(where: isControl) {
      let name = bytes[offset] == 0 ? "NUL" : "a control character"
      article.findings.append(Finding(.controlCharacter, "byte \(offset) is \(name), which no text has"))
    }
    if holdsMojibake(bytes) {
      article.findings.append(
        Finding(
          .mojibake,
          "some letters were saved in the wrong encoding ('Ã¼' for 'ü')"))
    }
    return article
  }

  /// All but white space, which a page break is, and the end that old programs wrote (Ctrl-Z).
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1A || byte == 0x7F
  }

  /// Looks page by page, so that a large file is not decoded whole, and no further than the first.
  private static func holdsMojibake(_ bytes: [UInt8]) -> Bool {
    let page = 4096
    return stride(from: 0, to: bytes.count, by: page).contains { start in
      let text = bytes[start..<min(start + page, bytes.count)]
      return text.contains(0xC3) && String(decoding: text, as: UTF8.self).repairingMojibake() != nil
    }
  }

  private static func refusal(_ bytes: [UInt8]) -> ArticleFileError.Reason? {
    let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: bom) ? bytes.dropFirst(3) : bytes[...]
    guard let visible = text.firstIndex(where: { $0 > 0x20 }) ?? text.first.map({ _ in text.endIndex }) else {
      return .empty
    }
    // UTF-32 first: its little-endian mark begins with UTF-16's.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return .encoding("UTF-32")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .encoding("UTF-16") }
    if let kind = ForeignKind(Beginning(bytes), in: .text) { return .foreign(kind) }
    if let offset = text.firstIndex(of: 0) {
      if looksWide(text) { return .encoding("UTF-16") }
      // One in a long text is damage, and the text around it can be read.
      if text.count(where: { $0 == 0 }) * 200 > text.count { return .control(offset) }
    }
    // Bytes of a program or a cipher: one in twenty is what no text has.
    let beginning = text.prefix(4096)
    if beginning.count >= 1024, let offset = beginning.firstIndex(where: isControl),
      beginning.count(where: isControl) * 20 > beginning.count
    {
      return .control(offset)
    }
    return visible == text.endIndex ? .empty : nil
  }

  /// Whether every other byte is NUL, as in Latin letters in UTF-16.
  private static func looksWide(_ bytes: ArraySlice<UInt8>) -> Bool {
    let sample = bytes.prefix(200)
    let zeros = sample.indices.filter { sample[$0] == 0 }
    let odd = zeros.count { $0 % 2 == 1 }
    return sample.count >= 4 && zeros.count * 5 >= sample.count * 2 && (odd == 0 || odd == zeros.count)
  }
}

/// Why a file holds no article; `description` is for the user and says what to do.
package struct ArticleFileError: Error, Sendable, Hashable, CustomStringConvertible {
  enum Reason: Sendable, Hashable {
    case empty
    /// The name of the encoding that it is in.
    case encoding(String)
    /// A kind of file that isn't read.
    case foreign(ForeignKind)
    /// Where the first of many bytes stands that no text has.
    case control(Int)
    case tooLarge
    /// What is wrong with a file of a format that isn't plain text.
    case malformed(SourceProblem)
    /// A file without a text to translate.
    case noText
    /// A format that is read and not written.
    case notWritable(String)
    /// What the system says.
    case unreadable(String)
  }

  package let path: String
  let reason: Reason

  package var description: String {
    switch reason {
    case .empty: "'\(path)' is empty\nNothing to do for it."
    case .encoding(let name):
      "'\(path)' is in \(name), but has to be in UTF-8\n"
        + "Convert it: iconv -f \(name) -t UTF-8 '\(path)' > '\(path).utf8.txt'"
    case .foreign(let kind): "'\(path)' is \(kind.name), which Alih does not read\n\(kind.advice)"
    case .control(let offset):
      "'\(path)' is no text: it has many bytes that no text has, the first at \(offset)\nSave the article as plain text in UTF-8."
    case .malformed(let problem):
      "'\(path)' can't be read: \(problem.message)\n\(problem.advice)"
    case .noText: "'\(path)' has no text to translate\nCheck whether it is the right file."
    case .notWritable(let kind):
      "'\(path)': a \(kind) file can't be written again\nName another format with --format."
    case .tooLarge: "'\(path)' is larger than 1 GB\nSplit it into one file for each article."
    case .unreadable(let cause): "'\(path)' can't be read: \(cause)\nCheck the path and its permissions."
    }
  }
}
