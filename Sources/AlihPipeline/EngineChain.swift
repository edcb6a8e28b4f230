import AlihGlossary
import AlihModel
import AlihQuality

/// Asks engines in order of preference; what one leaves open, or gets wrong, goes to the next.
///
/// An engine that can do better is asked once more, about each bad segment alone: every engine for what it left out, a
/// language model also for what the checks found, with a note that says so.
struct EngineChain: Sendable {
  let engines: [any Translator]
  let glossary: Glossary
  let checks: QualityChecks
  let languages: LanguagePair
  let repair: TermRepair
  var memory: (any TranslationMemory)?
  /// Writes numbers and dates that stand alone; nil to leave them as they are.
  let rules: (any Translator)?
  /// What engines have answered in this run.
  private let log = AnswerLog()

  init(
    engines: [any Translator], glossary: Glossary, checks: QualityChecks, languages: LanguagePair,
    repair: TermRepair = TermRepair { EnglishWords() }, memory: (any TranslationMemory)? = nil,
    rules: (any Translator)? = nil
  ) {
    (self.engines, self.glossary, self.checks) = (engines, glossary, checks)
    (self.languages, self.repair, self.memory) = (languages, repair, memory)
    self.rules = rules ?? engines.first { $0.nature == .rules }
  }

  /// Brings each planned segment into exactly one final state, in the order of the plans.
  ///
  /// - Parameter areRelated: whether they are one article, where a sentence knows those before it.
  func finish(_ plans: [SegmentPlan], areRelated: Bool = true) async -> [BilingualSegment] {
    var pending = plans.compactMap(\.request)
    var finished: [String: BilingualSegment] = [:]
    var reasons: [String: [Finding]] = [:]
    let approved = await approved(pending)
    pending = pending.filter { request in
      guard let review = approved[request.id] else { return true }
      finished[request.id] = BilingualSegment(
        id: request.id, source: request.text, target: review.text, engine: "memory", status: .translated,
        terms: review.terms, findings: review.findings)
      return false
    }
    for (place, engine) in engines.enumerated() where !pending.isEmpty {
      let outcomes = await outcomes(of: pending, from: engine, areRelated: areRelated)
      let isLast = place == engines.count - 1
      pending = pending.filter { request in
        switch outcomes[request.id]! {
        case .answer(let review) where isLast || review.rejection == nil:
          var segment = BilingualSegment(
            id: request.id, source: request.text, target: review.text, engine: engine.name,
            status: place == 0 ? .translated : .degraded, terms: review.terms,
            findings: (reasons[request.id] ?? []) + review.findings)
          segment.edits = review.edits
          finished[request.id] = segment
          return false
        case .answer(let review):
          let rejection = review.rejection!
          reasons[request.id, default: []].append(
            Finding(fallbackFrom: engine.name, reason: rejection.id, rejection.message))
        case .failure(let failure):
          reasons[request.id, default: []].append(
            Finding(fallbackFrom: engine.name, reason: failure.kind, failure.message))
        }
        return true
      }
    }
    finished.merge(await figures(plans)) { known, _ in known }
    return plans.map { plan in
      var segment =
        finished[plan.id]
        ?? BilingualSegment(
          id: plan.id, source: plan.source, target: plan.request == nil ? plan.source : "", engine: "",
          status: plan.request == nil ? .kept : .untranslated, terms: [], findings: reasons[plan.id] ?? [])
      segment.source = plan.source
      segment.target = InvisibleMarks.restored(in: segment.target, from: plan.source)
      return segment
    }
  }

  /// Numbers and dates that stand alone: rules write them in English, and no other engine is asked, nor paid, for them.
  private func figures(_ plans: [SegmentPlan]) async -> [String: BilingualSegment] {
    let requests = plans.compactMap(\.figure)
    guard !requests.isEmpty, let engine = rules else { return [:] }
    var segments: [String: BilingualSegment] = [:]
    for answer in await engine.translate(unrelated: requests, languages).translations {
      guard let request = requests.first(where: { $0.id == answer.id }), answer.text != request.text else {
        continue
      }
      segments[answer.id] = BilingualSegment(
        id: answer.id, source: request.text, target: answer.text, engine: engine.name, status: .translated,
        terms: [],
        findings: [])
    }
    return segments
  }

