import AlihModel

/// People who are called like countries: "kata Chad Wibowo", "Yordania Putri menang"; `rules/initials.tsv` explains the words.
struct Namesakes: Sendable {
  /// Countries' names of one word.
  private(set) var countries: Set<WordTable.ID> = []
  /// Behind these a person is named more often than not: `kata`, `menurut`, `Pak`.
  private(set) var ahead: Set<WordTable.ID> = []
  /// Behind these a person may be named: `dan`, `oleh`.
  private(set) var with: Set<WordTable.ID> = []
  /// Ahead of these stands a country though they are capitalized: `Kuno`, `Daratan`.
  private(set) var notBehind: Set<WordTable.ID> = []
  /// Titles that no country has, of one word or two: `Bupati`, `Wali Kota`.
  private(set) var titles: Set<[WordTable.ID]> = []
  private(set) var kin: Set<WordTable.ID> = []
  /// Countries that people often are called like, and those that nobody is.
  private(set) var often: Set<WordTable.ID> = []
  private(set) var never: Set<WordTable.ID> = []
  /// Behind these a country is meant: `di`, `Dubes`.
  private(set) var places: Set<WordTable.ID> = []
  /// Indonesian names, and how others end; they are in no table of the glossary, whose words are no names.
  private var names: Set<String> = []
  private var endings: [String] = []

  init() {}

  /// - Parameter number: the number of a word in the glossary's table.
  init(countries: [String], _ rules: InitialsRules, number: (String) -> WordTable.ID) {
    func numbers(_ cue: InitialsRules.Cue) -> Set<WordTable.ID> { Set(rules.words(of: cue).map(number)) }
    self.countries = Set(countries.map(number))
    ahead = numbers(.namesake)
    with = numbers(.namesakeWith)
    notBehind = numbers(.notNamesake)
    titles = Set(rules.words(of: .namesakeTitle).map { $0.split(separator: "-").map { number(String($0)) } })
    kin = numbers(.namesakeKin)
    often = numbers(.namesakeOften)
    never = numbers(.namesakeNever)
    places = numbers(.namesakePlace)
    names = Set(rules.words(of: .namesakeBehind))
    endings = rules.words(of: .namesakeEnding)
  }

  /// Whether a word is an Indonesian name, whatever it stands beside.
  func isName(_ word: some Sequence<UInt8>) -> Bool {
    let word = String(decoding: Folding.bytes(word), as: UTF8.self)
    return names.contains(word) || endings.contains { word.count > $0.count + 2 && word.hasSuffix($0) }
  }
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
      switch likeness {
      case .sure: return true
      case .told: return small * 2 >= long.count - 2
      case .possible: return small * 2 > long.count - 2
      }
    }
    return Set(places.map { search.words[$0].id })
  }

  /// Where people stand who are called like countries, or whose initials are an acronym, with the names behind, as UTF-8
  /// offsets, in order.
  package func namesakePlaces(in text: String, mentions: Mentions) -> [Range<Int>] {
    let search = TermSearch(glossary: self, text: TermText(text), context: mentions.context)
    return search.words.indices.filter { search.isNamesake($0) || search.isInitials($0) }.map { first in
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
    /// Behind `Bupati`, ahead of `Rukmana`.
    case sure
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
      longest(from: index).map({ $0.path.count == 1 && $0.isWhole }) == true
    else { return nil }
    if likeness == .sure { return .sure }
    guard isJoined(index), isName(index + 1), !glossary.namesakes.notBehind.contains(words[index + 1].id)
    else { return nil }
    return likeness
  }

  /// Whether the letters of an acronym are a person's: "Menurut A.S. Hikam", "Muhammad AS Hikam", but not "Menlu AS Rubio".
  func isInitials(_ index: Int) -> Bool {
    let letters = bytes[words[index].range]
    guard (2...3).contains(letters.count), letters.allSatisfy(\.isCapital), index > 0,
      index + 1 < words.count, isJoined(index), isJoined(index - 1), isName(index + 1),
      !glossary.namesakes.notBehind.contains(words[index + 1].id)
    else { return false }
    let ahead = words[index - 1]
    return glossary.namesakes.ahead.contains(ahead.id) || hasTitle(index)
      || bytes[ahead.range.lowerBound].isCapital && glossary.namesakes.isName(bytes[ahead.range])
  }

  /// Whether a title stands right ahead that no country has: `Bupati`, `Wali Kota`, `dr.`
  private func hasTitle(_ index: Int) -> Bool {
    (1...2).contains { count in
      index >= count && (index - count..<index).allSatisfy(isJoined)
        && glossary.namesakes.titles.contains(words[index - count..<index].map(\.id))
    }
  }

  /// Whether what stands beside a country's name leaves no doubt: "Bupati Oman", "Istri Mali", "Menteri Chad Rukmana".
  private func isSurelyPerson(_ index: Int) -> Bool {
    let (namesakes, id) = (glossary.namesakes, words[index].id)
    guard !namesakes.never.contains(id) else { return false }
    if hasTitle(index) { return true }
    let ahead = index > 0 && isJoined(index - 1) ? words[index - 1] : nil
    if let ahead, namesakes.places.contains(ahead.id) { return false }
    if let ahead, namesakes.kin.contains(ahead.id), namesakes.often.contains(id) { return true }
    if let ahead, bytes[ahead.range.lowerBound].isCapital, namesakes.isName(bytes[ahead.range]) {
      return true
    }
    guard index + 1 < words.count, isJoined(index) else { return false }
    let behind = bytes[words[index + 1].range]
    return behind.first!.isCapital && behind.contains(where: \.isSmall) && namesakes.isName(behind)
  }

  private func personLikeness(_ index: Int) -> Likeness? {
    let letters = bytes[words[index].range]
    guard letters.first!.isCapital, letters.contains(where: \.isSmall) else { return nil }
    if isSurelyPerson(index) { return .sure }
    guard index > 0 else { return .possible }
    let gap = bytes[words[index - 1].range.upperBound..<words[index].range.lowerBound]
    if gap.contains(where: ".!?\"".utf8.contains) { return .possible }
    guard gap.allSatisfy(\.isBlank) else { return nil }
    let ahead = words[index - 1].id
    if glossary.namesakes.ahead.contains(ahead) { return .told }
    return glossary.namesakes.with.contains(ahead) ? .possible : nil
  }
}
