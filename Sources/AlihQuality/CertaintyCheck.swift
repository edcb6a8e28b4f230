import AlihModel

/// Whether what the source leaves open is left open: "Surya stole" for `Surya diduga mencuri` accuses somebody.
struct CertaintyCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let tokens = pair.source.tokens
    // `tak terduga` is "unexpected", and `diduga akan` says what is to come, of which everything is open.
    let doubt = tokens.indices.first {
      pair.words.has(tokens[$0].folded, .sourceHedge)
        && !($0 > 0 && pair.words.has(tokens[$0 - 1].folded, .sourceNegator))
        && !($0 + 1 < tokens.count && pair.words.has(tokens[$0 + 1].folded, .sourceFuture))
    }
    guard let doubt, !pair.target.tokens.contains(where: { pair.words.has($0.folded, .targetHedge) }) else {
      return []
    }
    return [
      Finding(
        .certaintyAdded,
        "the source says '\(pair.source.text(tokens[doubt]))', and the translation tells it as a fact")
    ]
  }
}
