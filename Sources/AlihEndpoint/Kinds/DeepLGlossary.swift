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
    return Self.prefix(languages) + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// How the names of all our glossaries for two languages begin.
  static func prefix(_ languages: LanguagePair) -> String { "alih \(languages.source)-\(languages.target) " }
}

/// The glossaries of a run: those that the desk names, or the house's own, found on the server by its name or uploaded
/// once for all who ask, and taken down when its content is no more.
actor DeepLGlossaryShelf {
  private(set) var ids: [String]
  private let glossary: DeepLGlossary
  private var fetching: Task<Outcome, Never>?
  /// Uploads that may still be tried; a server in trouble is asked three times.
  private var triesLeft = 3
  private var hasTold = false

  private enum Outcome: Sendable {
    case found(String)
    case failed(TranslatorFailure)
  }

  /// - Parameter own: ids of glossaries that are there already; with any, the house's terms stay here.
  init(_ glossary: DeepLGlossary, own: [String]) {
    ids = own
    self.glossary = glossary
    if !own.isEmpty || glossary.count == 0 { triesLeft = 0 }
  }

  /// Sees to it that the house's glossary is there, if it can be.
  ///
  /// - Returns: the first time that it can't: why.
  func fetch(
    _ languages: LanguagePair, _ settings: EndpointSettings, headers: [String], _ exchange: @escaping Exchange
  ) async -> String? {
    guard ids.isEmpty, triesLeft > 0 else { return nil }
    let task =
      fetching
      ?? Task { [glossary] in
        let account = Account(languages: languages, settings: settings, headers: headers, exchange: exchange)
        do { return .found(try await account.id(of: glossary)) } catch {
          return .failed((error as? TranslatorFailure) ?? Fault.canceled.failure("the request was canceled"))
        }
      }
    fetching = task
    let outcome = await task.value
    // The first who hears of it sees to the rest.
    guard fetching == task else { return nil }
    fetching = nil
    switch outcome {
    case .found(let id):
      ids = [id]
      return nil
    case .failed(let failure):
      let mayPass = [.rate, .overload, .transport].contains(failure.fault)
      triesLeft = mayPass ? triesLeft - 1 : 0
      defer { hasTold = true }
      return hasTold ? nil : Self.notice(failure.message)
    }
  }

  /// Goes on without any glossary.
  func drop() { (triesLeft, ids) = (0, []) }

  private static func notice(_ reason: String) -> String {
    "the house terms can't be a glossary there (\(reason)); Alih enforces them afterwards"
  }

  /// What the service keeps for the desk.
  private struct Account: Sendable {
    let languages: LanguagePair
    let settings: EndpointSettings
    let headers: [String]
    let exchange: Exchange
    private var url: String { settings.url("/v3/glossaries") }

    init(
      languages: LanguagePair, settings: EndpointSettings, headers: [String], exchange: @escaping Exchange
    ) {
      (self.languages, self.settings, self.headers, self.exchange) = (languages, settings, headers, exchange)
    }

    func id(of glossary: DeepLGlossary) async throws -> String {
      let name = glossary.name(languages)
      let list = try await exchange(settings.request(url, .get, headers: headers))
      let ours = (JSONDocument(list.body)?.documents(at: "/glossaries") ?? []).filter {
        $0.text(at: "/name")?.hasPrefix(DeepLGlossary.prefix(languages)) == true
      }
      let found = ours.first {
        $0.text(at: "/name") == name && $0.count(at: "/dictionaries/0/entry_count") == glossary.count
      }?.text(at: "/glossary_id")
      let old = ours.compactMap { $0.text(at: "/glossary_id") }.filter { $0 != found }
      if let found {
        await delete(old)
        return found
      }
      do {
        let id = try await upload(glossary, name)
        await delete(old)
        return id
      } catch let failure as TranslatorFailure where !old.isEmpty && failure.fault != .transport {
        // Some plans have room for one.
        await delete(old)
        return try await upload(glossary, name)
      }
    }

    private func upload(_ glossary: DeepLGlossary, _ name: String) async throws -> String {
      let dictionary: [String: Any] = [
        "source_lang": languages.source, "target_lang": languages.target, "entries": glossary.entries,
        "entries_format": "tsv",
      ]
      let body = JSONDocument.bytes(of: ["name": name, "dictionaries": [dictionary]])
      let made = try await exchange(settings.request(url, headers: headers, json: body))
      guard let id = JSONDocument(made.body)?.text(at: "/glossary_id") else {
        throw Fault.malformed.failure("the answer to the upload of the glossary has no 'glossary_id'")
      }
      return id
    }

    /// One that stays after all does no harm.
    private func delete(_ ids: [String]) async {
      for id in ids where id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) {
        _ = try? await exchange(settings.request("\(url)/\(id)", .delete, headers: headers))
      }
    }
  }
}
