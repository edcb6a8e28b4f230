import AlihModel

/// The house terms as DeepL takes them, and a name that tells their content.
struct DeepLGlossary: Sendable {
  /// Lines of source, tab, target.
  let entries: String
  let count: Int

  /// Leaves out what DeepL refuses: a source twice, control characters, phrases over 1,024 bytes.
  init(_ terms: [Term]) {
    var seen: Set<String> = []
    let lines = terms.compactMap { term -> String? in
      let target = term.doNotTranslate ? term.source : term.target
      let isFit = [term.source, target].allSatisfy { text in
        !text.isEmpty && text.utf8.count <= 1_024
          && text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x2028
              && scalar.value != 0x2029
          }
      }
      guard isFit, seen.insert(term.source).inserted else { return nil }
      return "\(term.source)\t\(target)"
    }
    entries = lines.joined(separator: "\n")
    count = lines.count
  }

  /// DeepL's glossaries can change under one id: a name from the content can't lie.
  func name(_ languages: LanguagePair) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in entries.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return "alih \(languages.source)-\(languages.target) "
      + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The one glossary of a run: found on the server by its name, or uploaded, once for all who ask.
actor DeepLGlossaryShelf {
  private(set) var id: String?
  private let glossary: DeepLGlossary
  private var fetching: Task<String, any Error>?

  init(_ glossary: DeepLGlossary) { self.glossary = glossary }

  /// - Throws: `TranslatorFailure`; the next call then tries again.
  func fetch(
    _ languages: LanguagePair, _ settings: EndpointSettings, headers: [String], _ exchange: @escaping Exchange
  ) async throws {
    guard id == nil, glossary.count > 0 else { return }
    let task =
      fetching
      ?? Task { [glossary] in
        try await Self.id(of: glossary, languages, settings, headers: headers, exchange)
      }
    fetching = task
    defer { fetching = nil }
    do {
      id = try await task.value
    } catch let failure as TranslatorFailure where failure.fault == .quota {
      // On these addresses 456 means too many requests, not money.
      throw Fault.rate.failure(failure.message)
    }
  }

  private static func id(
    of glossary: DeepLGlossary, _ languages: LanguagePair, _ settings: EndpointSettings, headers: [String],
    _ exchange: Exchange
  ) async throws -> String {
    let url = settings.url("/v3/glossaries")
    let name = glossary.name(languages)
    let list = try await exchange(settings.request(url, .get, headers: headers))
    for item in JSONDocument(list.body)?.list(at: "/glossaries") ?? [] {
      let item = JSONDocument(root: item)
      if item.text(at: "/name") == name, item.number(at: "/dictionaries/0/entry_count") == glossary.count,
        let id = item.text(at: "/glossary_id")
      {
        return id
      }
    }
    let dictionary: [String: Any] = [
      "source_lang": languages.source, "target_lang": languages.target, "entries": glossary.entries,
      "entries_format": "tsv",
    ]
    let made = try await exchange(
      settings.request(
        url, headers: headers,
        json: JSONDocument.bytes(of: ["name": name, "dictionaries": [dictionary]])))
    guard let id = JSONDocument(made.body)?.text(at: "/glossary_id") else {
      throw Fault.malformed.failure("the answer to the upload of the glossary has no 'glossary_id'")
    }
    return id
  }
}
