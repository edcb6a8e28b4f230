import AlihModel

/// Whether every number of the source is in the translation with its value, and no other.
///
/// "10.000" is 10,000, "Rp1,2 triliun" is 1.2 trillion, "(1/11)" is Nov. 1, and small numbers may be spelled out.
struct NumberCheck {
  private let original: NumberReader
  private let translation: NumberReader

  static func findings(_ source: CheckedText, _ target: CheckedText, _ words: CheckWords) -> [Finding] {
    let check = NumberCheck(
      original: NumberReader(source, words.source), translation: NumberReader(target, words.target))
    if check.original.isEmpty, check.translation.isEmpty { return [] }
    var findings = check.values() + check.names()
    if !findings.contains(where: { $0.kind == .numberChanged }) {
      findings += check.dates(NewsDate.all(in: source, words.source), NewsDate.all(in: target, words.target))
    }
    return findings
  }

  private init(original: NumberReader, translation: NumberReader) {
    (self.original, self.translation) = (original, translation)
  }

  /// What is lost and what is added, told as a change where there is both.
  private func values() -> [Finding] {
    let (told, lostFigures, addedFigures) = figures()
    // A year became another, and no "two".
    let isYearChanged = addedFigures.contains { $0.utf8.count == 4 && Int($0) != nil }
    let years = isYearChanged ? [] : lostFigures.filter(\.isYear)
    let lost = isYearChanged ? lostFigures : lostFigures.filter { !$0.isYear }
    let wanted = Set(original.figures.flatMap(\.readings)).union(original.spelled)
    let there = Set(translation.figures.flatMap(\.readings)).union(translation.spelled)
    let allLost = lost.map(\.text) + original.counts.filter { there.isDisjoint(with: $0.values) }.map(\.text)
    let added = addedFigures + translation.counts.filter { wanted.isDisjoint(with: $0.values) }.map(\.text)
    // A small number in words may be said otherwise: "kedua negara", "both".
    let large = original.counts.filter { count in
      // `Pulau Seribu`
      (count.text.contains(" ") || !count.text.utf8.first!.isCapital) && there.isDisjoint(with: count.values)
        && count.values.allSatisfy { ($0.small ?? .max) >= Self.large }
    }
    return told + zip(allLost, added).map { change($0, $1) }
      + (added.isEmpty ? large : []).map {
        Finding(.numberMissing, "the number '\($0.text)' is not in the translation")
      }
      + (years + lost.dropFirst(added.count)).map {
        Finding(kind(ofLost: $0), "the number '\($0.text)' is not in the translation")
      }
      + added.dropFirst(allLost.count).map {
        Finding(.numberAdded, "the number '\($0)' is not in the source")
      }
  }

  /// A year, a date in brackets, a measure told again in brackets, `50 dolar (Rp450 ribu)`, or a label, `RW 05`, may be left out
  /// by a person.
  private func kind(ofLost figure: NumberReader.Figure) -> Finding.Kind {
    if figure.isYear || original.datesInBrackets.contains(figure.text) { return .dateMissing }
    return figure.isToldAgain || figure.isLabel ? .wordsFewer : .numberMissing
  }

  /// From which on a number in words has to be there.
  private static let large = 100

  /// What is told of figures one by one, which of the source are lost, and what is added.
  private func figures() -> (told: [Finding], lost: [NumberReader.Figure], added: [String]) {
    var values: [Quantity: [Int]] = [:]
    var forms: [String: [Int]] = [:]
    for (index, figure) in translation.figures.enumerated().reversed() {
      for reading in figure.readings { values[reading, default: []].append(index) }
      if let form = figure.form { forms[form, default: []].append(index) }
    }
    var isTaken = Array(repeating: false, count: translation.figures.count)
    var findings: [Finding] = []
    var missing: [NumberReader.Figure] = []
    for figure in original.figures where !figure.isPartOfName {
      if let index = figure.readings.firstNonNil({ Self.take($0, from: &values, &isTaken) }) {
        findings += told(figure, translation.figures[index])
      } else if figure.readings.contains(where: { translation.spelled.contains($0) }) {
        continue
      } else if figure.readings.contains(where: { values[$0] != nil }) {
        findings.append(
          Finding(
            .numberFewer,
            "the number '\(figure.text)' stands more often in the source than in the translation"))
      } else if let form = figure.form, Self.take(form, from: &forms, &isTaken) != nil {
        findings.append(Self.hasForm(figure.text))
      } else {
        missing.append(figure)
      }
    }
    var added = self.added(beside: isTaken)
    missing.removeAll { figure in
      guard let place = added.prefix(Self.fewest).firstIndex(where: { Self.isConverted(figure, $0) }) else {
        return false
      }
      let text = added.remove(at: place).text
      findings.append(
        Finding(.numberForm, "the number '\(figure.text)' is told in another unit, as '\(text)'"))
      return true
    }
    return (findings, missing, added.map(\.text))
  }

