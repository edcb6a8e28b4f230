import AlihModel

extension SummaryCheck {
  /// Words that make more of it than what the sentence rests on: "seluruh pekerja" for `dua pekerja`, "mantan bupati" for `bupati`.
  func additions(_ sentence: View, _ cited: [View]) -> [Finding] {
    let (own, known) = (sentence.words.map(\.folded), cited.flatMap { $0.words.map(\.folded) })
    let rests = Set(known)
    if let word = own.first(where: { claims.isOf(.weight, $0) && !rests.contains($0) }) {
      return [Finding(.summaryClaim, "the article doesn't say '\(word)' there")]
    }
    // "akan terus naik" for `naik`
    if let word = own.first(where: { claims.isOf(.future, $0) }), !claims.has(.future, known),
      !claims.has(.intention, known), !claims.has(.hedge, known)
    {
      return [Finding(.summaryClaim, "'\(word)' tells of the future, and the article doesn't")]
    }
    return []
  }

  /// Names for "perusahaan itu" that the article brings in only later: they are not who it means.
  func antecedents(_ sentence: View, _ grounds: [View]) -> [Finding] {
    let names = sentence.words.enumerated().filter {
      $1.text.first?.isUppercase == true
        && ($0 > 0 || sentence.words.dropFirst().first?.text.first?.isUppercase == true)
        && !$1.isInQuotation && !words.isGeneral($1.folded)
    }.map(\.element.folded)
    let others = sentence.stems.subtracting(names.flatMap { words.stems(of: $0) })
    guard !names.isEmpty, let near = closest(others, grounds).first,
      near.stems.intersection(others).count > 2, near.words.count > 1,
      ["itu", "tersebut"].contains(near.words[1].folded),
      let place = grounds.firstIndex(where: { $0.text == near.text })
    else { return [] }
    func holds(_ views: ArraySlice<View>) -> Bool {
      views.contains { view in !Set(view.words.map(\.folded)).isDisjoint(with: names) }
    }
    // The headline names somebody only where it has the whole name.
    let isInHeadline = Set(names).isSubset(of: grounds[0].words.map(\.folded))
    guard place > 0, !isInHeadline, !holds(grounds[1...place]), holds(grounds[(place + 1)...]) else {
      return []
    }
    return [
      Finding(.summaryName, "'\(names.joined(separator: " "))' is not who '\(near.text.prefix(60))' is about")
    ]
  }
}
