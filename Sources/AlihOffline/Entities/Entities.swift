import AlihModel

/// Stage 2: puts numbers, dates, money and names together and into English.
struct Entities {
  let numbers: Numbers
  let words: WordLists
  let morphology: Morphology

  func merged(
    _ tokens: [Token], knows: (Token) -> Bool, isName: (String) -> Bool, leads: (String) -> Bool,
    isEnglish: (Token, Token) -> Bool, expression: ([Token], Int) -> Sense?
  ) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var at = 0
    while at < tokens.count {
      // "Pasar Minggu" is a place, whatever day its name says.
      if tokens[at].isCapitalized, let name = expression(tokens, at), name.features.contains(.caps) {
        result.append(contentsOf: tokens[at..<at + name.length])
        at += name.length
      } else if let (entity, end) = entity(tokens, at, after: result) {
        result.append(entity)
        at = end
      } else {
        result.append(tokens[at])
        at += 1
      }
    }
    return names(
      result, knows: knows, isName: isName, leads: leads, isEnglish: isEnglish, expression: expression)
  }

  // MARK: Numbers, money, dates

  /// `anti-AS` -> `anti-US`, `AS-nya` -> `US`: what a hyphen joins to a term.
  private func compound(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard at + 2 < tokens.count, tokens[at + 1].text == "-", !tokens[at + 1].spaceBefore,
      !tokens[at + 2].spaceBefore
    else {
      return nil
    }
    if let term = tokens[at + 2].term, let prefix = Morphology.hyphenPrefixes[tokens[at].lower] {
      return (
        merge(tokens[at...at + 2], prefix + (term.term.adjective ?? term.rendering), .adjective, []), at + 3
      )
    }
    // "AS-Korsel" is one attribute: "the US-South Korea exercise".
    if let left = tokens[at].term, let right = tokens[at + 2].term, left.term.kind == .country,
      [.country, .place].contains(right.term.kind)
    {
      return (merge(tokens[at...at + 2], "\(left.rendering)-\(right.rendering)", .name, [.place]), at + 3)
    }
    if tokens[at].term != nil, ["nya", "lah", "pun", "kah"].contains(tokens[at + 2].lower) {
      let term = tokens[at]
      term.range = term.range.lowerBound..<tokens[at + 2].range.upperBound
      return (term, at + 3)
    }
    return nil
  }

  private func entity(_ tokens: [Token], _ at: Int, after before: [Token]) -> (Token, Int)? {
    let (token, previous) = (tokens[at], before.last)
    if let compound = compound(tokens, at) { return compound }
    if let money = money(tokens, at) { return money }
    if let fact = fact(tokens, at, after: before) { return fact }
    if token.kind == .number {
      if let (date, end) = date(tokens, at, after: previous) {
        // "19 April 2017 lalu": the date says enough.
        let isPast =
          end < tokens.count && ["lalu", "silam", "mendatang", "nanti"].contains(tokens[end].lower)
        return isPast
          ? (merge(tokens[at...end], date.english ?? date.text, .name, [.day, .time]), end + 1) : (date, end)
      }
      if let clock = clock(tokens, at) { return clock }
      if let score = score(token, after: previous) { return (score, at + 1) }
      if let age = age(tokens, at, after: previous) { return age }
      return quantity(tokens, at)
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
        guard Measures.aged.contains(previous?.lower ?? "") else { return (decade, at + 1) }
        let end = at + 1 < tokens.count && tokens[at + 1].lower == "tahun" ? at + 1 : at
        let english = "in their \(decade.english ?? decade.text)"
        return (merge(tokens[at...end], english, .numeral, [.age, .decade]), end + 1)
      }
      if let measure = measure(token) { return (measure, at + 1) }
    }
    return nil
  }

  private func money(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
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

  /// `2`, and of `2M` the letter.
  private static func amount(_ token: Token) -> (digits: String, letter: String?)? {
    if token.kind == .number { return (token.text, nil) }
    guard token.kind == .word, token.startsWithDigit else { return nil }
    let digits = token.text.prefix { $0.isNumber || $0 == "." || $0 == "," }
    let letter = token.lower.dropFirst(digits.count)
    return letter.allSatisfy(\.isLetter) ? (String(digits), String(letter)) : nil
  }

  /// `miliar`; of rupiah also `M`, which is a billion, and `T`.
  private func scale(_ word: String, isRupiah: Bool) -> (value: Int, english: String)? {
    numbers.scales[word] ?? (isRupiah ? numbers.letters[word] : nil)
  }

  /// `2 miliar 300 juta` -> 2.3 billion.
  private func rest(
    of digits: String, _ scale: (value: Int, english: String), _ tokens: [Token], _ at: Int
  ) -> (english: String, end: Int)? {
    let reader = NumberReader(numbers: numbers, tokens: tokens)
    guard let reading = reader.reading(at: at - 2), reading.end > at + 1 else { return nil }
    return (reader.english(reading, opensSentence: false), reading.end)
  }

  private func scaled(_ digits: String, _ scale: (value: Int, english: String)) -> String {
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

  private func quantity(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    let digits = tokens[at].text
    var end = at + 1
    var english = Numbers.english(digits)
    var features: Features = [.counted]
    if end < tokens.count, tokens[end].text == "%", tokens[end].kind == .mark {
      english += "%"
      features.insert(.percent)
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

  /// `berusia 34 tahun` -> "aged 34", `usia 6 hingga 11 tahun` -> "aged 6 to 11".
  private func age(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    // "pelatih 66 tahun itu" -> "the 66-year-old coach"
    if let previous, Self.aged.contains(previous.lower), at + 2 < tokens.count,
      tokens[at + 1].lower == "tahun",
      let years = Int(tokens[at].text), years < 120,
      !["lalu", "silam", "terakhir", "kemudian", "penjara", "lebih"].contains(tokens[at + 2].lower)
    {
      return (merge(tokens[at...at + 1], "\(years)-year-old", .adjective, []), at + 2)
    }
    guard let previous, ["berusia", "usia", "berumur", "umur"].contains(previous.lower) else { return nil }
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

  /// Their age may follow them.
  private static let aged: Set<String> = [
    "pria", "wanita", "perempuan", "lelaki", "pelatih", "pemain", "striker", "penyerang", "gelandang",
    "kiper",
    "bek", "aktor", "aktris", "penyanyi", "bocah", "remaja", "kakek", "nenek", "anak", "bayi", "petenis",
    "pebalap", "mahasiswa", "pelajar", "politisi", "politikus", "artis", "model", "gadis", "pemuda",
  ]

  private func date(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    let digits = tokens[at].text
    if digits.contains("/") {
      let bracketed = previous?.text == "(" || previous?.features.contains(.day) == true
      guard let date = numbers.date(digits),
        bracketed || digits.utf8.count(where: { $0 == UInt8(ascii: "/") }) == 2
      else {
        return nil
      }
      return (merge(tokens[at...at], date, .name, [.day, .time]), at + 1)
    }
    // "1 November 2024", "1 November"
    let days = digits.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Int($0) ?? 0 }
    guard (1...2).contains(days.count), days.allSatisfy({ (1...31).contains($0) }), at + 1 < tokens.count,
      tokens[at + 1].isCapitalized,
      let month = numbers.months[tokens[at + 1].lower]
    else { return nil }
    var english = "\(month.english) \(digits)"
    var end = at + 2
    if end < tokens.count, tokens[end].text == ".", month.english.count > tokens[end - 1].text.count {
      end += 1
    }
    if end < tokens.count, let year = year(tokens[end]) {
      english += ", \(year)"
      end += 1
    }
    return (merge(tokens[at..<end], english, .name, [.day, .time]), end)
  }

  private func year(_ token: Token) -> String? {
    token.kind == .number && token.text.utf8.count == 4
      && Int(token.text).map { (1000...2200).contains($0) } == true
      ? token.text : nil
  }

  private func dayName(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    guard tokens[at].isCapitalized, let day = numbers.days[tokens[at].lower] else { return nil }
    // "Jumat, 1 November 2024" is one date.
    if at + 2 < tokens.count, tokens[at + 1].text == ",", tokens[at + 2].kind == .number,
      let (date, end) = date(tokens, at + 2, after: nil), let english = date.english
    {
      return (merge(tokens[at..<end], "\(day), \(english)", .name, [.day, .time]), end)
    }
    // "Selasa (10/10) malam" -> "Tuesday night (October 10)"
    if at + 4 < tokens.count, tokens[at + 1].text == "(", tokens[at + 3].text == ")",
      let (date, end) = date(tokens, at + 2, after: tokens[at + 1]), end == at + 3,
      let english = date.english,
      let hours = Self.hours[tokens[at + 4].lower]
    {
      return (merge(tokens[at...at + 4], "\(day) \(hours) (\(english))", .name, [.day, .time]), at + 5)
    }
    // "Senin lalu" -> "last Monday"; but "Minggu lalu" at the start is "last week", where each word has a capital.
    // "Minggu besok" -> "this coming Sunday"
    if at + 1 < tokens.count, tokens[at + 1].lower == "besok" {
      return (merge(tokens[at...at + 1], "this coming \(day)", .name, [.time]), at + 2)
    }
    if at + 1 < tokens.count,
      let which = Self.which[tokens[at + 1].lower]
    {
      if tokens[at].lower == "minggu", at == 0 || tokens[at - 1].kind == .mark { return nil }
      return (merge(tokens[at...at + 1], "\(which) \(day)", .name, [.time]), at + 2)
    }
    return (merge(tokens[at...at], day, .name, [.day, .time]), at + 1)
  }

  static let hours = [
    "pagi": "morning", "siang": "afternoon", "sore": "afternoon", "petang": "evening", "malam": "night",
  ]
  private static let which = ["lalu": "last", "depan": "next", "mendatang": "next"]

  private func month(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    // "Januari-Maret" is one word to the tokenizer.
    guard tokens[at].isCapitalized else { return nil }
    if let dash = tokens[at].text.utf8.firstIndex(of: UInt8(ascii: "-")),
      let first = numbers.months[tokens[at].text[..<dash].lowercased()],
      let last = numbers.months[tokens[at].text[dash...].dropFirst().lowercased()]
    {
      let next = at + 1 < tokens.count ? year(tokens[at + 1]) : nil
      let english = "\(first.english)-\(last.english)" + (next.map { " \($0)" } ?? "")
      return (
        merge(tokens[at...at + (next == nil ? 0 : 1)], english, .name, [.year, .time]),
        at + (next == nil ? 1 : 2)
      )
    }
    guard let month = numbers.months[tokens[at].lower],
      tokens[at].text.utf8.count > 3 || at > 0
    else { return nil }
    if at + 1 < tokens.count, let year = year(tokens[at + 1]) {
      return (merge(tokens[at...at + 1], "\(month.english) \(year)", .name, [.year, .time]), at + 2)
    }
    // "Desember lalu" -> "last December"
    if at + 1 < tokens.count, let which = Self.which[tokens[at + 1].lower] {
      return (merge(tokens[at...at + 1], "\(which) \(month.english)", .name, [.time]), at + 2)
    }
    return (merge(tokens[at...at], month.english, .name, [.year, .time]), at + 1)
  }

  /// `ke-3` -> `third`.
  private func ordinal(_ token: Token) -> Token? {
    guard token.lower.hasPrefix("ke-"), let value = Int(token.lower.dropFirst(3)) else { return nil }
    return merge([token], Numbers.ordinal(value), .adjective, [.ordinal])
  }

  /// `abad ke 21` -> `21st century`.
  private func ordinal(_ tokens: [Token], _ at: Int, after previous: Token?) -> (Token, Int)? {
    guard tokens[at].lower == "ke", let previous, Self.counting.contains(previous.lower),
      at + 1 < tokens.count,
      let value = Int(tokens[at + 1].text), value < 1_000
    else { return nil }
    return (merge(tokens[at...at + 1], Numbers.ordinal(value), .adjective, [.ordinal]), at + 2)
  }

  /// What has a place in an order behind it.
  private static let counting: Set<String> = [
    "abad", "peringkat", "urutan", "hari", "edisi", "menit", "putaran", "ronde", "pekan", "laga", "tahun",
  ]

  /// `pemain U-22` -> `U-22 players`.
  private func ageGroup(_ token: Token) -> Token? {
    let lower = token.lower
    guard lower.hasPrefix("u-") || lower.hasPrefix("u"), token.isCapitalized,
      let age = Int(lower.dropFirst(lower.hasPrefix("u-") ? 2 : 1)), (12...25).contains(age)
    else { return nil }
    return merge([token], token.text, .adjective, [.org])
  }

  /// `kekalahan 1-3` -> `a 1-3 defeat`.
  private func score(_ token: Token, after previous: Token?) -> Token? {
    guard let previous, ["kekalahan", "kemenangan", "keunggulan"].contains(previous.lower),
      token.text.split(separator: "-").count == 2
    else { return nil }
    return merge([token], token.text, .adjective, [])
  }

  /// `1990-an` -> `1990s`, `50-an` -> `50s`, `80-an orang` -> `about 80`.
  private func decade(_ token: Token, before next: Token?) -> Token? {
    guard token.startsWithDigit else { return nil }
    for ending in ["-an", "an"] where token.lower.hasSuffix(ending) {
      let digits = token.lower.dropLast(ending.utf8.count)
      if !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
        if digits.utf8.count < 4, let next, Self.counted.contains(next.lower) {
          return merge([token], "about \(digits)", .numeral, [.counted])
        }
        return merge([token], "\(digits)s", .name, [.year, .time, .the])
      }
    }
    return nil
  }

  /// What is counted, not dated.
  private static let counted: Set<String> = [
    "orang", "unit", "ekor", "rumah", "buah", "persen", "meter", "kilometer", "km", "kilogram", "kg", "ton",
    "hektare", "hektar", "warga", "negara", "perusahaan", "peserta", "korban", "kasus", "pasien", "siswa",
    "ribu", "juta", "miliar", "menit", "jam", "hari", "bulan", "anggota", "desa", "kota", "kendaraan",
    "kios", "pekerja", "karyawan", "kali", "jenis", "personel", "petugas", "lembar", "batang", "titik",
  ]

  /// `1.500cc` -> `1,500cc`: a number with its unit glued on.
  private func measure(_ token: Token) -> Token? {
    guard token.startsWithDigit else { return nil }
    let digits = token.text.prefix { $0.isNumber || $0 == "." || $0 == "," }
    guard digits.contains(where: { !$0.isNumber }),
      digits.last?.isNumber == true
    else { return nil }
    let english = Numbers.english(String(digits)) + token.text.dropFirst(digits.count)
    return merge([token], english, .numeral, [.counted])
  }

  /// `pukul 10.29 WIB` -> `10:29 WIB`, also without "pukul".
  private func clock(_ tokens: [Token], _ at: Int) -> (Token, Int)? {
    let isSaid = tokens[at].lower == "pukul" || tokens[at].lower == "jam"
    let time = isSaid ? at + 1 : at
    guard time < tokens.count, tokens[time].kind == .number else { return nil }
    let digits = tokens[time].text
    let hasMinutes = digits.contains(".") || digits.contains(":")
    let hasZone = time + 1 < tokens.count && numbers.zones[tokens[time + 1].lower] != nil
    guard tokens[at].lower == "pukul" || hasMinutes && (isSaid || hasZone) else { return nil }
    var english = digits.replacingDot
    var end = time + 1
    if end < tokens.count, numbers.zones[tokens[end].lower] != nil {
      english += " " + tokens[end].text
      end += 1
    }
    return (merge(tokens[at..<end], english, .name, [.time, .unit, .clock]), end)
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
  fileprivate var startsWithDigit: Bool { text.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false }
}

extension String {
  /// `10.29` -> `10:29`.
  fileprivate var replacingDot: String { String(map { $0 == "." ? ":" : $0 }) }
}
