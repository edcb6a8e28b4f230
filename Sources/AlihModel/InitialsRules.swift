/// How the news calls people by initials: `berinisial MA`, `AS (25)`, `RI, 17 tahun`; from `rules/initials.tsv`.
package struct InitialsRules: Sendable {
  /// What a word tells of the initials beside it, as the table explains.
  package enum Cue: String {
    case called, accused, rank, age, aged, inside, person, counted, link, namely, deed, told, to
    case alsoCalled = "also-called"
    case notAge = "not-age"
    case namesake
    case namesakeWith = "namesake-with"
    case notNamesake = "not-namesake"
    case namesakeTitle = "namesake-title"
    case namesakeKin = "namesake-kin"
    case namesakeOften = "namesake-often"
    case namesakeNever = "namesake-never"
    case namesakeBehind = "namesake-behind"
    case namesakeEnding = "namesake-ending"
    case namesakePlace = "namesake-place"
  }

  package static let file = "Glossary/id-en/rules/initials.tsv"

  private var cues = WordMap<Set<Cue>>()
  private var lists: [Cue: [String]] = [:]

  /// Without words: initials are known by an age in brackets alone.
  package init() {}

  /// - Throws: `TSVTable.Problem` with file and line.
  package init(_ bytes: [UInt8]) throws(TSVTable.Problem) {
    let table = try TSVTable(
      file: Self.file, bytes: bytes, columns: ["kind", "words", "example", "initials"])
    for row in table.rows {
      guard let cue = Cue(rawValue: row.fields[0]) else {
        throw TSVTable.Problem(
          file: Self.file, line: row.line, message: "the kind '\(row.fields[0])' is unknown")
      }
      let words = row.fields[1].split(separator: " ").map(String.init)
      lists[cue, default: []] += words
      for word in words { cues[word, default: []].insert(cue) }
    }
  }

  /// The people whom the texts of one article call by initials; linear in their length.
  package func people(in texts: some Sequence<String>) -> InitialedPeople {
    var letters: Set<String> = []
    var defined: Set<String> = []
    for text in texts {
      let scan = InitialsScan(text, self)
      letters.formUnion(scan.people.map { scan.letters(at: $0) })
      defined.formUnion(scan.defined)
    }
    // In an article that explains `Amerika Serikat (AS)`, another `AS` may be either.
    return InitialedPeople(rules: self, letters: letters, later: letters.subtracting(defined))
  }

  /// The words of a cue, in the table's order.
  package func words(of cue: Cue) -> [String] { lists[cue] ?? [] }

  func says(_ word: String, _ cue: Cue) -> Bool { cues[word]?.contains(cue) == true }
}

/// The people whom one article calls by initials; none of their mentions is a term.
package struct InitialedPeople: Sendable {
  private let rules: InitialsRules
  /// Without dots: `AS` for `A.S.`.
  package let letters: Set<String>
  /// Those of them that mean the person wherever they stand.
  private let later: Set<String>

  init(rules: InitialsRules, letters: Set<String>, later: Set<String>) {
    (self.rules, self.letters, self.later) = (rules, letters, later)
  }

  /// No people.
  package init() { self.init(rules: InitialsRules(), letters: [], later: []) }

  /// Where initials stand in a sentence of the article, as UTF-8 offsets, in order.
  package func places(in text: String) -> [Range<Int>] {
    guard !letters.isEmpty else { return [] }
    let scan = InitialsScan(text, rules)
    let named = Set(scan.people)
    return scan.initials.filter { named.contains($0) || later.contains(scan.letters(at: $0)) }
      .map { scan.range(at: $0) }
  }
}
