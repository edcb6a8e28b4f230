import AlihEndpoint
import AlihModel
import Foundation

/// What standard error hears of a run: how far it is, why engines fail, and the closing lines.
final class Progress: Sendable {
  enum Style: String, CaseIterable, Sendable { case auto, plain, json, none }

  /// How segments ended, over all articles.
  struct Tally: Sendable {
    var segments = 0
    var degraded = 0
    var untranslated = 0
    /// What a person should look at, by kind; whatever is only information doesn't count.
    var kinds: [String: Int] = [:]
    var findings: Int { kinds.values.reduce(0, +) }

    init() {}

    init(_ segments: some Sequence<BilingualSegment>) {
      for segment in segments {
        self.segments += 1
        if segment.status == .degraded { degraded += 1 }
        if segment.status == .untranslated { untranslated += 1 }
        for finding in segment.findings where finding.severity != .info && !finding.isFallback {
          kinds[finding.id, default: 0] += 1
        }
      }
    }

    /// `310 segments, 3 degraded, 1 untranslated`
    var line: String {
      "\(segments) segments" + (degraded > 0 ? ", \(degraded) degraded" : "")
        + (untranslated > 0 ? ", \(untranslated) untranslated" : "")
    }

    static func += (one: inout Tally, other: Tally) {
      one.segments += other.segments
      one.degraded += other.degraded
      one.untranslated += other.untranslated
      one.kinds.merge(other.kinds, uniquingKeysWith: +)
    }
  }

  private struct State {
    var done = 0
    var failed = 0
    var tally = Tally()
    var reasons: Set<String> = []
    /// How many articles a person should look at, and the one with most to look at.
    var questioned = 0
    var worst: (path: String, weight: Int)?
    var isLineOpen = false
    var isClosed = false
  }

  private let style: Style
  private let isQuiet: Bool
  private let total: Int
  private let expenses: Expenses
  private let start = ContinuousClock.now
  private let state = Locked(State())

  /// - Parameter total: how many articles there are.
  init(_ style: Style, isQuiet: Bool, total: Int, expenses: Expenses) {
    let fitting = style == .auto && !Console.isErrorTerminal ? .none : style
    self.style = isQuiet ? .none : fitting
    self.isQuiet = isQuiet
    self.total = total
    self.expenses = expenses
    if !isQuiet {
      expenses.listen { [weak self] notice in self?.tell(notice) }
    }
    if self.style == .auto {
      Task.detached { [weak self] in
        while self?.redraw() == true { try? await Task.sleep(for: .seconds(0.5)) }
      }
    }
  }

  var tally: Tally { state.withLock { $0.tally } }

  func finished(_ path: String, _ article: Tally) {
    state.withLock { state in
      state.done += 1
      state.tally += article
      let weight = 100 * article.untranslated + 10 * article.degraded + article.findings
      if weight > 0 {
        state.questioned += 1
        if weight > state.worst?.weight ?? 0 { state.worst = (path, weight) }
      }
      report(path, article, error: nil, &state)
    }
  }

  func failed(_ path: String, _ message: String) {
    state.withLock { state in
      state.done += 1
      state.failed += 1
      if style != .json { note(message, &state) }
      report(path, Tally(), error: message, &state)
    }
  }

  /// Says that an endpoint pauses, or is left alone.
  private func tell(_ notice: EndpointNotice) {
    state.withLock { state in
      guard !state.isClosed else { return }
      let text = "\(notice.endpoint): \(notice.message)"
      guard style == .json else { return note(text, &state) }
      var fields: [String: Any] = ["event": "note", "message": text, "endpoint": notice.endpoint]
      fields["pause"] = notice.pause
      event(fields)
    }
  }

  /// Says once for each engine and kind of failure why a fallback was needed.
  func explain(_ findings: some Sequence<Finding>) {
    for finding in findings where finding.isFallback {
      let engine = finding.message.prefix { $0 != ":" }
      state.withLock { state in
        guard state.reasons.insert("\(engine) \(finding.id)").inserted else { return }
        note("\(finding.message); such segments go to the next engine and are marked as degraded", &state)
      }
    }
  }

