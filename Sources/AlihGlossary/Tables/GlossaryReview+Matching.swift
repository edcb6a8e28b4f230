import AlihModel

/// What entries do in texts: whether their examples hold, whether they match at all, and whether they match too much.
extension GlossaryReview {
  static func problems(of glossary: Glossary, isCommon: (String) -> Bool) -> [GlossaryProblem] {
    glossary.entries.indices.flatMap { index -> [GlossaryProblem] in
      let entry = glossary.entries[index]
      guard !entry.isStyleRule else { return [] }
      return [
        example(index, glossary), counterexample(index, glossary), contradiction(entry),
        hidden(index, glossary), common(entry, isCommon),
      ].compactMap { message in
        message.map { GlossaryProblem(file: entry.file, line: entry.line, severity: .warning, message: $0) }
      }
    }
  }

  /// The entries that match in a text.
  private static func matches(_ text: String, _ glossary: Glossary, date: String? = nil) -> [Int] {
    TermSearch(glossary: glossary, text: TermText(text), context: ArticleContext(date: date)).found().map(
      \.entry)
  }

  private static func example(_ index: Int, _ glossary: Glossary) -> String? {
    let entry = glossary.entries[index]
    guard let example = entry.example else { return nil }
    let found = matches(example, glossary, date: entry.until ?? entry.from)
    if found.contains(index) { return nil }
    return
      "'\(entry.term.source)' isn't found in its example '\(example)'; its conditions, its case or another entry forbid it"
  }

  private static func counterexample(_ index: Int, _ glossary: Glossary) -> String? {
    let entry = glossary.entries[index]
    guard let text = entry.counterexample, matches(text, glossary).contains(index) else { return nil }
    return
      "'\(entry.term.source)' is found in its counterexample '\(text)'; add a condition in the column when"
  }

  /// An entry that always holds, and whose own words are another entry's: `as` in any case hides `AS`.
  private static func hidden(_ index: Int, _ glossary: Glossary) -> String? {
    let entry = glossary.entries[index]
    guard !entry.isConditional, entry.example == nil else { return nil }
    let found = matches(entry.term.source, glossary)
    guard !found.isEmpty, !found.contains(index) else { return nil }
    let other = glossary.entries[found[0]]
    guard other.term.target != entry.term.target else { return nil }
    let place = other.file == entry.file ? "line \(other.line)" : "\(other.file):\(other.line)"
    return
      "'\(entry.term.source)' is hidden by '\(other.term.source)' (\(place)), which is found in its place; remove one, or "
      + "give that one a condition in the column when or another case"
  }

  /// `before:Roma; not-before:Roma`
  private static func contradiction(_ entry: TermEntry) -> String? {
    for wanted in entry.conditions where !wanted.isNegated {
      for refused in entry.conditions
      where refused.isNegated && refused.place == wanted.place && refused.reach >= wanted.reach {
        if Set(wanted.words).isSubset(of: refused.words) {
          return
            "'\(entry.term.source)' never matches: '\(wanted.text)' and '\(refused.text)' contradict each other"
        }
      }
    }
    return nil
  }

  private static func common(_ entry: TermEntry, _ isCommon: (String) -> Bool) -> String? {
    let source = entry.term.source
    guard entry.letterCase != .exact, entry.conditions.isEmpty, !source.contains(" "),
      isCommon(source.lowercased())
    else {
      return nil
    }
    return
      "'\(source)' is a common word, and would be found in every text; write 'exact' in the column case, or a condition"
  }
}
