import AlihModel

/// The stories of a folder, those of one event together.
package struct Digest: Sendable {
  package struct Story: Sendable {
    package var summary: ArticleSummary
    /// Where its bilingual page is, as a link; nil where there is none.
    package var page: String?

    /// Who published it, as far as its byline or folder says: `Kompas.com`.
    package var outlet: String
    /// The day of its publication or, else, the first that it tells of: `2025-03-04`.
    package var day: String?
    /// Of the watched terms and names, those in its text.
    package var watched: [String] = []

    package init(summary: ArticleSummary, page: String?, outlet: String = "") {
      self.summary = summary
      self.page = page
      self.outlet = outlet
    }

    /// The headline; where there is none, how its summary begins, or else the path.
    func title(_ language: SummaryLanguage) -> String {
      if let title = summary.title { return language.texts(title)[0] }
      guard let first = summary.sentences.first else { return summary.path }
      return language.texts(first.translation)[0].opening
    }
  }

  /// A further story of a group.
  package struct Other: Sendable {
    package var story: Story
    /// Why it is in the group: `same event: flood, residents, river`.
    package var reason: String
    /// What it has that the lead story's summary has not.
    package var adds: [BilingualSegment]

    package init(story: Story, reason: String, adds: [BilingualSegment]) {
      self.story = story
      self.reason = reason
      self.adds = adds
    }
  }

  /// A number of the event that the stories tell differently.
  package struct Development: Sendable {
    package struct Value: Sendable {
      package var text: String
      /// `2025-03-04`; nil where the story tells no day.
      package var day: String?
      package var path: String
      /// Who published it; empty where nobody is known.
      package var outlet: String
      /// Whether the story says that it has come to be so, which is newer than what else is told of its day.
      package var isReached = false

      package init(text: String, day: String?, path: String, outlet: String = "", isReached: Bool = false) {
        (self.text, self.day, self.path, self.outlet) = (text, day, path, outlet)
        self.isReached = isReached
      }

      /// `Kabar Pagi`, or else `a.txt`
      fileprivate var source: String {
        outlet.isEmpty ? String(path.split(separator: "/").last ?? "") : outlet
      }
    }

    /// What is counted: `people dead`.
    package var name: String
    /// The oldest first.
    package var values: [Value]
    /// Whether a later story tells less of what can't become less: of deaths.
    package var hasFallen: Bool

    package init(name: String, values: [Value], hasFallen: Bool = false) {
      (self.name, self.values, self.hasFallen) = (name, values, hasFallen)
    }

    /// Whether stories of one day say different things, rather than a later one something newer.
    package var isContradiction: Bool {
      hasFallen
        || values.indices.dropFirst().contains {
          values[$0].day == values[$0 - 1].day && values[$0].text != values[$0 - 1].text
            && (!values[$0].isReached || values[$0 - 1].isReached)
        }
    }

    /// `people dead: 3 (Monday) -> 11 (Tuesday)`, `people injured: 12 (Kabar Pagi) / 15 (b.txt)`
    package var text: String {
      let areSeveral = Set(values.map(\.source)).count == values.count
      let steps = values.map { value in
        let source = areSeveral ? value.source : value.path
        let place = isContradiction ? source : value.day.map(NewsDay.short) ?? source
        return "\(value.text) (\(place))"
      }
      return name + ": " + steps.joined(separator: isContradiction ? " / " : " -> ")
    }
  }

  package struct Group: Sendable {
    /// The newest complete story. Where a model has merged the group's summaries, it has the merged one, whose sentences rest
    /// on segments of several articles: `a.txt#b3.s1`.
    package var lead: Story
    package var others: [Other]
    package var developments: [Development] = []
    package var figures: [String]
    package var names: [Name]
    package var terms: [(source: String, target: String)]
    /// What it is about, by the terms' classes: `law`; empty where none tells.
    package var topic = ""
    /// How it has changed since the digest before: `new`, `grown from 2 to 7`.
    package var change = ""
    /// Of the watched terms and names, those in it.
    package var watched: [String] = []

    package init(
      lead: Story, others: [Other], figures: [String], names: [Name],
      terms: [(source: String, target: String)]
    ) {
      self.lead = lead
      self.others = others
      self.figures = figures
      self.names = names
      self.terms = terms
    }

    package var stories: [Story] { [lead] + others.map(\.story) }
    package var places: [String] { names.filter { $0.kind == .place }.map(\.text) }
    var dates: [String] { Set(stories.compactMap { $0.summary.date?.prefix(10) }).sorted().map(String.init) }
    /// Of publication or, else, that its stories tell of.
    var days: [String] { Set(stories.compactMap(\.day)).sorted() }
    /// Whose stories they are, each once.
    var outlets: [String] { Set(stories.map(\.outlet).filter { !$0.isEmpty }).sorted() }
  }

  package struct Name: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case person, place, institution }
    package var text: String
    package var kind: Kind

    package init(text: String, kind: Kind) { (self.text, self.kind) = (text, kind) }
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

  /// Where the English comes from, for a reader who is shown it; nil where none is.
  var origin: String? { self == .source ? nil : "machine translation" }

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
