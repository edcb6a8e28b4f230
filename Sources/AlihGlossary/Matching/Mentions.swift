import AlihModel

/// Which terms an article has already mentioned; walk its segments in order with one value.
package struct Mentions: Sendable {
  /// How a term is written when its entry has several forms.
  package enum Style: Sendable {
    /// The first form at the first mention, the later form afterwards.
    case running
    /// The shortest house form, as a headline has no room; counts as no mention.
    case headline
    /// The plain target everywhere, for sentences without an article around them.
    case plain
  }

  package var style: Style
  /// Whose initials are no terms here.
  package let people: InitialedPeople
  /// What the article tells about the terms in it.
  let context: ArticleContext
  private var targets: Set<String> = []

  package init(
    style: Style = .running, people: InitialedPeople = InitialedPeople(), context: ArticleContext? = nil
  ) {
    self.style = style
    self.people = people
    self.context = context ?? ArticleContext()
  }

  func contains(_ entry: TermEntry) -> Bool { targets.contains(entry.term.target) }

  mutating func insert(_ entry: TermEntry) {
    if style == .running { targets.insert(entry.term.target) }
  }

  /// How to write a term here, which then has been mentioned.
  mutating func rendering(of entry: TermEntry) -> String {
    let term = entry.term
    switch style {
    case .plain: return term.target
    case .headline: return term.laterMention ?? term.target
    case .running:
      defer { insert(entry) }
      return (contains(entry) ? term.laterMention : term.firstMention) ?? term.target
    }
  }

  /// How to write a term that the text itself defines: `Komisi Pemberantasan Korupsi (KPK)`.
  mutating func rendering(of entry: TermEntry, definedAs other: TermEntry) -> String {
    if style == .headline || !entry.isAnotherName(for: other) { return rendering(of: entry) }
    insert(entry)
    insert(other)
    let (name, inBracket) = (entry.term.target, other.term.target)
    if name == inBracket { return entry.term.firstMention ?? other.term.firstMention ?? name }
    return name.utf8.count > inBracket.utf8.count ? "\(name) (\(inBracket))" : "\(inBracket) (\(name))"
  }
}
