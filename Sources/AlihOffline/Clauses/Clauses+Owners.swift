import AlihModel

/// Whose something is, where the noun before, a court or a name beside it says so.
extension Clauses {
  /// Puts the owner that was found where English has it.
  func placePossessor(of node: Node, with first: Node?, _ next: Node?, _ state: State) {
    shareOwner(of: node, with: first, state)
    guard let owned = node.cliticLeaf, let possessor = owned.possessor else { return }
    // "airnya yang berharga" -> "its precious water"
    if owned !== node, node.parts.count == 2, case .node(let quality)? = node.parts.first,
      quality.wordClass == .adjective, quality !== owned, case .node(let second)? = node.parts.last,
      second === owned
    {
      (node.possessor, owned.possessor) = (possessor, "")
    }
    // "bersama dua anaknya" -> "with his two children": two of his children would leave others.
    // "30 dari 120 cabangnya" -> "30 of its 120 branches"
    if owned !== node, node.parts.count == 3,
      words.holds(owned.sense?.lemma ?? "", in: .kin) || state.previous?.lower == "dari",
      case .node(let count)? = node.parts.first, count.wordClass == .numeral,
      count.features.contains(.counted), case .text("of") = node.parts[1], !possessor.isEmpty
    {
      node.parts.remove(at: 1)
      (node.possessor, owned.possessor) = (possessor, "")
    }
    // "temannya sendiri" -> "his own friend"
    if next?.lower == "sendiri", possessor != "the", !possessor.isEmpty {
      owned.possessor = possessor + " own"
      next?.isSilent = true
    }
  }

  /// `istri dan dua anaknya` -> "his wife and two children", `ibu dan dua anaknya` -> "the mother and her two children".
  private func shareOwner(of node: Node, with first: Node?, _ state: State) {
    guard let first, let owned = node.cliticLeaf, let possessor = owned.possessor, first.isLeaf,
      first.reading?.clitic == nil, first.possessor == nil, let kin = first.sense?.lemma,
      words.holds(kin, in: .kin), let other = owned.sense?.lemma, words.holds(other, in: .kin)
    else { return }
    node.parts.removeAll { if case .text("of") = $0 { true } else { false } }
    let spouse = spousePossessor(of: first, nil)
    if state.topic === first, spouse == nil {
      owned.possessor = ""
      if node.isLeaf { owned.possessor = possessor } else { node.possessor = possessor }
      return
    }
    first.possessor = state.topic === first ? spouse : possessor
    first.article = .none
    owned.possessor = ""
  }

  /// `Mahkamah memotong hukumannya.` -> "The court cut his sentence.": it is a person's, not the court's.
  func judgedPossessor(of owned: Node, _ state: State) -> String? {
    guard let lemma = owned.sense?.lemma, words.holds(lemma, in: .ofPerson),
      let owner = state.subject ?? state.topic, owner.features.contains(.org)
    else { return nil }
    return state.human.flatMap { words.english($0.pronoun, in: .possessive) } ?? "his"
  }

  /// Whether the name tells who the person before the comma is: "istrinya, Sari (28), ditahan".
  func isNamed(_ node: Node, _ next: Node?, _ state: State) -> Bool {
    guard node.wordClass == .name, node.isHuman, state.previous?.token.text == ",", state.subject != nil,
      !state.finiteSeen, !state.expectsRelative, let person = state.lastNominal, person.wordClass == .noun,
      person.head.features.contains(.human)
    else { return false }
    return [",", "("].contains(next?.token.text)
  }
}

extension Node {
  /// "fewer than", "about": tells how much what follows is.
  var isQuantity: Bool {
    let english = text ?? sense?.english ?? ""
    return wordClass == .adverb && (english.hasSuffix(" than") || sense?.features.contains(.degree) == true)
  }
}
