/// `naik dua kali lipat` -> "doubled"; `tiga kali lipat harga biasa` -> "three times the usual price".
struct FoldVerb: SentenceRule {
  static let name = "fold"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropFirst() {
      let node = nodes[at]
      guard node.token.kind == .entity, node.wordClass == .adverb, node.lower.hasSuffix("kali lipat") else {
        continue
      }
      // "meningkat hingga sepuluh kali lipat" -> "increased up to 10-fold"
      if ["hingga", "sampai"].contains(nodes[at - 1].lower) {
        (nodes[at - 1].text, nodes[at - 1].wordClass) = ("up to", .adverb)
      }
      let next = at + 1 < nodes.count ? nodes[at + 1] : nil
      let verb = nodes[max(0, at - 2)..<at].last { $0.verb != nil }
      if let lemma = verb?.sense?.lemma, words.holds(String(lemma.prefix { $0 != " " }), in: .growing),
        let english = words.english(node.text ?? "", in: .fold),
        verb?.verb?.passive == false
          || lemma.hasPrefix("me")
      {
        verb?.verb?.verb = english
        nodes.remove(at: at)
        // "meningkat hampir tiga kali lipat" -> "almost tripled"
        let between = nodes[at - 1]
        if between !== verb, [.adverb, .preposition].contains(between.wordClass) {
          verb?.verb?.adverbs.append(between.text ?? between.sense?.english ?? between.lower)
          nodes.remove(at: at - 1)
        }
        return true
      }
      // "dua kali lipat dari target" -> "twice the target"
      if let next,
        next.lower == "dari" || next.features.contains(.comparative)
          || Clauses.nominal.contains(next.wordClass),
        let count = node.text?.dropLast(4), node.text?.hasSuffix("fold") == true
      {
        if verb == nil, Clauses.nominal.contains(nodes[at - 1].wordClass),
          nodes.clause(after: at).allSatisfy({ $0.verb == nil })
        {
          nodes.insert(.inserted("be", at: node, plural: nodes[at - 1].takesPluralVerb), at: at)
        }
        node.text = count == "two" ? "twice" : "\(count.hasSuffix("-") ? count.dropLast() : count) times"
        if next.lower == "dari" { next.isSilent = true }
        return true
      }
    }
    return false
  }
}
