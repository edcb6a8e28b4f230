/// `Sudah 20 tahun ia mengajar.` -> "He has taught for 20 years.": how long something has gone on ends the clause.
struct FrontedDuration: SentenceRule {
  static let name = "fronted-duration"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast(3) where ["sudah", "telah"].contains(nodes[at].lower) {
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
    return applyBehindAfter(to: &nodes)
  }

  /// `setelah tiga hari dirawat` -> "after being treated for three days"
  private func applyBehindAfter(to nodes: inout [Node]) -> Bool {
    for at in nodes.indices.dropLast(2) where words.holds(nodes[at].lower, in: .after) {
      let (duration, verb) = (nodes[at + 1], nodes[at + 2])
      guard duration.features.isSuperset(of: [.counted, .time]), verb.wordClass == .verb else { continue }
      let end = nodes.clause(after: at).endIndex
      nodes.insert(duration, at: end)
      duration.lead = "for"
      nodes.remove(at: at + 1)
      return true
    }
    return false
  }
}
