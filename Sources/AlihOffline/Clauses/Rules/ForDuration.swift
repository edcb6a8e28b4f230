/// `Ia dirawat tiga hari.` -> "He was treated for three days.": how long, behind a verb that has no object.
struct ForDuration: SentenceRule {
  static let name = "for-duration"
  static let lists = WordLists.Lists(.duration)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() {
      let time = nodes[at + 1]
      guard let group = nodes[at].verb, let lemma = nodes[at].sense?.lemma,
        group.passive || group.verb.hasPrefix("be ") || nodes[at].features.contains(.intrans),
        time.wordClass == .noun, time.features.isSuperset(of: [.counted, .time]), time.lead == nil,
        words.holds(time.head.lower, in: .duration), !time.endsWithDeterminer,
        !words.holds(lemma, in: .measured), !words.holds(lemma, in: .changing),
        !words.holds(lemma, in: .growing), !group.verb.hasSuffix(" for"), !group.verb.hasSuffix(" to")
      else { continue }
      // "tiga hari lalu", "dua tahun kemudian", "dua hari sebelum rapat": when, not how long.
      let next = at + 2 < nodes.count ? nodes[at + 2] : nil
      let isWhen = next.map { [.adverb, .adjective].contains($0.wordClass) && !$0.endsClause } ?? false
      if isWhen || words.holds(next?.lower ?? "", in: .after) { continue }
      time.lead = "for"
      isApplied = true
    }
    return isApplied
  }
}