  /// What the first engine will be asked for, beyond what the memory answers; nothing is sent.
  func forecast(_ plans: [SegmentPlan]) async -> Forecast {
    let requests = plans.compactMap(\.request)
    guard let engine = engines.first else { return Forecast() }
    let approved = await approved(requests)
    let open = requests.filter { approved[$0.id] == nil }
    return await engine.forecast(
      open.map { ProtectedText($0, isRemote: engine.nature != .rules).request }, languages)
  }

  /// What the memory answers, by segment id; the house's terms may have changed since somebody approved it.
  private func approved(_ requests: [SegmentRequest]) async -> [String: Review] {
    guard let memory, !requests.isEmpty else { return [:] }
    let texts = await memory.approvedTranslations(of: requests.map(\.text), languages)
    var reviews: [String: Review] = [:]
    for request in requests {
      guard let text = texts[request.text] else { continue }
      let review = review(text, of: request, by: nil, [])
      if review.complaints.isEmpty { reviews[request.id] = review }
    }
    return reviews
  }

  /// What the checks and the house terms say of a translation that a person wrote.
  func findings(on target: String, for request: SegmentRequest) -> [Finding] {
    let terms = glossary.verdicts(for: request.terms, of: request.text, in: target)
    return checks.findings(source: request.text, target: target, terms: request.terms)
      + QualityChecks.findings(for: terms)
  }

  /// What one engine made of one segment.
  private enum Outcome {
    case answer(Review)
    case failure(TranslatorFailure)
  }

  private struct Review {
    var text: String
    /// As the engine gave it.
    var original: String
    var terms: [TermVerdict]
    var findings: [Finding]
    /// How many learned edits are in the text.
    var edits = 0

    /// Why another engine should try; nil when the answer can be used.
    var rejection: Finding? { findings.first { $0.kind?.consequence == .nextEngine } }
    /// What the engine could be told.
    var complaints: [Finding] {
      findings.filter { $0.kind.map { $0.consequence != .finding } == true }
    }
  }

  private func outcomes(of requests: [SegmentRequest], from engine: any Translator, areRelated: Bool) async
    -> [String: Outcome]
  {
    var outcomes = await ask(engine, requests, areRelated: areRelated)
    if engine.nature != .rules { compareNeighbors(requests, &outcomes) }
    let again = requests.compactMap { request in
      note(on: outcomes[request.id]!, engine).map { note in
        var request = request
        request.note = note.isEmpty ? nil : note
        return request
      }
    }
    await withTaskGroup(of: [String: Outcome].self) { group in
      for request in again where !Task.isCancelled {
        group.addTask { await ask(engine, [request], areRelated: areRelated) }
      }
      for await second in group {
        for (id, outcome) in second { outcomes[id] = Self.better(of: outcomes[id]!, outcome) }
      }
    }
    return outcomes
  }

  /// Adds what only the answers beside each other tell.
  private func compareNeighbors(_ requests: [SegmentRequest], _ outcomes: inout [String: Outcome]) {
    let answered = requests.compactMap { request in
      guard case .answer(let review) = outcomes[request.id] else { return nil as (SegmentRequest, Review)? }
      return (request, review)
    }
    let findings = checks.findings(among: answered.map { answer($1.text, $1.original, to: $0) })
    for ((request, review), found) in zip(answered, findings) where !found.isEmpty {
      var review = review
      review.findings += found
      outcomes[request.id] = .answer(review)
    }
  }

  private func answer(_ text: String, _ original: String, to request: SegmentRequest) -> QualityChecks.Answer
  {
    QualityChecks.Answer(
      source: request.text, target: text, original: original, terms: request.terms,
      initials: request.initials, names: request.names)
  }

