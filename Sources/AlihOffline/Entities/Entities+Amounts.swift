import AlihModel

/// Money and quantities.
extension Entities {
  func money(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard at + 1 < tokens.count, tokens[at + 1].kind != .term else { return nil }
    var symbol = tokens[at].text
    var next = at + 1
    if next < tokens.count, tokens[next].text == "$", !tokens[next].spaceBefore, tokens[at].kind == .word {
      symbol += "$"
      next += 1
    }
    guard let currency = numbers.currencies[symbol] else { return nil }
    if next < tokens.count, tokens[next].text == ".", symbol == "Rp" { next += 1 }
    guard next < tokens.count, let (digits, letter) = Self.amount(tokens[next]) else { return nil }
    var end = next + 1
    var english = currency + Numbers.english(digits)
    let isRupiah = symbol == "Rp" || symbol == "Rp." || symbol == "IDR"
    if let letter {
      // "Rp2M"
      guard let scale = scale(letter, isRupiah: isRupiah) else { return nil }
      english = currency + scaled(digits, scale)
    } else if end < tokens.count, let scale = scale(tokens[end].lower, isRupiah: isRupiah) {
      english = currency + scaled(digits, scale)
      end += 1
      if end < tokens.count, let rest = rest(of: digits, scale, tokens, end) {
        english = currency + rest.english
        end = rest.end
      }
    }
    // "Rp 5.000,-"
    if end + 1 < tokens.count, tokens[end].text == ",", tokens[end + 1].text == "-" { end += 2 }
    return (merge(tokens[at..<end], english, .numeral, [.money, .counted]), end)
  }

  /// `45,6 miliar dolar AS` -> "US$45.6 billion".
  func moneyBehind(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard tokens[at].kind == .number else { return nil }
    var (english, end) = (Numbers.english(tokens[at].text), at + 1)
    if end < tokens.count, let scale = numbers.scales[tokens[end].lower] {
      (english, end) = (scaled(tokens[at].text, scale), end + 1)
    }
    guard end < tokens.count else { return nil }
    if let symbol = numbers.currenciesBehind[tokens[end].lower] {
      return (merge(tokens[at...end], symbol + english, .numeral, [.money, .counted]), end + 1)
    }
    guard end + 1 < tokens.count,
      let symbol = numbers.currenciesBehind[tokens[end].lower + " " + tokens[end + 1].lower]
    else { return nil }
    return (merge(tokens[at...end + 1], symbol + english, .numeral, [.money, .counted]), end + 2)
  }

  /// `2`, and of `2M` the letter.
  static func amount(_ token: Token) -> (digits: String, letter: String?)? {
    if token.kind == .number { return (token.text, nil) }
    guard token.kind == .word, token.startsWithDigit else { return nil }
    let digits = token.text.prefix { $0.isNumber || $0 == "." || $0 == "," }
    let letter = token.lower.dropFirst(digits.count)
    return letter.allSatisfy(\.isLetter) ? (String(digits), String(letter)) : nil
  }

  /// `miliar`; of rupiah also `M`, which is a billion, and `T`.
  func scale(_ word: String, isRupiah: Bool) -> (value: Int, english: String)? {
    numbers.scales[word] ?? (isRupiah ? numbers.letters[word] : nil)
  }

  /// `2 miliar 300 juta` -> 2.3 billion.
  func rest(
    of digits: String, _ scale: (value: Int, english: String), _ tokens: [Token], _ at: Int
  ) -> (english: String, end: Int)? {
    let reader = NumberReader(numbers: numbers, tokens: tokens)
    guard let reading = reader.reading(at: at - 2), reading.end > at + 1 else { return nil }
    return (reader.english(reading, opensSentence: false), reading.end)
  }

  func scaled(_ digits: String, _ scale: (value: Int, english: String)) -> String {
    // What is too great for an integer is written in words: "888,888,888,888,888,888 thousand".
    if scale.value == 1000, digits.utf8.count < 16 {
      if let whole = Numbers.integer(digits) { return Numbers.grouped(whole * 1000) }
      let parts = digits.split(separator: ",")
      if parts.count == 2, let whole = Numbers.integer(String(parts[0])), parts[1].utf8.count <= 3,
        let rest = Int(parts[1] + String(repeating: "0", count: 3 - parts[1].utf8.count))
      {
        return Numbers.grouped(whole * 1000 + rest)
      }
    }
    return Numbers.english(digits) + " " + scale.english
  }

  /// A number with its sign or scale; behind `dijual` and `senilai` a number of millions is money, and `M` a billion.
  func quantity(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    let digits = tokens[at].text
    var end = at + 1
    var english = Numbers.english(digits)
    var features: Features = [.counted]
    if end < tokens.count, tokens[end].text == "%", tokens[end].kind == .mark {
      english += "%"
      features.insert(.percent)
      end += 1
    } else if let previous, words.holds(previous.lower, in: .costing), end < tokens.count,
      let scale = scale(tokens[end].lower, isRupiah: tokens[end].capitals == .all || tokens[end].text == "M")
    {
      english = scaled(digits, scale)
      features.insert(.money)
      end += 1
    } else if end < tokens.count, let scale = numbers.scales[tokens[end].lower] {
      english = scaled(digits, scale)
      end += 1
    } else if end + 1 < tokens.count, numbers.zones[tokens[end].lower] != nil, tokens[end].capitals == .all {
      english = digits.replacingDot + " " + tokens[end].text
      end += 1
      features = [.time]
    } else if let value = Int(digits) {
      if value == 1 { features = [.one] }
      if (1000...2100).contains(value), digits.utf8.count == 4 { features = [.year, .time] }
    }
    if end == at + 1, digits.contains("/") || digits.contains(":") { features = [] }
    return (merge(tokens[at..<end], english, .numeral, features), end)
  }
}
