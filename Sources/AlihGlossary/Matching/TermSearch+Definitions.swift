import AlihModel

extension TermSearch {
  /// The match for a hit, with the bracket behind it when that only says the term's other name; and its last word.
  func definition(of hit: Hit) -> (TermMatch, last: Int) {
    let start = words[hit.path[0]].range.lowerBound - glossary.marks[hit.entry].ahead.count
    func match(_ entry: Int, _ end: Int, _ definition: Int? = nil) -> TermMatch {
      TermMatch(
        entry: entry, range: text.origin(of: start..<end), definition: definition,
        isDoubled: hit.path.count > glossary.sources[entry].count && isDoubled(hit.path[0]))
    }
    guard hit.isWhole, let bracket = bracket(after: hit), names(hit, bracket.entry) else {
      // "Bank Indonesia BI", where somebody took the brackets off.
      if let acronym = acronym(after: hit) { return (match(hit.entry, acronym.end), acronym.path.last!) }
      return (match(hit.entry, hit.end), hit.path.last!)
    }
    // "Menteri Luar Negeri (Menlu) AS" goes on behind its bracket.
    if bracket.last + 1 < words.count {
      let next = words[bracket.last + 1]
      var longer: [Hit] = []
      for beyond in glossary.trie.next(hit.node, across: Gap(bytes, bracket.end..<next.range.lowerBound)) {
        follow(beyond, bracket.last + 1, hit.path, &longer)
      }
      if let longer = longer.last { return (match(longer.entry, longer.end), longer.path.last!) }
    }
    return (match(hit.entry, bracket.end, bracket.entry), bracket.last)
  }

  /// The acronym one blank behind a name of several words that says the same.
  private func acronym(after hit: Hit) -> Hit? {
    let index = hit.path.last! + 1
    guard hit.isWhole, hit.path.count > 1, index < words.count,
      Gap(bytes, hit.end..<words[index].range.lowerBound) == .blank,
      bytes[words[index].range].allSatisfy(\.isCapital), let acronym = longest(from: index),
      acronym.path.count == 1,
      glossary.entries[acronym.entry].term.target == glossary.entries[hit.entry].term.target
    else { return nil }
    return acronym
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
}
