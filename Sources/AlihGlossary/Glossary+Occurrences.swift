import AlihModel

extension Glossary {
  /// The terms of a sentence that stands alone, in order, without overlaps.
  package func occurrences(in text: String) -> [TermOccurrence] {
    var mentions = Mentions(style: .plain, people: initials.people(in: [text]))
    return occurrences(in: text, mentions: &mentions)
  }

  /// The terms of an article's next segment, in order, without overlaps; the longest term wins.
  ///
  /// "Korea Utara (Korut)" is one occurrence, bracket included; a person's initials are none. Linear in the length of the
  /// text.
  package func occurrences(in text: String, mentions: inout Mentions) -> [TermOccurrence] {
    let search = TermSearch(glossary: self, text: text)
    let people = mentions.people.places(in: text)
    return search.matches().filter { match in
      // `dolar AS` holds more than the initials.
      !people.contains { $0.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.upperBound }
    }.map { match in
      let entry = entries[match.entry]
      let rendering =
        if let defined = match.definition {
          mentions.rendering(of: entry, definedAs: entries[defined])
        } else {
          mentions.rendering(of: entry)
        }
      return TermOccurrence(term: entry.term, range: match.range, rendering: rendering)
    }
  }
}

/// Where an entry matches, and the entry that a bracket behind it names, if there is one.
struct TermMatch {
  let entry: Int
  let range: Range<Int>
  let definition: Int?
}

/// One pass over a text, from word to word.
struct TermSearch {
  private struct Word {
    let range: Range<Int>
    let id: WordTable.ID
    /// The word without its clitic, when it has one that could be cut off: `Korut` of `Korutnya`.
    let stem: Int?
    let stemID: WordTable.ID
  }

  /// A term found: what the words are, and where the trie may go on.
  private struct Hit {
    let entry: Int
    let path: [Int]
    let end: Int
    let node: TermTrie.Node
    let isWhole: Bool
  }

  private let glossary: Glossary
  private let bytes: [UInt8]
  private let words: [Word]

  init(glossary: Glossary, text: String) {
    self.glossary = glossary
    bytes = Array(text.utf8)
    let (bytes, table) = (bytes, glossary.trie.words)
    words = WordScan.words(in: bytes).map { range in
      let stem = Self.endOfStem(bytes, range)
      return Word(
        range: range, id: table.id(of: bytes, in: range), stem: stem,
        stemID: stem.map { table.id(of: bytes, in: range.lowerBound..<$0) } ?? WordTable.unknown)
    }
  }

  func matches() -> [TermMatch] {
    var matches: [TermMatch] = []
    var at = 0
    while at < words.count {
      guard let hit = longest(from: at) else {
        at += 1
        continue
      }
      let (match, last) = definition(of: hit)
      matches.append(match)
      at = last + 1
    }
    return matches
  }

  private func longest(from at: Int) -> Hit? {
    guard words[at].id != WordTable.unknown || words[at].stemID != WordTable.unknown else { return nil }
    var best: Hit?
    follow(TermTrie.root, at, [], &best)
    return best
  }

  /// Follows the trie from `node` into the word at `index`, keeping the longest term whose case and conditions agree.
  private func follow(_ node: TermTrie.Node, _ index: Int, _ before: [Int], _ best: inout Hit?) {
    let word = words[index]
    let path = before + [index]
    if let stem = word.stem, let next = glossary.trie.next(node, word.stemID) {
      accept(next, path, stem, &best)
    }
    guard let next = glossary.trie.next(node, word.id) else { return }
    accept(next, path, word.range.upperBound, &best)
    guard index + 1 < words.count else { return }
    let gap = Gap(bytes, word.range.upperBound..<words[index + 1].range.lowerBound)
    for beyond in glossary.trie.next(next, across: gap) { follow(beyond, index + 1, path, &best) }
  }

  private func accept(_ node: TermTrie.Node, _ path: [Int], _ end: Int, _ best: inout Hit?) {
    if let best, best.end >= end { return }
    let isWhole = end == words[path.last!].range.upperBound
    for entry in glossary.trie.entries(at: node) {
      let entry = Int(entry)
      guard agreesInCase(entry, path, end), holds(entry, path) else { continue }
      best = Hit(entry: entry, path: path, end: end, node: node, isWhole: isWhole)
      return
    }
  }

  // MARK: Case and conditions

  private func agreesInCase(_ entry: Int, _ path: [Int], _ end: Int) -> Bool {
    let letterCase = glossary.entries[entry].letterCase
    if letterCase == .any { return true }
    for (offset, written) in glossary.sources[entry].enumerated() {
      let range = words[path[offset]].range
      let text = bytes[range.lowerBound..<(offset == path.count - 1 ? end : range.upperBound)]
      if text.elementsEqual(written) { continue }
      guard letterCase == .capital else { return false }
      let isCapitalized = text.first == written.first.map { $0.isSmall ? $0 & 0xDF : $0 }
      let restAsWritten = text.dropFirst().elementsEqual(written.dropFirst())
      if isCapitalized && restAsWritten || !text.contains(where: \.isSmall) { continue }
      return false
    }
    return true
  }

