import AlihModel

/// Whether a word became another of its kind: `Senin` Tuesday, `naik` "fell", `gubernur` "mayor", `rupiah` "dollars"; or
/// whether one that has to be there isn't: `hampir`, `hanya`.
struct ContrastCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let contrasts = pair.words.contrasts
    let wanted = contrasts.mentions(inSource: pair.source, pair.words.source)
    guard !wanted.isEmpty else { return [] }
    let there = contrasts.mentions(inEnglish: pair.target, pair.words.target)
    let (members, families) = (Set(wanted.map(\.member)), Set(wanted.map(\.family)))
    // A word such as "loss" may stand for several of its family.
    let (found, known) = (Set(there.map(\.member)), Dictionary(grouping: there, by: \.token))
    let strange = there.filter { mention in
      families.contains(mention.family)
        && known[mention.token]!.allSatisfy { !members.contains($0.member) }
    }
    var doubtful: Finding?
    for lost in wanted where !found.contains(lost.member) {
      let word = pair.source.text(pair.source.tokens[lost.token])
      if contrasts.indispensable.contains(lost.member) {
        return [Finding(.meaningChanged, "nothing in the translation stands for '\(word)'")]
      }
      if contrasts.expected.contains(lost.member) {
        if !isRendered(lost) {
          doubtful = doubtful ?? Finding(.wordsFewer, "nothing in the translation stands for '\(word)'")
        }
        continue
      }
      guard let other = strange.first(where: { $0.family == lost.family && isStrange($0, for: lost) }),
        !isRendered(lost, beside: other.token)
      else { continue }
      let wrong = pair.target.text(pair.target.tokens[other.token])
      return [Finding(.meaningChanged, "'\(word)' is '\(wrong)' in the translation")]
    }
    return doubtful.map { [$0] } ?? []
  }

  /// Whether no word of the source accounts for a word of the translation, or only because both begin alike: the stem of
  /// "northeast" is that of "northwest", and of "grandmother" that of "grandfather".
  private func isStrange(_ mention: Contrasts.Mention, for lost: Contrasts.Mention) -> Bool {
    guard pair.alignment.accounts[mention.token] != nil else { return true }
    guard let stem = pair.alignment.targetStems[mention.token] else { return false }
    return pair.words.contrasts.renderings[lost.member].contains {
      pair.dictionary.stem(ofEnglish: $0) == stem
    }
  }

  /// Whether the dictionary knows something else in the translation for the word; what it knows for a phrase, such as
  /// "month" for `bulan lalu`, says nothing of its last word.
  private func isRendered(_ lost: Contrasts.Mention, beside strange: Int? = nil) -> Bool {
    let (token, stems) = (lost.token, pair.stems)
    guard let match = pair.alignment.source.first(where: { $0.token == token })?.match, match != strange,
      let found = pair.alignment.targetStems[match]
    else { return false }
    return ![token - 1, token + 1].contains {
      stems.indices.contains($0) && stems[$0]?.contains(found) == true
    }
  }
}
