import AlihModel

/// The numbers of a text, in figures and in words.
struct NumberReader {
  /// A number in figures.
  struct Figure {
    /// As it stands in the text: `Rp1,2 triliun` gives `1,2 triliun`.
    let text: String
    /// What it may mean: a clock time or an elliptic range has more than one reading.
    var readings: [Quantity]
    /// Part of a name or term (`G20`, `Covid-19`): not looked for, but good enough for another's sake.
    let isPartOfName: Bool
    /// The letters in front of it in a name: `covid`, `g`.
    let name: String?
    /// Whether it stands in a bracket in which another number, in front of it, is told in another measure.
    let isToldAgain: Bool
    /// Whether its groups are parted as another language parts them: "1.250.000".
    let isForeign: Bool
    /// The unit behind it.
    let measure: Measure?
    fileprivate let scale: Int
    let tokens: Range<Int>

    /// `05`: counts nothing, but names a ward, a route or a room.
    var isLabel: Bool { (2...3).contains(text.count) && text.hasPrefix("0") && Int(text) != nil }

    var isYear: Bool { Int(text).map { (1900..<2100).contains($0) } == true }

    /// Its marks and digits, where it has marks: what has the same in a translation says something else there, as `20.000` does.
    var form: String? {
      let digits = text.prefix { !$0.isLetter && !$0.isWhitespace }
      return digits.contains { $0 == "." || $0 == "," } ? "\(digits) \(scale)" : nil
    }
  }

  /// A number in words that counts or orders: `tiga`, `dua puluh`, `third`.
  struct Word {
    let text: String
    let values: [Quantity]
  }

  private(set) var figures: [Figure] = []
  /// Those from two on.
  private(set) var counts: [Word] = []
  /// Values in words: `tiga`, `third`, `November`, `II`.
  private(set) var spelled: Set<Quantity> = []
  /// Whether a date like `(1/11)` is there, to which a translation may add its year.
  private(set) var hasNumericDate = false
  /// The figures of dates such as `(1/11)`.
  private(set) var datesInBrackets: Set<String> = []

  /// Whether nothing in the text is a number or means one.
  var isEmpty: Bool { figures.isEmpty && counts.isEmpty && spelled.isEmpty }

  private let text: CheckedText
  private let language: NumberLanguage

  init(_ text: CheckedText, _ language: NumberLanguage) {
    self.text = text
    self.language = language
    var index = 0
    while index < text.tokens.count {
      index = text.tokens[index].kind == .number ? readFigure(at: index) : readWords(at: index)
    }
    shareScales()
  }

  // MARK: Figures

  private mutating func readFigure(at start: Int) -> Int {
    let tokens = text.tokens
    var groups = [Array(text.bytes[tokens[start].range])]
    // `.08`
    if language.decimalMark == UInt8(ascii: "."), text.isMark(start - 1, "."), tokens[start].isGlued,
      !tokens[start - 1].isGlued
    {
      groups = [[UInt8(ascii: "0")], groups[0]]
    }
    var marks: [UInt8] = groups.count > 1 ? [UInt8(ascii: ".")] : []
    var end = start + 1
    while end + 1 < tokens.count, tokens[end].isGlued, tokens[end + 1].isGlued,
      tokens[end + 1].kind == .number,
      tokens[end].kind == .mark, tokens[end].range.count == 1,
      case let mark = text.bytes[tokens[end].range.lowerBound],
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") || mark == UInt8(ascii: ":")
    {
      marks.append(mark)
      groups.append(Array(text.bytes[tokens[end + 1].range]))
      end += 2
    }
    var readings = language.readings(groups, marks)
    var scale = 0
    var last = end
    let isMoney =
      start > 0 && (language.money.contains(tokens[start - 1].folded) || text.isMark(start - 1, "$"))
    while last < tokens.count {
      // "$325-million"
      let isJoined = text.isMark(last, "-") && tokens[last].isGlued
      let word = isJoined ? last + 1 : last
      guard word < tokens.count, tokens[word].kind == .word,
        let power = isJoined
          ? language.scales[tokens[word].folded] : language.scale(text, word, isMoney: isMoney)
      else { break }
      scale += power
      last = word + 1
    }
    if scale > 0 {
      // One letter may be a unit's.
      let isSuffix = tokens[end].isGlued && tokens[end].range.count == 1 && tokens[end].kind == .word
      readings = readings.map { $0.scaled(by: scale) } + (isSuffix ? readings : [])
    }
    if last == end { addVariants(&readings, start, end) }
    let range = tokens[start].range.lowerBound..<tokens[last - 1].range.upperBound
    let figure = Figure(
      text: String(decoding: text.bytes[range], as: UTF8.self), readings: readings,
      isPartOfName: isPartOfName(start), name: name(before: start),
      isToldAgain: isToldAgain(start..<last), isForeign: language.isForeign(groups, marks),
      measure: measure(behind: last), scale: scale, tokens: start..<last)
    if figure.isPartOfName { spelled.formUnion(readings) }
    figures.append(figure)
    return last
  }

