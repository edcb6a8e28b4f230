import AlihModel

/// Writes `alih-bilingual/1`: the contract of Documentation/schemas/bilingual.schema.json, keys in a fixed order.
struct JSONWriter: DocumentWriter {
  let page: Pageproof
  /// On one line, for JSON Lines.
  let compact: Bool

  func text() -> String {
    let article = page.article
    var title = JSONValue.null
    if let headline = page.headline {
      title = .object([("source", .string(headline.source)), ("target", .string(headline.target))])
    }
    let counts = page.counts
    let value = JSONValue.object([
      ("format", .string("alih-bilingual/1")), ("path", .string(article.path)),
      ("from", .string(article.languages.source)), ("to", .string(article.languages.target)),
      ("title", title),
      ("byline", article.byline.map(JSONValue.string) ?? .null),
      ("date", article.date.map(JSONValue.string) ?? .null),
      ("blocks", .array(article.blocks.map(Self.block))),
      ("findings", .array(article.findings.map(Self.finding))),
      (
        "counts",
        .object(
          [
            ("segments", .number(counts.segments)), ("translated", .number(counts.translated)),
            ("degraded", .number(counts.degraded)), ("untranslated", .number(counts.untranslated)),
            ("kept", .number(counts.kept)), ("dropped", .number(counts.dropped)),
          ] + (counts.edits > 0 ? [("edits", .number(counts.edits))] : []))
      ),
    ])
    return value.text(compact: compact) + "\n"
  }

  private static func block(_ block: BilingualBlock) -> JSONValue {
    .object([
      ("id", .string(block.id)), ("role", .string(block.role.rawValue)),
      ("segments", .array(block.segments.map(segment))),
    ])
  }

  private static func segment(_ segment: BilingualSegment) -> JSONValue {
    let review = segment.review.map { review in
      JSONValue.object([
        ("state", .string(review.state.rawValue)), ("by", .string(review.by)), ("at", .string(review.at)),
      ])
    }
    return .object(
      [
        ("id", .string(segment.id)), ("source", .string(segment.source)), ("target", .string(segment.target)),
        ("engine", .string(segment.engine)), ("status", .string(segment.status.rawValue)),
        (
          "terms",
          .array(
            segment.terms.map { term in
              .object([
                ("source", .string(term.source)), ("target", .string(term.target)),
                ("found", term.found.map(JSONValue.string) ?? .null),
                ("verdict", .string(term.verdict.rawValue)),
              ])
            })
        ), ("findings", .array(segment.findings.map(finding))),
      ] + (review.map { [("review", $0)] } ?? []))
  }

  private static func finding(_ finding: Finding) -> JSONValue {
    .object([
      ("id", .string(finding.id)), ("severity", .string(finding.severity.rawValue)),
      ("message", .string(finding.message)),
    ])
  }
}
