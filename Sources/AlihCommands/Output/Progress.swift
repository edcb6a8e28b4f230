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
    /// Of those that an engine was asked for, how many came out.
    var translated = 0
    /// What a person should look at, by kind; whatever is only information doesn't count.
    var kinds: [String: Int] = [:]
    /// Segments that engines left open, by why: `auth`, `rate`, ...
    var faults: [String: Int] = [:]
    var findings: Int { kinds.values.reduce(0, +) }

    init() {}

    /// - Parameter findings: of the file as a whole.
    init(_ segments: some Sequence<BilingualSegment>, _ findings: [Finding] = []) {
      for finding in findings where finding.severity != .info && !finding.isFallback {
        kinds[finding.id, default: 0] += 1
      }
      for segment in segments {
        self.segments += 1
        if segment.status == .degraded { degraded += 1 }
        if segment.status == .untranslated { untranslated += 1 }
        if segment.status == .translated || segment.status == .degraded { translated += 1 }
        for finding in segment.findings where finding.severity != .info {
          if finding.isFallback {
            faults[String(finding.id.dropFirst(Finding.fallback.count)), default: 0] += 1
          } else {
            kinds[finding.id, default: 0] += 1
          }
        }
      }
    }

    /// Why a run came to nothing at all, where endpoints are to blame; nil where something was translated.
    var nothing: CommandFailure? {
      guard translated == 0, untranslated > 0,
        let (fault, _) = faults.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
      else { return nil }
      let advice =
        switch ExitStatus(fault: fault) {
        case .denied: "the endpoint doesn't take the key\nCheck it: alih endpoint test"
        case .usedUp: "the quota, limit or budget is used up\nThe same command later goes on."
        case .unreachable:
          "the endpoint can't be reached\nLook: alih endpoint test. The same command goes on."
        default: "the endpoint gave no usable answer (\(fault))\nLook: alih endpoint probe"
        }
      return CommandFailure(ExitStatus(fault: fault), "nothing was translated: \(advice)")
    }

    /// `310 segments, 3 degraded, 1 untranslated`
    var line: String {
      segments.of("segment") + (degraded > 0 ? ", \(degraded) degraded" : "")
        + (untranslated > 0 ? ", \(untranslated) untranslated" : "")
    }

    static func += (one: inout Tally, other: Tally) {
      one.segments += other.segments
      one.degraded += other.degraded
      one.untranslated += other.untranslated
      one.translated += other.translated
      one.kinds.merge(other.kinds, uniquingKeysWith: +)
      one.faults.merge(other.faults, uniquingKeysWith: +)
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
    var isClosed = false
    /// When how many articles were done, over the last minute.
    var pace: [(time: ContinuousClock.Instant, done: Int)] = []
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
    if self.style == .json { Console.speakJSON() }
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
      if style != .json { Console.note(message, .red) }
      report(path, Tally(), error: message, &state)
    }
  }

  /// Says that an endpoint pauses, or is left alone.
  private func tell(_ notice: EndpointNotice) {
    state.withLock { state in
      guard !state.isClosed else { return }
      let text = "\(notice.endpoint): \(notice.message)"
      guard style == .json else { return Console.note(text, .yellow) }
      var fields: [String: Any] = ["event": "note", "message": text, "endpoint": notice.endpoint]
      fields["pause"] = notice.pause
      Console.event(fields)
    }
  }

  /// Says once for each engine and kind of failure why a fallback was needed.
  func explain(_ findings: some Sequence<Finding>) {
    for finding in findings where finding.isFallback && !isQuiet {
      let engine = String(finding.message.prefix { $0 != ":" })
      state.withLock { state in
        guard state.reasons.insert("\(engine) \(finding.id)").inserted else { return }
        let consequence =
          expenses.route.engines.last == engine
          ? "stay untranslated, for no engine comes behind it"
          : "go to the next engine and are marked as degraded"
        Console.note("\(finding.message); such segments \(consequence)", .yellow)
      }
    }
  }

  /// The closing lines: what came out, how long it took, and what the endpoints were asked for.
  ///
  /// - Parameter articles: what one of the things that were read is called.
  func close(_ articles: String, output: String?) {
    state.withLock { state in
      state.isClosed = true
      let seconds = start.duration(to: .now) / .seconds(1)
      if style == .json {
        var fields = fields("end", state)
        fields["seconds"] = (seconds * 10).rounded() / 10
        fields["failed"] = state.failed
        fields["faults"] = state.tally.faults
        fields["findings"] = state.tally.kinds
        fields["hosts"] = expenses.hosts
        Console.event(fields)
        return
      }
      Console.clearLine()
      guard !isQuiet else { return }
      let failed = state.failed > 0 ? ", \(state.failed) failed" : ""
      let place = output.map { ", in '\($0)'" } ?? ""
      Console.note(
        "\((state.done - state.failed).of(articles))\(failed), \(state.tally.line)"
          + String(format: " in %.1f s", seconds) + place)
      if let advice = Self.advice(state) { Console.note(advice, .yellow) }
      if !expenses.hosts.isEmpty {
        let file = expenses.route.file.map { ", as '\($0)' says" } ?? ""
        Console.note("asked: \(expenses.hosts.joined(separator: ", "))\(file)")
      }
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
      Console.event(fields)
    }
  }

  /// Says something about the run, unless it is to be quiet.
  func note(_ text: String) {
    if !isQuiet { state.withLock { _ in Console.note(text) } }
  }

  /// The line of a terminal: how far, how fast, how long still, what is wrong, what it cost.
  private func draw(_ state: inout State) {
    let seconds = start.duration(to: .now) / .seconds(1)
    var parts = ["\(state.done) of \(total.of("article"))", state.tally.line]
    if seconds > 1, state.done > 0 {
      parts.append(String(format: "%.0f/s", Double(state.tally.segments) / seconds))
      if let left = left(&state), left >= 1 { parts.append("\(Self.time(left)) left") }
    }
    if case let requests = expenses.requests, requests > 0 { parts.append(requests.of("request")) }
    if let cost = expenses.cost { parts.append("cost \(JobTable.amount(cost))") }
    parts += expenses.pausing
    let line = parts.joined(separator: " · ").prefix(Console.errorWidth - 1)
    Console.drawLine(String(line))
  }

  /// Seconds that the articles to come take at this run's own speed: that of its last minute, for what an earlier run did is
  /// taken over in no time.
  private func left(_ state: inout State) -> Double? {
    let now = ContinuousClock.now
    state.pace.append((now, state.done))
    state.pace.removeAll { $0.time.duration(to: now) > .seconds(60) }
    guard let first = state.pace.first, state.done > first.done else { return nil }
    return first.time.duration(to: now) / .seconds(1) / Double(state.done - first.done)
      * Double(total - state.done)
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

}
