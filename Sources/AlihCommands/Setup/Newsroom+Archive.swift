import AlihData
import AlihEndpoint
import AlihFormats
import AlihGlossary
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

extension Newsroom {
  /// Where a run looks up and keeps answers; nil when the store can't be used, which is reported.
  func archive(_ options: EngineOptions) throws(CommandFailure) -> Archive? {
    guard let store = StorePlace.storeIfUsable(configuration) else { return nil }
    return Archive(
      store, provenances: try provenances(options), languages: languages,
      folder: FileSystem.currentFolder, report: StorePlace.report)
  }

  /// Makes a run a job, as the last thing before it works: what fails earlier changes nothing that is remembered.
  ///
  /// - Throws: `CommandFailure` when another process works on the job.
  func takeUp(
    _ order: Job.Order, _ start: Store.Start, articles: Int, _ options: EngineOptions, in archive: Archive?,
    isSummary: Bool = false
  ) throws(CommandFailure) {
    guard let archive else { return }
    let provenances = try provenances(options)
    let settings = Fingerprint(
      [languages.source, languages.target]
        + provenances.flatMap {
          [$0.engine, $0.model, $0.prompt, $0.glossary] + (isSummary ? [$0.summaryPrompts] : [])
        })
    switch archive.takeUp(order, start, settings: settings.description, articles: articles) {
    case nil: break
    case .taken(let job): Interruption.job.withLock { $0 = job.id }
    case .held(let id, let process, let since):
      throw CommandFailure(
        .failed,
        "process \(process) has been at work on job \(id) since \(JobTable.time(since))\n"
          + "Wait for it, or stop it: kill \(process)")
    }
  }

  /// What each engine of a run works with.
  private func provenances(_ options: EngineOptions) throws(CommandFailure) -> [Provenance] {
    let glossary = Fingerprint(try termFiles(and: options.terms.glossary).joined().map(\.bytes)).description
    var provenances: [Provenance] = []
    for name in try engineNames(options.engine) {
      let endpoint = configuration.endpoints.first { $0.name == name }
      let prompts = try promptFingerprints()
      let prompt =
        if let endpoint { Self.fingerprint(prompts.translation, endpoint.settings) } else {
          try offlineFingerprint(options)
        }
      provenances.append(
        Provenance(
          engine: name, model: endpoint?.settings.model ?? "", prompt: "\(prompt)", glossary: glossary,
          summaryPrompts: "\(prompts.summary)"))
    }
    return provenances
  }

  /// Of a prompt and what else an endpoint's answer depends on.
  private static func fingerprint(_ prompt: Fingerprint, _ settings: EndpointSettings) -> Fingerprint {
    settings.answerFields.isEmpty ? prompt : Fingerprint([prompt.description] + settings.answerFields)
  }

  /// The offline engine's tables by size and date: their content would take longer to read than an article.
  private func offlineFingerprint(_ options: EngineOptions) throws(CommandFailure) -> Fingerprint {
    let files = ["lexicon", "rules"].flatMap { folder in
      data.files(in: "Glossary/id-en/\(folder)", extension: "tsv")
    }
    let own = try ownLexicon(and: options.lexicon.lexicon)
    let learned = try learnedFile(options.wording)
    return Fingerprint(
      [AlihCommand.configuration.version]
        + (learned.map { ["learned", String(decoding: $0.bytes, as: UTF8.self)] } ?? [])
        + own.map { String(decoding: $0.bytes, as: UTF8.self) }
        + files.flatMap { file in
          var status = stat()
          stat(data.path + "/" + file, &status)
          return [file, "\(status.st_size)", "\(Self.seconds(status))"]
        })
  }

  private static func seconds(_ status: stat) -> Int {
    #if canImport(Darwin)
      status.st_mtimespec.tv_sec
    #else
      status.st_mtim.tv_sec
    #endif
  }
}
