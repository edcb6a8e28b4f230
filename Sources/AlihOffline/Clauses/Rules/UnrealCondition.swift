/// `Andai polisi datang, korban akan lolos.` -> "If police came, the victims would escape.": what is only imagined did not happen.
struct UnrealCondition: SentenceRule {
  static let name = "unreal-condition"
  static let lists = WordLists.Lists(.unreal)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    guard
      let at = nodes.firstIndex(where: {
        $0.wordClass == .conjunction && words.holds($0.lower, in: .unreal)
      }), let condition = nodes.clause(after: at).first(where: { $0.verb != nil }),
      condition.verb?.modals.isEmpty == true
    else { return false }
    condition.verb?.tense = .past
    condition.verb?.notYet = false
    let end = nodes.clause(after: at).endIndex
    let isFirst = end < nodes.count && nodes[end].token.text == ","
    let consequence = isFirst ? nodes.clause(after: end) : nodes.clause(before: at)
    if let verb = consequence.first(where: { $0.verb != nil }), let group = verb.verb {
      verb.verb = imagined(group)
    }
    return true
  }

  /// "will fail" -> "would fail", "has died" -> "would have died", "can escape" -> "could escape"
  private func imagined(_ group: VerbGroup) -> VerbGroup {
    var group = group
    guard group.modals.isEmpty else {
      group.tense = .past
      return group
    }
    group.modals = ["would"]
    if group.tense == .perfect { group.lasts = true } else { group.tense = .present }
    return group
  }
}
