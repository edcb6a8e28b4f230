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
    let (found, known) = (Dictionary(grouping: there, by: \.member), Dictionary(grouping: there, by: \.token))
    let often = Dictionary(grouping: wanted, by: \.member)
    let strange = there.filter { mention in
      !mention.isWeak && families.contains(mention.family) && !isDenied(mention, in: pair.target)
        && known[mention.token]!.allSatisfy {
          !members.contains($0.member) || $0.isWeak && $0.family != mention.family
        }
    }
    var doubtful: Finding?
    // "He won, and she lost" for two `menang` has one too few.
    for lost in wanted
    where found[lost.member]?.count ?? 0 < often[lost.member]!.count
      && !isDenied(lost, in: pair.source)
    {
      let word = pair.source.text(pair.source.tokens[lost.token])
      let own = found[lost.member] ?? []
      if contrasts.indispensable.contains(lost.member), own.isEmpty {
        return [Finding(.meaningChanged, "nothing in the translation stands for '\(word)'")]
      }
      if contrasts.expected.contains(lost.member) {
        if own.isEmpty, !isRendered(lost) {
          doubtful = doubtful ?? Finding(.wordsFewer, "nothing in the translation stands for '\(word)'")
        }
        continue
      }
      guard let other = strange.first(where: { $0.family == lost.family && isStrange($0, for: lost) }),
        !isRendered(lost, beside: (own + [other]).flatMap { $0.token..<$0.end })
      else { continue }
      let wrong = pair.target.text(pair.target.tokens[other.token])
      return [Finding(.meaningChanged, "'\(word)' is '\(wrong)' in the translation")]
    }
    return doubtful.map { [$0] } ?? []
  }

  /// "dangerous" is right for `tidak aman`, and so is "not illegal" for `legal`.
  private func isDenied(_ mention: Contrasts.Mention, in text: CheckedText) -> Bool {
    guard mention.token > 0 else { return false }
    let before = text.tokens[mention.token - 1].folded
    return pair.words.has(before, .sourceNegator) || pair.words.has(before, .targetNegator)
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
  ///
  /// - Parameter others: words of the translation that aren't it.
  private func isRendered(_ lost: Contrasts.Mention, beside others: [Int] = []) -> Bool {
    let (token, stems) = (lost.token, pair.stems)
    guard let match = pair.alignment.match(of: token),
      !others.contains(match),
      let found = pair.alignment.targetStems[match]
    else { return false }
    return ![token - 1, token + 1].contains {
      stems.indices.contains($0) && stems[$0]?.contains(found) == true
    }
  }
}
