import AlihModel

/// Subjects that Indonesian leaves out.
extension Clauses {
  /// The subject that Indonesian leaves out where English can't: "mengaku tidak tahu" -> "said he did not know",
  /// "karena melanggar aturan" -> "because he broke the rules".
  func leftOutSubject(after previous: Node?, _ state: State) -> String? {
    guard let previous, role != .headline, !state.expectsRelative else { return nil }
    let subject: Node?
    if let said = previous.verb {
      let features = previous.sense?.features ?? []
      guard !said.passive, !features.isDisjoint(with: [.say, .that]),
        features.isDisjoint(with: [.to, .ing, .base])
      else { return nil }
      subject = state.subject
    } else if previous.wordClass == .conjunction,
      words.holds(previous.lower, in: .reason) || previous.token.text == ",", state.subject == nil
    {
      subject = state.lastSubject ?? state.topic
    } else {
      return nil
    }
    return subject?.pronoun
  }
}