  /// The closing lines: what came out, how long it took, and what the endpoints were asked for.
  func close(_ articles: String, output: String?) {
    state.withLock { state in
      state.isClosed = true
      let seconds = start.duration(to: .now) / .seconds(1)
      if style == .json {
        var fields = fields("end", state)
        fields["seconds"] = (seconds * 10).rounded() / 10
        fields["failed"] = state.failed
        event(fields)
        return
      }
      closeLine(&state)
      guard !isQuiet else { return }
      let failed = state.failed > 0 ? ", \(state.failed) failed" : ""
      let place = output.map { ", in '\($0)'" } ?? ""
      Console.note(
        "\(state.done - state.failed) \(articles)\(failed), \(state.tally.line)"
          + String(format: " in %.1f s", seconds) + place)
      if let advice = Self.advice(state) { Console.note(advice) }
      for engine in expenses.engines { Console.note(JobTable.line(engine)) }
    }
  }

  /// `to check: 4 number-changed, 2 name-missing, in 3 of 40 articles; first berita/a.txt`
  private static func advice(_ state: State) -> String? {
    guard let worst = state.worst else { return nil }
    let kinds = state.tally.kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var parts = kinds.prefix(4).map { "\($0.value) \($0.key)" }
    if kinds.count > 4 { parts.append("\(kinds.dropFirst(4).reduce(0) { $0 + $1.value }) more") }
    if parts.isEmpty {
      parts = ["\(state.tally.degraded + state.tally.untranslated) degraded or untranslated"]
    }
    let place =
      state.done - state.failed > 1
      ? ", in \(state.questioned) of \(state.done - state.failed) articles; first \(worst.path)" : ""
    return "to check: " + parts.joined(separator: ", ") + place
  }

  private func report(_ path: String, _ article: Tally, error: String?, _ state: inout State) {
    switch style {
    case .none: break
    case .auto: draw(&state)
    case .plain:
      if error == nil { Console.note("\(state.done) of \(total): \(path), \(article.line)") }
    case .json:
      var fields = fields("article", state)
      fields["path"] = path
      fields["article"] = [
        "segments": article.segments, "degraded": article.degraded, "untranslated": article.untranslated,
      ]
      if let error { fields["error"] = error }
      event(fields)
    }
  }

  /// Says something about the run, unless it is to be quiet.
  func note(_ text: String) {
    if !isQuiet { state.withLock { note(text, &$0) } }
  }

  private func note(_ text: String, _ state: inout State) {
    guard style != .json else { return event(["event": "note", "message": text]) }
    closeLine(&state)
    Console.note(text)
  }

  /// The line of a terminal: how far, how fast, how long still, what is wrong, what it cost.
  private func draw(_ state: inout State) {
    let seconds = start.duration(to: .now) / .seconds(1)
    var parts = ["\(state.done) of \(total) articles", state.tally.line]
    if seconds > 1, state.done > 0 {
      parts.append(String(format: "%.0f/s", Double(state.tally.segments) / seconds))
      let left = seconds / Double(state.done) * Double(total - state.done)
      if left >= 1 { parts.append("\(Self.time(left)) left") }
    }
    if case let requests = expenses.requests, requests > 0 { parts.append("\(requests) requests") }
    if let cost = expenses.cost { parts.append("cost \(JobTable.amount(cost))") }
    parts += expenses.pausing
    let line = parts.joined(separator: " · ").prefix(Console.errorWidth - 1)
    Console.status("\r\u{1B}[K\(line)")
    state.isLineOpen = true
  }

  /// - Returns: false when there is nothing more to draw.
  private func redraw() -> Bool {
    state.withLock { state in
      if !state.isClosed { draw(&state) }
      return !state.isClosed
    }
  }

  /// `45 s`, `12 min`, `2 h 5 min`
  private static func time(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded(.up))
    if seconds < 60 { return "\(Int(seconds)) s" }
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  /// What every event tells of the whole run.
  private func fields(_ event: String, _ state: State) -> [String: Any] {
    var fields: [String: Any] = [
      "event": event, "done": state.done, "total": total, "segments": state.tally.segments,
      "degraded": state.tally.degraded, "untranslated": state.tally.untranslated,
      "requests": expenses.requests,
    ]
    if let cost = expenses.cost { fields["cost"] = cost }
    return fields
  }

  private func event(_ fields: [String: Any]) {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? JSONSerialization.data(withJSONObject: fields, options: options)) ?? Data()
    Console.status(String(decoding: data, as: UTF8.self) + "\n")
  }

  private func closeLine(_ state: inout State) {
    if state.isLineOpen { Console.status("\n") }
    state.isLineOpen = false
  }
}
