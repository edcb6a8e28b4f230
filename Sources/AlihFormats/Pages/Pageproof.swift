import AlihModel

/// An article laid out for people: what stands at the top, the body, and what a person should check.
struct Pageproof {
  let article: BilingualArticle
  let layout: Layout
  let boilerplate: Boilerplate
  /// The article's first headline.
  let headline: BilingualBlock?
  /// The lines that name the author; with the headline they are the head of the page.
  let bylines: [BilingualBlock]
  /// Everything else, in reading order.
  let body: [BilingualBlock]
  /// What a person should look at, in reading order.
  let notes: [Note]
  let counts: Counts

  init(_ article: BilingualArticle, layout: Layout, boilerplate: Boilerplate) {
    var kept = article
    if boilerplate == .drop { kept.blocks.removeAll { $0.role.isBoilerplate } }
    let blocks = kept.blocks.filter { !$0.segments.isEmpty }
    let headline = blocks.first { $0.role == .headline }
    self.article = kept
    self.layout = layout
    self.boilerplate = boilerplate
    self.headline = headline
    bylines = blocks.filter { $0.role == .byline }
    body = blocks.filter { $0.role != .byline && $0.id != headline?.id }
    notes = ([headline].compactMap(\.self) + bylines + body).flatMap(\.segments).filter(\.hasNote)
      .enumerated().map { Note(number: $0.offset + 1, segment: $0.element) }
    var counts = Counts(kept)
    counts.dropped = Counts(article).segments - counts.segments
    self.counts = counts
  }

  /// The author and the date, where no byline of the article already says them.
  var credits: [String] {
    let said = bylines.map(\.source).joined(separator: " ")
    let author = article.byline.flatMap { bylines.isEmpty || !said.contains($0) ? $0 : nil }
    let date = article.date.flatMap { said.contains($0.prefix(4)) ? nil : NewsDay.text($0) }
    return [author, date].compactMap(\.self)
  }

  func isMarkedFurniture(_ block: BilingualBlock) -> Bool {
    boilerplate == .mark && block.role.isBoilerplate
  }

  /// A headline that only says the first one again, as pages do under their picture.
  func isRepeatedHeadline(_ block: BilingualBlock) -> Bool {
    block.role == .headline && block.source == headline?.source
  }

  /// Whether a block reads the same in both languages, so that one of them is enough.
  func isKept(_ block: BilingualBlock) -> Bool {
    block.segments.allSatisfy { $0.status == .kept && $0.source == $0.target }
  }
}

/// What a person should look at in one segment.
struct Note {
  /// Counted from 1 over the page.
  let number: Int
  let segment: BilingualSegment

  /// The state and the reasons: `degraded, by offline; newsroom: HTTP 503`.
  var text: String {
    ([state].compactMap(\.self) + segment.findings.map(\.message)).joined(separator: "; ")
  }

  /// How the segment ended, when it didn't end well.
  var state: String? {
    switch segment.status {
    case .degraded: segment.engine.isEmpty ? "degraded" : "degraded, by \(segment.engine)"
    case .untranslated: "untranslated"
    case .translated, .kept: nil
    }
  }
}

extension BilingualSegment {
  var hasNote: Bool { isDegraded || !findings.isEmpty }

  var isDegraded: Bool { status == .degraded || status == .untranslated }

  var hasWarning: Bool { findings.contains { $0.severity != .info } }
}

extension BilingualBlock {
  /// The sentences of the paragraph as running text.
  var source: String { segments.lazy.map(\.source).filter { !$0.isEmpty }.joined(separator: " ") }
  var target: String { segments.lazy.map(\.target).filter { !$0.isEmpty }.joined(separator: " ") }
}
