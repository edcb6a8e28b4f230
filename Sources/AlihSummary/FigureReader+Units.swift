/// What numbers count, and what became of it.
extension FigureReader {
  /// The longest entry that begins at a place.
  private func entry<Value>(
    at place: Int, in clause: [Token], _ table: [String: Value]
  ) -> (value: Value, words: Range<Int>)? {
    guard place < clause.count else { return nil }
    for count in stride(from: min(FigureRules.longest, clause.count - place), through: 1, by: -1) {
      let words = clause[place..<place + count].map(\.folded).joined(separator: " ")
      if let value = table[words] { return (value, place..<place + count) }
    }
    return nil
  }

  private func state(in clause: [Token], _ range: Range<Int>, ofPeople: Bool) -> (
    state: FigureRules.State, words: Range<Int>
  )? {
    for place in range {
      if let found = entry(at: place, in: clause, rules.states), found.value.isOfPeople == ofPeople,
        found.words.upperBound <= range.upperBound
      {
        return (found.value, found.words)
      }
    }
    return nil
  }

  func figure(_ number: Number, _ clause: [Token], before start: Int, after end: Int) -> Figure? {
    let first = number.range.lowerBound
    let behind = number.range.upperBound
    if first > 0, rules.labels.contains(clause[first - 1].folded) { return nil }
    func source(_ range: Range<Int>) -> String { clause[range].map(\.text).joined(separator: " ") }
    func make(_ key: String, _ english: String, _ range: Range<Int>, number text: String? = nil) -> Figure {
      let ahead = range.lowerBound > 0 ? clause[range.lowerBound - 1].folded : ""
      return Figure(
        key: key, number: text ?? number.digits, english: english, source: source(range),
        isReached: rules.reached.contains(ahead), value: number.value, onlyGrows: rules.onlyGrows(key))
    }
    // "kerugian mencapai Rp 2 miliar": what it is an amount of stands before it.
    func sum(_ text: String, _ range: Range<Int>, _ rate: Rate?) -> Figure {
      let whole = text + (rate.map { " per \($0.unit)" } ?? "")
      let change =
        (range.lowerBound > 0 ? rules.changes[clause[range.lowerBound - 1].folded] : nil).map { $0 + " " }
        ?? ""
      if let name = amount(in: clause, before: first) {
        var figure = make(
          name.key, change + (rate == nil ? "\(whole) (\(name.english))" : whole), range, number: whole)
        figure.noun = name.source
        return figure
      }
      return make(rate?.exchange ?? "", change + whole, range, number: whole)
    }
    if first > 0, let scale = rules.scaleWords[clause[first - 1].folded] {
      let kind = clause[..<first].lazy.compactMap { rules.apart[$0.folded] }.first.map { $0 + " " } ?? ""
      return make(kind + scale, "\(kind)\(scale) \(number.digits)", first - 1..<behind)
    }
    var coin: (sign: String, range: Range<Int>)?
    if first > 0, let sign = rules.money[clause[first - 1].folded] {
      coin = (sign, first - 1..<behind)
    } else if let found = entry(at: behind, in: clause, rules.money) {
      coin = (found.value, first..<found.words.upperBound)
    }
    if let (sign, range) = coin {
      let amount = sign + (sign == "Rp" ? " " : "") + number.digits
      let rate = rate(at: range.upperBound, in: clause)
      return sum(amount, range.lowerBound..<(rate?.end ?? range.upperBound), rate)
    }
    // "12 orang", "12 unit rumah", "12 di antaranya".
    guard let (word, words) = entry(at: behind, in: clause, rules.words) else {
      return people(number, clause, end, make) ?? counted(number, clause, start, make)
    }
    switch word {
    case .measure(let unit):
      let rate = rate(at: words.upperBound, in: clause)
      return sum(
        "\(number.digits) \(number.value == 1 ? unit.one : unit.many)",
        first..<(rate?.end ?? words.upperBound), rate)
    case .people(var unit), .thing(var unit):
      let isPeople = if case .people = word { true } else { false }
      var words = words
      // "5 orang saksi"
      if unit.isGeneral, let (word, more) = entry(at: words.upperBound, in: clause, rules.words),
        case .people(let own) = word, more.upperBound <= end
      {
        (unit, words) = (own, words.lowerBound..<more.upperBound)
      }
      let noun = number.value == 1 ? unit.one : unit.many
      let after = state(in: clause, words.lowerBound..<end, ofPeople: isPeople)
      let found = after ?? state(in: clause, start..<first, ofPeople: isPeople)
      let key = "\(isPeople ? "people" : unit.many) \(found?.state.english ?? "")"
      guard let found else {
        // "200 orang" alone tells nothing, nor does "1 siswa"; "jumlah saksi mencapai 29 orang" does.
        if unit.isGeneral || isPeople && number.value == 1 { return counted(number, clause, start, make) }
        return make(isPeople ? "" : key, "\(number.digits) \(noun)", first..<words.upperBound)
      }
      let range =
        after == nil || found.words.lowerBound < words.upperBound
        ? first..<words.upperBound
        : first..<max(words.upperBound, min(found.words.upperBound, words.upperBound + 3))
      return make(key, "\(number.digits) \(noun) \(found.state.english)", range)
    }
  }

