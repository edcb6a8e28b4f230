import AlihModel

/// What an article has mentioned so far, for the sentences that come after.
struct ArticleContext {
  /// Of nouns: their next mention is definite.
  private(set) var lemmas: WordSet = []
  /// Names that a title or the gazetteer has shown to be a person's, and their last words: `Joko Widodo`, `Widodo`.
  private(set) var persons: WordSet = []
  /// What its running text calls by words of the language.
  var names = ArticleNames()
  /// Whether the person named last is a woman.
  private(set) var isAboutWoman = false

  /// Notes the phrases of a finished sentence.
  mutating func note(_ nodes: [Node]) {
    // A sentence from the middle of a quotation has its closing mark only.
    var isQuoted = nodes.first { Marks.quotes.contains($0.token.text) }?.closesQuote ?? false
    for node in nodes {
      if Marks.quotes.contains(node.token.text) { isQuoted = !node.closesQuote }
      note(node, isQuoted: isQuoted)
    }
  }

  /// - Parameter isQuoted: whether somebody says it: "my wife is afraid", he said, and is no woman.
  private mutating func note(_ node: Node, isQuoted: Bool) {
    if node.wordClass == .noun, let lemma = node.head.sense?.lemma { lemmas.insert(lemma) }
    notePersons(in: node, isPerson: false)
    if isQuoted { return }
    if node.isFemale {
      isAboutWoman = true
    } else if node.features.union(node.head.features).contains(.person) {
      isAboutWoman = false
    }
  }

  private mutating func notePersons(in node: Node, isPerson: Bool) {
    let isPerson = isPerson || node.features.contains(.person)
    for case .node(let child) in node.parts {
      notePersons(in: child, isPerson: isPerson && child.head === node.head)
    }
    guard isPerson, node.isLeaf, node.wordClass == .name else { return }
    persons.insert(node.token.text)
    if let last = node.token.text.split(separator: " ").last, last.utf8.count > 2 {
      persons.insert(String(last))
    }
  }
}
