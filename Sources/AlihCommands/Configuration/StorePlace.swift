import AlihEndpoint
import AlihModel
import AlihStore
import Foundation

/// Where the job store is, and how its troubles are told.
enum StorePlace {
  /// The first of `ALIH_STORE`, `store` in `alih.yaml`, and the usual place below `$XDG_STATE_HOME` or `~/.local/state`.
  static func path(
    _ configuration: Configuration, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    if let place = environment["ALIH_STORE"], !place.isEmpty { return place }
    if let place = configuration.store { return place }
    let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (state ?? ConfigurationPlace.home(environment) + "/.local/state") + "/alih/alih.sqlite"
  }

  /// For a command that is about the store itself.
  static func store(_ configuration: Configuration) throws(CommandFailure) -> Store {
    do { return try Store(path(configuration)) } catch { throw CommandFailure(.failed, "\(error)") }
  }

  /// For a run that goes on without.
  static func storeIfUsable(_ configuration: Configuration) -> Store? {
    do { return try Store(path(configuration)) } catch {
      report(error)
      return nil
    }
  }

  private static let reported = Locked<Set<StoreProblem>>([])

  /// Says once what is wrong with the store, and that the run goes on.
  static func report(_ problem: StoreProblem) {
    guard reported.withLock({ $0.insert(problem).inserted }) else { return }
    Console.note("\(problem)\nThe run goes on, but what it does may not be remembered.")
  }
}
