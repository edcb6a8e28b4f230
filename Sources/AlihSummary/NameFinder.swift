import AlihModel

/// Finds the people, places and institutions that sentences name.
package struct NameFinder: Sendable {
  /// What a lexicon knows of each word of a name.
  package typealias Senses = @Sendable ([String]) -> [NameSense]

  let datelines: DatelineNames
  /// Words that begin the names of institutions, in small letters.
  let heads: Set<String>
  let rules: SummaryRules
  private let senses: Senses

  /// - Parameter senses: without a lexicon, nothing is known of a word.
  package init(
    _ rules: SummaryRules, heads: Set<String>, senses: @escaping Senses = { $0.map { _ in [] } }
  ) {
    (self.rules, datelines, self.heads, self.senses) = (rules, rules.datelines, heads, senses)
  }

  package enum Kind: Sendable { case person, place, institution }

  package struct Name: Sendable, Hashable {
    package var text: String
    package var kind: Kind
    /// Whether an office of a country or area stands before it, or a word for what somebody is: `Presiden`, `penyerang`.
    package var isTitled = false
  }

  /// A word of a run.
  struct Word {
    let text: Substring
    let lower: String
    let senses: NameSense

    var isInCapitals: Bool { text.count > 1 && text.allSatisfy(\.isUppercase) }
  }

  /// Words with capitals that stand together.
  private struct Run {
    var words: [Substring] = []
    /// The word in front, in small letters.
    var before = ""
    var isFirst: Bool
    /// Whether only a comma parts it from the next run: `Bupati Pinus, Rini Hapsari`.
    var isExplained = false
  }

  /// In the order of the text; a sentence's first word alone and people's initials are not among them.
  package func names(in text: String) -> [Name] {
    let hasInitials = text.contains("inisial")
    let found = runs(in: text).flatMap { run in
      var titled = TitledName(
        words(of: run), before: run.before, isFirst: run.isFirst, isExplained: run.isExplained)
      return titled.names(self)
    }
    return found.filter { name in
      let isInitials = name.text.count <= (hasInitials ? 3 : 2) && name.text.allSatisfy(\.isUppercase)
      return !isInitials
    }
  }

  // MARK: Runs

  private func runs(in text: String) -> [Run] {
    var runs: [Run] = []
    var run = Run(isFirst: true)
    var isBehindComma = false
    func close(comma: Bool) {
      if !run.words.isEmpty { runs.append(run) }
      run = Run(isFirst: false)
      isBehindComma = comma && runs.count > 0
    }
    for part in text.split(separator: " ") {
      // Most words begin with a small letter.
      if let first = part.utf8.first, first &- 0x61 < 26 {
        close(comma: false)
        run.before = String(part)
        continue
      }
      let word = part.drop { "(\"“'".contains($0) }
      let core = word.prefix { $0.isLetter || $0.isNumber || "-'.".contains($0) }
      guard core.first?.isUppercase == true, !rules.isCalendar(core.lowercased()) else {
        close(comma: false)
        run.before = core.lowercased()
        continue
      }
      if word.startIndex != part.startIndex { close(comma: false) }
      if run.words.isEmpty, isBehindComma { runs[runs.count - 1].isExplained = true }
      isBehindComma = false
      run.words.append(core.last == "." ? core.dropLast() : core)
      if core.endIndex != part.endIndex || core.last == "." && core.count > 3 {
        close(comma: part.last == ",")
        run.isFirst = core.last == "."
      }
    }
    close(comma: false)
    return runs
  }

  private func words(of run: Run) -> [Word] {
    zip(run.words, senses(run.words.map(String.init))).map {
      Word(text: $0, lower: $0.lowercased(), senses: $1)
    }
  }
}
