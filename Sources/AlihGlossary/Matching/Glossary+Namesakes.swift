import AlihModel

/// People who are called like countries: "kata Chad Wibowo", "Yordania Putri menang".
struct Namesakes: Sendable {
  /// Countries' names of one word.
  var countries: Set<WordTable.ID> = []
  /// Behind these a person is named more often than not: `kata`, `menurut`, `Pak`.
  var ahead: Set<WordTable.ID> = []
  /// Behind these a person may be named: `dan`, `oleh`.
  var with: Set<WordTable.ID> = []
  /// Ahead of these stands a country though they are capitalized: `Kuno`, `Daratan`.
  var notBehind: Set<WordTable.ID> = []
}

extension Glossary {
  /// The countries that a text calls a person by; linear in its length.
  func namesakes(in text: String) -> Set<WordTable.ID> {
    let search = TermSearch(glossary: self, text: TermText(text), context: ArticleContext())
    let long = search.words.filter { $0.range.count > 2 }
    let small = long.count { search.bytes[$0.range.lowerBound].isSmall }
    let places = search.words.indices.dropLast().filter { index in
      guard let likeness = search.fullNamesake(index) else { return false }
      // "Iran Tolak Usul dari AS": in a headline capitals tell no names.
      return likeness == .told ? small * 2 >= long.count - 2 : small * 2 > long.count - 2
    }
    return Set(places.map { search.words[$0].id })
  }

  /// Where people stand who are called like countries, with the names behind, as UTF-8 offsets, in order.
  package func namesakePlaces(in text: String, mentions: Mentions) -> [Range<Int>] {
    guard !mentions.context.namesakes.isEmpty else { return [] }
    let search = TermSearch(glossary: self, text: TermText(text), context: mentions.context)
    return search.words.indices.filter(search.isNamesake).map { first in
      var last = first
      while last + 1 < search.words.count, search.isJoined(last), search.isName(last + 1) { last += 1 }
      return search.text.origin(
        of: search.words[first].range.lowerBound..<search.words[last].range.upperBound)
    }
  }

  /// Persons' initials and names, and acronyms of another sense, that would be terms if the article didn't say what they are.
  ///
  /// A translation that has the term's rendering for one took a person for a country. Linear in the text.
  package func lookalikes(in text: String, mentions: Mentions) -> [TermOccurrence] {
    let people = mentions.people.places(in: text)
    let context = mentions.context
    guard !people.isEmpty || !context.otherSenses.isEmpty || !context.namesakes.isEmpty else { return [] }
    let plain = ArticleContext(date: context.date, words: context.words)
    let known = Set(TermSearch(glossary: self, text: TermText(text), context: context).matches().map(\.range))
    return TermSearch(glossary: self, text: TermText(text), context: plain).matches().filter { match in
      !known.contains(match.range)
        || people.contains {
          $0.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.upperBound
        }
    }.map {
      TermOccurrence(term: entries[$0.entry].term, range: $0.range, rendering: entries[$0.entry].term.target)
    }
  }
}

extension TermSearch {
  /// How sure it is that a word begins a person's name, by what stands ahead.
  fileprivate enum Likeness {
    /// Behind `kata`, `menurut`.
    case told
    /// At the start of a sentence or quotation, or behind `dan`, where a headline begins its verb, too.
    case possible
  }

  /// Whether a country's name is a person's here, whom the article names in full somewhere.
  func isNamesake(_ hit: Hit) -> Bool { hit.path.count == 1 && isNamesake(hit.path[0]) }

  fileprivate func isNamesake(_ index: Int) -> Bool {
    context.namesakes.contains(words[index].id) && personLikeness(index) != nil
  }

  /// How sure it is that a country's name and the name behind it are a person's: "kata Chad Wibowo"; nil when they aren't.
  fileprivate func fullNamesake(_ index: Int) -> Likeness? {
    guard glossary.namesakes.countries.contains(words[index].id), let likeness = personLikeness(index),
      isJoined(index), isName(index + 1), !glossary.namesakes.notBehind.contains(words[index + 1].id),
      longest(from: index).map({ $0.path.count == 1 && $0.isWhole }) == true
    else { return nil }
    return likeness
  }

  private func personLikeness(_ index: Int) -> Likeness? {
    guard bytes[words[index].range].contains(where: \.isSmall) else { return nil }
    guard index > 0 else { return .possible }
    let gap = bytes[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    if gap.contains(where: ".!?\"".utf8.contains) { return .possible }
    guard gap.allSatisfy(\.isBlank) else { return nil }
    let ahead = words[index - 1].id
    if glossary.namesakes.ahead.contains(ahead) { return .told }
    return glossary.namesakes.with.contains(ahead) ? .possible : nil
  }
}
