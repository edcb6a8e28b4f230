import AlihEndpoint
import AlihFormats
import AlihModel
import AlihPipeline
import Foundation

/// Reads what a run would read and counts what it would ask for; nothing is sent, and nothing is written.
struct DryRun {
  /// The engine that is asked first; those behind it depend on what it leaves open.
  enum Engine {
    case offline
    case endpoint(EndpointSettings)
  }

  let desk: TranslationDesk
  let engine: Engine
  let options: SourceFile.Options

  /// `alih translate --dry-run --format json` gives this as it is.
  struct Report: Encodable {
    /// From a good day to a bad one.
    struct Span<Number: Encodable>: Encodable {
      var least: Number
      var most: Number
    }

    var format = "alih-forecast/1"
    var engine: String
    var model: String
    var articles = 0
    var failed = 0
    var segments = 0
    /// Without words: numbers, addresses, credits.
    var kept = 0
    /// Answered by the translation memory or an earlier run.
    var known = 0
    var terms = 0
    var distinctTerms = 0
    /// `tokens`, or `characters` where the service counts those.
    var unit: String
    var requests: Span<Int>
    var input: Span<Int>
    var output: Span<Int>
    /// In the unit of `price`; nil without one.
    var cost: Span<Double>?
    /// Why the engine may stop before the end.
    var limit: String?
    /// The requests that the endpoint takes in a minute, by its `requests_per_minute` or `tokens_per_minute`.
    var minutes: Span<Double>?
    /// Seconds of an outage that the run would sit out before the rest goes to the next engine.
    var maxWait: Double?
  }

  /// Goes through article files; one that can't be read is reported and counted.
  ///
  /// - Parameters:
  ///   - articles: of a file; a digest takes a feed's entries one by one.
  ///   - outlook: what an article would take.
  func report(
    on files: [InputFiles.File], articles: (SourceFile) -> [Article] = { [$0.article] },
    outlook: (Article) async -> Outlook
  ) async -> Report {
    var counts = Counts()
    for file in files {
      do {
        for article in articles(try SourceFile.read(file, options)) { counts.add(await outlook(article)) }
      } catch {
        counts.failed += 1
        Console.note("\(error)")
      }
    }
    return report(counts)
  }

  /// Goes through files whose lines are a segment each.
  func report(onLinesOf inputs: [String]) async throws -> Report {
    var counts = Counts()
    for input in inputs {
      let source = try LineSource(input)
      var whole = Outlook()
      while let lines = try source.next() { whole += await desk.outlook(onLines: lines.map(\.text)) }
      counts.add(whole)
    }
    return report(counts)
  }

  private struct Counts {
    var articles = 0
    var failed = 0
    var outlook = Outlook()

    mutating func add(_ article: Outlook) {
      articles += 1
      outlook += article
    }
  }

  private func report(_ counts: Counts) -> Report {
    let outlook = counts.outlook
    let forecast = outlook.forecast
    func span(_ range: ClosedRange<Int>) -> Report.Span<Int> {
      Report.Span(least: range.lowerBound, most: range.upperBound)
    }
    var report = Report(
      engine: "offline", model: "", unit: "tokens", requests: span(forecast.requests),
      input: span(forecast.inputTokens), output: span(forecast.outputTokens))
    report.articles = counts.articles
    report.failed = counts.failed
    report.segments = outlook.segments
    report.kept = outlook.kept
    report.known = outlook.segments - outlook.kept - forecast.segments
    report.terms = outlook.terms.values.reduce(0, +)
    report.distinctTerms = outlook.terms.count
    guard case .endpoint(let settings) = engine else { return report }
    report.engine = settings.name
    report.model = settings.model
    if !settings.kind.isChat { report.unit = "characters" }
    report.maxWait = settings.maxWait
    report.minutes = minutes(report, settings)
    report.cost = settings.price.map { price in
      Report.Span(
        least: price.cost(of: Usage(input: report.input.least, output: report.output.least)),
        most: price.cost(of: Usage(input: report.input.most, output: report.output.most)))
    }
    if let most = settings.maxRequests, report.requests.most > most {
      report.limit = "max_requests of \(most)"
    } else if let most = settings.maxCost, let cost = report.cost, cost.most > most {
      report.limit = "max_cost of \(most)"
    }
    return report
  }

  /// How long the endpoint's limits make it, whatever the server could do.
  private func minutes(_ report: Report, _ settings: EndpointSettings) -> Report.Span<Double>? {
    func least(_ requests: Int, _ tokens: Int) -> Double {
      max(
        settings.requestsPerMinute.map { Double(requests) / Double($0) } ?? 0,
        settings.tokensPerMinute.map { Double(tokens) / Double($0) } ?? 0)
    }
    guard settings.requestsPerMinute != nil || settings.tokensPerMinute != nil else { return nil }
    return Report.Span(
      least: least(report.requests.least, report.input.least + report.output.least),
      most: least(report.requests.most, report.input.most + report.output.most))
  }
}

extension DryRun.Report {
  /// A line for each thing that a desk asks about before it starts.
  var text: String {
    let engine = model.isEmpty ? engine : "\(engine) (\(model))"
    var lines = [
      "articles   \(articles)" + (failed > 0 ? ", and \(failed) that can't be read" : ""),
      "segments   \(segments): \(segments - kept - known) to translate, \(known) known already, "
        + "\(kept) without words",
      "terms      \(terms.of("occurrence")) of \(distinctTerms.of("term"))",
      "engine     \(engine)",
    ]
    guard requests.most > 0 else { return lines.joined(separator: "\n") + ", no requests" }
    lines.append("requests   \(Self.span(requests))")
    lines.append(
      output.most > 0
        ? "tokens     \(Self.span(input)) in, \(Self.span(output)) out" : "characters \(Self.span(input))")
    if let cost {
      let (least, most) = (JobTable.amount(cost.least), JobTable.amount(cost.most))
      lines.append("cost       \(least == most ? least : "\(least) to \(most)")")
    } else {
      lines.append("cost       unknown: endpoint '\(self.engine)' has no 'price' in alih.yaml")
    }
    if let limit { lines.append("limit      \(limit) may end it before; the rest goes to the next engine") }
    if let minutes {
      let (least, most) = (String(format: "%.1f", minutes.least), String(format: "%.1f", minutes.most))
      lines.append(
        "pace       \(least == most ? least : "\(least) to \(most)") minutes by the endpoint's limits")
    }
    if let maxWait {
      lines.append(
        "pauses     of the endpoint are waited for, \(String(format: "%g", maxWait)) s at most; "
          + "then the rest goes to the next engine")
    }
    return lines.joined(separator: "\n")
  }

  private static func span(_ span: Span<Int>) -> String {
    span.least == span.most ? "\(span.least)" : "\(span.least) to \(span.most)"
  }
}
