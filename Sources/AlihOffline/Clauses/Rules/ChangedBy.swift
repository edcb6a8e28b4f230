/// `Bank itu memangkas suku bunga 25 basis poin.` -> "The bank cut the interest rate by 25 basis points.": behind a verb of change
/// the measure tells by how much, not which.
struct ChangedBy: SentenceRule {
  static let name = "changed-by"
  static let lists: WordLists.Lists = [.init(.changing), .init(.growing)]

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() {
      guard nodes[at].verb?.passive == false, let lemma = nodes[at].sense?.lemma, lemma.hasPrefix("me"),
        words.holds(lemma, in: .changing) || words.holds(lemma, in: .growing)
      else { continue }
      let object = nodes[at + 1]
      guard object.wordClass == .noun, object.parts.count == 3, case .text("of") = object.parts[1],
        case .node(let measure) = object.parts[2], measure.features.contains(.counted)
      else { continue }
      object.parts[1] = .text("by")
      object.features.remove(.indefinite)
      object.features.insert(.definite)
      isApplied = true
    }
    return isApplied
  }
}
