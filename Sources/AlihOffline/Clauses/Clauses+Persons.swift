import AlihModel

/// What a word says of a person in its clause: whose wife, how old.
extension Clauses {
  /// `istrinya` is "his wife" and `suaminya` "her husband", unless the sentence names an owner of another kind.
  func spousePossessor(of owned: Node, _ owner: Node?) -> String? {
    guard let lemma = owned.sense?.lemma else { return nil }
    let possessor =
      words.english(lemma, in: .kinOfMan) ?? words.english(lemma, in: .kinOfWoman)
    guard let possessor else { return nil }
    // "Polisi menahan suaminya": no husband of the police.
    if let owner,
      owner.isPluralPronoun || owner.features.contains(.coordinated) || owner.isInConversation
    {
      return nil
    }
    if let owner { tell(owner, isWoman: possessor == "her") }
    return possessor
  }

  /// `Ia tinggal bersama suaminya.` -> "She lives with her husband.": a spouse tells what "ia" is, and that there is one.
  private func tell(_ owner: Node, isWoman: Bool) {
    if owner.wordClass == .pronoun, owner.sense?.english == "he" {
      if isWoman { owner.features.insert(.female) } else { owner.features.remove(.female) }
    } else if owner.wordClass == .noun, owner.isHuman,
      owner.features.isDisjoint(with: [.counted, .reduplicated, .closed, .coordinated])
    {
      owner.features.insert(.one)
    }
  }

  /// `34` -> "34 years old", `8 months` -> "8 months old", `in their 20s` -> "in his 20s".
  static func age(_ english: String, of subject: Node?, _ words: WordLists) -> String {
    if let owner = subject.flatMap({ words.english($0.pronoun, in: .possessive) }),
      english.hasPrefix("in their ")
    {
      return "in \(owner) " + english.dropFirst("in their ".utf8.count)
    }
    return english.contains { $0.isLetter } && !english.holds(bytesOf: " to ")
      ? english + " old" : english + " years old"
  }
}
