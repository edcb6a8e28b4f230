import AlihFormats
import AlihGlossary
import AlihModel
import AlihPipeline
import AlihSummary
import Foundation

/// Makes a digest of summarized stories.
struct DigestBuilder {
  /// Of a sentence's words, the share that the lead summary may have for it still to add something.
  private static let known = 0.5
  private static let most = 6
  private static let units: Set<String> = ["thousand", "million", "billion", "trillion", "percent"]
  /// Small words that no number counts.
  private static let noUnits: Set<String> = [
    "a", "an", "and", "are", "as", "at", "because", "before", "but", "by", "compared", "consisting", "due",
    "during", "for",
    "from", "had", "has", "have", "if", "in", "including", "into", "is", "it", "more", "of", "on", "or",
    "others", "per",
    "said", "since", "so", "than", "that", "the", "this", "to", "until", "was", "were", "when", "which",
    "while", "who", "will",
    "with", "would",
  ]

  let desks: Newsroom.Desks
  let summarizer: ExtractiveSummarizer
  let glossary: Glossary
  /// Of a group's summary, at most.
  let sentences: Int
  let language: SummaryLanguage
  /// The folder of the articles' bilingual pages.
  let pages: String?
  /// Where the digest is written, which links start from; nil for standard output.
  let output: String?
  /// Groups at the same time.
  let workers: Int

  func digest(
    of stories: [SummaryBatch.Story], failed: [String], _ languages: LanguagePair
  ) async throws -> Digest {
    let groups = StoryGroups(stories.map { ($0.print ?? StoryPrint(), $0.summary.date.flatMap(Self.day)) })
      .groups
    let kinds = Dictionary(
      glossary.terms.map { ($0.source, $0.kind) }, uniquingKeysWith: { first, _ in first })
    var digest = Digest(languages: languages, groups: [], failed: failed)
    var next = groups.makeIterator()
    try await concurrentMap(
      next: { next.next() }, limit: workers,
      transform: { group in (group, await merged(group.map { stories[$0.story].summary })) },
      receive: { members, merged in
        digest.groups.append(group(members, merged.sentences, stories, kinds))
        digest.findings += merged.findings
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

  private func group(
    _ members: [StoryGroups.Member], _ merged: [ArticleSummary.Sentence], _ stories: [SummaryBatch.Story],
    _ kinds: [String: Term.Kind]
  ) -> Digest.Group {
    var lead = stories[members[0].story]
    if !merged.isEmpty { lead.summary.sentences = merged }
    var told = lead.summary.sentences.reduce(into: Set<String>()) {
      $0.formUnion(summarizer.stems(of: $1.translation.source))
    }
    let others = members.dropFirst().map { member in
      let story = stories[member.story]
      var adds: [BilingualSegment] = []
      for sentence in story.summary.sentences.map(\.translation) {
        let stems = summarizer.stems(of: sentence.source)
        guard Double(stems.intersection(told).count) < Self.known * Double(stems.count) else { continue }
        adds.append(sentence)
        told.formUnion(stems)
      }
      return Digest.Other(story: link(story), reason: Self.text(of: member.reason), adds: adds)
    }
    let shown =
      (lead.summary.title.map { [$0] } ?? []) + lead.summary.sentences.map(\.translation)
      + others.flatMap(\.adds)
    let terms = shown.flatMap(\.terms)
    var seen: Set<String> = []
    let distinct = terms.filter { seen.insert($0.target).inserted }
    return Digest.Group(
      lead: link(lead), others: others,
      figures: Self.figures(in: shown.map { $0.target.isEmpty ? $0.source : $0.target }),
      places: distinct.filter { [.country, .place].contains(kinds[$0.source]) }.map(\.target),
      terms: distinct.filter { ![.country, .place].contains(kinds[$0.source]) }.map { ($0.source, $0.target) }
    )
  }

  private func link(_ story: SummaryBatch.Story) -> Digest.Story {
    Digest.Story(summary: story.summary, page: page(of: story.file))
  }

  /// The link to an article's page, relative to the digest; nil where there is no page.
  private func page(of file: InputFiles.File) -> String? {
    guard let pages else { return nil }
    let name = (file.relativePath as NSString).deletingPathExtension + ".html"
    let path = (pages as NSString).appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    func parts(_ path: String) -> [Substring] {
      URL(filePath: path).standardizedFileURL.path.split(separator: "/")
    }
    var (from, to) = (
      parts((output ?? "x").parentFolder.isEmpty ? "." : output!.parentFolder)[...], parts(path)[...]
    )
    while let a = from.first, a == to.first { (from, to) = (from.dropFirst(), to.dropFirst()) }
    let link = (from.map { _ in ".." } + to.map(String.init)).joined(separator: "/")
    return link.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
  }

  private static func text(of reason: StoryGroups.Reason?) -> String {
    switch reason {
    case .repeated(let percent): "\(percent) % of the text is the same"
    case .sameEvent(let words): "same event: \(words.joined(separator: ", "))"
    case nil: ""
    }
  }

  /// Days since 1970 of `2024-11-01T10:29`; nil for what is no date.
  private static func day(_ date: String) -> Int? {
    let parts = date.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let components = DateComponents(
      calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: parts[0], month: parts[1],
      day: parts[2])
    return components.date.map { Int($0.timeIntervalSince1970 / 86_400) }
  }

  /// Numbers with what they count: `18,000 personnel`, `Rp1.2 trillion`, `7.3 percent`.
  private static func figures(in texts: [String]) -> [String] {
    var figures: [String] = []
    for words in texts.map({ $0.split(separator: " ") }) {
      var place = 0
      while place < words.count {
        defer { place += 1 }
        let word = words[place].trimmingCharacters(in: CharacterSet(charactersIn: "()[]\"“”,.;:"))
        let digits = word.filter(\.isNumber).count
        let isYear = digits == 4 && word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
        guard digits > 0, !isYear, word.first?.isNumber == true || word.hasPrefix("Rp") || word.hasPrefix("$")
        else { continue }
        var figure = word
        var next = place + 1
        func isPlain(_ place: Int) -> Bool {
          place < words.count && words[place - 1].last?.isPunctuation != true
            && words[place].first?.isLowercase == true
        }
        while isPlain(next), Self.units.contains(words[next].trimmingCharacters(in: .punctuationCharacters)) {
          figure += " " + words[next].trimmingCharacters(in: .punctuationCharacters)
          next += 1
        }
        if isPlain(next), !Self.noUnits.contains(words[next].trimmingCharacters(in: .punctuationCharacters)) {
          figure += " " + words[next].trimmingCharacters(in: .punctuationCharacters)
          next += 1
        }
        if next > place + 1, !figures.contains(figure) { figures.append(figure) }
        place = next - 1
      }
    }
    return Array(figures.prefix(most))
  }
}
