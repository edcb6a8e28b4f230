import AlihModel

/// Words that exclude each other, such as days, directions and currencies, in both languages: `rules/contrasts.tsv`.
struct Contrasts: Sendable {
  /// A word of a text that is one of a family.
  struct Mention {
    let token: Int
    /// The token behind it.
    let end: Int
    /// The row of the table.
    let member: Int
    let family: Int
    /// Whether it stands for its row, but says nothing against another's: "well" for `aman`.
    let isWeak: Bool
  }

  static let file = "Glossary/id-en/rules/contrasts.tsv"
  static let columns = ["family", "source", "english", "example", "wrong"]

  /// By their first word in small letters.
  private typealias Phrases = [String: [Phrase]]
  private struct Phrase: Sendable {
    let words: [String]
    let hasCapital: Bool
    let members: [Int]
    /// Those of the members that count behind a number only: `tahun` for a span, and no `tahun 2020`.
    let counted: Set<Int>
    let weak: Set<Int>
    /// Those of the members whose words have to be there.
    let held: [Int]
  }

  private var source: Phrases = [:]
  private var english: Phrases = [:]
  /// Of each row its family.
  private var families: [Int] = []
  private var numbers: [String: Int] = [:]
  /// Rows whose words have to be there: for certain, such as `mantan`, or most of the time, such as `hanya`.
  private(set) var indispensable: Set<Int> = []
  private(set) var expected: Set<Int> = []
  /// Rows whose English words have to have the source's.
  private(set) var accountable: Set<Int> = []
  /// Of each row its English words.
  private(set) var renderings: [[String]] = []

  /// Knows no word.
  init() {}

  init(_ table: TSVTable) {
    var (source, english): ([String: [Int]], [String: [Int]]) = ([:], [:])
    var weak: [String: Set<Int>] = [:]
    for (member, row) in table.rows.enumerated() {
      families.append(numbers[row.fields[0], default: numbers.count])
      numbers[row.fields[0]] = families[member]
      for word in row.fields[1].split(separator: " ") { source[String(word), default: []].append(member) }
      let words = row.fields[2].split(separator: " ").map(String.init)
      renderings.append(words.filter { $0 != "|" })
      for word in renderings[member] { english[word, default: []].append(member) }
      if let bar = words.firstIndex(of: "|") {
        for word in words[bar...] { weak[word, default: []].insert(member) }
      }
    }
    func rows(_ mark: String) -> Set<Int> {
      Set(table.rows.indices.filter { table.rows[$0].fields[0].hasPrefix(mark) })
    }
    (indispensable, expected) = (rows("!"), rows("?"))
    accountable = rows("=")
    let counted = rows("+")
    let held = indispensable.union(expected)
    self.source = Self.phrases(source, counted, held, weak: [:])
    self.english = Self.phrases(english, counted, held, weak: weak)
  }

  private static func phrases(
    _ members: [String: [Int]], _ counted: Set<Int>, _ held: Set<Int>, weak: [String: Set<Int>]
  ) -> Phrases {
    var phrases: Phrases = [:]
    for (text, members) in members {
      let words = text.lowercased().split { "_-'".contains($0) }.map(String.init)
      phrases[words[0], default: []].append(
        Phrase(
          words: words, hasCapital: text.first?.isUppercase == true,
          members: members, counted: counted.intersection(members), weak: weak[text] ?? [],
          held: members.filter(held.contains)))
    }
    // "May" before "may"
    return phrases.mapValues {
      $0.sorted { ($0.words.count, $0.hasCapital ? 1 : 0) > ($1.words.count, $1.hasCapital ? 1 : 0) }
    }
  }

  func number(ofFamily name: String) -> Int? { numbers[name] }

  func mentions(inSource text: CheckedText, _ language: NumberLanguage?) -> [Mention] {
    // `putrinya` is `putri` with whose she is.
    mentions(text, language) { word in
      // What is done by somebody, `ditahannya`, has a meaning of its own.
      source[word]
        ?? (word.hasSuffix("nya") && !word.hasPrefix("di") ? source[String(word.dropLast(3))] : nil)
    }
  }
  func mentions(inEnglish text: CheckedText, _ language: NumberLanguage) -> [Mention] {
    mentions(text, language, hold: true) { english[$0] }
  }

  /// Each word once, the longest phrase first; without a language a span needs no number.
  ///
  /// - Parameter hold: whether a word inside a phrase, such as "had" of "had to", still stands for what has to be there.
  private func mentions(
    _ text: CheckedText, _ language: NumberLanguage?, hold: Bool = false, _ known: (String) -> [Phrase]?
  ) -> [Mention] {
    guard !families.isEmpty else { return [] }
    var mentions: [Mention] = []
    var next = 0
    for (index, token) in text.tokens.enumerated() {
      guard hold || index >= next, let known = known(token.folded) else { continue }
      func add(_ phrase: Phrase, _ members: [Int], to end: Int) {
        mentions += members.map {
          Mention(
            token: index, end: end, member: $0, family: families[$0], isWeak: phrase.weak.contains($0))
        }
      }
      let fitting = known.filter { !$0.hasCapital || text.isCapitalized(token) }
      var isInside = index < next
      for phrase in fitting where !isInside {
        guard let end = end(of: phrase.words, in: text, from: index) else { continue }
        let isCounted = phrase.counted.isEmpty || isCounted(text, index, language)
        let members = isCounted ? phrase.members : phrase.members.filter { !phrase.counted.contains($0) }
        guard !members.isEmpty else { continue }
        next = endOfDoubled(text, index, end)
        add(phrase, members, to: end)
        isInside = phrase.words.count > 1
        break
      }
      guard hold, isInside else { continue }
      for phrase in fitting where phrase.words.count == 1 { add(phrase, phrase.held, to: index + 1) }
    }
    return mentions
  }

  /// `luka-luka` is one word.
  private func endOfDoubled(_ text: CheckedText, _ start: Int, _ end: Int) -> Int {
    guard text.isMark(end, "-"), text.tokens[end].isGlued, end + 1 < text.tokens.count,
      text.tokens[end + 1].folded == text.tokens[start].folded
    else { return end }
    return end + 2
  }

  /// Whether a number stands in front: "six weeks", "six-week".
  private func isCounted(_ text: CheckedText, _ index: Int, _ language: NumberLanguage?) -> Bool {
    guard let language else { return true }
    let before = text.isMark(index - 1, "-") ? index - 2 : index - 1
    guard before >= 0 else { return false }
    return text.tokens[before].kind == .number || language.isNumber(text.tokens[before].folded)
  }

  /// Where a phrase ends that begins at a token; hyphens and apostrophes may stand between its words.
  private func end(of words: [String], in text: CheckedText, from start: Int) -> Int? {
    var at = start + 1
    for word in words.dropFirst() {
      if at < text.tokens.count, text.tokens[at].kind == .mark, text.tokens[at].isGlued { at += 1 }
      guard at < text.tokens.count, text.tokens[at].folded == word else { return nil }
      at += 1
    }
    return at
  }
}
