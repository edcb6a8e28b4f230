import AlihModel

extension TermSearch {
  /// Whether the letters of the text agree with the entry's, as its column `case` wants it.
  func agreesInCase(_ entry: Int, _ path: [Int], _ end: Int) -> Bool {
    let letterCase = glossary.entries[entry].letterCase
    if letterCase == .any { return true }
    let written = glossary.sources[entry]
    let last = path.last!
    // Of "Gubernur-gubernur" the first tells.
    let path = [path[0]] + path.suffix(written.count).dropFirst()
    let startsWithCapital = bytes[words[path.first!].range.lowerBound].isCapital
    return zip(written, path).enumerated().allSatisfy { offset, pair in
      let (written, index) = pair
      let range = words[index].range
      let text = bytes[range.lowerBound..<(index == last ? end : range.upperBound)]
      if text.elementsEqual(written) { return true }
      let isCapitals = !text.contains(where: \.isSmall)
      switch letterCase {
      case .exact: return false
      case .name: return isCapitals
      case .acronym:
        // `Opec` for `OPEC`
        return written.count > 1 && text.first == written.first
          && zip(text, written).dropFirst().allSatisfy { $0 == $1 | 0x20 }
      case .capital, .any:
        guard text.dropFirst().elementsEqual(written.dropFirst()) else { return isCapitals }
        // `Rusia` for `rusia`; `Organisasi kesehatan dunia`, as sentences begin, for `Organisasi Kesehatan Dunia`
        return text.first!.isCapital || offset > 0 && startsWithCapital || isCapitals
      }
    }
  }

  /// Whether the entry's conditions and dates hold where its words stand.
  func holds(_ entry: Int, _ path: [Int]) -> Bool {
    guard glossary.entries[entry].holds(on: context.date) else { return false }
    if context.otherSenses.contains(entry) { return false }
    let isDoubled = path.count > 1 && self.isDoubled(path[0]) && path.count > glossary.sources[entry].count
    let demands = glossary.demands[entry]
    if isDoubled, !demands.contains(where: { $0.place == .doubled }) {
      // Countries and institutions aren't doubled; ministers are.
      guard glossary.entries[entry].term.target.utf8.first?.isCapital == false else { return false }
    }
    return demands.allSatisfy { demand in
      let isMet =
        switch demand.place {
        case .doubled: isDoubled
        case .article: isAbout(demand)
        case .before: stands(demand, path.last! + 1...path.last! + demand.reach)
        case .after: stands(demand, path[0] - demand.reach...path[0] - 1)
        case .near:
          stands(demand, path[0] - demand.reach...path[0] - 1)
            || stands(demand, path.last! + 1...path.last! + demand.reach)
        }
      return isMet != demand.isNegated
    }
  }

  private func isAbout(_ demand: Glossary.NumberedCondition) -> Bool {
    if let known = context.words { return demand.words.contains(where: known.contains) }
    return words.contains { demand.words.contains($0.id) || demand.words.contains($0.stemID) }
  }

  private func stands(_ demand: Glossary.NumberedCondition, _ places: ClosedRange<Int>) -> Bool {
    places.contains { index in
      guard words.indices.contains(index) else { return false }
      let word = words[index]
      if word.id != WordTable.unknown, demand.words.contains(word.id) { return true }
      if word.stemID != WordTable.unknown, demand.words.contains(word.stemID) { return true }
      return demand.kinds.contains { isOfKind($0, index) }
    }
  }

  private func isOfKind(_ kind: String, _ index: Int) -> Bool {
    let letters = bytes[words[index].range]
    switch kind {
    case "#": return letters.first!.isDigit
    case "ABC": return letters.count > 1 && letters.allSatisfy(\.isCapital)
    case "Abc,": return isName(index) && isMark(behind: index, ",") && isMark(behind: index + 1, ",.;:)")
    default: return isName(index)
    }
  }

  /// Whether one of the marks stands behind a word, or the text ends there.
  private func isMark(behind index: Int, _ marks: String) -> Bool {
    guard index < words.count else { return false }
    return bytes[words[index].range.upperBound...].first.map(marks.utf8.contains) ?? true
  }

  /// Whether a word is capitalized, and none that the glossary's terms or conditions are made of.
  func isName(_ index: Int) -> Bool {
    let letters = bytes[words[index].range]
    return letters.count > 1 && letters.first!.isCapital && letters.dropFirst().allSatisfy { !$0.isCapital }
      && words[index].id == WordTable.unknown
  }
}