  /// `5.000 hektare (50 kilometer persegi)`: a bracket behind a measure that holds another.
  private func isToldAgain(_ tokens: Range<Int>) -> Bool {
    let open = (max(0, tokens.lowerBound - Self.reach)..<tokens.lowerBound).last {
      text.isMark($0, "(") || text.isMark($0, ")")
    }
    guard let open, text.isMark(open, "("), tokens.upperBound < text.tokens.count,
      language.measures.contains(text.tokens[tokens.upperBound].folded)
        || language.money.contains(text.tokens[tokens.lowerBound - 1].folded)
    else { return false }
    guard let before = figures.last?.tokens, (0...Self.reach).contains(open - before.upperBound) else {
      return false
    }
    return language.measures.contains(text.tokens[before.upperBound].folded)
      || before.lowerBound > 0 && language.money.contains(text.tokens[before.lowerBound - 1].folded)
  }

  /// `kilometer`, `meter persegi`, `m2`, "square feet" or "-square-foot" behind a figure.
  private func measure(behind end: Int) -> Measure? {
    func word(_ index: Int) -> (word: String, next: Int)? {
      let at = text.isMark(index, "-") ? index + 1 : index
      guard at < text.tokens.count, text.tokens[at].kind == .word else { return nil }
      return (text.tokens[at].folded, at + 1)
    }
    guard let first = word(end) else { return nil }
    let second = word(first.next)?.word ?? ""
    if language.squares.contains(first.word) { return language.sizes[second]?.squared }
    let size = language.sizes[first.word]
    // `m2`, `km²`; a cubic meter is no length either.
    if first.next < text.tokens.count, text.tokens[first.next].isGlued {
      let power = text.tokens[first.next].folded
      if power == "2" || power == "²" { return size?.squared }
      if power == "3" || power == "³" { return nil }
    }
    return language.squares.contains(second) ? size?.squared : size
  }

  /// How many tokens a measure may have.
  private static let reach = 6

  /// Afternoon hours, decades, and the year and month of a numeric date.
  private mutating func addVariants(_ readings: inout [Quantity], _ start: Int, _ end: Int) {
    let tokens = text.tokens
    if end < tokens.count, tokens[end].kind == .word {
      if language.afternoon.contains(tokens[end].folded) {
        let later = readings.compactMap(\.afternoon)
        // "8:30 p.m." is no morning; `8.30 malam` is as good as 8.30 alone.
        readings = later.isEmpty || language.morning.isEmpty ? readings + later : later
      }
      if language.morning.contains(tokens[end].folded), readings == [Quantity(12)] {
        readings.append(Quantity(0))
      }
    }
    guard let value = readings.first?.small else { return }
    let isDecade =
      text.isMark(end, "-") && end + 1 < tokens.count && tokens[end + 1].folded == "an"
      || end < tokens.count && tokens[end].isGlued && tokens[end].folded == "s"
    if value < 100, isDecade { readings.append(Quantity(1900 + value)) }
    let followsSlash = text.isMark(start - 1, "/") && start >= 2 && tokens[start - 2].kind == .number
    if followsSlash, value <= 12, text.isMark(start - 3, "(") {
      datesInBrackets.formUnion([text.text(tokens[start - 2]), text.text(tokens[start])])
    }
    if followsSlash, value <= 12 { hasNumericDate = true }
    if followsSlash, value < 100, text.isMark(start - 3, "/") { readings.append(Quantity(2000 + value)) }
    // `2010–11`
    if value < 100, start >= 2, tokens[start].isGlued, tokens[start - 1].kind == .mark,
      let first = Int(text.text(tokens[start - 2])), (1000..<2100).contains(first)
    {
      readings.append(Quantity(first / 100 * 100 + value))
    }
  }

  private func isPartOfName(_ start: Int) -> Bool {
    let tokens = text.tokens
    if tokens[start].isTerm { return true }
    guard start > 0, tokens[start].isGlued else { return false }
    return name(before: start) != nil
  }

