import AlihGlossary
import AlihModel
import AlihQuality

/// The passages that a summary is made of, and what it is held to by them.
struct SummaryPassages: Sendable {
  /// Of a sentence's words, the share that the article has to have: less is another language or another story.
  private static let own = 0.3
  /// Passages that a sentence rests on, at most.
  private static let most = 5

  let passages: [SummaryMaterial.Passage]
  private let glossary: Glossary
  private let checks: QualityChecks
  private let check: SummaryCheck
  private let grounds: Grounds
  private let views: [SummaryCheck.View]
  private let places: [String: Int]
  private let words: Set<String>
  private let stems: Set<String>
  private let capitals: Set<String>
  /// What the article's terms are called in the house's English: two names of one thing have one.
  private let targets: Set<String>

  init(
    _ passages: [SummaryMaterial.Passage], _ glossary: Glossary, _ checks: QualityChecks,
    _ check: SummaryCheck
  ) {
    self.passages = passages
    self.glossary = glossary
    self.checks = checks
    self.check = check
    grounds = checks.grounds(in: passages.map(\.text))
    views = passages.map { check.view($0.text) }
    places = Dictionary(
      passages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    words = Set(views.flatMap { $0.words.map(\.folded) })
    stems = views.reduce(into: []) { $0.formUnion($1.stems) }
    capitals = check.names(in: views)
    targets = Set(passages.flatMap { glossary.occurrences(in: $0.text) }.map(\.term.target))
  }

  /// Two halves of about the same length; nil for a single passage.
  func halves() -> [SummaryPassages]? {
    guard passages.count > 1 else { return nil }
    let half = passages.reduce(0) { $0 + $1.text.utf8.count } / 2
    var (length, middle) = (0, 0)
    while middle < passages.count - 1, length < half || middle == 0 {
      length += passages[middle].text.utf8.count
      middle += 1
    }
    return [Array(passages[..<middle]), Array(passages[middle...])].map {
      SummaryPassages($0, glossary, checks, check)
    }
  }

  /// Without sentences that say mostly what one before them has said.
  func distinct(_ sentences: [SummaryDraft.Sentence]) -> [SummaryDraft.Sentence] {
    var kept: [(sentence: SummaryDraft.Sentence, view: SummaryCheck.View)] = []
    for sentence in sentences {
      let view = check.view(sentence.text)
      guard !kept.contains(where: { check.isRepetition(view, of: $0.view) }) else { continue }
      kept.append((sentence, view))
    }
    return kept.map(\.sentence)
  }

  /// The sentence with the passages that do support it: those named that share its words, or else the likeliest, and
  /// those that have its other numbers and names.
  func supported(_ sentence: SummaryDraft.Sentence) -> SummaryDraft.Sentence {
    let view = check.view(sentence.text)
    func shared(_ place: Int) -> Int { view.stems.intersection(views[place].stems).count }
    var cited = sentence.segments.withoutRepetition.compactMap { places[$0] }.filter { shared($0) > 0 }
    let best = views.indices.max { shared($0) < shared($1) }
    if let best, shared(best) > (cited.map(shared).max() ?? 0) + 2 || cited.isEmpty && shared(best) > 0 {
      cited.append(best)
    }
    for mark in marks(of: view) where !cited.contains(where: { marks(of: views[$0]).contains(mark) }) {
      let holders = views.indices.filter { marks(of: views[$0]).contains(mark) && shared($0) > 1 }
      if let holder = holders.max(by: { shared($0) < shared($1) }), cited.count < Self.most {
        cited.append(holder)
      }
    }
    var sentence = sentence
    sentence.segments = cited.map { passages[$0].id }
    return sentence
  }

  /// Numbers, and words with a capital behind the first.
  private func marks(of view: SummaryCheck.View) -> [String] {
    view.counted.map(\.number)
      + view.words.enumerated().compactMap { $0 > 0 && $1.text.first?.isUppercase == true ? $1.folded : nil }
  }

  /// What is wrong with a summary's sentences.
  func complaints(_ sentences: some Collection<SummaryDraft.Sentence>) -> [Finding] {
    var before: [SummaryCheck.View] = []
    return sentences.flatMap { sentence in
      let view = check.view(sentence.text)
      defer { before.append(view) }
      return complaints(sentence, view) + check.findings(ofForm: view, before: before, words)
    }
  }

  private func complaints(_ sentence: SummaryDraft.Sentence, _ view: SummaryCheck.View) -> [Finding] {
    let known = glossary.occurrences(in: sentence.text).filter { targets.contains($0.term.target) }
    var complaints = grounds.findings(in: sentence.text, known: known.map(\.range))
    let isForeign = Double(view.stems.intersection(stems).count) < Self.own * Double(view.stems.count)
    if sentence.segments.isEmpty || isForeign {
      complaints.append(
        Finding(
          .summarySupport,
          "nothing in the article supports '\(sentence.text.prefix(60))'; keep to its words and language"))
    }
    let days = passages.flatMap { check.words.days(in: $0.text) }
    let isKnown = { (day: StoryDay) in days.contains { $0.day == day.day && $0.month == day.month } }
    if !days.isEmpty, let day = check.words.days(in: sentence.text).first(where: { !isKnown($0) }) {
      complaints.append(Finding(.summaryName, "the day \(day.day)/\(day.month) is not in the article"))
    }
    guard complaints.isEmpty else { return complaints }
    let cited = sentence.segments.compactMap { places[$0] }
    let around = Set(cited.flatMap { [$0 - 1, $0, $0 + 1] } + [0]).filter(views.indices.contains).sorted()
    let bytes = Array(sentence.text.utf8)
    let ofTerms = known.flatMap {
      check.view(String(decoding: bytes[$0.range], as: UTF8.self)).words.map(\.folded)
    }
    let offices = check.offices(view, views)
    if !offices.isEmpty { return offices }
    let findings = check.findings(
      of: view, cited: cited.map { views[$0] }, around: around.map { views[$0] }, ignoring: Set(ofTerms),
      capitals: capitals)
    let contrast = checks.contrast(
      sentence.text, with: cited.map { passages[$0].text }, beside: around.map { passages[$0].text })
    if findings.isEmpty, let contrast {
      return [Finding(.summarySupport, "'\(contrast.said)' is '\(contrast.wanted)' in the article")]
    }
    return findings
  }
}

extension [String] {
  fileprivate var withoutRepetition: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
