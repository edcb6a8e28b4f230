import AlihEndpoint
import AlihModel
import AlihStore

/// Which engines a run asks, where they are, and which file says so.
struct EngineRoute: Sendable {
  /// In their order.
  var engines: [String] = []
  /// `api.example.com:8443`, by endpoint.
  var hosts: [String: String] = [:]
  /// The configuration; nil without one.
  var file: String?
}

/// What a run's endpoints have been asked for and have cost so far.
final class Expenses: AttemptObserver {
  private let archive: Archive?
  private let book = Locked<[JobReport.Engine]>([])

  let route: EngineRoute

  /// - Parameters:
  ///   - archive: hears of each attempt first.
  ///   - route: for what is told of the run.
  init(archive: Archive?, _ route: EngineRoute = EngineRoute()) {
    self.archive = archive
    self.route = route
  }

  /// Who was asked, in the order of the first requests.
  var hosts: [String] {
    var hosts: [String] = []
    for engine in engines {
      if let host = route.hosts[engine.name], !hosts.contains(host) { hosts.append(host) }
    }
    return hosts
  }

  func record(_ attempt: Attempt) async {
    archive?.record(attempt)
    book.withLock { engines in
      if let index = engines.firstIndex(where: { $0.name == attempt.endpoint }) {
        engines[index].add(attempt)
      } else {
        var engine = JobReport.Engine(name: attempt.endpoint, model: attempt.model)
        engine.add(attempt)
        engines.append(engine)
      }
    }
  }

  private let listener = Locked<(@Sendable (EndpointNotice) -> Void)?>(nil)
  private let pauses = Locked<[String: ContinuousClock.Instant]>([:])

  func hear(_ notice: EndpointNotice) async {
    pauses.withLock { $0[notice.endpoint] = .now + .seconds(notice.pause ?? 0) }
    listener.withLock { $0 }?(notice)
  }

  /// Hands each notice on as it comes.
  func listen(_ body: @escaping @Sendable (EndpointNotice) -> Void) { listener.withLock { $0 = body } }

  /// `newsroom pauses for 12 s`, for each endpoint that does.
  var pausing: [String] {
    pauses.withLock { pauses in
      pauses.sorted { $0.key < $1.key }.compactMap { name, end in
        let left = Int((ContinuousClock.now.duration(to: end) / .seconds(1)).rounded(.up))
        return left > 0 ? "\(name) pauses for \(left) s" : nil
      }
    }
  }

  /// In the order of the first requests.
  var engines: [JobReport.Engine] { book.withLock { $0 } }

  var requests: Int { engines.reduce(0) { $0 + $1.requests } }

  /// nil where nothing has a price.
  var cost: Double? {
    let costs = engines.compactMap(\.cost)
    return costs.isEmpty ? nil : costs.reduce(0, +)
  }
}
