import AlihModel

/// Stage 2: puts numbers, dates, money and names together and into English.
struct Entities {
  let numbers: Numbers
  let words: WordLists
  let morphology: Morphology

  func merged(_ tokens: [Token], _ gazetteer: Gazetteer) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var at = 0
    while at < tokens.count {
      if let known = gazetteer.expression(tokens, at), isWhole(known, tokens, at) {
        result.append(contentsOf: tokens[at..<at + known.length])
        at += known.length
      } else if let (entity, end) = entity(tokens, at, after: result) {
        result.append(entity)
        at = end
      } else {
        result.append(tokens[at])
        at += 1
      }
    }
    return names(result, gazetteer)
  }

  /// Whether an expression is one thing, whatever day or number its words tell: `Pasar Minggu`, `Nusa Dua`, `pedagang kaki lima`.
  private func isWhole(_ sense: Sense, _ tokens: [Token], _ at: Int) -> Bool {
    let end = at + sense.length
    let words = tokens[at..<end]
    if sense.wordClass == .name {
      return sense.features.contains(.caps) || words.allSatisfy { $0.isCapitalized || $0.kind == .term }
    }
    guard sense.conditions.isEmpty, ![.numeral, .determiner].contains(sense.wordClass),
      let last = words.lastIndex(where: { numbers.numerals[$0.lower] != nil })
    else { return false }
    guard last == end - 1, end < tokens.count else { return true }
    // "lantai dua puluh" is no second floor, "juara dua kali" and "juara dua tahun lalu" are no runners-up; "lantai dua dan tiga"
    // are two.
    let number = NumberReader(numbers: numbers, tokens: tokens).reading(at: last)
    let next = tokens[end].lower
    let another = end + 1 < tokens.count ? numbers.numerals[tokens[end + 1].lower] : nil
    return number?.end == end && another == nil && !self.words.holds(next, in: .counted)
      && self.words.english(next, in: .duration) == nil
  }

  // MARK: Numbers, money, dates

  /// `anti-AS` -> `anti-US`, `AS-nya` -> `US`: what a hyphen joins to a term.
  func compound(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard at + 2 < tokens.count, tokens[at + 1].text == "-", !tokens[at + 1].spaceBefore,
      !tokens[at + 2].spaceBefore
    else {
      return nil
    }
    if let term = tokens[at + 2].term, let prefix = words.english(tokens[at].lower, in: .hyphenPrefix) {
      return (
        merge(
          tokens[at...at + 2], prefix.replacing("*", with: term.term.adjective ?? term.rendering), .adjective,
          []),
        at + 3
      )
    }
    // "AS-Korsel" is one attribute: "the US-South Korea exercise".
    if let left = tokens[at].term, let right = tokens[at + 2].term, left.term.kind == .country,
      [.country, .place].contains(right.term.kind)
    {
      return (
        merge(tokens[at...at + 2], "\(left.rendering)-\(right.rendering)", .name, [.place, .coordinated]),
        at + 3
      )
    }
    if tokens[at].term != nil, words.holds(tokens[at + 2].lower, in: .clitic) {
      let term = tokens[at]
      term.range = term.range.lowerBound..<tokens[at + 2].range.upperBound
      return (term, at + 3)
    }
    return nil
  }

  func entity(_ tokens: [Token], _ at: Int, after before: [Token]) -> (Token, Int)? {
    let (token, previous) = (tokens[at], before.last)
    if let compound = compound(tokens, at) { return compound }
    if let money = money(tokens, at) ?? moneyBehind(tokens, at) { return money }
    if let fact = fact(tokens, at, after: before) { return fact }
    if token.kind == .number {
      if let (date, end) = date(tokens, at, after: previous) {
        // "19 April 2017 lalu": the date says enough.
        let isPast =
          end < tokens.count
          && ["lalu", "silam", "mendatang", "nanti", "kemarin"].contains(tokens[end].lower)
        return isPast
          ? (merge(tokens[at...end], date.english ?? date.text, .name, [.day, .time]), end + 1) : (date, end)
      }
      if let clock = clock(tokens, at) { return clock }
      if let score = score(token, after: previous) { return (score, at + 1) }
      // "berusia sekitar 85 tahun"
      let aged =
        previous.map { words.holds($0.lower, in: .level) } == true ? before.dropLast().last : previous
      if let age = age(tokens, at, after: aged) { return age }
      return quantity(tokens, at, after: previous)
    }
    if token.kind == .word {
      if let day = dayName(tokens, at) { return day }
      if let month = month(tokens, at) { return month }
      if let ordinal = ordinal(token) { return (ordinal, at + 1) }
      if let ordinal = ordinal(tokens, at, after: previous) { return ordinal }
      if let ageGroup = ageGroup(token) { return (ageGroup, at + 1) }
      if let clock = clock(tokens, at) { return clock }
      if let decade = decade(token, before: at + 1 < tokens.count ? tokens[at + 1] : nil) {
        // "pria berusia 60-an" -> "a man aged in the 60s"
        let isPerson = words.holds(previous?.lower ?? "", in: .aged) && (decade.english?.utf8.count ?? 0) < 4
        guard isPerson || words.holds(previous?.lower ?? "", in: .age) else { return (decade, at + 1) }
        let end = at + 1 < tokens.count && tokens[at + 1].lower == "tahun" ? at + 1 : at
        let english = "in their \(decade.english ?? decade.text)"
        return (merge(tokens[at...end], english, .numeral, [.age, .decade]), end + 1)
      }
      if let measure = measure(token) { return (measure, at + 1) }
    }
    return nil
  }

  /// `berusia 34 tahun` -> "aged 34", `usia 6 hingga 11 tahun` -> "aged 6 to 11".
  func age(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    // "pelatih 66 tahun itu" -> "the 66-year-old coach"
    if let previous, words.holds(previous.lower, in: .aged), at + 2 < tokens.count,
      tokens[at + 1].lower == "tahun",
      let years = Int(tokens[at].text), years < 120,
      !["lalu", "silam", "terakhir", "kemudian", "penjara", "lebih"].contains(tokens[at + 2].lower)
    {
      return (merge(tokens[at...at + 1], "\(years)-year-old", .adjective, []), at + 2)
    }
    guard let previous, words.holds(previous.lower, in: .age) else { return nil }
    // "berumur 50 tahunan" -> "in his 50s"
    if at + 1 < tokens.count, tokens[at + 1].lower == "tahunan", tokens[at].text.hasSuffix("0") {
      return (merge(tokens[at...at + 1], "in their \(tokens[at].text)s", .numeral, [.age, .decade]), at + 2)
    }
    var english = Numbers.english(tokens[at].text)
    var end = at + 1
    if end + 1 < tokens.count, ["hingga", "sampai", "-"].contains(tokens[end].lower),
      tokens[end + 1].kind == .number
    {
      english += " to " + Numbers.english(tokens[end + 1].text)
      end += 2
    }
    guard end < tokens.count, ["tahun", "bulan", "minggu", "hari"].contains(tokens[end].lower) else {
      return nil
    }
    if tokens[end].lower != "tahun", let unit = words.english(tokens[end].lower, in: .duration) {
      // "bayi berusia 8 bulan" -> "8 months old"
      english += " " + unit + (english == "1" ? "" : "s")
    }
    return (merge(tokens[at...end], english, .numeral, [.age]), end + 1)
  }

  /// `ke-3` -> `third`.
  func ordinal(_ token: Token) -> Token? {
    guard token.lower.hasPrefix("ke-"), let value = Int(token.lower.dropFirst(3)) else { return nil }
    return merge([token], Numbers.ordinal(value), .adjective, [.ordinal])
  }

  /// `abad ke 21` -> `21st century`.
  func ordinal(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    guard tokens[at].lower == "ke", let previous, words.holds(previous.lower, in: .counting),
      at + 1 < tokens.count,
      let value = Int(tokens[at + 1].text), value < 1_000
    else { return nil }
    return (merge(tokens[at...at + 1], Numbers.ordinal(value), .adjective, [.ordinal]), at + 2)
  }

  /// `pemain U-22` -> `U-22 players`.
  func ageGroup(_ token: Token) -> Token? {
    let lower = token.lower
    guard lower.hasPrefix("u-") || lower.hasPrefix("u"), token.isCapitalized,
      let age = Int(lower.dropFirst(lower.hasPrefix("u-") ? 2 : 1)), (12...25).contains(age)
    else { return nil }
    return merge([token], token.text, .adjective, [.org])
  }

  /// `kekalahan 1-3` -> `a 1-3 defeat`.
  func score(_ token: Token, after previous: Token?) -> Token? {
    guard let previous, ["kekalahan", "kemenangan", "keunggulan"].contains(previous.lower),
      token.text.split(separator: "-").count == 2
    else { return nil }
    return merge([token], token.text, .adjective, [])
  }

  /// `1990-an` -> `1990s`, `50-an` -> `50s`, `80-an orang` -> `about 80`.
  func decade(_ token: Token, before next: Token?) -> Token? {
    guard token.startsWithDigit else { return nil }
    for ending in ["-an", "an"] where token.lower.hasSuffix(ending) {
      let digits = token.lower.dropLast(ending.utf8.count)
      if !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
        if digits.utf8.count < 4, let next, words.holds(next.lower, in: .counted) {
          return merge([token], "about \(digits)", .numeral, [.counted])
        }
        return merge([token], "\(digits)s", .name, [.year, .time, .the])
      }
    }
    return nil
  }

  /// `1.500cc` -> `1,500cc`: a number with its unit glued on.
  func measure(_ token: Token) -> Token? {
    guard token.startsWithDigit else { return nil }
    let digits = token.text.prefix { $0.isNumber || $0 == "." || $0 == "," }
    guard digits.contains(where: { !$0.isNumber }),
      digits.last?.isNumber == true
    else { return nil }
    let english = Numbers.english(String(digits)) + token.text.dropFirst(digits.count)
    return merge([token], english, .numeral, [.counted])
  }

  func merge(
    _ tokens: some BidirectionalCollection<Token>, _ english: String, _ wordClass: WordClass,
    _ features: Features
  ) -> Token {
    let first = tokens.first!
    let range = first.range.lowerBound..<tokens.last!.range.upperBound
    var text = ""
    for token in tokens { text += (token.spaceBefore && !text.isEmpty ? " " : "") + token.text }
    let token = Token(kind: .entity, range: range, text: text, spaceBefore: first.spaceBefore)
    token.english = english
    token.wordClass = wordClass
    token.features = features
    return token
  }
}

extension Token {
  var startsWithDigit: Bool { text.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false }
}

extension String {
  /// `10.29` -> `10:29`.
  var replacingDot: String { String(map { $0 == "." ? ":" : $0 }) }
}
