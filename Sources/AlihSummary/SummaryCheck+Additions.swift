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
}
