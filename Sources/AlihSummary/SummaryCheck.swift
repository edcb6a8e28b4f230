import AlihModel

/// What a sentence of a model's summary says otherwise than the sentences that it rests on.
///
/// Each check is linear in the texts. What is found is a reason to look, or to ask again, never a proof.
struct SummaryCheck: Sendable {
  /// Words of a sentence that no newsroom writes.
  private static let endless = 60
  /// Of a clause's stems, the share that another has to have for the two to say the same thing.
  private static let same = 0.6
  /// Malay words that Indonesian lacks.
  private static let malay = 2
  private static let english = 3

  let claims: SummaryClaims
  let words: ExtractiveSummarizer
  let figures: FigureReader

  /// A text as the checks look at it.
  struct View {
    let text: String
    let words: [Word]
    let stems: Set<String>
    let figures: [Figure]
    let counted: [(number: String, noun: String)]

    struct Word {
      let text: String
      let folded: String
      /// A comma, semicolon or the like stands behind it.
      let endsClause: Bool
      let isInQuotation: Bool
    }
  }

  func view(_ text: String) -> View {
    var isOpen = false
    let words = text.split(whereSeparator: \.isWhitespace).compactMap { part -> View.Word? in
      let isInside = isOpen
      for mark in part where "\"“”".contains(mark) { isOpen.toggle() }
      let core = part.drop { !$0.isLetter && !$0.isNumber }
      let end = core.lastIndex { $0.isLetter || $0.isNumber }
      guard let end else { return nil }
      let word = core[...end]
      return View.Word(
        text: String(word), folded: word.lowercased(),
        endsClause: core[core.index(after: end)...].contains { ",;:–—".contains($0) },
        isInQuotation: isInside || part.first.map { "\"“".contains($0) } ?? false)
    }
    return View(
      text: text, words: words, stems: self.words.stems(of: text), figures: figures.figures(in: text),
      counted: figures.counted(in: text))
  }

  // MARK: Form

  /// What is wrong with the sentence whatever the article says.
  func findings(ofForm sentence: View, before: [View], _ article: Set<String>) -> [Finding] {
    let text = sentence.text
    var findings: [Finding] = []
    func add(_ kind: Finding.Kind, _ message: String) { findings.append(Finding(kind, message)) }
    let beginning = text.prefix(60)
    let last = sentence.words.last
    if let last, claims.isOf(.unfinished, last.folded) || !".?!\"”’')…".contains(text.last ?? " ") {
      add(.summaryForm, "'\(text.suffix(40))' is no whole sentence")
    }
    if sentence.words.count > Self.endless { add(.summaryForm, "'\(beginning)' is endless; write shorter sentences") }
    if holdsMarkup(text) { add(.summaryForm, "'\(beginning)' has markup or an id; write plain sentences") }
    if let first = sentence.words.first, claims.isOf(.label, first.folded), text.prefix(40).contains(":") {
      add(.summaryForm, "'\(beginning)' is about the summary; write the news alone")
    }
    let hasName = before.contains { view in
      view.words.dropFirst().contains { $0.text.first?.isUppercase == true }
    }
    if words.leans(sentence.text), !hasName || !namesSomebody(sentence) && before.isEmpty {
      add(.summaryPronoun, "'\(beginning)' doesn't say who or what it is about; write names instead of pronouns")
    }
    let strange = sentence.words.filter { !article.contains($0.folded) }.map(\.folded)
    if strange.count(where: { claims.isOf(.malay, $0) }) >= Self.malay
      || strange.count(where: { claims.isOf(.english, $0) }) >= Self.english
    {
      add(.summarySupport, "'\(beginning)' is in another language; keep to the article's")
    }
    return findings
  }

  private func namesSomebody(_ sentence: View) -> Bool {
    sentence.words.dropFirst().contains { $0.text.first?.isUppercase == true }
  }