  /// `covid` of `COVID-19`, `g` of `G20`; nil for `Rp20` and `pre-2019`.
  private func name(before start: Int) -> String? {
    let tokens = text.tokens
    guard start > 0, tokens[start].isGlued else { return nil }
    if tokens[start - 1].kind == .word {
      return language.money.contains(tokens[start - 1].folded) ? nil : tokens[start - 1].folded
    }
    guard text.isMark(start - 1, "-"), start > 1, tokens[start - 1].isGlued, tokens[start - 2].kind == .word,
      text.bytes[tokens[start - 2].range].last?.isCapital == true
        || tokens[start - 2].folded.hasPrefix("covid")
    else { return nil }
    return tokens[start - 2].folded
  }

  /// "5-6 juta" may be five million to six million.
  private mutating func shareScales() {
    guard figures.count > 1 else { return }
    for index in (0..<figures.count - 1).reversed() where figures[index].scale == 0 {
      let next = figures[index + 1]
      let between = figures[index].tokens.upperBound..<next.tokens.lowerBound
      guard next.scale > 0, between.count <= 3, between.allSatisfy({ joins($0) }) else { continue }
      figures[index].readings += figures[index].readings.map { $0.scaled(by: next.scale) }
    }
  }

  private func joins(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else { return token.kind == .mark }
    return language.joiners.contains(token.folded)
  }

  // MARK: Words

  private mutating func readWords(at start: Int) -> Int {
    if text.tokens[start].kind == .mark { return start + 1 }
    guard language.knows(text.tokens[start].folded) else {
      readRoman(text.tokens[start])
      return start + 1
    }
    var reader = SpelledNumber()
    var index = start
    if let ordinal = language.ordinals[text.tokens[start].folded], isCompound(start + 1) {
      reader.begin(with: ordinal)
      index += 1
    }
    while index < text.tokens.count {
      let token = text.tokens[index]
      if token.kind == .mark, text.isMark(index, "-"), reader.isOpen {
        index += 1
        continue
      }
      guard token.kind == .word, reader.read(token.folded, in: language) else { break }
      index += 1
    }
    if var value = reader.value {
      // "sejuta" alone already is as long as a number gets: it counts, and the reader goes on behind it.
      let next = max(index, start + 1)
      let isWhole = next < text.tokens.count && text.tokens[next].kind == .word
      if isWhole, let divisor = language.divisors[text.tokens[next].folded], let whole = value.first?.small {
        value.append(Quantity(whole, over: divisor))
      }
      add(value, start..<next)
      return next
    }
    let token = text.tokens[start]
    guard token.kind == .word else { return start + 1 }
    let word = token.folded
    if let values = language.others[word] { spelled.formUnion(values.map { Quantity($0) }) }
    if let count = language.ordinals[word] ?? language.multiples[word] {
      add([Quantity(count)], start..<start + 1)
    }
    if let fraction = language.fractions[word] {
      spelled.insert(fraction)
      // "setengah juta", "half a million"
      var scaled = start + 1
      while scaled < text.tokens.count, language.fillers.contains(text.tokens[scaled].folded) { scaled += 1 }
      if scaled < text.tokens.count, let power = language.scales[text.tokens[scaled].folded] {
        add([fraction.scaled(by: power)], start..<scaled + 1)
      }
    }
    readRoman(token)
    return start + 1
  }

  /// Whether a word goes on with an ordinal: `kesembilan belas`, `kedua puluh`.
  private func isCompound(_ index: Int) -> Bool {
    guard index < text.tokens.count, !language.teens.isEmpty else { return false }
    let word = text.tokens[index].folded
    return language.teens.contains(word) || language.factors[word] != nil
  }

  private mutating func readRoman(_ token: CheckedText.Token) {
    if let roman = Self.roman(text.bytes[token.range]) { spelled.insert(Quantity(roman)) }
  }

  private mutating func add(_ values: [Quantity], _ tokens: Range<Int>) {
    spelled.formUnion(values)
    guard values.contains(where: { ($0.small ?? 2) > 1 }) else { return }
    let words = tokens.filter { text.tokens[$0].kind == .word }
    let range = text.tokens[words.first!].range.lowerBound..<text.tokens[words.last!].range.upperBound
    counts.append(Word(text: String(decoding: text.bytes[range], as: UTF8.self), values: values))
  }

  private static func roman(_ letters: ArraySlice<UInt8>) -> Int? {
    guard letters.count <= 6 else { return nil }
    var total = 0
    var previous = 0
    for letter in letters.reversed() {
      let value: Int
      switch letter {
      case UInt8(ascii: "I"): value = 1
      case UInt8(ascii: "V"): value = 5
      case UInt8(ascii: "X"): value = 10
      default: return nil
      }
      total += value < previous ? -value : value
      previous = max(previous, value)
    }
    return total
  }
}
