import AlihModel

/// The stories of a folder, those of one event together.
package struct Digest: Sendable {
  package struct Story: Sendable {
    package var summary: ArticleSummary
    /// Where its bilingual page is, as a link; nil where there is none.
    package var page: String?

    package init(summary: ArticleSummary, page: String?) {
      self.summary = summary
      self.page = page
    }

    /// The headline; where there is none, how its summary begins, or else the path.
    func title(_ language: SummaryLanguage) -> String {
      if let title = summary.title { return language.texts(title)[0] }
      guard let first = summary.sentences.first else { return summary.path }
      var beginning = ""
      for word in language.texts(first.translation)[0].split(separator: " ") {
        guard beginning.count + word.count < 80 else {
          return (beginning.isEmpty ? String(word.prefix(80)) : beginning) + " …"
        }
        beginning += (beginning.isEmpty ? "" : " ") + word
      }
      return beginning
    }
  }

  /// A further story of a group.
  package struct Other: Sendable {
    package var story: Story
    /// Why it is in the group: `same event: banjir, warga, sungai`.
    package var reason: String
    /// What it has that the lead story's summary has not.
    package var adds: [BilingualSegment]

    package init(story: Story, reason: String, adds: [BilingualSegment]) {
      self.story = story
      self.reason = reason
      self.adds = adds
    }
  }

  package struct Group: Sendable {
    /// The first story. Where a model has merged the group's summaries, it has the merged one, whose sentences rest on
    /// segments of several articles: `a.txt#b3.s1`.
    package var lead: Story
    package var others: [Other]
    package var figures: [String]
    package var places: [String]
    package var terms: [(source: String, target: String)]

    package init(
      lead: Story, others: [Other], figures: [String], places: [String],
      terms: [(source: String, target: String)]
    ) {
      self.lead = lead
      self.others = others
      self.figures = figures
      self.places = places
      self.terms = terms
    }

    var stories: [Story] { [lead] + others.map(\.story) }
    var dates: [String] { Set(stories.compactMap { $0.summary.date?.prefix(10) }).sorted().map(String.init) }
  }

  package var languages: LanguagePair
  package var groups: [Group]
  /// Files that could not be read.
  package var failed: [String]
  /// Why a group's summary was not merged.
  package var findings: [Finding] = []

  package init(languages: LanguagePair, groups: [Group], failed: [String]) {
    self.languages = languages
    self.groups = groups
    self.failed = failed
  }

  var stories: Int { groups.reduce(0) { $0 + 1 + $1.others.count } }

  /// `12 stories in 9 groups, 1 to 3 November 2024`
  var measure: String {
    let dates = groups.flatMap(\.dates).sorted()
    let days = dates.first.map { first in
      dates.last == first ? NewsDay.text(first) : "\(NewsDay.text(first)) to \(NewsDay.text(dates.last!))"
    }
    let count =
      "\(stories) \(stories == 1 ? "story" : "stories") in \(groups.count) \(groups.count == 1 ? "group" : "groups")"
    return [count, days].compactMap(\.self).joined(separator: ", ")
  }
}

/// Which texts of a summary are shown.
package enum SummaryLanguage: String, Sendable, CaseIterable {
  case source, target, both

  /// The texts of a sentence, the target first; a missing translation shows its source.
  func texts(_ segment: BilingualSegment) -> [String] {
    switch self {
    case .source: [segment.source]
    case .target: [segment.target.isEmpty ? segment.source : segment.target]
    case .both:
      segment.target.isEmpty || segment.target == segment.source
        ? [segment.source] : [segment.target, segment.source]
    }
  }
}
