import AlihModel

/// Finds the people, places and institutions that sentences name.
package struct NameFinder: Sendable {
  /// Words of the longest name.
  private static let longest = 6
  private static let placeWords: Set<String> = ["di", "ke", "dari"]
  /// Words that end the names of clubs and firms.
  private static let firms: Set<String> = ["fc", "united", "airlines", "tbk", "group"]

  /// Titles that stand inside of names, too.
  private static let partsOfNames: Set<String> = ["raja", "ratu", "pangeran", "umum", "utama", "haji"]

  private let datelines: DatelineNames
  /// Words that begin the names of institutions, in small letters.
  private let heads: Set<String>
  private let rules: SummaryRules

  package init(_ rules: SummaryRules, heads: Set<String>) {
    (self.rules, datelines, self.heads) = (rules, rules.datelines, heads)
  }

  package enum Kind: Sendable { case person, place, institution }

  package typealias Name = (text: String, kind: Kind)

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
    return runs(in: text).flatMap { names(of: $0) }.filter { name in
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

  // MARK: Kinds

  private func names(of run: Run) -> [Name] {
    var words = run.words[...]
    var isTitled = false
    // "Presiden Bima Lesmana" is Bima Lesmana, "Maskapai Nusa Pagi" Nusa Pagi, "Wali Kota Rini Hapsari" Rini Hapsari.
    while let first = words.first?.lowercased() {
      let isOffice = rules.isTitle(first)
      let isLeading =
        rules.isCommon(first) || run.isFirst && words.count == run.words.count && rules.isStop(first)
      // "Bupati Tanah Merah"
      let isPlace = isTitled && !isOffice && words.count == 2
      guard isOffice || isLeading && !heads.contains(first) && !isPlace else { break }
      isTitled = isTitled || isOffice
      words = words.dropFirst()
      // "Wali Kota", "Kepala Desa"
      if ["wali", "kepala"].contains(first), words.first.map({ rules.isSite($0.lowercased()) }) == true {
        words = words.dropFirst()
      }
    }
    // "Rajawali Kombes Arman Siregar"
    if let title = words.dropLast().lastIndex(where: { isRank($0.lowercased()) }), title > words.startIndex {
      let before =
        heads.contains(words[words.startIndex].lowercased()) ? [name(words[..<title], .institution)] : []
      return before + [name(words[(title + 1)...], .person)]
    }
    // "Bupati Pinus, Rini Hapsari", "Kepala BPBD Pinus, Rini Hapsari"
    if isTitled, run.isExplained, let first = words.first, words.count < 4 {
      let isInstitution =
        first.count > 1 && first.allSatisfy(\.isUppercase) || heads.contains(first.lowercased())
      return [name(words, isInstitution ? .institution : .place)]
    }
    // "DPR Puan Maharani" behind an office
    if isTitled, words.count > 1, let first = words.first, first.count > 1, first.allSatisfy(\.isUppercase) {
      return [name([first], .institution), name(words.dropFirst(), .person)]
    }
    guard let first = words.first, words.count <= Self.longest, !(run.isFirst && run.words.count == 1) else {
      return []
    }
    return kind(of: words, run.before, isTitled, first.lowercased()).map { [name(words, $0)] } ?? []
  }

  /// Whether a word inside of a name begins another: a person's rank, but `Raja` in `Tanjung Raja` is none.
  private func isRank(_ word: String) -> Bool { rules.isTitle(word) && !Self.partsOfNames.contains(word) }

  private func name(_ words: ArraySlice<Substring>, _ kind: Kind) -> Name {
    (words.joined(separator: " "), kind)
  }

  private func kind(
    of words: ArraySlice<Substring>, _ before: String, _ isTitled: Bool, _ first: String
  ) -> Kind? {
    guard !rules.isGeneral(first) || words.count > 1, !rules.isThing(first) else { return nil }
    if words.count > 1, Self.firms.contains(words[words.endIndex - 1].lowercased()) { return .institution }
    if heads.contains(first)
      || words.count == 1 && first.count > 1 && words.allSatisfy({ $0.allSatisfy(\.isUppercase) })
    {
      return .institution
    }
    if let kind = datelines.kind(of: words.joined(separator: " ")) {
      return kind == .outlet ? .institution : kind == .place ? .place : nil
    }
    if rules.isSite(first) || datelines.kind(of: String(words[words.startIndex])) == .area {
      return words.count > 1 ? .place : nil
    }
    if Self.placeWords.contains(before), !isTitled { return .place }
    return words.count > 1 || isTitled ? .person : nil
  }
}
