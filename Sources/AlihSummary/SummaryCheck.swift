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
    let parts = text.split(whereSeparator: \.isWhitespace)
    let words = parts.enumerated().compactMap { place, part -> View.Word? in
      let isBeforeDash = place + 1 < parts.count && parts[place + 1].allSatisfy { "-–—|".contains($0) }
      let isInside = isOpen
      for mark in part where "\"“”".contains(mark) { isOpen.toggle() }
      let core = part.drop { !$0.isLetter && !$0.isNumber }
      let end = core.lastIndex { $0.isLetter || $0.isNumber }
      guard let end else { return nil }
      let word = core[...end]
      return View.Word(
        text: String(word), folded: word.lowercased(),
        endsClause: isBeforeDash || core[core.index(after: end)...].contains { ",;:–—".contains($0) },
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
    if isShouted(sentence) || text.unicodeScalars.contains(where: \.properties.isEmojiPresentation) {
      add(.summaryForm, "'\(beginning)' has capitals throughout, or pictures; write plain sentences")
    }
    if text.hasSuffix("?") { add(.summaryForm, "'\(beginning)' asks; write what the article tells") }
    if isLoop(sentence) { add(.summaryForm, "'\(beginning)' says the same words again and again") }
    if sentence.words.count > Self.endless {
      add(.summaryForm, "'\(beginning)' is endless; write shorter sentences")
    }
    if holdsMarkup(text) { add(.summaryForm, "'\(beginning)' has markup or an id; write plain sentences") }
    if let first = sentence.words.first, claims.isOf(.label, first.folded), text.prefix(40).contains(":") {
      add(.summaryForm, "'\(beginning)' is about the summary; write the news alone")
    }
    if let first = sentence.words.first, sentence.words.count > 1, claims.isOf(.about, first.folded),
      ["ini", "tersebut", "itu", "di"].contains(sentence.words[1].folded)
    {
      add(.summaryForm, "'\(beginning)' is about the article; write the news alone")
    }
    let hasName = before.contains { view in
      view.words.dropFirst().contains { $0.text.first?.isUppercase == true }
    }
    if words.leans(sentence.text), !hasName || !namesSomebody(sentence) && before.isEmpty {
      add(
        .summaryPronoun, "'\(beginning)' doesn't say who or what it is about; write names instead of pronouns"
      )
    }
    // "Perusahaan itu memberi santunan." before any company is named.
    if before.isEmpty, sentence.words.count > 1, ["itu", "tersebut"].contains(sentence.words[1].folded),
      !namesSomebody(sentence)
    {
      add(.summaryPronoun, "'\(beginning)' doesn't say which; write its name")
    }
    let strange = sentence.words.filter { !article.contains($0.folded) }.map(\.folded)
    if strange.count(where: { claims.isOf(.malay, $0) }) >= Self.malay
      || strange.count(where: { claims.isOf(.english, $0) }) >= Self.english
    {
      add(.summarySupport, "'\(beginning)' is in another language; keep to the article's")
    }
    return findings
  }

  private func isShouted(_ sentence: View) -> Bool {
    let words = sentence.words.filter { $0.text.count > 3 }
    return words.count > 3 && words.allSatisfy { $0.text == $0.text.uppercased() && $0.text != $0.folded }
  }

  /// Whether three words in a row stand three times.
  private func isLoop(_ sentence: View) -> Bool {
    let words = sentence.words.map(\.folded)
    guard words.count > 8 else { return false }
    let runs = words.indices.dropLast(2).map { words[$0..<$0 + 3].joined(separator: " ") }
    return Dictionary(grouping: runs) { $0 }.values.contains { $0.count > 2 }
  }

  private func namesSomebody(_ sentence: View) -> Bool {
    sentence.words.dropFirst().contains {
      $0.text.first?.isUppercase == true && !$0.text.contains(where: \.isNumber)
    }
  }

  private func holdsMarkup(_ text: String) -> Bool {
    text.contains("**") || text.contains("__") || text.contains("](") || text.contains("`")
      || text.contains("&nbsp;") || text.contains("&quot;") || text.contains("&amp;")
      || text.contains(/<\/?[a-zA-Z][^<>]*>/) || text.contains(/^\s*([-*•>]|#+|\d+[.)])\s/)
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
  ///   - cited: the passages that it names.
  ///   - grounds: those with the ones around them and the headline.
  ///   - known: words of names that the article has in another form.
  ///   - capitals: words with a capital inside the article's sentences.
  func findings(
    of sentence: View, cited: [View], around grounds: [View], ignoring known: Set<String>,
    capitals: Set<String>
  ) -> [Finding] {
    negations(sentence, cited) + numbers(sentence, cited) + claims(sentence, cited, grounds)
      + deeds(sentence, cited)
      + additions(sentence, cited)
      + speakers(sentence, grounds, capitals) + roles(sentence, cited, capitals)
      + names(sentence, grounds, ignoring: known) + strangers(sentence, cited)
      + weekdays(sentence, cited) + changes(sentence, cited)
  }

  struct Clause {
    let text: String
    let words: [View.Word]
    let stems: Set<String>
    var folded: [String] { words.map(\.folded) }
  }

  func clauses(_ view: View) -> [Clause] {
    var clauses: [[View.Word]] = [[]]
    for word in view.words {
      if ["dan", "tetapi", "tapi", "namun", "sedangkan", "sementara", "karena", "meski"].contains(word.folded)
      {
        clauses.append([])
      }
      clauses[clauses.count - 1].append(word)
      if word.endsClause { clauses.append([]) }
    }
    return clauses.filter { !$0.isEmpty }.map { words in
      let text = words.map(\.text).joined(separator: " ")
      return Clause(text: text, words: words, stems: self.words.stems(of: text))
    }
  }

  /// The passages that share most with a clause; several where they share as much.
  func closest(_ stems: Set<String>, _ views: [View]) -> [View] {
    let shared = views.map { $0.stems.intersection(stems).count }
    guard let most = shared.max(), most > 0 else { return [] }
    return zip(views, shared).filter { $0.1 == most }.map(\.0)
  }

  /// A word that denies, and is no part of "tidak hanya" or "belum lama ini".
  private func added(_ words: [View.Word]) -> String? {
    words.indices.first { place in
      let next = place + 1 < words.count ? words[place + 1].folded : ""
      return claims.isOf(.negation, words[place].folded) && !claims.isOf(.idle, next)
    }.map { words[$0].text }
  }

  private func negations(_ sentence: View, _ cited: [View]) -> [Finding] {
    let sources = cited.flatMap(clauses)
    let known = cited.flatMap { $0.words.map(\.folded) }
    if let refusal = sentence.words.first(where: { claims.isOf(.refusal, $0.folded) }),
      !claims.has(.refusal, known), !claims.has(.negation, known)
    {
      return [Finding(.summaryNegation, "the article doesn't say '\(refusal.text)'")]
    }
    if let denial = added(sentence.words), !claims.has(.refusal, known), !claims.has(.negation, known) {
      return [Finding(.summaryNegation, "the article doesn't say '\(denial)' there")]
    }
    for clause in clauses(sentence) where !claims.has(.refusal, clause.folded) && clause.stems.count > 1 {
      func shared(_ other: Clause) -> Int { clause.stems.intersection(other.stems).count }
      guard let best = sources.max(by: { shared($0) < shared($1) }) else { continue }
      let (denies, denied) = (claims.has(.negation, clause.folded), claims.has(.negation, best.folded))
      if claims.has(.refusal, best.folded), !denied {
        let most = min(clause.stems.count, best.stems.count)
        if !denies, shared(best) > 2, Double(shared(best)) >= Self.same * Double(most) {
          return [Finding(.summaryNegation, "'\(clause.text)' leaves out the denial of '\(best.text)'")]
        }
        continue
      }
      guard Double(shared(best)) >= Self.same * Double(clause.stems.count), !claims.has(.refusal, best.folded)
      else { continue }
      if denied, !denies, !claims.has(.negation, sentence.words.map(\.folded)) {
        return [Finding(.summaryNegation, "'\(clause.text)' leaves out the denial of '\(best.text)'")]
      }
      if denies, !denied, !cited.contains(where: { claims.has(.negation, $0.words.map(\.folded)) }) {
        return [Finding(.summaryNegation, "'\(clause.text)' denies what '\(best.text)' doesn't deny")]
      }
    }
    return []
  }

  /// Each number with what it counts, in the passage that is nearest to its clause.
  private func numbers(_ sentence: View, _ cited: [View]) -> [Finding] {
    let figures = cited.flatMap(\.figures)
    for figure in sentence.figures where !figure.key.isEmpty {
      let same = figures.filter { $0.key == figure.key }
      if !same.isEmpty, !same.contains(where: { $0.number == figure.number }) {
        return [Finding(.summaryNumber, "'\(figure.source)' is '\(same[0].source)' in the article")]
      }
    }
    for clause in clauses(sentence) {
      let near = closest(clause.stems, cited).flatMap(\.counted)
      for (number, noun) in self.figures.counted(in: clause.text)
      where !words.stems(of: noun).isEmpty && !claims.isOf(.other, noun) {
        let same = near.filter { $0.noun == noun }
        // "dua pekerja tewas dan tujuh lainnya dirawat": seven are workers, too.
        let isElliptic = near.contains { $0.number == number && claims.isOf(.other, $0.noun) }
        if !same.isEmpty, noun != "orang", !isElliptic, !same.contains(where: { $0.number == number }) {
          return [
            Finding(.summaryNumber, "'\(number) \(noun)' is '\(same[0].number) \(noun)' in the article")
          ]
        }
      }
    }
    return []
  }

  /// Causes and accusations that the article doesn't have, and doubts that it has.
  private func claims(_ sentence: View, _ cited: [View], _ grounds: [View]) -> [Finding] {
    let named = cited.flatMap { $0.words.map(\.folded) }
    let own = sentence.words.map(\.folded)
    var findings: [Finding] = []
    if let cause = own.first(where: { claims.isOf(.cause, $0) }), !claims.has(.cause, named),
      !claims.has(.ground, named)
    {
      findings.append(Finding(.summaryClaim, "'\(cause)' claims a cause that the article doesn't name there"))
    }
    // What the article only denies accuses nobody.
    let isDenied = claims.has(.negation, own) || claims.has(.refusal, own)
    let said = grounds.flatMap(clauses).filter {
      isDenied || !claims.has(.negation, $0.folded) && !claims.has(.refusal, $0.folded)
    }
    let accusations = Set(said.flatMap(\.folded).compactMap(claims.accusation))
    if let word = own.first(where: { word in
      claims.accusation(word).map { !accusations.contains($0) } ?? false
    }) {
      findings.append(Finding(.summaryClaim, "'\(word)' accuses of what the article doesn't say there"))
    }
    if cited.count == 1, !claims.has(.hedge, own),
      Double(sentence.stems.intersection(cited[0].stems).count) >= Self.same * Double(sentence.stems.count),
      let doubt = clauses(cited[0]).filter({ !$0.stems.isDisjoint(with: sentence.stems) }).flatMap(\.words)
        .first(where: { claims.isOf(.hedge, $0.folded) && claims.accusation($0.folded) != nil })
    {
      findings.append(
        Finding(.summaryClaim, "the article says '\(doubt.text)', the summary tells it as a fact"))
    }
    return findings
  }

  /// Weekdays of the passage that is nearest to their clause, and days that the article has.
  private func weekdays(_ sentence: View, _ cited: [View]) -> [Finding] {
    let days: Set<String> = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad"]
    func named(_ words: [View.Word]) -> Set<String> {
      Set(words.filter { $0.text.first?.isUppercase == true }.map(\.folded)).intersection(days)
    }
    let stems = sentence.stems.subtracting(days)
    let known = closest(stems, cited).reduce(into: Set<String>()) { $0.formUnion(named($1.words)) }
    guard !known.isEmpty, let other = named(sentence.words).subtracting(known).first else { return [] }
    return [
      Finding(.summaryName, "'\(other)' is '\(known.sorted().joined(separator: "', '"))' in the article")
    ]
  }
}
