/// `naik dua kali lipat` -> "doubled"; `tiga kali lipat harga biasa` -> "three times the usual price".
struct FoldVerb: SentenceRule {
  static let name = "fold"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropFirst() {
      let node = nodes[at]
      guard node.token.kind == .entity, node.wordClass == .adverb, node.lower.hasSuffix("kali lipat") else {
        continue
      }
      let next = at + 1 < nodes.count ? nodes[at + 1] : nil
      let verb = nodes[max(0, at - 2)..<at].last { $0.verb != nil }
      if let lemma = verb?.sense?.lemma, words.holds(String(lemma.prefix { $0 != " " }), in: .growing),
        let english = words.english(node.text ?? "", in: .fold), verb?.verb?.passive == false
          || lemma.hasPrefix("me")
      {
        verb?.verb?.verb = english
        node.isSilent = true
        nodes.remove(at: at)
        return true
      }
      // "dua kali lipat dari target" -> "twice the target"
      if let next, next.lower == "dari" || ["lebih"].contains(next.lower) || Clauses.nominal.contains(next.wordClass),
        let count = node.text?.dropLast(4), node.text?.hasSuffix("fold") == true
      {
        node.text = count == "two" ? "twice" : "\(count.hasSuffix("-") ? count.dropLast() : count) times"
        if next.lower == "dari" { next.isSilent = true }
        isApplied = true
      }
    }
    return isApplied
  }
}
