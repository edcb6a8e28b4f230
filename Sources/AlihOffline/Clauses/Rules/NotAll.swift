/// `Semua calon belum tentu lolos.`, `Belum tentu semua calon lolos.` -> "Not all candidates will necessarily qualify.": what is
/// denied is the whole.
struct NotAll: SentenceRule {
  static let name = "not-all"
  static let lists = WordLists.Lists(.whole)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropFirst() {
      guard let group = nodes[at].verb, group.negated, group.adverbs.contains("necessarily"),
        let subject = nodes.clause(before: at).first,
        words.holds(subject.firstLeaf.lower, in: .whole)
      else { continue }
      nodes[at].verb?.negated = false
      subject.lead = "not"
      return true
    }
    return false
  }
}

extension Node {
  /// The word with which the phrase's English begins.
  var firstLeaf: Node {
    for case .node(let child) in parts { return child.firstLeaf }
    return self
  }
}
