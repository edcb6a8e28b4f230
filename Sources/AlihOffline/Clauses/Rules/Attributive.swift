/// `Satu keluarga terdiri atas lima orang tewas.` -> "One family consisting of five people was killed.", `Truk bermuatan semen
/// terguling.` -> "A truck carrying cement overturned.": where another verb follows, what the noun has belongs to it.
struct Attributive: SentenceRule {
  static let name = "attributive"
  static let lists = WordLists.Lists(.attributive)

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropFirst().dropLast(2) {
      guard let group = nodes[at].verb, group.modals.isEmpty, !group.negated, !group.passive,
        let english = words.english(nodes[at].lower, in: .attributive),
        [.noun, .name].contains(nodes[at - 1].wordClass), !nodes[at - 1].endsWithDeterminer
      else { continue }
      let isOwn = ["atas", "dari", "dengan"].contains(nodes[at + 1].lower)
      let object = isOwn ? at + 2 : at + 1
      guard object < nodes.count, Clauses.nominal.contains(nodes[object].wordClass),
        nodes[at - 1].wordClass == .noun && isPredicated(nodes, behind: object, of: nodes[at])
          || isBehindVerb(nodes, at)
      else { continue }
      giveDeterminer(of: nodes[object], to: nodes[at - 1])
      (nodes[at].text, nodes[at].wordClass, nodes[at].verb) = (english, .preposition, nil)
      if isOwn { nodes.remove(at: at + 1) }
      return true
    }
    return false
  }

  /// `Polisi menyita kotak berisi sabu.`: the clause has its verb already, and this one says what its object has.
  private func isBehindVerb(_ nodes: [Node], _ at: Int) -> Bool {
    guard nodes[at].lower.hasPrefix("ber") || nodes[at].lower.hasPrefix("ter"),
      let verb = nodes.clause(before: at).last(where: { $0.verb != nil })
    else { return false }
    return verb.features.isDisjoint(with: [.say, .that, .to, .base, .ing])
      && nodes.clause(before: at).allSatisfy { $0.lower != "yang" }
  }

  /// Whether what the noun has is followed by what is said of it; behind "carries" only what befalls it.
  private func isPredicated(_ nodes: [Node], behind object: Int, of verb: Node) -> Bool {
    guard object + 1 < nodes.count else { return false }
    let isActive = verb.reading?.voice == .active && verb.lower.hasPrefix("me")
    guard let said = nodes.clause(after: object).first(where: { $0.verb != nil }) else { return false }
    guard nodes[object + 1] === said || nodes[object + 1].wordClass == .preposition else { return false }
    return isActive ? said.features.contains(.intrans) : true
  }

  /// `kapal berbobot 20 ton itu`: the ship is that one, not the tons.
  private func giveDeterminer(of object: Node, to noun: Node) {
    guard object.endsWithDeterminer else { return }
    for case .node(let part) in object.parts where part.wordClass == .determiner && part.isLeaf {
      part.isSilent = true
    }
    object.features.remove(.definite)
    object.article = .none
    noun.features.formUnion([.one, .definite])
  }
}
