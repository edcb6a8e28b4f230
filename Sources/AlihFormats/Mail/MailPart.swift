import CMail

/// A mail or a part of one, with its content decoded.
struct MailPart {
  var type: String
  var parts: [MailPart] = []
  // Of a mail.
  var subject: String?
  var sender: String?
  var date: String?
  // Of a part without parts.
  var charset: String?
  var name: String?
  var isAttachment = false
  /// `format=flowed`: a blank at the end of a line goes on in the next.
  var isFlowed = false
  /// `delsp=yes`: that blank is none of the text's.
  var joinsWords = false
  var content: [UInt8] = []

  /// The mails in a file; empty where there is none.
  static func mails(_ bytes: [UInt8], isMailbox: Bool) -> [MailPart] {
    let builder = Builder()
    withExtendedLifetime(builder) {
      bytes.withUnsafeBytes { bytes in
        _ = mail_read(
          Builder.events, Unmanaged.passUnretained(builder).toOpaque(),
          bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, isMailbox)
      }
    }
    return builder.mails
  }

  /// Letters of its texts, tags included.
  var letters: Int {
    parts.isEmpty
      ? (type.hasPrefix("text/") && !isAttachment ? content.count { $0 > 0x20 } : 0)
      : parts.reduce(0) { $0 + $1.letters }
  }

  var isPage: Bool { type == "text/html" && !isAttachment }

  /// Whether mail programs show it as it is; of other kinds of text, only what isn't a file.
  var isText: Bool {
    guard type.hasPrefix("text/"), !isAttachment else { return false }
    if ["text/plain", "text/enriched"].contains(type) { return true }
    return name == nil
      && !["calendar", "css", "javascript", "rtf", "vcard", "x-amp-html", "x-vcard"].contains(
        type.dropFirst(5))
  }

  /// Parts whose boundary is another one than their mail says: it is taken from the line above the first part's headers.
  var divided: [MailPart] {
    let lines = content.lines().map { content.string($0) }
    let first = lines.indices.dropLast().first {
      lines[$0].hasPrefix("--") && lines[$0 + 1].lowercased().hasPrefix("content-")
    }
    guard let first else { return [MailPart(type: "text/plain", content: content)] }
    let boundary = lines[first].dropFirst(2).filter { $0 != "\"" }
    let head = "Content-Type: multipart/mixed; boundary=\"\(String(boundary).trimmed)\"\n\n"
    let parts = MailPart.mails(Array(head.utf8) + content, isMailbox: false).flatMap(\.parts)
    // One that is undivided again would go on forever.
    return parts.flatMap(\.parts).filter { $0.type != "multipart/undivided" }
  }

  var holdsText: Bool { letters > 0 }

  /// Itself, or the first part of it for which something holds.
  func first(where isWanted: (MailPart) -> Bool) -> MailPart? {
    if isWanted(self) { return self }
    for part in parts {
      if let found = part.first(where: isWanted) { return found }
    }
    return nil
  }

  private final class Builder {
    var mails: [MailPart] = []
    /// The mail of the file, then parts inside of each other.
    private var open: [MailPart] = []

    private func add(_ part: MailPart) {
      if open.isEmpty { mails.append(part) } else { open[open.count - 1].parts.append(part) }
    }

    private func begin(subject: String?, sender: String?, date: String?) {
      if open.isEmpty { open.append(MailPart(type: "message/rfc822")) }
      open[open.count - 1].subject = subject.map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      open[open.count - 1].sender = sender
      open[open.count - 1].date = date
    }

    private func close() {
      if let part = open.popLast() { add(part) }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> Builder? {
      context.map { Unmanaged<Builder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String? {
      let text = text.map { String(cString: $0) } ?? ""
      return text.isEmpty ? nil : text
    }

    static let events = mail_events(
      message: { context, subject, from, date in
        Builder.of(context)?.begin(
          subject: Builder.string(subject), sender: Builder.string(from), date: Builder.string(date))
      },
      open: { context, type in Builder.of(context)?.open.append(MailPart(type: Builder.string(type) ?? "")) },
      close: { context in Builder.of(context)?.close() },
      part: { context, type, charset, name, isAttachment, isFlowed, joinsWords, isBase64, bytes, count in
        let content = bytes.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
        Builder.of(context)?.add(
          MailPart(
            type: Builder.string(type) ?? "", charset: Builder.string(charset), name: Builder.string(name),
            isAttachment: isAttachment, isFlowed: isFlowed, joinsWords: joinsWords,
            content: isBase64 ? Base64Text(content).decoded : content))
      },
      end: { context in Builder.of(context)?.close() })
  }
}
