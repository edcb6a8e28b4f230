import AlihEndpoint
import AlihModel
import AlihStore

/// What a run's endpoints have been asked for and have cost so far.
final class Expenses: AttemptObserver {
  private let archive: Archive?
  private let book = Locked<[JobReport.Engine]>([])

  /// - Parameter archive: hears of each attempt first.
  init(archive: Archive?) { self.archive = archive }

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

  /// In the order of the first requests.
  var engines: [JobReport.Engine] { book.withLock { $0 } }

  var requests: Int { engines.reduce(0) { $0 + $1.requests } }

  /// nil where nothing has a price.
  var cost: Double? {
    let costs = engines.compactMap(\.cost)
    return costs.isEmpty ? nil : costs.reduce(0, +)
  }
}
