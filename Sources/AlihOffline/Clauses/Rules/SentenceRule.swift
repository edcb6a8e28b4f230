import AlihModel

/// One thing that English says otherwise than Indonesian, looked for in the phrases of a sentence before its clauses are
/// resolved.
protocol SentenceRule: Sendable {
  /// As `alih explain` prints it and Tests/Sentences/facts.tsv names it.
  static var name: String { get }
  /// The lists one of which has a word in every sentence that the rule changes; empty where no word tells.
  static var lists: WordLists.Lists { get }
  init(_ words: WordLists)
  /// Changes the phrases; false when the rule has nothing to say.
  func apply(to nodes: inout [Node]) -> Bool
}

extension SentenceRule {
  static var lists: WordLists.Lists { [] }
}

/// The sentence rules in their order, which is all that there is between them.
struct SentenceRules: Sendable {
  private typealias Rule = (lists: WordLists.Lists, rule: any SentenceRule)

  private let beforeVerbGroups: [Rule]
  private let afterVerbGroups: [Rule]

  init(_ words: WordLists) {
    let before: [any SentenceRule] = [
      FrontedAuxiliary(words), FrontedDuration(words), CountBeforeVerb(words), OwnerAge(words),
      NotThat(words),
      NeedFor(words), ToldWhom(words), OnlyThen(words),
    ]
    let after: [any SentenceRule] = [
      WhatDone(words), DeathBy(words), NotAll(words), NotOnly(words), AmongThem(words), Attributive(words),
      EachNamed(words), BesideScore(words), ReportedFuture(words), ChangedBy(words), Hoped(words),
      UnrealCondition(words), NotAside(words), TheMore(words),
      ItIs(words), PeriodAside(words),
      Deadline(words), SoughtSentence(words), MeasureAfterVerb(words), ForDuration(words), FoldVerb(words),
      WinOver(words),
      PlacePreposition(words),
      AsOf(words), UpTo(words), OneOfThemIs(words), OfThem(words), AtMeasure(words), AboutMore(words),
      FewerThan(words), DecadeOwner(words), OnlyWho(words), WhoCount(words), AgeAside(words),
      NumeralPredicate(words), NamePredicate(words), AccusedBy(words), HadDone(words), ComingEvent(words),
      TimeRange(words), SinceThen(words), Expected(words), NoComma(words),
      QuotedNoun(words), SpeakerAside(words), UnableTo(words), HardTo(words), PassiveAside(words),
      Advice(words), Manner(words),
    ]
    beforeVerbGroups = before.map { (type(of: $0).lists, $0) }
    afterVerbGroups = after.map { (type(of: $0).lists, $0) }
  }

  /// Applies those that say in what order the words stand, and gives back the names of those that did.
  ///
  /// - Parameter lists: those that have a word in the sentence.
  func applyBeforeVerbGroups(to nodes: inout [Node], _ lists: WordLists.Lists) -> [String] {
    Self.apply(beforeVerbGroups, &nodes, lists)
  }

  func applyAfterVerbGroups(to nodes: inout [Node], _ lists: WordLists.Lists) -> [String] {
    Self.apply(afterVerbGroups, &nodes, lists)
  }

  private static func apply(
    _ rules: [Rule], _ nodes: inout [Node], _ lists: WordLists.Lists
  ) -> [String] {
    var names: [String] = []
    for (asked, rule) in rules where asked.isEmpty || !asked.isDisjoint(with: lists) {
      if rule.apply(to: &nodes) { names.append(type(of: rule).name) }
    }
    return names
  }
}

/// What rules ask of a place among the phrases.
extension [Node] {
  /// Phrases of one clause; a sentence without marks and conjunctions must not be walked through from each of its places.
  private static var longestClause: Int { 40 }

  /// The phrases behind a place up to the end of its clause: a mark, or a conjunction but "and".
  func clause(after index: Int) -> ArraySlice<Node> {
    self[Swift.min(index + 1, count)...].prefix(Self.longestClause).prefix { !$0.endsClause }
  }

  /// Where how often something was done is told: before since when, or in what time.
  func placeOfTimes(after index: Int, _ words: WordLists) -> Int {
    let clause = clause(after: index)
    return clause.firstIndex {
      let first = String($0.lower.prefix { $0 != " " })
      return words.holds(first, in: .since) || words.holds(first, in: .within)
    }
      ?? clause.endIndex
  }

  /// The phrases before a place, from the beginning of its clause.
  func clause(before index: Int) -> ArraySlice<Node> {
    let nearest = self[..<index].suffix(Self.longestClause)
    let start = nearest.lastIndex { $0.endsClause }.map { $0 + 1 } ?? nearest.startIndex
    return self[start..<index]
  }
}

extension Node {
  /// A mark, or a conjunction that begins another clause.
  var endsClause: Bool {
    wordClass == .punctuation && !["(", ")", "/", "-"].contains(token.text)
      || wordClass == .conjunction && !["dan", "serta", "yang"].contains(lower)
  }

  /// "be" or "have", where Indonesian has no verb.
  static func inserted(_ verb: String, at place: Node, plural: Bool) -> Node {
    let node = Node(token: place.token, at: place.span.lowerBound, wordClass: .verb, features: [.stative])
    node.span = place.span.lowerBound..<place.span.lowerBound
    node.features.remove(.leaf)
    var group = VerbGroup(verb: verb)
    group.pluralSubject = plural
    node.verb = group
    return node
  }
}
