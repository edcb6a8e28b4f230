import AlihFormats
import AlihGlossary
import AlihModel
import AlihOffline
import AlihPipeline
import AlihSummary
import Foundation

/// Makes a digest of summarized stories.
struct DigestBuilder {
  /// Of the longest summary in a group, the share of words from which on another is complete.
  private static let complete = 0.5
  private static let mostFigures = 6
  private static let mostBareFigures = 3
  private static let mostReasons = 5

  let desks: Newsroom.Desks
  let summarizer: ExtractiveSummarizer
  let glossary: Glossary
  let names: DigestNames
  /// Of a group's summary, at most.
  let sentences: Int
  let language: SummaryLanguage
  let links: PageLinks
  /// Groups at the same time.
  let workers: Int

  func digest(
    of stories: [SummaryBatch.Story], failed: [String], _ languages: LanguagePair
  ) async throws -> Digest {
    let grouped = StoryGroups(
      stories.map { ($0.print ?? StoryPrint(), $0.summary.date.flatMap(StoryDay.init(date:))) })
    let kinds = Dictionary(
      glossary.terms.map { ($0.source, $0.kind) }, uniquingKeysWith: { first, _ in first })
    let stories = Self.withYears(stories, grouped.groups)
    let groups = grouped.groups.map { newestFirst($0, stories) }
    var digest = Digest(languages: languages, groups: [], failed: failed)
    var next = groups.makeIterator()
    try await concurrentMap(
      next: { next.next() }, limit: workers,
      transform: { members in
        let merged = await merged(members.map { stories[$0].summary })
        let reasons = members.map { $0 == members[0] ? "" : text(of: grouped.reason($0, members[0])) }
        return (group(members.map { stories[$0] }, reasons, merged.sentences, kinds), merged.findings)
      },
      receive: { group, findings in
        digest.groups.append(group)
        digest.findings += findings
      })
    return digest
  }

  /// What a model makes of the summaries of one event; no sentences where there is no model or one story.
  private func merged(
    _ summaries: [ArticleSummary]
  ) async -> (sentences: [ArticleSummary.Sentence], findings: [Finding]) {
    guard let writer = desks.summary, summaries.count > 1 else { return ([], []) }
    let all = summaries.flatMap { summary in
      summary.sentences.map {
        (rests: $0.segments.map { "\(summary.path)#\($0)" }, text: $0.translation.source)
      }
    }
    let passages = all.enumerated().map { SummaryMaterial.Passage(id: "\($0 + 1)", text: $1.text) }
    let written = await writer.digest(of: passages, count: sentences)
    let texts = written.sentences.enumerated().map { (id: "\($0)", text: $1.text, role: Role.paragraph) }
    let translated =
      language == .source
      ? texts.map {
        BilingualSegment(
          id: $0.id, source: $0.text, target: "", engine: "", status: .kept, terms: [], findings: [])
      } : await desks.translation.translate(texts, of: "")
    let sentences = zip(written.sentences, translated).map { sentence, translation in
      let rests = sentence.segments.compactMap { Int($0) }.flatMap { all[$0 - 1].rests }
      return ArticleSummary.Sentence(segments: rests, translation: translation)
    }
    return (sentences, written.findings)
  }

  /// "Rabu (12/2)" is of the year that another story of the event tells.
  private static func withYears(
    _ stories: [SummaryBatch.Story], _ groups: [[Int]]
  ) -> [SummaryBatch.Story] {
    var stories = stories
    for group in groups {
      let days = group.compactMap {
        stories[$0].summary.date.flatMap(StoryDay.init(date:)) ?? stories[$0].told
      }
      guard let known = days.first(where: { $0.year != nil }) else { continue }
      for story in group { stories[story].told = stories[story].told?.near(known) }
    }
    return stories
  }

  /// The newest complete story, then all others, the newest first.
  private func newestFirst(_ group: [Int], _ stories: [SummaryBatch.Story]) -> [Int] {
    func words(_ place: Int) -> Int {
      stories[place].summary.sentences.reduce(0) { $0 + $1.translation.source.split(separator: " ").count }
    }
    let most = Double(group.map(words).max() ?? 0)
    let sorted = group.sorted { a, b in
      let (one, two) = (stories[a].time, stories[b].time)
      if one != two { return one > two }
      return words(a) != words(b) ? words(a) > words(b) : stories[a].file.path < stories[b].file.path
    }
    let lead = sorted.first { Double(words($0)) >= Self.complete * most } ?? sorted[0]
    return [lead] + sorted.filter { $0 != lead }
  }

