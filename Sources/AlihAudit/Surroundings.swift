import AlihModel

/// Tells whether a translation has what stands around a term in its source, by the lexicon's words, names and numbers.
///
/// Where it has none of it, the translator left out the whole stretch: that the term is gone with it is no miss of the term.
package struct Surroundings: Sendable {
  /// By a word of the source, its translations.
  private var english = WordMap<[String]>()

  /// How many words on either side are looked at, and how many have to be known for a judgment.
  private static let reach = 5
  private static let fewest = 3

  /// - Parameter lexicon: tables with the columns lemma, class, english.
  /// - Throws: `TSVTable.Problem` with file and line.
  package init(lexicon: [(name: String, bytes: [UInt8])]) throws(TSVTable.Problem) {
    for table in lexicon {
      for row in try TSVTable(file: table.name, bytes: table.bytes, header: ["lemma", "class", "english"])
        .rows
      where row.fields.count > 2 {
        english[row.fields[0], default: []].append(row.fields[2])
      }
    }
  }

  /// What a word's translations begin with; nil for one that has none. Few words are asked for, and the lexicon has many.
  private func beginnings(of word: String) -> Set<String>? {
    guard let english = english[word] else { return nil }
    var found: Set<String> = []
    for text in english.map({ $0.lowercased() }) {
      for word in text.split(whereSeparator: { !$0.isLetter }) where word.count > 3 || text.count < 5 {
        found.insert(Self.beginning(word))
      }
    }
    return found.isEmpty ? nil : found
  }

  /// A unit read once for all of its terms: its content words beside them, and its translation's words.
  struct Reading {
    fileprivate let words: [(text: String, start: Int)]
    fileprivate let english: Set<String>
    fileprivate let starts: Set<String>

    /// - Parameter terms: where the terms of the unit stand, in order, which say nothing here.
    init(_ unit: AuditedText.Unit, beside terms: [Range<Int>]) {
      words = Surroundings.words(Array(unit.source.utf8), beside: terms)
      let english = (unit.target ?? "").lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      (self.english, starts) = (Set(english.map(String.init)), Set(english.map(Surroundings.beginning)))
    }
  }

  /// Whether nothing of what stands around an occurrence is in the translation.
  func areLeftOut(around range: Range<Int>, in reading: Reading) -> Bool {
    let ahead = reading.words.prefix { $0.start < range.lowerBound }
    let behind = reading.words[ahead.endIndex...].drop { $0.start < range.upperBound }
    let (known, found) = count(ahead.suffix(Self.reach) + behind.prefix(Self.reach), in: reading)
    return known >= Self.fewest && found * 3 <= known
  }

  /// Whether the translation is of another sentence, as in texts whose lines were put beside each other by mistake.
  func isUnrelated(_ reading: Reading) -> Bool {
    let (known, found) = count(reading.words[...], in: reading)
    return known >= 2 * Self.fewest && found * 7 <= known
  }

  /// How many of the source's words are known, and how many of them the translation has.
  private func count(
    _ source: ArraySlice<(text: String, start: Int)>, in reading: Reading
  ) -> (known: Int, found: Int) {
    var (known, found) = (0, 0)
    for (word, _) in source {
      let lower = word.lowercased()
      if let wanted = beginnings(of: lower) {
        known += 1
        if !wanted.isDisjoint(with: reading.starts) || reading.english.contains(lower) { found += 1 }
      } else if word.first?.isUppercase == true || word.first?.isNumber == true {
        known += 1
        if reading.english.contains(lower) { found += 1 }
      }
    }
    return (known, found)
  }

  /// The English noun that says a country or place by itself: "the rebels" for `pemberontak Yaman`.
  func head(of occurrence: AuditedOccurrence) -> String? {
    guard [.country, .place].contains(occurrence.term.kind), let target = occurrence.unit.target else {
      return nil
    }
    let source = occurrence.unit.source.utf8.prefix(occurrence.range.lowerBound)
    guard source.last == UInt8(ascii: " "),
      let noun = String(decoding: source, as: UTF8.self).split(separator: " ").last,
      noun.count > 3, noun.allSatisfy(\.isLetter), let known = beginnings(of: noun.lowercased())
    else { return nil }
    let words = target.split { !$0.isLetter }
    return zip(words, words.dropFirst()).first { article, word in
      article.lowercased() == "the" && word.first?.isLowercase == true && word.count > 3
        && (known.contains(Self.beginning(word)) || known.contains(Self.beginning(word.dropLast())))
    }.map { String($0.1) }
  }

  /// Whether the noun ahead of one of two names stands beside the other's rendering, and neither beside its own: "Swiss king" and
  /// "Thai resident" for `warga Swiss` and `raja Thailand`.
  func areExchanged(_ first: AuditedOccurrence, _ second: AuditedOccurrence) -> Bool {
    guard let a = first.foundRange, let b = second.foundRange else { return false }
    return (stands(first, at: b) || stands(second, at: a)) && !stands(first, at: a) && !stands(second, at: b)
  }

  /// Whether the noun right ahead of a term stands behind a stretch of the translation, or with "of" ahead of it.
  private func stands(_ occurrence: AuditedOccurrence, at range: Range<Int>) -> Bool {
    let source = occurrence.unit.source.utf8.prefix(occurrence.range.lowerBound)
    guard source.last == UInt8(ascii: " "),
      let noun = String(decoding: source, as: UTF8.self).split(separator: " ").last,
      noun.count > 3, noun.allSatisfy(\.isLetter), let known = beginnings(of: noun.lowercased())
    else { return false }
    let target = (occurrence.unit.target ?? "").utf8
    let behind = String(decoding: target.dropFirst(range.upperBound), as: UTF8.self)
    let ahead = String(decoding: target.prefix(range.lowerBound), as: UTF8.self).split { !$0.isLetter }
    var beside = behind.split { !$0.isLetter }.prefix(2).map(String.init)
    if let of = ahead.lastIndex(of: "of"), of > 0, of + 2 >= ahead.count {
      beside.append(String(ahead[of - 1]))
    }
    return beside.contains { word in
      let word = word.lowercased()
      return known.contains(Self.beginning(word[...])) || known.contains(Self.beginning(word.dropLast()))
    }
  }

  /// Content words in order, without those of terms; short ones are no evidence. Linear in both.
  fileprivate static func words(_ bytes: [UInt8], beside terms: [Range<Int>]) -> [(text: String, start: Int)]
  {
    var words: [(String, Int)] = []
    var terms = terms[...]
    var at = 0
    while at < bytes.count {
      let start = at
      while at < bytes.count, bytes[at] >= 0x80 || bytes[at].isWordCharacter { at += 1 }
      terms = terms.drop { $0.upperBound <= start }
      if at - start > 3, terms.first?.overlaps(start..<at) != true {
        words.append((String(decoding: bytes[start..<at], as: UTF8.self), start))
      }
      at = max(at, start + 1)
    }
    return words
  }

  /// Enough of a word to know its forms by.
  fileprivate static func beginning(_ word: Substring) -> String {
    String(word.prefix(word.count > 5 ? 5 : max(3, word.count - 1)))
  }
}

extension UInt8 {
  fileprivate var isWordCharacter: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self & 0xDF)
  }
}