  /// Among how many figures that are added one is looked for that says the same in another unit.
  private static let fewest = 16

  /// The figures that nothing in the source accounts for.
  private func added(beside isTaken: [Bool]) -> [NumberReader.Figure] {
    let known = Set(original.figures.flatMap(\.readings)).union(original.spelled)
    return translation.figures.indices.filter { index in
      let figure = translation.figures[index]
      guard !isTaken[index], !figure.isPartOfName else { return false }
      if figure.readings.contains(where: { known.contains($0) }) { return false }
      let isYear = figure.readings.contains { ($0.small ?? 0) >= 1900 && ($0.small ?? 0) < 2100 }
      return !(isYear && original.hasNumericDate)
    }.map { translation.figures[$0] }
  }

  /// What is wrong with a number that has the right value: its marks, or its unit.
  private func told(_ figure: NumberReader.Figure, _ other: NumberReader.Figure) -> [Finding] {
    if other.isForeign, other.form == figure.form { return [Self.hasForm(figure.text)] }
    guard let unit = figure.measure, let there = other.measure, !unit.holds(1, as: there, 1) else {
      return []
    }
    return [Finding(.numberChanged, "the number '\(figure.text)' has another unit in the translation")]
  }

  private static func hasForm(_ text: String) -> Finding {
    Finding(.numberForm, "the number '\(text)' has the source's marks in the translation")
  }

  private static func isConverted(_ one: NumberReader.Figure, _ other: NumberReader.Figure) -> Bool {
    guard let unit = one.measure, let there = other.measure, unit != there, let value = one.readings.first,
      let number = other.readings.first
    else { return false }
    return unit.holds(value.double, as: there, number.double)
  }

  /// Takes a figure of the translation that has a value or form, if one is left.
  private static func take<Key>(_ key: Key, from places: inout [Key: [Int]], _ isTaken: inout [Bool]) -> Int?
  {
    while let index = places[key]?.popLast() {
      if isTaken[index] { continue }
      isTaken[index] = true
      return index
    }
    return nil
  }

  private func change(_ lost: String, _ found: String) -> Finding {
    Finding(.numberChanged, "the number '\(lost)' became '\(found)'")
  }

  /// `COVID-19` that became `COVID-29`; a name that is rendered without its number is none of this check's.
  private func names() -> [Finding] {
    var known: [String: Set<Quantity>] = [:]
    var first: [String: String] = [:]
    for figure in original.figures {
      guard let name = figure.name else { continue }
      known[name, default: []].formUnion(figure.readings)
      first[name] = first[name] ?? figure.text
    }
    return translation.figures.compactMap { figure in
      guard let name = figure.name, let values = known[name], values.isDisjoint(with: figure.readings) else {
        return nil
      }
      return change(name.uppercased() + first[name]!, name.uppercased() + figure.text)
    }
  }

  /// `(7/3)` that became `July 3`.
  private func dates(_ source: [NewsDate], _ target: [NewsDate]) -> [Finding] {
    let wanted = Set(source)
    guard !wanted.isEmpty,
      let other = target.first(where: {
        !wanted.contains($0) && !($0.isNumeric && wanted.contains($0.turned))
      }),
      let lost = source.first(where: { !target.contains($0) })
    else { return [] }
    return [Finding(.numberChanged, "the date '\(lost.text)' became '\(other.text)'")]
  }
}

extension Array {
  /// The first value that a closure has for an element.
  fileprivate func firstNonNil<Value>(_ value: (Element) -> Value?) -> Value? {
    for element in self {
      if let value = value(element) { return value }
    }
    return nil
  }
}
