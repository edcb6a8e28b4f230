import AlihModel
import Foundation

/// What standard error hears of a run: how far it is, why engines fail, and the closing line.
struct Progress {
  enum Style: String, CaseIterable, Sendable { case auto, plain, json, none }

  /// How segments ended, over all articles.
  struct Tally: Sendable {
    var segments = 0
    var degraded = 0
    var untranslated = 0

    init() {}

    init(_ segments: some Sequence<BilingualSegment>) {
      for segment in segments {
        self.segments += 1
        if segment.status == .degraded { degraded += 1 }
        if segment.status == .untranslated { untranslated += 1 }
      }
    }

    static func += (one: inout Tally, other: Tally) {
      one.segments += other.segments
      one.degraded += other.degraded
      one.untranslated += other.untranslated
    }
  }

  private let style: Style
  private let isQuiet: Bool
  private let total: Int
  private let start = ContinuousClock.now
  private var done = 0
  private var failed = 0
  private(set) var tally = Tally()
  private var reasons: Set<String> = []
  private var isLineOpen = false

  init(_ style: Style, isQuiet: Bool, total: Int) {
    let fitting = style == .auto && !Console.isErrorTerminal ? .none : style
    self.style = isQuiet ? .none : fitting
    self.isQuiet = isQuiet
    self.total = total
  }

  mutating func finished(_ path: String, _ article: Tally) {
    done += 1
    tally += article
    report(path, article, error: nil)
  }

  mutating func failed(_ path: String, _ message: String) {
    done += 1
    failed += 1
    closeLine()
    Console.note(message)
    report(path, Tally(), error: message)
  }

  /// Says once for each engine and kind of failure why a fallback was needed.
  mutating func explain(_ findings: some Sequence<Finding>) {
    for finding in findings where finding.id.hasPrefix("fallback-") {
      let engine = finding.message.prefix { $0 != ":" }
      guard reasons.insert("\(engine) \(finding.id)").inserted else { continue }
      closeLine()
      Console.note("\(finding.message); such segments go to the next engine and are marked as degraded")
    }
  }

  /// The closing line: what came out, and how long it took.
  mutating func close(_ articles: String, output: String?) {
    closeLine()
    guard !isQuiet else { return }
    let elapsed = start.duration(to: .now) / .seconds(1)
    var parts = ["\(done - failed) \(articles)", "\(tally.segments) segments"]
    if failed > 0 { parts.append("\(failed) failed") }
    if tally.degraded > 0 { parts.append("\(tally.degraded) degraded") }
    if tally.untranslated > 0 { parts.append("\(tally.untranslated) untranslated") }
    let place = output.map { ", in '\($0)'" } ?? ""
    Console.note(parts.joined(separator: ", ") + String(format: " in %.1f s", elapsed) + place)
  }

  private mutating func report(_ path: String, _ article: Tally, error: String?) {
    switch style {
    case .none: break
    case .auto:
      Console.status("\r\u{1B}[K\(done) of \(total) articles, \(tally.segments) segments")
      isLineOpen = true
    case .plain:
      if error == nil {
        Console.note(
          "\(done) of \(total): \(path), \(article.segments) segments"
            + (article.degraded > 0 ? ", \(article.degraded) degraded" : "")
            + (article.untranslated > 0 ? ", \(article.untranslated) untranslated" : ""))
      }
    case .json:
      var fields: [String: Any] = [
        "done": done, "total": total, "path": path, "segments": article.segments,
        "degraded": article.degraded,
        "untranslated": article.untranslated,
      ]
      if let error { fields["error"] = error }
      let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
      let data = (try? JSONSerialization.data(withJSONObject: fields, options: options)) ?? Data()
      Console.status(String(decoding: data, as: UTF8.self) + "\n")
    }
  }

  private mutating func closeLine() {
    if isLineOpen { Console.status("\n") }
    isLineOpen = false
  }
}
