/// `Sidang digelar Kamis pekan depan.` -> "The hearing will be held on Thursday next week."
struct ComingEvent: SentenceRule {
  static let name = "coming-event"

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices where isToCome(nodes[at]) {
      guard let verb = verb(of: at, in: nodes) else { continue }
      if isPlan(nodes[verb], time: nodes[min(verb + 1, at)]) {
        isApplied = true
        continue
      }
      // "dijadwalkan berlangsung Selasa pekan depan" -> "is scheduled to take place"
      if verb > 0, nodes[verb - 1].verb?.passive == true, nodes[verb - 1].verb?.tense == .undecided,
        words.holds(nodes[verb - 1].sense?.lemma ?? "", in: .planned)
      {
        nodes[verb - 1].verb?.tense = .present
      }
      guard takesFuture(nodes, verb, time: at) else { continue }
      nodes[verb].verb?.tense = .future
      isApplied = true
    }
    return isApplied
  }

  /// `dijadwalkan Jumat pekan depan` -> "is scheduled for Friday next week": the plan is made, what it is for is to come.
  private func isPlan(_ verb: Node, time: Node) -> Bool {
    guard let lemma = verb.sense?.lemma, let english = words.english(lemma, in: .planned),
      verb.verb?.passive == true, verb.verb?.tense == .undecided
    else { return false }
    verb.verb?.tense = .present
    if time.lead == nil { time.lead = english }
    return true
  }

  /// "besok", "pekan depan", "this coming Sunday"; not "pekan depannya".
  private func isToCome(_ node: Node) -> Bool {
    guard [.adverb, .name, .noun].contains(node.wordClass),
      node.features.contains(.time) || node.wordClass == .adverb
    else { return false }
    if words.holds(node.lower, in: .coming) { return true }
    // "tiga hari lagi" -> "in three days"; "in the past three days" is over.
    // "the next five years"
    if node.parts.prefix(3).contains(where: { if case .text("next") = $0 { true } else { false } }) {
      return true
    }
    if case .text("in")? = node.parts.first {
      if case .text("the")? = node.parts.dropFirst().first { return false }
      return true
    }
    return node.lower.split(separator: " ").last.map { words.english(String($0), in: .coming) == "end" }
      ?? false
  }

  /// The verb before it in its clause, else the first one behind it.
  private func verb(of time: Int, in nodes: [Node]) -> Int? {
    let before = nodes.clause(before: time)
    if let found = before.lastIndex(where: { $0.verb != nil }) { return found }
    guard before.allSatisfy({ $0.wordClass == .preposition || $0.features.contains(.day) }) else {
      return nil
    }
    var isRelative = false
    for at in nodes.indices.dropFirst(time + 1).prefix(12) {
      if nodes[at].lower == "yang" { isRelative = true }
      if nodes[at].verb != nil {
        if !isRelative { return at }
        isRelative = false
      }
    }
    return nil
  }

  private func takesFuture(_ nodes: [Node], _ at: Int, time: Int) -> Bool {
    guard let group = nodes[at].verb, group.tense == .undecided, group.modals.isEmpty, !group.negated,
      nodes[at].features.isDisjoint(with: .stative), group.verb != "be"
    else { return false }
    // "mengumumkan pemenang besok": what is said has no verb of its own.
    if !nodes[at].features.isDisjoint(with: [.say, .that]) {
      return time == at + 2 && nodes[at + 1].wordClass == .noun
        && nodes.clause(after: at).allSatisfy { $0.verb == nil }
    }
    // "untuk digelar besok", "meminta warga datang besok": English has no future there.
    if at > 0, [.preposition, .verb, .conjunction].contains(nodes[at - 1].wordClass),
      nodes[at - 1].lower != "dan"
    {
      return ["bahwa"].contains(nodes[at - 1].lower)
    }
    if at > 1, nodes[at - 2].verb != nil, !nodes[at - 2].features.isDisjoint(with: [.to, .base, .ing]) {
      return false
    }
    // "menyusun anggaran tahun depan": the time is the noun's.
    let object = time > at + 1 ? nodes[time - 1] : nil
    let isOwn =
      object?.wordClass == .noun && object?.features.isDisjoint(with: [.closed, .time, .place]) == true
    return group.passive || at > time || !isOwn || words.english(nodes[time].lower, in: .coming) != "own"
  }
}
