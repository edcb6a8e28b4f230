import AlihModel

/// Text from a server, made fit for a segment or a message.
enum ReplyText {
  /// A server's words for a message: one line, at most 120 characters.
  static func excerpt(_ text: some StringProtocol) -> String {
    let line = oneLine(String(decoding: text.utf8.prefix(600), as: UTF8.self))
    return line.count > 120 ? line.prefix(120) + "..." : line
  }

  static func excerpt(_ bytes: [UInt8]) -> String {
    excerpt(String(decoding: bytes.prefix(600), as: UTF8.self))
  }

  /// An answer of a service whose HTML entities stand for characters, which they do where the source has none of its own;
  /// each is decoded once: `&amp;lt;` -> `&lt;`
  static func decoded(_ text: String, of source: String) -> String {
    guard text.contains("&"), source.firstMatch(of: entity) == nil else { return text }
    return text.replacing(entity) { match in
      character(String(match.output.1)).map(String.init) ?? String(match.output.0)
    }
  }

  nonisolated(unsafe) private static let entity = /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});/

  private static let named: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ldquo": "\u{201C}",
    "rdquo": "\u{201D}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ndash": "\u{2013}", "mdash": "\u{2014}",
    "hellip": "\u{2026}", "deg": "\u{B0}", "pound": "\u{A3}", "euro": "\u{20AC}", "eacute": "\u{E9}",
  ]

  private static func character(_ entity: String) -> Character? {
    guard entity.hasPrefix("#") else { return named[entity] }
    let digits = entity.dropFirst()
    let number = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }.map(Character.init)
  }

  /// A segment is one line, and so is its translation; control characters have no place in either.
  static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isAfterBlank = true
    for scalar in text.unicodeScalars {
      let isBlank = scalar.value < 0x20 || scalar == " " || (0x7F...0x9F).contains(scalar.value)
      if isBlank && isAfterBlank { continue }
      scalars.append(isBlank ? " " : scalar)
      isAfterBlank = isBlank
    }
    if scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}

extension TranslationReply {
  /// The same failure for each id.
  static func none(of ids: [String], _ failure: TranslatorFailure) -> TranslationReply {
    TranslationReply(
      translations: [],
      failures: Dictionary(ids.map { ($0, failure) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Sorts answers by the ids that were asked for; ids that weren't are passed over, and one that is written a little
  /// differently is known where no other is like it: `B1.S1`, `[b1.s1]`.
  static func matched(_ answers: [(id: String, text: Any?)], to ids: [String]) -> TranslationReply {
    let wanted = Set(ids)
    let similar = Dictionary(grouping: wanted, by: plain).compactMapValues { $0.count == 1 ? $0[0] : nil }
    var texts: [String: String] = [:]
    var failures: [String: TranslatorFailure] = [:]
    for (given, text) in answers {
      guard let id = wanted.contains(given) ? given : similar[plain(given)] ?? only(of: ids, in: given) else {
        continue
      }
      if let earlier = texts[id], let text = text as? String, ReplyText.oneLine(text) == earlier { continue }
      if texts[id] != nil || failures[id] != nil {
        failures[id] = Fault.malformed.failure("the answer has this id twice")
      } else if let text = text as? String {
        let clean = ReplyText.oneLine(text)
        if clean.isEmpty {
          failures[id] = Fault.malformed.failure("the answer for it is empty")
        } else {
          texts[id] = clean
        }
      } else {
        failures[id] = Fault.malformed.failure("the answer for it is no text")
      }
    }
    for id in ids where texts[id] == nil && failures[id] == nil {
      failures[id] = Fault.malformed.failure("the answer leaves it out")
    }
    let kept = ids.filter { texts[$0] != nil && failures[$0] == nil }
    return TranslationReply(
      translations: kept.map { Translation(id: $0, text: texts[$0] ?? "") }, failures: failures)
  }

  /// The one id that a longer name holds: `segment b1.s1`, `b1.s1 (headline)`.
  private static func only(of ids: [String], in given: String) -> String? {
    let found = given.count < 60 ? ids.filter { given.count > $0.count && given.holds($0) } : []
    return found.count == 1 ? found[0] : nil
  }

  /// An id without what models add to it or change of it.
  static func plain(_ id: String) -> String { id.lowercased().filter { $0.isLetter || $0.isNumber } }

  mutating func merge(_ other: TranslationReply) {
    translations += other.translations
    failures.merge(other.failures) { first, _ in first }
  }
}

extension EndpointReply {
  /// Pairs texts with a batch by their place, for services without ids; another count than asked for is no answer,
  /// because nobody knows which text belongs where.
  static func inOrder(_ texts: [Any?]?, of batch: EndpointBatch, usage: Usage? = nil) -> EndpointReply {
    guard let texts else { return .failure(.malformed, "the answer holds no translations") }
    guard texts.count == batch.segments.count else {
      return .failure(
        .malformed, "the answer holds \(texts.count) translations for \(batch.segments.count) segments")
    }
    let answers = zip(batch.segments, texts).map { segment, text -> (id: String, text: Any?) in
      (segment.id, (text as? String).map { ReplyText.decoded($0, of: segment.text) } ?? text)
    }
    let reply = TranslationReply.matched(answers, to: batch.ids)
    return EndpointReply(result: .success(reply), usage: usage)
  }
}
