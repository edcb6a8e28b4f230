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
  private let languages: LanguagePair

  /// - Parameter engines: in order of preference; what the first can't do is marked as degraded.
  package init(
    segmenter: ArticleSegmenter, glossary: Glossary, checks: QualityChecks, engines: [any Translator],
    languages: LanguagePair
  ) {
    self.segmenter = segmenter
    self.glossary = glossary
    self.languages = languages
    chain = EngineChain(engines: engines, glossary: glossary, checks: checks, languages: languages)
  }

  /// Translates an article that has no blocks yet.
  ///
  /// - Throws: `LedgerError` when a segment got lost or moved; no engine's failure throws.
  package func translate(_ article: Article) async throws(LedgerError) -> BilingualArticle {
    let article = segmenter.blocks(of: article)
    let segments = article.blocks.flatMap { block in block.segments.map { (block.role, $0) } }
    let plans = SegmentPlan.plans(
      for: segments.map { (id: $0.1.id, text: $0.1.text, role: $0.0) }, glossary: glossary)
    var finished = await chain.finish(plans)[...]
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

  /// Translates lines that have nothing to do with each other, each as one segment; as many come back, in order.
  package func translate(lines: [String]) async -> [BilingualSegment] {
    await chain.finish(SegmentPlan.plans(forLines: lines, glossary: glossary), areRelated: false)
  }
}
