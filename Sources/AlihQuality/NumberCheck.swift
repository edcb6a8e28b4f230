import AlihModel

/// Whether every number of the source is in the translation with its value, and no other.
///
/// "10.000" is 10,000, "Rp1,2 triliun" is 1.2 trillion, "(1/11)" is Nov. 1, and small numbers may be spelled out.
enum NumberCheck {
  static func findings(_ source: CheckedText, _ target: CheckedText) -> [Finding] {
    guard source.hasDigits || target.hasDigits else { return [] }
    let original = NumberReader(source, .indonesian)
    let translation = NumberReader(target, .english)
    let wanted = original.figures.filter { !$0.isPartOfName }
    var free: [Quantity: [Int]] = [:]
    for (index, figure) in translation.figures.enumerated().reversed() {
      for reading in figure.readings { free[reading, default: []].append(index) }
    }
    var isTaken = Array(repeating: false, count: translation.figures.count)
    var findings: [Finding] = []
    var missing: [NumberReader.Figure] = []
    for figure in wanted {
      if take(figure.readings, &free, &isTaken) { continue }
      if figure.readings.contains(where: { translation.spelled.contains($0) }) { continue }
      if figure.readings.contains(where: { free[$0] != nil }) {
        findings.append(
          Finding(
            .numberFewer,
            "the number '\(figure.text)' stands more often in the source than in the translation"))
      } else {
        missing.append(figure)
      }
    }
    let known = Set(original.figures.flatMap(\.readings)).union(original.spelled)
    let added = translation.figures.indices.filter { index in
      let figure = translation.figures[index]
      guard !isTaken[index], !figure.isPartOfName else { return false }
      if figure.readings.contains(where: { known.contains($0) }) { return false }
      let isYear = figure.readings.contains { ($0.small ?? 0) >= 1900 && ($0.small ?? 0) < 2100 }
      return !(isYear && original.hasNumericDate)
    }.map { translation.figures[$0] }
    for (lost, found) in zip(missing, added) {
      findings.append(
        Finding(.numberChanged, "the number '\(lost.text)' became '\(found.text)'"))
    }
    for lost in missing.dropFirst(added.count) {
      findings.append(
        Finding(.numberMissing, "the number '\(lost.text)' is not in the translation"))
    }
    for found in added.dropFirst(missing.count) {
      findings.append(Finding(.numberAdded, "the number '\(found.text)' is not in the source"))
    }
    return findings
  }

  /// Takes a figure of the translation with one of the readings, if one is left.
  private static func take(_ readings: [Quantity], _ free: inout [Quantity: [Int]], _ isTaken: inout [Bool])
    -> Bool
  {
    for reading in readings {
      while let index = free[reading]?.popLast() {
        if isTaken[index] { continue }
        isTaken[index] = true
        return true
      }
    }
    return false
  }
}
