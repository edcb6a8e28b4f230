import AlihGlossary
import AlihModel
import AlihQuality

/// Asks engines in order of preference; what one leaves open, or gets wrong, goes to the next.
struct EngineChain: Sendable {
  let engines: [any Translator]
  let glossary: Glossary
  let checks: QualityChecks
  let languages: LanguagePair
  var memory: (any TranslationMemory)?

  /// Findings that make an answer no translation at all.
  private static let disqualifying: Set<String> = ["untranslated", "language", "repetition"]

  /// Brings each planned segment into exactly one final state, in the order of the plans.
  ///
  /// - Parameter areRelated: whether they are one article, where a sentence knows those before it.
  func finish(_ plans: [SegmentPlan], areRelated: Bool = true) async -> [BilingualSegment] {
    var pending = plans.compactMap(\.request)
    var finished: [String: BilingualSegment] = [:]
    var reasons: [String: [Finding]] = [:]
    if let memory, !pending.isEmpty {
      let approved = await memory.approvedTranslations(of: pending.map(\.text), languages)
      pending = pending.filter { request in
        guard let text = approved[request.text] else { return true }
        let review = review(text, of: request)
        // The house's terms may have changed since somebody approved it.
        guard review.rejection == nil else { return true }
        finished[request.id] = BilingualSegment(
          id: request.id, source: request.text, target: review.text, engine: "memory", status: .translated,
          terms: review.terms, findings: review.findings)
        return false
      }
    }
    for (place, engine) in engines.enumerated() where !pending.isEmpty {
      let reply =
        areRelated
        ? await engine.translate(pending, languages) : await engine.translate(unrelated: pending, languages)
      let answers = Dictionary(
        reply.translations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      pending = pending.filter { request in
        let reason: Finding
        if let answer = answers[request.id], !answer.text.isEmpty {
          let review = review(answer.text, of: request)
          let isLast = place == engines.count - 1
          guard let rejection = review.rejection, !isLast else {
            finished[request.id] = BilingualSegment(
              id: request.id, source: request.text, target: review.text, engine: engine.name,
              status: place == 0 ? .translated : .degraded, terms: review.terms,
              findings: (reasons[request.id] ?? []) + answer.findings + review.findings)
            return false
          }
          reason = Finding(id: "fallback-\(rejection.id)", message: "\(engine.name): \(rejection.message)")
        } else {
          let failure =
            reply.failures[request.id] ?? TranslatorFailure(kind: "malformed", message: "no answer")
          reason = Finding(id: "fallback-\(failure.kind)", message: "\(engine.name): \(failure.message)")
        }
        reasons[request.id, default: []].append(reason)
        return true
      }
    }
    return plans.map { plan in
      var segment =
        finished[plan.id]
        ?? BilingualSegment(
          id: plan.id, source: plan.source, target: plan.request == nil ? plan.source : "", engine: "",
          status: plan.request == nil ? .kept : .untranslated, terms: [], findings: reasons[plan.id] ?? [])
      segment.source = plan.source
      return segment
    }
  }

  private struct Review {
    var text: String
    var terms: [TermVerdict]
    var findings: [Finding]
    /// Why another engine should try; nil when the answer is acceptable.
    var rejection: Finding?
  }

  private func review(_ answer: String, of request: SegmentRequest) -> Review {
    var text = answer
    var terms = glossary.verdicts(for: request.terms, in: text)
    if terms.contains(where: { $0.verdict == .missing }) {
      text = TermRepair.replacingSources(of: request.terms, in: text)
      terms = glossary.verdicts(for: request.terms, in: text)
    }
    var findings = checks.findings(source: request.text, target: text, terms: request.terms)
    let disqualification = findings.first { Self.disqualifying.contains($0.id) }
    let missing = QualityChecks.findings(for: terms)
    findings += missing
    return Review(
      text: text, terms: terms, findings: findings, rejection: disqualification ?? missing.first)
  }
}
