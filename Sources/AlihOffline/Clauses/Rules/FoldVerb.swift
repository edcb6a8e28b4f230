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
      // "naik tiga kali lipat lebih" -> "more than tripled"
      let isMore =
        at + 1 < nodes.count && nodes[at + 1].lower == "lebih"
        && (at + 2 == nodes.count || nodes[at + 2].endsClause)
      if isMore { nodes.remove(at: at + 1) }
      // "meningkat hingga tiga kali lipat" -> "increased up to threefold"
      if words.holds(nodes[at - 1].lower, in: .until) {
        (nodes[at - 1].text, nodes[at - 1].wordClass) = (isMore ? "by more than" : "up to", .adverb)
        return true
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
        if isMore { verb?.verb?.adverbs.append("more than") }
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
        next.lower == "dari" || next.features.contains(.comparative) || words.holds(next.lower, in: .compared)
          || Clauses.nominal.contains(next.wordClass),
        let count = node.text?.dropLast(4), node.text?.hasSuffix("fold") == true
      {
        if verb == nil, let subject = nodes.clause(before: at).first,
          Clauses.nominal.contains(subject.wordClass), nodes.clause(after: at).allSatisfy({ $0.verb == nil })
        {
          nodes.insert(.inserted("be", at: node, plural: subject.takesPluralVerb), at: at)
        }
        node.text = count == "two" ? "twice" : "\(count.hasSuffix("-") ? count.dropLast() : count) times"
        if next.lower == "dari" { next.isSilent = true }
        // "Denda itu dua kali lipat dibanding tahun lalu." -> "... is twice that of last year."
        if words.holds(next.lower, in: .compared) { next.text = "that of" }
        return true
      }
      // "Dendanya dua kali lipat." -> "The fine is double.", "membayar dua kali lipat" -> "paid double"
      if at + 1 == nodes.count || nodes[at + 1].endsClause, let fold = node.text,
        Clauses.nominal.contains(nodes[at - 1].wordClass) || verb != nil
      {
        if verb == nil, let subject = nodes.clause(before: at).first,
          nodes.clause(before: at).allSatisfy({ $0.verb == nil })
        {
          nodes.insert(.inserted("be", at: node, plural: subject.takesPluralVerb), at: at)
        }
        node.text = words.english(fold, in: .fold) ?? fold
        return true
      }
    }
    return false
  }
}
