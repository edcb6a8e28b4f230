import AlihModel

/// Whether a word became another of its kind: `Senin` Tuesday, `naik` "fell", `gubernur` "mayor", `rupiah` "dollars".
struct ContrastCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let wanted = pair.words.contrasts.mentions(inSource: pair.source, pair.words.source)
    guard !wanted.isEmpty else { return [] }
    let there = pair.words.contrasts.mentions(inEnglish: pair.target, pair.words.target)
    let (members, families) = (Set(wanted.map(\.member)), Set(wanted.map(\.family)))
    // A word such as "loss" may stand for several of its family.
    let (found, known) = (Set(there.map(\.member)), Dictionary(grouping: there, by: \.token))
    let strange = there.filter { mention in
      families.contains(mention.family) && pair.alignment.accounts[mention.token] == nil
        && known[mention.token]!.allSatisfy { !members.contains($0.member) }
    }
    for lost in wanted where !found.contains(lost.member) {
      if pair.words.contrasts.indispensable.contains(lost.member) {
        let word = pair.source.text(pair.source.tokens[lost.token])
        return [Finding(.meaningChanged, "nothing in the translation stands for '\(word)'")]
      }
      guard !isRendered(lost.token), let other = strange.first(where: { $0.family == lost.family }) else {
        continue
      }
      let (word, wrong) = (pair.source.tokens[lost.token], pair.target.tokens[other.token])
      return [
        Finding(
          .meaningChanged, "'\(pair.source.text(word))' is '\(pair.target.text(wrong))' in the translation")
      ]
    }
    return []
  }

  /// Whether the dictionary knows something else in the translation for the word; what it knows for a phrase, such as
  /// "month" for `bulan lalu`, says nothing of its last word.
  private func isRendered(_ token: Int) -> Bool {
    let stems = pair.stems
    guard let match = pair.alignment.source.first(where: { $0.token == token })?.match,
      let found = pair.alignment.targetStems[match]
    else { return false }
    return ![token - 1, token + 1].contains {
      stems.indices.contains($0) && stems[$0]?.contains(found) == true
    }
  }
}