  private func holds(_ entry: Int, _ path: [Int]) -> Bool {
    glossary.demands[entry].allSatisfy { demand in
      let neighbors: [Int] =
        switch demand.place {
        case .before: [path.last! + 1]
        case .after: [path[0] - 1]
        case .near:
          Array(path[0] - TermCondition.reach..<path[0])
            + Array(path.last! + 1...path.last! + TermCondition.reach)
        }
      let isMet = neighbors.contains { index in
        guard words.indices.contains(index) else { return false }
        let word = words[index]
        return demand.takesNumbers && bytes[word.range.lowerBound].isDigit
          || word.id != WordTable.unknown && demand.words.contains(word.id)
      }
      return isMet != demand.isNegated
    }
  }

  // MARK: Definitions

  /// The match for a hit, with the bracket behind it when that only says the term's other name; and its last word.
  private func definition(of hit: Hit) -> (TermMatch, last: Int) {
    let start = words[hit.path[0]].range.lowerBound
    let plain = TermMatch(entry: hit.entry, range: start..<hit.end, definition: nil)
    guard hit.isWhole, let bracket = bracket(after: hit), names(hit, bracket.entry) else {
      return (plain, hit.path.last!)
    }
    // "Menteri Luar Negeri (Menlu) AS" goes on behind its bracket.
    if bracket.last + 1 < words.count {
      let next = words[bracket.last + 1]
      var longer: Hit?
      for beyond in glossary.trie.next(hit.node, across: Gap(bytes, bracket.end..<next.range.lowerBound)) {
        follow(beyond, bracket.last + 1, hit.path, &longer)
      }
      if let longer {
        return (
          TermMatch(entry: longer.entry, range: start..<longer.end, definition: nil), longer.path.last!
        )
      }
    }
    return (
      TermMatch(entry: hit.entry, range: start..<bracket.end, definition: bracket.entry), bracket.last
    )
  }

  /// The term that fills a bracket directly behind a hit, and where the bracket ends.
  private func bracket(after hit: Hit) -> (entry: Int, end: Int, last: Int)? {
    let index = hit.path.last! + 1
    guard index < words.count else { return nil }
    let opening = Gap.endOfBlanks(bytes, hit.end, limit: bytes.count)
    guard opening < bytes.count, bytes[opening] == UInt8(ascii: "("),
      Gap.endOfBlanks(bytes, opening + 1, limit: bytes.count) == words[index].range.lowerBound,
      let inner = longest(from: index) ?? abbreviation(behind: hit, from: index)
    else { return nil }
    let closing = Gap.endOfBlanks(bytes, inner.end, limit: bytes.count)
    guard closing < bytes.count, bytes[closing] == UInt8(ascii: ")") else { return nil }
    return (inner.entry, closing + 1, inner.path.last!)
  }

  /// The term behind the slash of `(World Health Organization/WHO)`, where the name before it is how the term is rendered.
  private func abbreviation(behind hit: Hit, from index: Int) -> Hit? {
    let name = glossary.entries[hit.entry].term.target.utf8
    let start = words[index].range.lowerBound
    let slash = start + name.count
    guard slash < bytes.count, bytes[slash] == UInt8(ascii: "/"),
      zip(bytes[start..<slash], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }),
      let behind = words[index...].firstIndex(where: { $0.range.lowerBound >= slash }),
      words[behind].range.lowerBound == slash + 1
    else { return nil }
    return longest(from: behind)
  }

  /// Whether the entry in the bracket is another name for the term, or for the term that it ends with: "(AS)" behind
  /// "Menteri Luar Negeri Amerika Serikat".
  private func names(_ hit: Hit, _ inBracket: Int) -> Bool {
    let other = glossary.entries[inBracket]
    if glossary.entries[hit.entry].isAnotherName(for: other) { return true }
    return hit.path.dropFirst().contains { index in
      guard let tail = longest(from: index), tail.end == hit.end else { return false }
      return glossary.entries[tail.entry].isAnotherName(for: other)
    }
  }

  // MARK: Clitics

  private static let clitics = ["nya", "lah", "kah", "pun"].map { Array($0.utf8) }

  /// Where the word ends without `-nya`, `-lah`, `-kah`, `-pun`; in capitals only behind four letters, for `MALAH` is
  /// no `MA`.
  private static func endOfStem(_ bytes: [UInt8], _ word: Range<Int>) -> Int? {
    guard word.count >= 5 else { return nil }
    let start = word.upperBound - 3
    let isCapitals = bytes[start].isCapital
    if isCapitals, word.count < 7 { return nil }
    for clitic in clitics {
      let matches = (0..<3).allSatisfy { bytes[start + $0] == (isCapitals ? clitic[$0] & 0xDF : clitic[$0]) }
      if matches { return start }
    }
    return nil
  }
}