  private func holdsMarkup(_ text: String) -> Bool {
    text.contains("**") || text.contains("__") || text.contains("](") || text.contains("`")
      || text.contains("&nbsp;") || text.contains("&quot;") || text.contains("&amp;")
      || text.contains(/<\/?[a-zA-Z][^<>]*>/) || text.contains(/^\s*([-*•#>]|\d+[.)])\s/)
      || text.contains(/\bb\d+\.s\d+\b/)
  }

  /// Whether a sentence says mostly what another has said, in whatever order.
  func isRepetition(_ sentence: View, of other: View) -> Bool {
    let shared = Double(sentence.stems.intersection(other.stems).count)
    return shared > 0.75 * Double(min(sentence.stems.count, other.stems.count)) + 0.01
      && Set(sentence.counted.map(\.number)).isSubset(of: Set(other.counted.map(\.number)))
  }

  // MARK: Content

  /// What the sentence says otherwise than what it rests on.
  ///
  /// - Parameters:
  ///   - grounds: the passages that it names, with those around them.
  ///   - cited: those that it names alone.
  func findings(of sentence: View, cited: [View], around grounds: [View]) -> [Finding] {
    negations(sentence, cited) + numbers(sentence, cited) + claims(sentence, cited, grounds)
      + speakers(sentence, grounds) + roles(sentence, cited) + weekdays(sentence, cited)
  }

  private func negations(_ sentence: View, _ cited: [View]) -> [Finding] {
    let sources = cited.flatMap(clauses)
    for clause in clauses(sentence) where !claims.has(.refusal, clause.words) {
      func shared(_ other: Clause) -> Int { clause.stems.intersection(other.stems).count }
      guard let best = sources.max(by: { shared($0) < shared($1) }), !clause.stems.isEmpty,
        Double(shared(best)) >= Self.same * Double(clause.stems.count), !claims.has(.refusal, best.words)
      else { continue }
      let (denies, denied) = (claims.has(.negation, clause.words), claims.has(.negation, best.words))
      if denied, !denies {
        return [Finding(.summaryNegation, "'\(clause.text)' leaves out the denial of '\(best.text)'")]
      }
      if denies, !denied, !cited.contains(where: { claims.has(.negation, $0.words.map(\.folded)) }) {
        return [Finding(.summaryNegation, "'\(clause.text)' denies what '\(best.text)' doesn't deny")]
      }
    }
    return []
  }

  private struct Clause {
    let text: String
    let words: [String]
    let stems: Set<String>
  }

  private func clauses(_ view: View) -> [Clause] {
    var clauses: [[View.Word]] = [[]]
    for word in view.words {
      if ["dan", "tetapi", "tapi", "namun", "sedangkan", "sementara", "karena", "meski"].contains(word.folded) {
        clauses.append([])
      }
      clauses[clauses.count - 1].append(word)
      if word.endsClause { clauses.append([]) }
    }
    return clauses.filter { !$0.isEmpty }.map { words in
      let text = words.map(\.text).joined(separator: " ")
      return Clause(text: text, words: words.map(\.folded), stems: self.words.stems(of: text))
    }
  }

  /// Each number with what it counts.
  private func numbers(_ sentence: View, _ cited: [View]) -> [Finding] {
    let figures = cited.flatMap(\.figures)
    for figure in sentence.figures where !figure.key.isEmpty {
      let same = figures.filter { $0.key == figure.key }
      if !same.isEmpty, !same.contains(where: { $0.number == figure.number }) {
        return [Finding(.summaryNumber, "'\(figure.source)' is '\(same[0].source)' in the article")]
      }
    }
    let counted = cited.flatMap(\.counted)
    for (number, noun) in sentence.counted {
      let same = counted.filter { $0.noun == noun }
      let others = counted.filter { $0.number == number }
      if !same.isEmpty, !same.contains(where: { $0.number == number }), !others.isEmpty {
        return [Finding(.summaryNumber, "'\(number) \(noun)' is '\(same[0].number) \(noun)' in the article")]
      }
    }
    return []
  }

  /// Causes and accusations that the article doesn't have, and doubts that it has.
  private func claims(_ sentence: View, _ cited: [View], _ grounds: [View]) -> [Finding] {
    let known = grounds.flatMap { $0.words.map(\.folded) }
    let named = cited.flatMap { $0.words.map(\.folded) }
    let own = sentence.words.map(\.folded)
    var findings: [Finding] = []
    if let cause = own.first(where: { claims.isOf(.cause, $0) }), !claims.has(.cause, named),
      !claims.has(.ground, named)
    {
      findings.append(Finding(.summaryClaim, "'\(cause)' claims a cause that the article doesn't name there"))
    }
    let accusations = Set(known.compactMap(claims.accusation))
    if let word = own.first(where: { word in claims.accusation(word).map { !accusations.contains($0) } ?? false }) {
      findings.append(Finding(.summaryClaim, "'\(word)' accuses of what the article doesn't say there"))
    }
    if let doubt = cited.first(where: { view in
      Double(sentence.stems.intersection(view.stems).count) >= Self.same * Double(sentence.stems.count)
        && claims.has(.hedge, view.words.map(\.folded))
    }), cited.count == 1, !claims.has(.hedge, own),
      doubt.words.contains(where: { claims.isOf(.hedge, $0.folded) && claims.accusation($0.folded) != nil })
    {
      findings.append(Finding(.summaryClaim, "'\(doubt.text.prefix(60))' leaves open what the summary tells as a fact"))
    }
    return findings
  }

  private func weekdays(_ sentence: View, _ cited: [View]) -> [Finding] {
    let days: Set<String> = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad"]
    func named(_ view: View) -> Set<String> {
      Set(view.words.filter { $0.text.first?.isUppercase == true }.map(\.folded)).intersection(days)
    }
    let known = cited.reduce(into: Set<String>()) { $0.formUnion(named($1)) }
    guard !known.isEmpty, let other = named(sentence).subtracting(known).first else { return [] }
    return [Finding(.summaryName, "'\(other)' is '\(known.sorted().joined(separator: "', '"))' in the article")]
  }
}
