import AlihGlossary
import AlihModel
import AlihQuality
import AlihSegmenter

/// Takes articles through all stages:
///
/// 1. Segmentation: the article's blocks and sentences (`ArticleSegmenter`).
/// 2. Planning: what there is to translate, with its terms and neighbors (`SegmentPlan`).
/// 3. Translation: the engines in order of preference, each answer checked and its terms repaired (`EngineChain`).
/// 4. Reassembly: every segment back in its place.
/// 5. The ledger: segments in = segments out, or the article fails (`Ledger`).
package struct TranslationDesk: Sendable {
  private let segmenter: ArticleSegmenter
  private let glossary: Glossary
  private let chain: EngineChain
  private let aligner: SpanAligner
  private let languages: LanguagePair
  private let isWord: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - engines: in order of preference; what the first can't do is marked as degraded.
  ///   - memory: is asked before any engine.
  ///   - repair: knows the English words around a term.
  ///   - rules: the offline engine, for figures that stand alone and for what markup sets off; nil for the one among the engines.
  package init(
    segmenter: ArticleSegmenter, glossary: Glossary, checks: QualityChecks, engines: [any Translator],
    languages: LanguagePair, memory: (any TranslationMemory)? = nil,
    repair: TermRepair = TermRepair { EnglishWords() }, rules: (any Translator)? = nil
  ) {
    self.segmenter = segmenter
    self.glossary = glossary
    self.languages = languages
    isWord = { checks.dictionary.isOrdinaryWord($0) }
    let rules = rules ?? engines.first { $0.nature == .rules }
    aligner = SpanAligner(engine: rules, languages: languages, dictionary: checks.dictionary)
    chain = EngineChain(
      engines: engines, glossary: glossary, checks: checks, languages: languages, repair: repair,
      memory: memory, rules: rules)
  }

  /// Translates an article that has no blocks yet.
  ///
  /// - Parameters:
  ///   - kept: by segment id, what an earlier run made of this article; the rest is translated.
  ///   - reviewed: what people decided on this article's sentences; it stands, and no engine is asked for it.
  /// - Throws: `LedgerError` when a segment got lost or moved; no engine's failure throws.
  package func translate(
    _ article: Article, keeping kept: [String: BilingualSegment] = [:], reviewed: [ReviewedSegment] = []
  ) async throws(LedgerError) -> BilingualArticle {
    let article = segmenter.blocks(of: article)
    let plans = plans(for: article)
    let decided = DecidedSegments(reviewed, plans.map { ($0.id, $0.source) })
    var new = await chain.finish(
      plans.filter { decided[$0.id] == nil && kept[$0.id]?.source != $0.source })[...]
    var all = plans.map { plan in
      if let review = decided[plan.id] { return standing(review, plan) }
      return new.first?.id == plan.id ? new.removeFirst() : kept[plan.id]
    }.compactMap(\.self)
    decided.note(changesIn: &all)
    let spans = Self.spans(of: article)
    if !spans.isEmpty { all = await aligner.align(all, spans) }
    var finished = all[...]
    let blocks = article.blocks.map { block in
      let own = Array(finished.prefix(block.segments.count))
      finished = finished.dropFirst(own.count)
      return BilingualBlock(id: block.id, role: block.role, segments: own)
    }
    let result = BilingualArticle(
      path: article.path, languages: languages, byline: article.byline, date: article.date, blocks: blocks,
      findings: article.findings)
    try Ledger.check(article, result)
    return result
  }

  /// A sentence as a person left it: whatever the checks think of it is no matter any more.
  private func standing(_ reviewed: ReviewedSegment, _ plan: SegmentPlan) -> BilingualSegment {
    let terms = plan.request.map { glossary.verdicts(for: $0.terms, of: $0.text, in: reviewed.target) }
    var segment = BilingualSegment(
      id: plan.id, source: plan.source, target: reviewed.target, engine: reviewed.engine, status: .translated,
      terms: terms ?? [], findings: [])
    segment.review = reviewed.review
    return segment
  }

  /// What is set off in each segment, in its own offsets, by its id; segments without are left out.
  private static func spans(of article: Article) -> [String: [InlineSpan]] {
    var spans: [String: [InlineSpan]] = [:]
    for block in article.blocks where !block.spans.isEmpty {
      for (place, segment) in block.segments.enumerated() {
        // An object between two sentences is the second's, and at the end the last one's.
        let start = place == 0 ? block.range.lowerBound : segment.range.lowerBound
        let isLast = place == block.segments.count - 1
        let end = isLast ? block.range.upperBound : block.segments[place + 1].range.lowerBound
        let length = segment.range.count
        for span in block.spans {
          let isInside =
            span.range.isEmpty && start <= span.range.lowerBound
            && (span.range.lowerBound < end || isLast)
          guard isInside || span.range.overlaps(segment.range) else { continue }
          let low = min(max(span.range.lowerBound - segment.range.lowerBound, 0), length)
          let high = min(max(span.range.upperBound - segment.range.lowerBound, low), length)
          spans[segment.id, default: []].append(InlineSpan(id: span.id, range: low..<high))
        }
      }
    }
    return spans
  }

  /// Translates lines that have nothing to do with each other, each as one segment; as many come back, in order.
  package func translate(lines: [String]) async -> [BilingualSegment] {
    await chain.finish(SegmentPlan.plans(forLines: lines, glossary: glossary), areRelated: false)
  }

  /// The article with its blocks and sentences.
  package func segmented(_ article: Article) -> Article { segmenter.blocks(of: article) }

  /// Translates some sentences of an article, in its order; as many come back.
  package func translate(
    _ sentences: [(id: String, text: String, role: Role)], of article: String, date: String? = nil
  ) async -> [BilingualSegment] {
    await chain.finish(
      SegmentPlan.plans(for: sentences, of: article, date: date, glossary: glossary, isWord: isWord))
  }

  /// What the checks and the house terms say of a person's translation of a sentence.
  package func findings(
    on target: String, for sentence: (id: String, text: String, role: Role), of article: String
  ) -> [Finding] {
    let plan = SegmentPlan.plans(for: [sentence], of: article, glossary: glossary).first
    return plan?.request.map { chain.findings(on: target, for: $0) } ?? []
  }

  /// What translating an article would take; nothing is sent.
  package func outlook(on article: Article) async -> Outlook {
    await outlook(on: plans(for: segmenter.blocks(of: article)))
  }

  /// What translating some sentences of an article would take; nothing is sent.
  package func outlook(on sentences: [(id: String, text: String, role: Role)], of article: String) async
    -> Outlook
  {
    await outlook(on: SegmentPlan.plans(for: sentences, of: article, glossary: glossary, isWord: isWord))
  }

  /// What translating these lines would take; nothing is sent.
  package func outlook(onLines lines: [String]) async -> Outlook {
    await outlook(on: SegmentPlan.plans(forLines: lines, glossary: glossary))
  }

  private func outlook(on plans: [SegmentPlan]) async -> Outlook {
    let requests = plans.compactMap(\.request)
    var outlook = Outlook()
    outlook.segments = plans.count
    outlook.kept = plans.count - requests.count
    for term in requests.flatMap(\.terms) { outlook.terms[term.term.source, default: 0] += 1 }
    outlook.forecast = await chain.forecast(plans)
    return outlook
  }

  /// The plans of an article that has blocks.
  private func plans(for article: Article) -> [SegmentPlan] {
    let segments = article.blocks.flatMap { block in
      block.segments.map { (id: $0.id, text: $0.text, role: block.role) }
    }
    var kept: [String: [String]] = [:]
    for block in article.blocks where !block.kept.isEmpty {
      for segment in block.segments { kept[segment.id] = block.kept.filter { segment.text.contains($0) } }
    }
    return SegmentPlan.plans(
      for: segments, of: article.path, date: article.date, glossary: glossary, keeping: kept, isWord: isWord)
  }
}