  /// "21 luka-luka", "37 lainnya terluka": people, whoever they are.
  private func people(
    _ number: Number, _ clause: [Token], _ end: Int, _ make: (String, String, Range<Int>, String?) -> Figure
  ) -> Figure? {
    var place = number.range.upperBound
    while place < end, rules.rest.contains(clause[place].folded) { place += 1 }
    guard number.value == number.value.rounded(), let found = entry(at: place, in: clause, rules.states),
      found.value.isOfPeople, found.words.upperBound <= end
    else { return nil }
    let state = found.value.english
    let text = "\(number.digits) \(number.value == 1 ? "person" : "people") \(state)"
    return make("people \(state)", text, number.range.lowerBound..<found.words.upperBound, nil)
  }

  /// "jumlah rumah rusak bertambah menjadi 11 unit": what is counted stands before the number, which a classifier or the
  /// clause's end follows.
  private func counted(
    _ number: Number, _ clause: [Token], _ start: Int, _ make: (String, String, Range<Int>, String?) -> Figure
  ) -> Figure? {
    let (first, behind) = (number.range.lowerBound, number.range.upperBound)
    let hasClassifier = behind < clause.count && isClassifier(clause[behind].folded)
    let endsThere = behind == clause.count || rules.ends.contains(clause[behind].folded)
    guard first > start, hasClassifier || endsThere && rules.reached.contains(clause[first - 1].folded)
    else { return nil }
    for place in stride(from: first - 1, through: start, by: -1) {
      guard let (word, words) = entry(at: place, in: clause, rules.words), words.upperBound <= first
      else { continue }
      let range = place..<behind + (hasClassifier ? 1 : 0)
      switch word {
      case .people(let unit): return figure(of: unit, isPeople: true, range)
      case .thing(let unit): return figure(of: unit, isPeople: false, range)
      case .measure: return nil
      }
    }
    func figure(of unit: FigureRules.Unit, isPeople: Bool, _ range: Range<Int>) -> Figure? {
      let state = state(in: clause, start..<first, ofPeople: isPeople)?.state.english
      guard state != nil || !unit.isGeneral else { return nil }
      let text =
        "\(number.digits) \(number.value == 1 ? unit.one : unit.many)" + (state.map { " " + $0 } ?? "")
      return make("\(isPeople ? "people" : unit.many) \(state ?? "")", text, range, nil)
    }
    return nil
  }

  /// "tidak ada korban jiwa", "tak ada rumah yang rusak": none of them, unless further or certain ones are meant ("tidak ada
  /// tersangka lain yang ditangkap", "tidak ada warga Filipina yang tewas").
  func nothing(in clause: [Token], before end: Int) -> [Figure] {
    guard
      let (start, words) = clause[..<end].indices.lazy.compactMap({ place in
        self.entry(at: place, in: clause, rules.nothing).map { (place, $0.words) }
      }).first
    else { return [] }
    var figures: [Figure] = []
    for place in words.upperBound..<max(end, words.upperBound) {
      let token = clause[place]
      guard !rules.further.contains(token.folded), token.text.first?.isUppercase != true else {
        return figures
      }
      guard let found = entry(at: place, in: clause, rules.states), found.words.upperBound <= end else {
        continue
      }
      let next = found.words.upperBound
      if next < clause.count, rules.further.contains(clause[next].folded) { return figures }
      let unit = unit(in: clause, words.upperBound..<next, ofPeople: found.value.isOfPeople)
      guard found.value.isOfPeople || unit != nil else { continue }
      let key = "\(found.value.isOfPeople ? "people" : unit ?? "") \(found.value.english)"
      guard !figures.contains(where: { $0.key == key }) else { continue }
      figures.append(
        Figure(
          key: key, number: "0", english: "no \(unit ?? "one") \(found.value.english)",
          source: clause[start..<next].map(\.text).joined(separator: " "), isReached: false,
          onlyGrows: rules.onlyGrows(key)))
    }
    return figures
  }

  /// What is counted there: `houses`; nil where nothing is, or people without a word for whom.
  private func unit(in clause: [Token], _ range: Range<Int>, ofPeople: Bool) -> String? {
    for place in range {
      switch rules.words[clause[place].folded] {
      case .people(let unit) where ofPeople && !unit.isGeneral: return unit.many
      case .thing(let unit) where !ofPeople: return unit.many
      default: continue
      }
    }
    return nil
  }

  private func isClassifier(_ word: String) -> Bool {
    if case .people(let unit) = rules.words[word] { return unit.isGeneral }
    return rules.classifiers.contains(word)
  }

  /// What the nearest word before a number says that it is an amount of: `losses`.
  private func amount(
    in clause: [Token], before end: Int
  ) -> (key: String, english: String, source: String)? {
    for place in stride(from: end - 1, through: 0, by: -1) {
      if let found = entry(at: place, in: clause, rules.amounts), found.words.upperBound <= end {
        return (found.value, found.value, clause[found.words].map(\.folded).joined(separator: " "))
      }
      if let price = rules.prices[clause[place].folded], place + 1 < end {
        let goods = clause[place + 1].folded
        return ("\(price)\t\(goods)", price, "\(clause[place].folded) \(goods)")
      }
    }
    return nil
  }

  private typealias Rate = (unit: String, exchange: String?, end: Int)

  /// `per kilogram`, and where it ends.
  private func rate(at place: Int, in clause: [Token]) -> Rate? {
    guard place < clause.count, clause[place].folded == "per",
      let found = entry(at: place + 1, in: clause, rules.rates)
    else { return nil }
    return (found.value, rules.exchanges[clause[place + 1].folded], found.words.upperBound)
  }
}
