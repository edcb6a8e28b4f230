import AlihModel

extension SummaryCheck {
  /// What the passages say that something has come to, and when, told otherwise: "turun dari 2 persen menjadi 3 persen", "3 persen pada
  /// Maret" for `3 persen pada April`.
  func changes(_ sentence: View, _ cited: [View]) -> [Finding] {
    let known = cited.flatMap(\.figures)
    for figure in sentence.figures where figure.isReached {
      let same = known.filter { $0.isReached && $0.key == figure.key }
      if let its = same.first, !same.contains(where: { $0.number == figure.number }),
        known.contains(where: { $0.number == figure.number })
      {
        return [
          Finding(.summaryNumber, "it has come to '\(its.source)' in the article, not '\(figure.source)'")
        ]
      }
    }
    let counted = cited.flatMap(\.counted)
    for (number, unit) in sentence.counted where figures.isUnit(unit) {
      let its = counted.filter { $0.number == number }.map(\.noun)
      if let other = its.first(where: figures.isUnit), !its.contains(unit) {
        return [Finding(.summaryNumber, "'\(number) \(unit)' is '\(number) \(other)' in the article")]
      }
    }
    let times = cited.flatMap(self.times)
    for (number, time) in self.times(sentence) {
      let its = times.filter { $0.number == number }.map(\.time)
      if let other = its.first, !its.contains(time) {
        return [Finding(.summaryName, "'\(number)' is of '\(other)' in the article, not of '\(time)'")]
      }
    }
    return []
  }

  /// Words between a number and the month or weekday that it is of.
  private static let reach = 4

  /// Each number with the month or weekday right behind it: `3,1 persen pada Februari`.
  private func times(_ view: View) -> [(number: String, time: String)] {
    view.words.indices.compactMap { place in
      // "7 April" is a day by itself.
      guard isNumber(view, place), let next = view.words.indices[(place + 1)...].first,
        !words.isCalendar(view.words[next].folded)
      else { return nil }
      let behind = view.words.indices[(place + 1)...].prefix(Self.reach).prefix { !isNumber(view, $0) }
      return behind.first { words.isCalendar(view.words[$0].folded) }.map {
        (view.words[place].text, view.words[$0].folded)
      }
    }
  }

  private func isNumber(_ view: View, _ place: Int) -> Bool {
    view.words[place].text.first?.isNumber == true
  }

  /// A name in the place of one that the nearest passage has, and that no passage has beside the sentence's other words:
  /// "menghukum Dedi Wirawan" for `menghukum Arman Halim`.
  func strangers(_ sentence: View, _ cited: [View]) -> [Finding] {
    guard let passage = closest(sentence.stems, cited).first, !words.leans(passage.text),
      sentence.stems.intersection(passage.stems).count > 2
    else { return [] }
    func folded(_ view: View) -> Set<String> { Set(view.words.map(\.folded)) }
    let (said, known) = (folded(sentence), folded(passage))
    guard let stranger = runs(sentence).first(where: { known.isDisjoint(with: $0) }),
      let lost = runs(passage).first(where: { said.isDisjoint(with: $0) })
    else { return [] }
    let rest = sentence.stems.subtracting(stranger.flatMap { words.stems(of: $0) })
    let isTold = cited.contains { view in
      !folded(view).isDisjoint(with: stranger) && view.stems.intersection(rest).count > 1
    }
    if isTold { return [] }
    let (its, own) = (lost.joined(separator: " "), stranger.joined(separator: " "))
    return [Finding(.summaryName, "the article names '\(its)' there, not '\(own)'")]
  }

  /// Two and more capitalized words that stand together behind the sentence's first.
  private func runs(_ view: View) -> [[String]] {
    var runs: [[String]] = [[]]
    for word in view.words.dropFirst() {
      let isPart = word.text.first?.isUppercase == true && !words.isGeneral(word.folded)
      if isPart { runs[runs.count - 1].append(word.folded) }
      if !isPart || word.endsClause { runs.append([]) }
    }
    return runs.filter { $0.count > 1 }
  }
}
