/// Every entry's source as a path of words and the gaps between them; a text is followed through it word by word.
struct TermTrie: Sendable {
  typealias Node = UInt32

  static let root: Node = 0

  private var edges: [UInt64: Node] = [:]
  private var entries: [[Int32]] = [[]]
  private(set) var words = WordTable()

  /// Files the entry with this index; entries of one source keep the order they were filed in.
  mutating func insert(_ source: String, entry: Int) {
    let bytes = Array(source.utf8)
    var node = Self.root
    var previous: Range<Int>?
    for word in WordScan.words(in: bytes) {
      if let previous {
        node = child(of: node, words.insert(Gap(bytes, previous.upperBound..<word.lowerBound).symbol))
      }
      node = child(of: node, words.insert(bytes[word]))
      previous = word
    }
    entries[Int(node)].append(Int32(entry))
  }

  /// Numbers a word that a condition asks for.
  mutating func insert(conditionWord word: String) -> WordTable.ID { words.insert(word.utf8) }

  func next(_ node: Node, _ word: WordTable.ID) -> Node? {
    word == WordTable.unknown ? nil : edges[UInt64(node) << 32 | UInt64(word)]
  }

  /// The nodes that a gap of a text leads to: a hyphen of the entry may be a blank in the text, not the reverse.
  func next(_ node: Node, across gap: Gap) -> [Node] {
    let own = edge(node, gap)
    guard gap == .blank else { return own.map { [$0] } ?? [] }
    let hyphen = edge(node, .hyphen)
    if let own, let hyphen { return [own, hyphen] }
    return (own ?? hyphen).map { [$0] } ?? []
  }

  /// Indices of the entries that end here.
  func entries(at node: Node) -> [Int32] { entries[Int(node)] }

  private func edge(_ node: Node, _ gap: Gap) -> Node? {
    let symbol = gap.symbol
    return next(node, words.id(of: symbol, in: 0..<symbol.count))
  }

  private mutating func child(of node: Node, _ symbol: WordTable.ID) -> Node {
    let key = UInt64(node) << 32 | UInt64(symbol)
    if let known = edges[key] { return known }
    let new = Node(entries.count)
    entries.append([])
    edges[key] = new
    return new
  }
}

/// What stands between two neighboring words.
enum Gap: Equatable {
  /// One or more blanks, no-break spaces among them.
  case blank
  /// One hyphen or dash, without blanks.
  case hyphen
  /// Anything else, as it is, up to a few bytes.
  case mark([UInt8])

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    if !range.isEmpty, Gap.endOfBlanks(bytes, range.lowerBound, limit: range.upperBound) == range.upperBound {
      self = .blank
      return
    }
    let mark = Array(bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 8)])
    switch mark {
    case [0x2D], [0xE2, 0x80, 0x90], [0xE2, 0x80, 0x91], [0xE2, 0x80, 0x93]: self = .hyphen
    case [0xE2, 0x80, 0x98], [0xE2, 0x80, 0x99], [0x60]: self = .mark([0x27])
    default: self = .mark(mark)
    }
  }

  /// As the trie files it; no word can look like this.
  var symbol: [UInt8] {
    switch self {
    case .blank: [0x20]
    case .hyphen: [0x2D]
    case .mark(let bytes): bytes
    }
  }

  /// Where the blanks that begin at `start` end: spaces, tabs, line ends, no-break and thin spaces.
  static func endOfBlanks(_ bytes: [UInt8], _ start: Int, limit: Int) -> Int {
    var at = start
    while at < limit {
      if bytes[at].isBlank {
        at += 1
      } else if at + 1 < limit, bytes[at] == 0xC2, bytes[at + 1] == 0xA0 {
        at += 2
      } else if at + 2 < limit, bytes[at] == 0xE2, bytes[at + 1] == 0x80,
        (0x80...0x8B).contains(bytes[at + 2]) || bytes[at + 2] == 0xAF
      {
        at += 3
      } else {
        break
      }
    }
    return at
  }
}
