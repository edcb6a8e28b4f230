import AlihStore

/// Tells the store how a job's articles ended, several in one transaction; without a job it does nothing.
struct JobRecorder {
  /// Seconds for which finished articles wait to be recorded together.
  private static let interval = 0.25

  private let archive: Archive?
  private var waiting: [Job.Article] = []
  private var documents: [WrittenDocument] = []
  private var paths: Set<String> = []
  private var last = ContinuousClock.now

  init(_ archive: Archive?) { self.archive = archive }

  /// - Parameter written: the article's documents.
  mutating func add(_ article: Job.Article?, _ written: [WrittenDocument] = []) {
    documents += written
    if let article, archive?.job != nil {
      waiting.append(article)
      paths.insert(article.path)
    }
    if last.duration(to: .now) > .seconds(Self.interval) { write() }
  }

  /// Records the rest and lets go of the job.
  ///
  /// - Parameter isFinished: false when the run stopped before its end.
  mutating func close(isFinished: Bool) {
    write()
    archive?.keep { () throws(StoreProblem) in
      if isFinished { try archive?.job?.forget(allBut: paths) }
      try archive?.job?.close(isFinished: isFinished)
    }
  }

  private mutating func write() {
    archive?.keep { () throws(StoreProblem) in
      try archive?.job?.record(waiting)
      try archive?.store.remember(documents)
    }
    (waiting, documents) = ([], [])
    last = .now
  }
}
