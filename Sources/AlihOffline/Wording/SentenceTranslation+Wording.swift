import AlihModel

/// The last stage: what approved translations taught.
extension SentenceTranslation {
  /// The text with the learned edits, unless they would lose something of the source.
  mutating func worded(_ text: String, of sentence: String, _ tokens: [Token]) -> String {
    guard engine.wording != nil || keepsDraft else { return text }
    let draft = Wording.Draft(
      text: text, fixed: tokens.flatMap(Self.fixedForms), source: EnglishSentence.words(of: sentence))
    if keepsDraft { self.draft = draft }
    guard let wording = engine.wording else { return text }
    guard wording.isOnBeat(draft) else {
      trace?("wording", ["no edit: the desk has learned from sentences of another kind"])
      return text
    }
    let (revised, made) = wording.revised(draft)
    let lost = SelfCheck.findings(tokens: tokens, text: revised).count
    guard !made.isEmpty, lost <= SelfCheck.findings(tokens: tokens, text: text).count else {
      trace?("wording", ["no edit"])
      return text
    }
    edits = made
    trace?("wording", made.map(\.explanation) + [revised])
    return revised
  }

  /// What a number, name or term is in English.
  private static func fixedForms(of token: Token) -> [String] {
    switch token.kind {
    case .number: [Numbers.english(token.text)]
    case .opaque: [token.text]
    case .entity: [token.english ?? token.text]
    case .term:
      token.term.map {
        [$0.rendering, $0.term.target] + [$0.term.adjective].compactMap(\.self) + $0.term.variants
      } ?? [token.text]
    case .word, .mark: []
    }
  }
}

extension Role {
  /// Headlines and furniture have a wording of their own, which running text doesn't teach.
  var takesWording: Bool {
    switch self {
    case .paragraph, .quote, .list, .caption, .other: true
    default: false
    }
  }
}

extension Wording.Made {
  /// `applications -> apps (aplikasi)\tright 5, wrong 1, score 1.24\tu12 u40`
  fileprivate var explanation: String {
    let evidence = "right \(edit.right), wrong \(edit.wrong), score \((score * 100).rounded() / 100)"
    return "\(edit.description)\t\(evidence)"
      + (edit.examples.isEmpty ? "" : "\t" + edit.examples.joined(separator: " "))
  }
}
