import AlihModel

/// Whether what the source leaves open is left open: "Surya stole" for `Surya diduga mencuri` accuses somebody.
struct CertaintyCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let doubt = pair.source.tokens.first { pair.words.has($0.folded, .sourceHedge) }
    guard let doubt, !pair.target.tokens.contains(where: { pair.words.has($0.folded, .targetHedge) }) else {
      return []
    }
    return [
      Finding(
        .certaintyAdded,
        "the source says '\(pair.source.text(doubt))', and the translation tells it as a fact")
    ]
  }
}
