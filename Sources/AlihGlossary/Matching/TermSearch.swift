import AlihModel

/// Where an entry matches, and the entry that a bracket behind it names, if there is one.
struct TermMatch {
  let entry: Int
  /// UTF-8 offsets into the text as it was given.
  let range: Range<Int>
  let definition: Int?
  /// `menteri-menteri`: several of them.
  var isDoubled = false
}

/// One pass over a text, from word to word.
struct TermSearch {
  struct Word {
    let range: Range<Int>
    let id: WordTable.ID
    /// The word without its clitic, when it has one that could be cut off: `Korut` of `Korutnya`.
    let stem: Int?
    let stemID: WordTable.ID
  }

  /// A term found: what the words are, and where the trie may go on.
  struct Hit {
    let entry: Int
    let path: [Int]
    let end: Int
    let node: TermTrie.Node
    let isWhole: Bool
  }

  let glossary: Glossary
  let text: TermText
  let context: ArticleContext
  let words: [Word]
  var bytes: [UInt8] { text.bytes }

  init(glossary: Glossary, text: TermText, context: ArticleContext) {
    (self.glossary, self.text, self.context) = (glossary, text, context)
    let (bytes, table) = (text.bytes, glossary.trie.words)
    words = WordScan.words(in: bytes).map { range in
      let stem = Self.endOfStem(bytes, range)
      return Word(
        range: range, id: table.id(of: bytes, in: range), stem: stem,
        stemID: stem.map { table.id(of: bytes, in: range.lowerBound..<$0) } ?? WordTable.unknown)
    }
  }

  /// The terms in a text; what is no term is left out.
  func matches() -> [TermMatch] { found().filter { !glossary.entries[$0.entry].isTrap } }

  /// The entries that match, those that say what is no term among them.
  func found() -> [TermMatch] {
    var matches: [TermMatch] = []
    var at = 0
    while at < words.count {
      guard let hit = term(from: at) else {
        at += isDoubled(at) ? 2 : 1
        continue
      }
      let (match, last) = definition(of: hit)
      if !isInsideName(hit) { matches.append(match) }
      at = last + 1
    }
    return matches
  }

  /// The longest term that begins at a word, unless a longer group of words begins inside it.
  private func term(from at: Int) -> Hit? {
    let found = hits(from: at)
    if isDoubled(at), (found.last?.path.count ?? 0) < 2 { return hits(from: at + 1, doubledFrom: at).last }
    for hit in found.reversed() where !isCutIntoLonger(hit, found) { return hit }
    return nil
  }

  func longest(from at: Int) -> Hit? { hits(from: at).last }

  /// Every term that begins at a word, the shorter first.
  func hits(from at: Int, doubledFrom first: Int? = nil) -> [Hit] {
    guard at < words.count else { return [] }
    guard words[at].id != WordTable.unknown || words[at].stemID != WordTable.unknown else { return [] }
    var hits: [Hit] = []
    follow(TermTrie.root, at, first.map { [$0] } ?? [], &hits)
    return hits
  }

  /// Every entry whose source is a run of words, whatever its conditions and its case.
  func entries(from first: Int, through end: Int) -> [Int] {
    var node = TermTrie.root
    for index in first..<end {
      if index > first {
        let gap = Gap(bytes, words[index - 1].range.upperBound..<words[index].range.lowerBound)
        guard let next = glossary.trie.next(node, across: gap).first else { return [] }
        node = next
      }
      guard let next = glossary.trie.next(node, words[index].id) else { return [] }
      node = next
    }
    return glossary.trie.entries(at: node).map(Int.init)
  }

  /// Whether words of a hit belong to what comes behind it: `presiden Amerika` in "presiden Amerika Latin", `kepala negara`
  /// in "kepala negara bagian"; but not `Ketua DPR` in "Ketua DPR RI", where both are the House, nor `Wakil Gubernur` in
  /// "Wakil Gubernur DKI", where a term of its own follows.
  private func isCutIntoLonger(_ hit: Hit, _ found: [Hit]) -> Bool {
    hit.path.dropFirst().contains { index in
      let inside = hits(from: index)
      guard let longer = inside.last, longer.end > hit.end else { return false }
      guard let own = inside.last(where: { $0.end <= hit.end }) else { return true }
      if glossary.entries[own.entry].isAnotherName(for: glossary.entries[longer.entry]) { return false }
      let behind = longest(from: hit.path.last! + 1)
      return behind.map { $0.end < longer.end } ?? true
    }
  }

  /// Follows the trie from `node` into the word at `index`, keeping every term whose case and conditions agree.
  func follow(_ node: TermTrie.Node, _ index: Int, _ before: [Int], _ hits: inout [Hit]) {
    let word = words[index]
    let path = before + [index]
    if let stem = word.stem, let next = glossary.trie.next(node, word.stemID) {
      accept(next, path, stem, &hits)
    }
    guard let next = glossary.trie.next(node, word.id) else { return }
    accept(next, path, word.range.upperBound, &hits)
    guard index + 1 < words.count else { return }
    let gap = Gap(bytes, word.range.upperBound..<words[index + 1].range.lowerBound)
    for beyond in glossary.trie.next(next, across: gap) { follow(beyond, index + 1, path, &hits) }
  }

  private func accept(_ node: TermTrie.Node, _ path: [Int], _ end: Int, _ hits: inout [Hit]) {
    if let last = hits.last, last.end >= end { return }
    let isWhole = end == words[path.last!].range.upperBound
    for entry in glossary.trie.entries(at: node) {
      let entry = Int(entry)
      guard agreesInCase(entry, path, end), hasMarks(entry, path, end), holds(entry, path) else { continue }
      hits.append(
        Hit(
          entry: entry, path: path, end: end + glossary.marks[entry].behind.count, node: node,
          isWhole: isWhole))
      return
    }
  }

  /// Whether the marks at the ends of a source are there: `C++` is no `C`.
  private func hasMarks(_ entry: Int, _ path: [Int], _ end: Int) -> Bool {
    let (ahead, behind) = glossary.marks[entry]
    return bytes[end...].starts(with: behind)
      && bytes[..<words[path[0]].range.lowerBound].suffix(ahead.count).elementsEqual(ahead)
  }

  // MARK: Doubled words and clitics

  /// Whether the word stands twice, joined by a hyphen: `paus-paus`, `menteri-menterinya`.
  func isDoubled(_ at: Int) -> Bool {
    guard at + 1 < words.count, words[at].id != WordTable.unknown else { return false }
    let (word, next) = (words[at], words[at + 1])
    return (next.id == word.id || next.stemID == word.id)
      && Gap(bytes, word.range.upperBound..<next.range.lowerBound) == .hyphen
  }

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
