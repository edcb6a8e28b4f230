/// `Timnas mencukur Kuba 4-0.` -> "The national team thrashed Cuba 4-0.": beside a score it is a game.
struct BesideScore: SentenceRule {
  static let name = "beside-score"
  static let lists = WordLists.Lists(.besideScore)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices {
      guard nodes[at].verb != nil, let lemma = nodes[at].sense?.lemma,
        let english = words.english(lemma, in: .besideScore),
        nodes.clause(after: at).contains(where: \.isScore)
      else { continue }
      nodes[at].verb?.verb = english
      isApplied = true
    }
    return isApplied
  }
}

extension Node {
  /// "3-0"
  var isScore: Bool {
    guard wordClass == .numeral, isLeaf else { return false }
    let parts = token.text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { Int($0).map { $0 < 200 } ?? false }
  }
}
