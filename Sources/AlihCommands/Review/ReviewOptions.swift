import AlihDesk
import AlihModel
import AlihStore
import ArgumentParser
import Foundation

/// Which run is reviewed, and by whom.
struct ReviewOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The job (default: the translation last worked on).", valueName: "number"))
  var job: Int64?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who decides (default: the system's user).", valueName: "name"))
  var person: String?

  @OptionGroup var configuration: ConfigurationOptions

  func desk() throws -> ReviewDesk {
    let newsroom = try Newsroom(configuration)
    let store = try StorePlace.store(newsroom.configuration)
    let report = try report(in: store)
    return ReviewDesk(
      store: store, job: report, languages: report.languages(newsroom.languages), person: name,
      groups: DigestMemory.groups(of: report, besides: store.path))
  }

  private func report(in store: Store) throws -> JobReport {
    if let job {
      guard let report = try store.job(job) else {
        throw CommandFailure(.failed, "there is no job \(job)\nSee which there are: alih jobs list")
      }
      guard report.isTranslation else {
        throw CommandFailure(.failed, "job \(job) wrote summaries; what is reviewed are translations")
      }
      return report
    }
    guard let report = try store.jobs().first(where: \.isTranslation) else {
      throw CommandFailure(
        .failed, "there is no translation to review yet\nMake one: alih translate berita/ -o out")
    }
    return report
  }

  var name: String {
    let user = ProcessInfo.processInfo.environment["USER"] ?? ""
    return person ?? (user.isEmpty ? NSUserName() : user)
  }
}

extension JobReport {
  /// Older versions knew no other jobs, and named none.
  var isTranslation: Bool { arguments.first != "summarize" }

  /// What the run was given behind its options.
  var inputs: [String] { arguments.firstIndex(of: "--").map { Array(arguments[($0 + 1)...]) } ?? [] }

  /// The languages that the run was given, or those of the configuration.
  func languages(_ usual: LanguagePair) -> LanguagePair {
    func value(_ option: String) -> String? {
      arguments.firstIndex(of: option).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
    }
    return LanguagePair(source: value("--from") ?? usual.source, target: value("--to") ?? usual.target)
  }
}
