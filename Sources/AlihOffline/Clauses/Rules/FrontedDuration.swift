/// `Ia dua bulan dirawat.` -> "He was treated for two months.", `Sudah dua kali ia ditangkap.` -> "He has been arrested two
/// times.": how long something went on, and how often it was done, ends the clause.
struct FrontedDuration: SentenceRule {
  static let name = "fronted-duration"
  static let lists: WordLists.Lists = [.init(.already), .init(.after), .init(.duration)]

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    moveTimes(in: &nodes) || moveFromSubject(in: &nodes) || moveBehindAfter(in: &nodes)
      || moveFromVerb(in: &nodes)
  }

  /// `Sudah dua kali ia ditangkap` -> "He has been arrested two times"
  private func moveTimes(in nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast(3) where words.holds(nodes[at].lower, in: .already) {
      let times = nodes[at + 1]
      guard at == 0 || nodes[at - 1].endsClause, tellsHowOften(times),
        let verb = nodes[(at + 2)...].prefix(5).firstIndex(where: { $0.wordClass == .verb }), verb > at + 2,
        nodes[at + 2..<verb].allSatisfy({ Clauses.nominal.contains($0.wordClass) })
      else { continue }
      nodes.insert(times, at: nodes.placeOfTimes(after: verb, words))
      nodes.insert(nodes[at], at: verb)
      nodes.removeSubrange(at...at + 1)
      return true
    }
    // "ia sudah beberapa kali mengatakan" -> "he has said several times"
    for at in nodes.indices.dropLast(2) where words.holds(nodes[at].lower, in: .already) {
      let (times, verb) = (nodes[at + 1], nodes[at + 2])
      guard tellsHowOften(times), verb.wordClass == .verb else { continue }
      let isSaid = !(verb.sense?.features.isDisjoint(with: [.say, .that]) ?? true)
      nodes.insert(times, at: isSaid ? at + 3 : nodes.placeOfTimes(after: at + 2, words))
      nodes.remove(at: at + 1)
      return true
    }
    return false
  }

  /// `beberapa kali`, `berkali-kali`
  private func tellsHowOften(_ node: Node) -> Bool {
    words.holds(node.isLeaf ? node.lower : node.head.lower, in: .times)
  }

  /// `Sudah 20 tahun ia mengajar.` -> "He has taught for 20 years."
  private func moveFromSubject(in nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast(3) where words.holds(nodes[at].lower, in: .already) {
      let (duration, subject, verb) = (nodes[at + 1], nodes[at + 2], nodes[at + 3])
      guard at == 0 || nodes[at - 1].endsClause,
        duration.features.contains(.counted), duration.features.contains(.time),
        Clauses.nominal.contains(subject.wordClass), verb.wordClass == .verb
      else { continue }
      let end = nodes.clause(after: at).endIndex
      nodes.insert(duration, at: end)
      duration.lead = "for"
      nodes.replaceSubrange(at...at + 2, with: [subject, nodes[at]])
      return true
    }
    return false
  }

  /// `setelah tiga hari dirawat` -> "after being treated for three days"
  private func moveBehindAfter(in nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast(2) where words.holds(nodes[at].lower, in: .after) {
      let (duration, verb) = (nodes[at + 1], nodes[at + 2])
      // "setelah dua kali gagal" -> "after failing two times"
      let isTimes = tellsHowOften(duration)
      guard isTimes || duration.features.isSuperset(of: [.counted, .time]), verb.wordClass == .verb else {
        continue
      }
      let end = nodes.clause(after: at).endIndex
      nodes.insert(duration, at: end)
      if !isTimes { duration.lead = "for" }
      nodes.remove(at: at + 1)
      return true
    }
    return false
  }

  /// `ia hampir dua bulan dirawat`, `mereka sudah tiga hari terjebak`
  private func moveFromVerb(in nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropFirst().dropLast()
    where nodes[at].features.isSuperset(of: [.counted, .time]) && nodes[at + 1].wordClass == .verb
      && words.holds(nodes[at].head.lower, in: .duration)
    {
      let start = nodes[at - 1].isQuantity ? at - 1 : at
      guard start > 0, nodes[at].wordClass == .noun else { continue }
      let before = nodes[start - 1]
      let isPerson = before.wordClass == .pronoun || before.isHuman && before.wordClass != .verb
      guard isPerson || words.holds(before.lower, in: .already) && start > 1 else { continue }
      let duration = Array(nodes[start...at])
      duration[0].lead = "for"
      nodes.insert(contentsOf: duration, at: nodes.clause(after: at).endIndex)
      nodes.removeSubrange(start...at)
      return true
    }
    return false
  }
}
