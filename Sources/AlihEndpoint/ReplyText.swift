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

  /// Sorts answers by the ids that were asked for; ids that weren't are passed over.
  static func matched(_ answers: [(id: String, text: Any?)], to ids: [String]) -> TranslationReply {
    let wanted = Set(ids)
    var texts: [String: String] = [:]
    var failures: [String: TranslatorFailure] = [:]
    for (id, text) in answers where wanted.contains(id) {
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
    let reply = TranslationReply.matched(
      Array(zip(batch.ids, texts)).map { (id: $0.0, text: $0.1) }, to: batch.ids)
    return EndpointReply(result: .success(reply), usage: usage)
  }
}
