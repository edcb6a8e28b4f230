import AlihModel

/// Whether a word became another of its kind: `Senin` Tuesday, `naik` "fell", `gubernur` "mayor", `rupiah` "dollars"; or
/// whether one that has to be there isn't: `hampir`, `hanya`.
struct ContrastCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let contrasts = pair.words.contrasts
    let wanted = contrasts.mentions(inSource: pair.source, pair.words.source)
    let there = contrasts.mentions(inEnglish: pair.target, pair.words.target)
    let added = added(there, beside: wanted)
    guard !wanted.isEmpty else { return added.map { [$0] } ?? [] }
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
      let isIndispensable = contrasts.indispensable.contains(lost.member)
      if isIndispensable || contrasts.expected.contains(lost.member) {
        guard own.isEmpty, isIndispensable || !isRendered(lost) else { continue }
        let isSure = isIndispensable && isFollowed(lost)
        let finding = Finding(
          isSure ? .meaningChanged : .wordsFewer, "nothing in the translation stands for '\(word)'")
        if isSure { return [finding] }
        doubtful = doubtful ?? finding
        continue
      }
      guard let other = strange.first(where: { $0.family == lost.family && isStrange($0, for: lost) }),
        !isRendered(lost, beside: (own + [other]).flatMap { $0.token..<$0.end })
      else { continue }
      let wrong = pair.target.text(pair.target.tokens[other.token])
      return [Finding(.meaningChanged, "'\(word)' is '\(wrong)' in the translation")]
    }
    return (doubtful ?? added).map { [$0] } ?? []
  }

  /// A word that needs one of the source: "percent" for a plain number.
  private func added(_ there: [Contrasts.Mention], beside wanted: [Contrasts.Mention]) -> Finding? {
    let accountable = pair.words.contrasts.accountable
    let strange = there.first { mention in
      accountable.contains(mention.member) && !mention.isWeak && pair.alignment.accounts[mention.token] == nil
        && !wanted.contains { $0.member == mention.member }
    }
    return strange.map {
      Finding(.wordsAdded, "'\(pair.target.text(pair.target.tokens[$0.token]))' is not in the source")
    }
  }

  /// Whether the translation has what follows a word in its clause: without that, both may be said otherwise.
  private func isFollowed(_ mention: Contrasts.Mention) -> Bool {
    guard mention.end == mention.token + 1 else { return true }
    let behind = mention.end..<pair.source.tokens.count
    let end = behind.first(where: pair.source.isClauseMark) ?? behind.upperBound
    let next = Alignment.words(pair.alignment.source, in: behind.lowerBound..<end).first
    return next.map { $0.match != nil } ?? true
  }

  /// "dangerous" is right for `tidak aman`, and so is "not illegal" for `legal`.
  private func isDenied(_ mention: Contrasts.Mention, in text: CheckedText) -> Bool {
    // "wasn't the only one"
    let before =
      text.tokens[..<mention.token].last { !pair.words.has($0.folded, .targetArticle) }?.folded ?? ""
    return before == "t" || pair.words.has(before, .sourceNegator) || pair.words.has(before, .targetNegator)
  }

  /// Whether no word of the source accounts for a word of the translation, or only because both begin alike: the stem of
  /// "northeast" is that of "northwest", and of "grandmother" that of "grandfather".
  private func isStrange(_ mention: Contrasts.Mention, for lost: Contrasts.Mention) -> Bool {
    // "at" of "at most" may be that of "at least".
    let (own, words) = (lost.token..<lost.end, mention.token..<mention.end)
    let isAccounted = words.allSatisfy {
      words.count > 1 && pair.target.tokens[$0].kind == .mark || pair.alignment.accounts[$0] != nil
    }
    guard isAccounted else { return true }
    // "more" for `lebih sedikit` and "not all" for `semua` are accounted for by what they change.
    if own.count > 1 || words.count > 1,
      words.contains(where: { pair.alignment.accounts[$0].map(own.contains) == true })
    {
      return true
    }
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
    (lost.token..<lost.end).allSatisfy { token in
      pair.source.tokens[token].kind == .mark || isRendered(token, beside: others)
    }
  }

  private func isRendered(_ token: Int, beside others: [Int]) -> Bool {
    guard let match = pair.alignment.match(of: token), !others.contains(match),
      let found = pair.alignment.targetStems[match]
    else { return false }
    return ![token - 1, token + 1].contains {
      pair.stems.indices.contains($0) && pair.stems[$0]?.contains(found) == true
    }
  }
}
