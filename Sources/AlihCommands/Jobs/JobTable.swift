import AlihModel
import AlihStore
import Foundation

/// Jobs in the words and columns of `alih jobs`.
enum JobTable {
  /// `2024-11-01 10:29`, in the local time zone.
  static func time(_ date: Date) -> String {
    var seconds = time_t(date.timeIntervalSince1970)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return String(
      format: "%04d-%02d-%02d %02d:%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
      parts.tm_hour,
      parts.tm_min)
  }

  /// One line: `3  interrupted  2024-11-01 10:29  12 of 40 articles, 310 segments, 2 degraded  berita -> out`.
  static func line(_ job: JobReport) -> String {
    let columns = [
      "\(job.id)", job.state.rawValue.padding(toLength: 11, withPad: " ", startingAt: 0), time(job.updated),
    ]
    return (columns + [counts(job), order(job)]).joined(separator: "  ")
  }

  static func counts(_ job: JobReport) -> String {
    var parts = ["\(job.finished) of \(job.articles.of("article"))", job.segments.of("segment")]
    if job.failed > 0 { parts.append("\(job.failed) failed") }
    if job.degraded > 0 { parts.append("\(job.degraded) degraded") }
    if job.untranslated > 0 { parts.append("\(job.untranslated) untranslated") }
    return parts.joined(separator: ", ")
  }

  /// What goes in and where it goes: `berita -> out`.
  static func order(_ job: JobReport) -> String {
    let inputs = job.arguments.split(separator: "--", maxSplits: 1).last ?? []
    let output = job.arguments.firstIndex(of: "--output").map { job.arguments[$0 + 1] }
    return inputs.joined(separator: " ") + (output.map { " -> \($0)" } ?? "")
  }

  /// The command as it can be given to a shell again, wherever that is; jobs of older versions don't name theirs.
  static func command(_ job: JobReport) -> String {
    let isNamed = ["translate", "summarize"].contains(job.arguments.first)
    let command = ["alih"] + (isNamed ? [] : ["translate"]) + job.arguments.map(quoted)
    return "cd \(quoted(job.folder)) && " + command.joined(separator: " ")
  }

  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-_./:,=@%+".utf8.contains(byte)
    }
    // POSIX.1-2024 has this form; bash, zsh, ksh and busybox have long had it.
    if argument.holdsPathBytes {
      return "$'" + argument.replacing("\\", with: #"\\"#).replacing("'", with: #"\'"#).showingPathBytes + "'"
    }
    return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: #"'\''"#) + "'"
  }

  /// `newsroom (gemma-3): 8 requests, 1 failed, 9120 tokens in, 3040 out, cost 0.0031`
  static func line(_ engine: JobReport.Engine) -> String {
    var parts = [engine.requests.of("request")]
    if engine.failed > 0 { parts.append("\(engine.failed) failed") }
    if engine.outputTokens > 0 {
      parts.append("\(engine.inputTokens) tokens in, \(engine.outputTokens) out")
    } else if engine.inputTokens > 0 {
      parts.append("\(engine.inputTokens) characters")
    }
    if let cost = engine.cost { parts.append("cost \(amount(cost))") }
    let model = engine.model.isEmpty ? "" : " (\(engine.model))"
    return "\(engine.name)\(model): \(parts.joined(separator: ", "))"
  }

  /// In the unit of `price`, with as many places as a small sum needs: `12.50`, `0.0031`.
  static func amount(_ cost: Double) -> String { String(format: cost < 1 ? "%.4f" : "%.2f", cost) }

  /// All that is known of a job, line by line.
  static func lines(_ job: JobReport, _ articles: [JobReport.Article], _ decided: Decided) -> [String] {
    var lines = [
      "job \(job.id), \(job.state.rawValue)" + (job.process.map { " by process \($0)" } ?? ""),
      "  folder    \(job.folder)",
      "  command   \(command(job))",
      "  begun     \(time(job.created)), last written \(time(job.updated))",
      "  so far    \(counts(job))",
    ]
    if decided.approved + decided.edited > 0 {
      lines.append("  people    approved \(decided.approved), edited \(decided.edited)")
    }
    for engine in job.engines { lines.append("  " + line(engine)) }
    for article in articles {
      let counts =
        article.segments.of("segment")
        + (article.degraded > 0 ? ", \(article.degraded) degraded" : "")
        + (article.untranslated > 0 ? ", \(article.untranslated) untranslated" : "")
      let reason = article.message.map { ": " + $0.replacing("\n", with: " ") }
      lines.append("  \(article.path)  \(article.state)\(reason ?? ", " + counts)")
    }
    return lines
  }
}

/// How many of a job's sentences people decided on.
struct Decided: Encodable {
  var approved: Int
  var edited: Int

  init(_ job: JobReport, in store: Store, _ usual: LanguagePair) throws(StoreProblem) {
    let counts = try store.reviewCounts(of: job, job.languages(usual))
    (approved, edited) = (counts[.approved] ?? 0, counts[.edited] ?? 0)
  }
}

/// A job as `alih jobs --json` gives it.
struct JobObject: Encodable {
  var id: Int64
  var state: JobReport.State
  var folder: String
  var arguments: [String]
  /// ISO 8601, UTC.
  var created: String
  var updated: String
  var process: Int32?
  var articles: Int
  var finished: Int
  var failed: Int
  var segments: Int
  var degraded: Int
  var untranslated: Int
  var engines: [JobReport.Engine]
  /// With `show` alone, as is what follows.
  var files: [JobReport.Article]?
  var decided: Decided?

  init(_ job: JobReport, _ files: [JobReport.Article]? = nil, _ decided: Decided? = nil) {
    id = job.id
    state = job.state
    folder = job.folder
    arguments = job.arguments
    created = job.created.formatted(.iso8601)
    updated = job.updated.formatted(.iso8601)
    process = job.process
    articles = job.articles
    finished = job.finished
    failed = job.failed
    segments = job.segments
    degraded = job.degraded
    untranslated = job.untranslated
    engines = job.engines
    self.files = files
    self.decided = decided
  }
}
