import AlihModel
import Foundation

/// Reads mail (RFC 5322, MIME) as a mail program shows it: the subject is the headline, the texts are the story, in order.
///
/// Of alternatives the plainest with a text is read; a mail inside of the mail follows it. Files in it are named.
enum MailSource {
  /// - Parameter isMailbox: whether the file holds several mails (`mbox`), each an article.
  static func read(_ bytes: [UInt8], isMailbox: Bool = false) throws -> ReadSource {
    let bytes = Array(bytes.drop { $0 <= 0x20 || Encoding.utf8.mark.contains($0) })
    let mails = MailPart.mails(isMailbox ? Self.divided(bytes) : bytes, isMailbox: isMailbox)
    let beginning = Beginning(bytes)
    let hasHeaders =
      mails.contains { $0.subject != nil || $0.sender != nil }
      || ["mime-version", "content-type", "date", "to", "received"].contains { beginning.holdsHeader($0) }
    guard hasHeaders else { throw SourceProblem("it has no mail headers, such as 'Subject' or 'From'") }
    let articles = try mails.map { try MailReader.source($0, isMailbox: isMailbox) }
    guard articles.contains(where: { !$0.items.isEmpty }) else {
      throw SourceProblem("it has no part with text")
    }
    return articles.count == 1 ? articles[0] : ReadSource(articles: articles)
  }

  /// A mailbox in which a line that begins with "From " parts two mails only where a header follows it.
  private static func divided(_ bytes: [UInt8]) -> [UInt8] {
    let mark = Array("From ".utf8)
    let lines = bytes.lines()
    let places = lines.indices.filter { place in
      guard bytes[lines[place]].starts(with: mark), place > 0 else { return false }
      let next = place + 1 < lines.count ? bytes[lines[place + 1]] : []
      let name = next.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
      return name.isEmpty || name.endIndex == next.endIndex || next[name.endIndex] != UInt8(ascii: ":")
    }
    return bytes.replacing(places.map { (lines[$0].lowerBound..<lines[$0].lowerBound, ">") })
  }

  /// Reads a page that a browser saved with its pictures in one file (`mhtml`), which is MIME, too.
  static func readPage(_ bytes: [UInt8]) throws -> ReadSource {
    guard
      let page = MailPart.mails(bytes, isMailbox: false).first?.first(where: { $0.type.hasSuffix("html") })
    else {
      throw SourceProblem("it holds no page")
    }
    var source = try HTMLSource.read(page.content, declared: page.charset)
    source.template = nil
    return source
  }
}

/// Puts a mail's texts together.
private struct MailReader {
  private var source = ReadSource()
  private let isMailbox: Bool

  private init(isMailbox: Bool) { self.isMailbox = isMailbox }

  static func source(_ mail: MailPart, isMailbox: Bool) throws -> ReadSource {
    var reader = MailReader(isMailbox: isMailbox)
    try reader.read(mail)
    return reader.source
  }

  private mutating func read(_ mail: MailPart) throws {
    let isFirst = source.byline == nil && source.items.isEmpty
    if let subject = mail.subject { source.add(isFirst ? .headline : .subheading, SpannedText(subject)) }
    if isFirst { (source.byline, source.date) = (mail.sender, mail.date) }
    for part in mail.parts { try readPart(part) }
  }

  private mutating func readPart(_ part: MailPart) throws {
    switch part.type {
    case "message/rfc822", "message/global": try read(part)
    case "multipart/alternative":
      try readAlternative(part.parts.filter { $0.holdsText })
      for other in part.parts where other.type.hasPrefix("message/") { try readPart(other) }
    case "multipart/undivided": for inner in part.divided { try readPart(inner) }
    case _ where part.isPage: readPage(part)
    case _ where part.isText: readText(part)
    case "multipart/related":
      // Pictures in a page, such as a signature's logo, are no attachments.
      for inner in part.parts where !inner.type.hasPrefix("image/") || inner.isAttachment {
        try readPart(inner)
      }
    case _ where part.type.hasPrefix("multipart/"): for inner in part.parts { try readPart(inner) }
    default: nameAttachment(part)
    }
  }

  /// The plain text, which is often left empty, cut, or only says that there is a page: then the page.
  private mutating func readAlternative(_ parts: [MailPart]) throws {
    let plain = parts.first { $0.type == "text/plain" }
    let page = parts.last { $0.first(where: \.isPage) != nil } ?? parts.first { $0.type != "text/plain" }
    var (own, other) = (self, self)
    if let plain { try own.readPart(plain) }
    if let page { try other.readPart(page) }
    self = (own.letters - letters) * 2 >= other.letters - letters ? own : other
  }

  private var letters: Int { source.items.reduce(0) { $0 + $1.text.text.utf8.count } }

  private mutating func readPage(_ part: MailPart) {
    guard part.content.contains(where: { $0 > 0x20 }) else { return }
    do {
      let page = try HTMLSource.readAll(part.content, declared: part.charset)
      source.items += page.items
      source.findings += page.findings
    } catch {
      let problem = (error as? SourceProblem)?.message ?? "\(error)"
      source.findings.append(Finding(.notRead, "a page in the mail can't be read: \(problem)"))
    }
  }

  private mutating func readText(_ part: MailPart) {
    guard let text = Encoding.utf8(part.content, declared: part.charset) else { return }
    if let charset = part.charset, let name = text.name, name.lowercased() != charset.lowercased() {
      source.findings.append(
        Finding(.encoding, "a part of the mail that calls itself '\(charset)' was read as \(name)"))
    }
    var letters = String(decoding: text.bytes, as: UTF8.self)
    // Mailboxes put a mark before lines that would begin a mail.
    if isMailbox { letters = letters.replacing(/(?m)^>(>*From )/) { $0.output.1 } }
    let body = ArmoredText(letters)
    for name in body.attachments { source.findings.append(.unread(attachment: name, "uuencode")) }
    let lines = MailText(body.text, isFlowed: part.isFlowed, joinsWords: part.joinsWords)
    for paragraph in lines.paragraphs {
      source.add(paragraph.role, SpannedText(paragraph.text))
    }
  }

  private mutating func nameAttachment(_ part: MailPart) {
    // Pictures in the text and signatures have no text of their own.
    let isSilent = part.type.hasPrefix("image/") && part.name == nil && !part.isAttachment
    guard !isSilent, !part.content.isEmpty, !part.type.contains("signature") else { return }
    source.findings.append(
      .unread(attachment: part.name ?? part.type, "\(part.type), \(part.content.count) bytes"))
  }
}

extension Finding {
  fileprivate static func unread(attachment name: String, _ kind: String) -> Finding {
    Finding(.attachment, "the attachment '\(name)' (\(kind)) was not read")
  }
}