  /// What to say when asking again, empty for nothing special; nil when it would be no use.
  private func note(on outcome: Outcome, _ engine: any Translator) -> String? {
    switch outcome {
    case .failure(let failure): failure.kind == "malformed" && engine.nature != .rules ? "" : nil
    case .answer(let review):
      engine.nature == .model && !review.complaints.isEmpty
        ? review.complaints.map(\.message).joined(separator: "; ") : nil
    }
  }

  private static func better(of first: Outcome, _ second: Outcome) -> Outcome {
    guard case .answer(let new) = second else { return first }
    guard case .answer(let old) = first else { return second }
    if (old.rejection == nil) != (new.rejection == nil) { return new.rejection == nil ? second : first }
    return new.complaints.count <= old.complaints.count ? second : first
  }

  /// Asks once; every request has an outcome.
  private func ask(_ engine: any Translator, _ requests: [SegmentRequest], areRelated: Bool) async
    -> [String: Outcome]
  {
    let isRemote = engine.nature != .rules
    let protected = requests.map { ProtectedText($0, isRemote: isRemote) }
    let asked = protected.map(\.request)
    let reply =
      areRelated
      ? await engine.translate(asked, languages) : await engine.translate(unrelated: asked, languages)
    let answers = Dictionary(
      reply.translations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var outcomes: [String: Outcome] = [:]
    for (index, request) in requests.enumerated() {
      guard let answer = answers[request.id], !answer.text.isEmpty else {
        outcomes[request.id] = .failure(
          reply.failures[request.id] ?? TranslatorFailure(kind: "malformed", message: "no answer"))
        continue
      }
      let (text, lost) = protected[index].restored(answer.text)
      var review = review(text, of: request, by: engine, answer.findings + (lost.map { [$0] } ?? []))
      review.edits = answer.edits
      outcomes[request.id] = .answer(review)
    }
    return outcomes
  }

  /// - Parameter engine: nil where the memory answers.
  private func review(
    _ original: String, of request: SegmentRequest, by engine: (any Translator)?, _ known: [Finding]
  ) -> Review {
    var text = original
    var terms = glossary.verdicts(for: request.terms, of: request.text, in: text)
    var mended = TermRepair.Result(text: original)
    if terms.contains(where: { $0.verdict == .missing }) {
      // In "AS (25) fled to AS" the letters don't tell the person from the country.
      let people = request.initialedPeople
      let places = request.terms.indices.filter { !people.contains(request.terms[$0].term.source) }
      mended = repair.repaired(
        text, places.map { request.terms[$0] }, places.map { terms[$0] }, of: request.text,
        by: glossary, isHeadline: request.role == .headline)
      text = mended.text
      terms = glossary.verdicts(for: request.terms, of: request.text, in: text)
    }
    var found = checks.findings(
      on: answer(text, original, to: request), isByRules: engine?.nature == .rules)
    if let engine, engine.nature != .rules, log.isKnown(original, of: request.text) {
      found.append(Finding(.sameAnswer, "\(engine.name) said the same of another sentence"))
    }
    let style = glossary.styleProblems(in: text).map { problem in
      let wanted = problem.rule.target
      return Finding(
        .termForbidden,
        "'\(problem.found)' is forbidden" + (wanted.isEmpty ? "" : "; the house writes '\(wanted)'"))
    }
    return Review(
      text: text, original: original, terms: terms,
      findings: known + mended.changes.map(\.finding) + found + Self.findings(for: terms, mended.refusals)
        + style)
  }
  /// What the terms lack; of those that a repair left, why.
  private static func findings(for terms: [TermVerdict], _ refusals: [TermRepair.Refusal]) -> [Finding] {
    // "Menlu Jepang" is one place of two terms.
    func isRefused(_ term: TermVerdict) -> Bool {
      refusals.contains { " \($0.term) ".contains(" \(term.source) ") }
    }
    return refusals.map(\.finding)
      + QualityChecks.findings(for: terms.filter { $0.forbidden != nil || !isRefused($0) })
  }
}
