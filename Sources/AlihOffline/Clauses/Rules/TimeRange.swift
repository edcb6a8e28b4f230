/// `Toko buka pukul 08.00 hingga 17.00.` -> "Stores are open from 08:00 to 17:00.": between two times of one kind "hingga" is no
/// "until".
struct TimeRange: SentenceRule {
  static let name = "time-range"
  static let lists = WordLists.Lists(.until)

  private static let times: Features = [.clock, .day, .year, .time]

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for to in nodes.indices.dropFirst(2).dropLast() where words.holds(nodes[to].lower, in: .until) {
      guard let from = start(nodes, to) else { continue }
      let before = nodes[from - 1]
      nodes[to].text = before.lower == "antara" ? "and" : "to"
      if words.holds(before.lower, in: .since) || before.lower == "pada" {
        before.text = "from"
      } else if before.wordClass != .preposition {
        nodes[from].lead = "from"
      }
      // "Libur dimulai Senin hingga Jumat." -> "The holiday ran from Monday to Friday."
      let verb = before.verb == nil && from > 1 ? nodes[from - 2] : before
      if verb.verb?.verb == "begin" {
        verb.verb?.verb = "run"
        verb.verb?.passive = false
      }
      return true
    }
    return false
  }

  /// Where the first time begins: `Senin hingga Rabu`, `Kamis malam sampai Jumat pagi`.
  private func start(_ nodes: [Node], _ to: Int) -> Int? {
    let end = nodes[to + 1].features
    var from = to
    while from > 0, !nodes[from - 1].features.isDisjoint(with: Self.times) { from -= 1 }
    guard nodes[to].isLeaf, from > 0, from < to, !end.isDisjoint(with: Self.times),
      nodes[from].features.contains(.clock) == end.contains(.clock),
      nodes[from..<to].allSatisfy({ $0.lead == nil && !$0.features.contains(.counted) }),
      nodes[from - 1].wordClass != .determiner, nodes[from].wordClass != .adverb,
      words.holds(nodes[from - 1].lower, in: .since)
        || !nodes[from].features.isDisjoint(with: [.clock, .day, .year])
    else { return nil }
    return from
  }
}