  private func group(
    _ members: [SummaryBatch.Story], _ reasons: [String], _ merged: [ArticleSummary.Sentence],
    _ kinds: [String: Term.Kind]
  ) -> Digest.Group {
    var lead = members[0]
    if !merged.isEmpty { lead.summary.sentences = merged }
    let isAlone = members.count == 1
    let developments =
      isAlone ? [] : Developments(members, inSource: language == .source, english: { english(of: $0) }).all
    var told = Told(summarizer, developments)
    if !isAlone { for sentence in lead.summary.sentences { told.tell(sentence.translation.source) } }
    let others = zip(members, reasons).dropFirst().map { story, reason in
      let adds = story.summary.sentences.map(\.translation).filter { told.isNew($0.source) }
      return Digest.Other(story: link(story), reason: reason, adds: adds)
    }
    let shown =
      (lead.summary.title.map { [$0] } ?? []) + lead.summary.sentences.map(\.translation)
      + others.flatMap(\.adds)
    var seen: Set<String> = []
    let terms = shown.flatMap(\.terms).filter { seen.insert($0.target).inserted }
    var group = Digest.Group(
      lead: link(lead), others: others, figures: figures(of: members),
      names: names.names(
        in: members.map(\.summary),
        terms: shown.flatMap(\.terms).map { ($0.source, $0.target, kinds[$0.source]) }),
      terms: terms.filter { ![.country, .place].contains(kinds[$0.source]) && $0.source != $0.target }
        .map { ($0.source, $0.target) })
    group.developments = developments
    group.topic = topic(of: members.flatMap { $0.summary.title?.terms ?? [] } + terms, kinds)
    return group
  }

  private func link(_ story: SummaryBatch.Story) -> Digest.Story {
    var linked = Digest.Story(summary: story.summary, page: links.page(of: story.file), outlet: story.outlet)
    (linked.day, linked.watched) = (story.day, story.watched)
    return linked
  }

  /// The event's figures, the newest story's first; of those that stories tell differently the newest.
  private func figures(of members: [SummaryBatch.Story]) -> [String] {
    var figures: [Figure] = []
    for figure in members.flatMap(\.figures) {
      guard !figure.key.isEmpty, let known = figures.firstIndex(where: { $0.key == figure.key }) else {
        figures.append(figure)
        continue
      }
      // "Rp 135,000" says less than "Rp 135,000 per kilogram".
      if figure.number.hasPrefix(figures[known].number + " ") { figures[known] = figure }
    }
    var texts: [String] = []
    // "5 percent" tells less than "5 percent (inflation)": only a few of those have a place.
    let bare = figures.filter { $0.key.isEmpty }.dropFirst(Self.mostBareFigures)
    for figure in figures where !bare.contains(figure) {
      let text = language == .source ? figure.source : figure.english
      if !texts.contains(where: { $0 == text || $0.hasPrefix(text + " ") }) { texts.append(text) }
    }
    return Array(texts.prefix(Self.mostFigures))
  }

  /// The commonest class of the group's terms that tells what news is about.
  private func topic(of terms: [TermVerdict], _ kinds: [String: Term.Kind]) -> String {
    let topics: Set<Term.Kind> = [.economy, .law, .military, .health, .religion, .sport, .event]
    var counts: [Term.Kind: Int] = [:]
    for kind in terms.filter({ $0.source != $0.target }).compactMap({ kinds[$0.source] })
    where topics.contains(kind) {
      counts[kind, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key.rawValue ?? ""
  }

  private func text(of reason: StoryGroups.Reason) -> String {
    switch reason {
    case .repeated(let percent): return "\(percent) % of the text is the same"
    case .sameEvent(let words):
      var seen: Set<String> = []
      let told = words.compactMap { word in
        glossary.occurrences(in: word).first?.term.target ?? english(ofWord: word)
      }.filter { !$0.isEmpty && seen.insert($0).inserted }
      return "same event: \((told.isEmpty ? words : told).prefix(Self.mostReasons).joined(separator: ", "))"
    }
  }

  /// A word without its sentence in English: `longsor` -> `landslide`; names stay, and nil is what English readers can't read.
  private func english(ofWord word: String) -> String? {
    guard language != .source, let offline = desks.offline else { return word }
    if word.contains(" ") { return english(of: word) }
    if word.first?.isNumber == true { return word.replacing(",", with: ".") }
    return word.first?.isUppercase == true ? word : offline.gloss(of: word)
  }

  /// Some words without their sentence in English; names stay.
  private func english(of words: String) -> String {
    guard language != .source, words.first?.isUppercase == false, let offline = desks.offline else {
      return words
    }
    return OfflineTranslator(offline).translate([SegmentRequest(id: "", text: words, role: .list)])[0].text
  }
}
