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
  /// Notes that say the same of many segments, said once.
  let banners: [Banner]
  let counts: Counts

  /// - Parameter saysOnce: whether a headline or byline that the page repeats stands once, and what would be said of many
  ///   segments is a banner.
  init(_ article: BilingualArticle, layout: Layout, boilerplate: Boilerplate, saysOnce: Bool = false) {
    var kept = article
    if boilerplate == .drop { kept.blocks.removeAll { $0.role.isBoilerplate } }
    let blocks = kept.blocks.filter { !$0.segments.isEmpty }
    let headline = blocks.first { $0.role == .headline }
    self.article = kept
    self.layout = layout
    self.boilerplate = boilerplate
    self.headline = headline
    var said: Set<String> = []
    bylines = blocks.filter { $0.role == .byline && (said.insert($0.source).inserted || !saysOnce) }
    body = blocks.filter { block in
      let isAgain =
        saysOnce && [.headline, .subheading].contains(block.role) && block.source == headline?.source
      return block.role != .byline && block.id != headline?.id && !isAgain
    }
    let noted = ([headline].compactMap(\.self) + bylines + body).flatMap(\.segments).filter(\.hasNote)
    banners = saysOnce ? Banner.banners(of: noted) : []
    let gathered = Set(banners.flatMap(\.segments))
    notes = noted.filter { !gathered.contains($0.id) }
      .enumerated().map { Note(number: $0.offset + 1, segment: $0.element) }
    var counts = Counts(kept)
    counts.dropped = Counts(article).segments - counts.segments
    self.counts = counts
  }

  /// Of the segments that a machine left open, or that the checks ask about, the first one and how many there are.
  var urgent: (first: String, count: Int)? {
    let segments = ([headline].compactMap(\.self) + bylines + body).flatMap(\.segments)
      .filter { $0.isDegraded || $0.hasWarning }
    return segments.first.map { ($0.id, segments.count) }
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

  /// Whether a block reads the same in both languages, as names do, and nothing is to be said of it, so that one of them is enough.
  func isKept(_ block: BilingualBlock) -> Bool {
    block.segments.allSatisfy {
      $0.source == $0.target && ($0.status == .kept || $0.status == .translated && $0.findings.isEmpty)
    }
  }
}

/// What a person should look at in one segment.
struct Note {
  /// Counted from 1 over the page.
  let number: Int
  let segment: BilingualSegment

  /// The state and the reasons: `degraded, by offline; newsroom: HTTP 503`.
  var text: String {
    ([state].compactMap(\.self) + reasons).joined(separator: "; ")
  }

  /// What was found, without the addresses of the house's own servers.
  var reasons: [String] {
    segment.findings.map { finding in
      finding.isFallback
        ? finding.message.replacing(/https?:\/\/[^\s'"]+[^\s'".,:;)]/, with: "the endpoint") : finding.message
    }
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

/// What is to be said of many segments at once.
struct Banner {
  /// From this many on.
  private static let fewest = 4

  let text: String
  /// Their ids, in reading order.
  let segments: [String]

  static func banners(of segments: [BilingualSegment]) -> [Banner] {
    var ids: [String: [String]] = [:]
    var texts: [String] = []
    for segment in segments {
      let text = Note(number: 0, segment: segment).text
      if ids[text] == nil { texts.append(text) }
      ids[text, default: []].append(segment.id)
    }
    return texts.compactMap { text in
      ids[text].flatMap { $0.count < fewest ? nil : Banner(text: text, segments: $0) }
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
