import AlihAudit
import AlihData
import AlihEndpoint
import AlihFormats
import AlihGlossary
import AlihModel
import AlihOffline
import AlihPipeline
import AlihQuality
import AlihSegmenter
import AlihStore
import AlihSummary
import Foundation

/// Everything that a command works with, put together from its options, the configuration and the data folder.
struct Newsroom {
  let data: DataFolder
  let configuration: Configuration
  let languages: LanguagePair
  /// Without keys nothing can be sent, but what would be sent can be counted.
  var needsKeys = true

  init(_ options: TermOptions) throws(CommandFailure) {
    try self.init(options.configuration, from: options.from, to: options.to)
  }

  init(_ options: ConfigurationOptions, from: String? = nil, to: String? = nil) throws(CommandFailure) {
    configuration = try ConfigurationReader.configuration(named: options.config)
    data = try Self.dataFolder(options.data, configuration)
    languages = LanguagePair(
      source: try Self.language(from ?? configuration.from ?? "id"),
      target: try Self.language(to ?? configuration.to ?? "en"))
  }

  /// - Parameter configuration: may name a folder, too.
  static func dataFolder(
    _ options: DataOptions, _ configuration: Configuration? = nil
  ) throws(CommandFailure) -> DataFolder {
    do {
      return try DataFolder.find(explicit: options.data, configured: configuration?.data)
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  static func segmenter(_ data: DataFolder) throws(CommandFailure) -> ArticleSegmenter {
    do { return ArticleSegmenter(rules: try SegmenterRules(reading: data.bytes)) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// The built-in terms, the configured ones, and then those of the command line.
  func glossary(and files: [String]) throws(CommandFailure) -> Glossary {
    do {
      // Other languages have no words for it here; an age in brackets tells initials in all of them.
      let initials =
        languages.source == "id" ? try InitialsRules(try data.bytes(InitialsRules.file)) : InitialsRules()
      return try Glossary(
        layers: try termLayers(and: files), initials: initials,
        nameHeads: try NameHeads.list(try data.bytes(NameHeads.file)),
        renderingWords: try RenderingWords(try data.bytes(RenderingWords.file)))
    } catch let error as GlossaryError {
      throw CommandFailure(.badConfiguration, error.description)
    } catch {
      throw (error as? CommandFailure) ?? CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// The term tables, the built-in ones first; what comes later wins.
  func termLayers(and files: [String]) throws(CommandFailure) -> [[TermTable]] {
    try termFiles(and: files).map { layer in layer.map { TermTable(file: $0.name, bytes: $0.bytes) } }
  }

  /// The same, not yet read.
  func termFiles(and files: [String]) throws(CommandFailure) -> [[(name: String, bytes: [UInt8])]] {
    var layers: [[(name: String, bytes: [UInt8])]] = []
    if configuration.usesBuiltInTerms {
      let folder = "Glossary/\(languages.source)-\(languages.target)/terms"
      do {
        layers.append(try data.files(in: folder, extension: "tsv").map { ($0, try data.bytes($0)) })
      } catch {
        throw CommandFailure(.badConfiguration, "\(error)")
      }
    }
    for file in configuration.glossary + files { layers.append(try Self.files(at: file, called: "glossary")) }
    return layers
  }

  func summarizer() throws(CommandFailure) -> ExtractiveSummarizer {
    do { return ExtractiveSummarizer(rules: try SummaryRules(reading: data.bytes)) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  func summaryClaims() throws(CommandFailure) -> SummaryClaims {
    do { return try SummaryClaims(reading: data.bytes) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  func figureReader() throws(CommandFailure) -> FigureReader {
    do { return FigureReader(rules: try FigureRules(reading: data.bytes)) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  func stanceReader() throws(CommandFailure) -> StanceReader {
    do { return try StanceReader(try SummaryRules(reading: data.bytes), reading: data.bytes) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// - Parameter lexicon: what is a word and what a name; nil for languages without one.
  func nameFinder(_ lexicon: OfflineEngine?) throws(CommandFailure) -> NameFinder {
    let heads = try termHeads()
    do {
      return NameFinder(
        try SummaryRules(reading: data.bytes), heads: heads,
        senses: { words in lexicon?.senses(of: words) ?? words.map { _ in [] } })
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// The words that checks go by; other languages have none.
  private func checkWords() throws(CommandFailure) -> CheckWords {
    guard languages.source == "id" || languages.target == "en" else { return CheckWords() }
    do { return try CheckWords(reading: data.bytes) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  func pointingWords() throws(CommandFailure) -> PointingWords {
    do { return try PointingWords(try data.bytes(PointingWords.file)) } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// Words that begin the names of institutions and offices.
  func termHeads() throws(CommandFailure) -> Set<String> {
    let file = "Glossary/id-en/rules/term-heads.tsv"
    do {
      let table = try TSVTable(file: file, bytes: try data.bytes(file), columns: ["head", "example"])
      return Set(table.rows.map { $0.fields[0].lowercased() })
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)")
    }
  }

  /// What a run translates with and what it writes summaries with; their engines are the same, budgets and all.
  struct Desks {
    let translation: TranslationDesk
    /// Nil where no engine is a language model.
    let summary: AbstractiveSummarizer?
    /// For single words; nil for languages that it doesn't know.
    let offline: OfflineEngine?
  }

  /// - Parameters:
  ///   - archive: where answers are looked up and kept; nil to remember nothing.
  ///   - expenses: hear of each request.
  func desks(
    _ options: EngineOptions, _ archive: Archive?, _ expenses: Expenses
  ) throws(CommandFailure) -> Desks {
    // The checks ask the engine's lexicon what is a word and what a name, even where only endpoints translate.
    let offline =
      languages == .indonesianToEnglish
      ? try offlineEngine(and: options.lexicon.lexicon, options.wording) : nil
    let checks = QualityChecks(
      languages: languages, words: try checkWords(), dictionary: offline ?? EmptyDictionary())
    let glossary = try glossary(and: options.terms.glossary)
    let engines = try engines(
      options, offline: offline, glossary, archive, expenses)
    return Desks(
      translation: TranslationDesk(
        segmenter: try Self.segmenter(data), glossary: glossary, checks: checks, engines: engines,
        languages: languages,
        // Asked for by name, the offline engine answers everything itself.
        memory: options.engine == "offline" ? nil : archive, repair: try termRepair(),
        rules: offline.map(OfflineTranslator.init)),
      summary: engines.contains { $0.nature == .model }
        ? AbstractiveSummarizer(
          engines: engines, languages: languages, glossary: glossary, checks: checks, words: try summarizer(),
          claims: try summaryClaims(), figures: try figureReader())
        : nil,
      offline: offline)
  }

  func desk(
    _ options: EngineOptions, _ archive: Archive?, _ expenses: Expenses
  ) throws(CommandFailure) -> TranslationDesk { try desks(options, archive, expenses).translation }

  /// How many articles are worth being worked on at once.
  func concurrency(of engine: String) -> Int {
    let names = engine == "auto" ? configuration.order : [engine]
    let endpoints = configuration.endpoints.filter { names.contains($0.name) }
    return max(ProcessInfo.processInfo.activeProcessorCount, endpoints.map(\.settings.concurrency).max() ?? 1)
  }

  /// The names of the engine asked for and those behind it; offline comes last where it knows the languages, unless
  /// the configuration lists engines without it.
  func engineNames(_ name: String) throws(CommandFailure) -> [String] {
    let known = configuration.endpoints.map(\.name)
    guard name == "auto" || name == "offline" || known.contains(name) else {
      let meant = NearMiss.suggestion(for: name, among: known + ["auto", "offline"])
      throw CommandFailure(
        .wrongUsage,
        "no engine is called '\(name)'\(meant)\nThere are: \((["auto", "offline"] + known).joined(separator: ", "))."
      )
    }
    var names = name == "auto" ? configuration.order : [name]
    if name != "auto", name != "offline", configuration.order.contains("offline") { names.append("offline") }
    if languages != .indonesianToEnglish { names.removeAll { $0 == "offline" } }
    guard !names.isEmpty else {
      throw CommandFailure(
        .wrongUsage,
        "the offline engine translates id to en, not \(languages.source) to \(languages.target)\n"
          + "Configure an endpoint in alih.yaml for it.")
    }
    return names
  }

  /// What is told of a run's engines.
  func route(_ options: EngineOptions) throws(CommandFailure) -> EngineRoute {
    var route = EngineRoute(engines: try engineNames(options.engine), file: configuration.file)
    for endpoint in configuration.endpoints {
      let parts = URLComponents(string: endpoint.settings.url)
      route.hosts[endpoint.name] = parts.flatMap { parts in
        parts.host.map { $0 + (parts.port.map { ":\($0)" } ?? "") }
      }
    }
    return route
  }

  /// The engine that is asked before all others.
  func firstEngine(_ options: EngineOptions) throws(CommandFailure) -> DryRun.Engine {
    let first = try engineNames(options.engine)[0]
    return configuration.endpoints.first { $0.name == first }.map { .endpoint($0.settings) } ?? .offline
  }

  private func engines(
    _ options: EngineOptions, offline: OfflineEngine?, _ glossary: Glossary, _ archive: Archive?,
    _ expenses: Expenses
  ) throws(CommandFailure) -> [any Translator] {
    var engines: [any Translator] = []
    let client = HTTPClient(trace: Console.trace)
    for name in try engineNames(options.engine) {
      if let endpoint = configuration.endpoints.first(where: { $0.name == name }) {
        let engine = try translator(
          endpoint, terms: glossary.unconditionalTerms, client: client, observer: expenses)
        engines.append(archive.map { RememberingTranslator(engine, $0) } ?? engine)
      } else if let offline {
        engines.append(OfflineTranslator(offline))
      }
    }
    return engines
  }

  static func language(_ tag: String) throws(CommandFailure) -> String {
    guard (2...3).contains(tag.utf8.count), tag.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      throw CommandFailure(
        .wrongUsage, "'\(tag)' is no language; write two or three small letters, such as 'id'")
    }
    return tag
  }
}
