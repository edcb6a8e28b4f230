import AlihModel

/// A date as the head of a news page writes it: "Jumat, 1 November 2024 10:29 WIB", "01/11/2024, 10.29".
struct NewsDate {
  /// What a pair of numbers before a year may mean.
  enum Order {
    case dayFirst, monthFirst
  }

  let year: Int
  let month: Int
  let day: Int
  /// "10:29"
  let time: String?
  /// Whether day and month could change places.
  let isAmbiguous: Bool
  /// The words that are neither part of the date nor of its dressing (weekday, "WIB"): `["Sari", "Dewi"]`.
  let otherWords: [String]

  /// `2024-11-01T10:29`
  var iso: String {
    let date = "\(year)-\(Self.padded(month))-\(Self.padded(day))"
    return time.map { date + "T" + $0 } ?? date
  }

  /// The first date with a year in a short text; nil without one.
  init?(in text: String, order: Order = .dayFirst) {
    let words = text.split { " ,|•·\u{A0}\t()–—".contains($0) }.map(String.init)
    guard words.count <= 24 else { return nil }
    guard let place = words.indices.lazy.compactMap({ Self.date(words[$0...], order) }).first,
      let found = words.indices.first(where: { Self.date(words[$0...], order) != nil })
    else { return nil }
    (year, month, day, isAmbiguous) = (place.year, place.month, place.day, place.isAmbiguous)
    let rest = words[..<found] + words[(found + place.words)...]
    time = rest.lazy.compactMap(Self.time).first
    otherWords = rest.filter { Self.time($0) == nil && !Self.dressing.contains($0.lowercased()) }
  }

  private struct Numbers {
    var year: Int
    var month: Int
    var day: Int
    var isAmbiguous: Bool
    var words: Int
  }

  /// The date that words begin with: three words, or one with slashes, hyphens or dots.
  private static func date(_ words: ArraySlice<String>, _ order: Order) -> Numbers? {
    guard let first = words.first, first.utf8.first.map({ (0x30...0x39).contains($0) }) == true else {
      return nil
    }
    let parts = first.split { "/-.".contains($0) }.compactMap { Int($0) }
    if parts.count == 3, first.allSatisfy({ $0.isNumber || "/-.".contains($0) }) {
      if parts[0] > 999 { return numbers(parts[0], parts[1], parts[2], false, 1) }
      let (a, b) = order == .dayFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
      let (day, month) = b > 12 ? (b, a) : (a, b)
      return numbers(parts[2], month, day, parts[0] <= 12 && parts[1] <= 12 && parts[0] != parts[1], 1)
    }
    guard words.count >= 3, let day = Int(first), let year = Int(words[words.startIndex + 2]),
      let month = months[words[words.startIndex + 1].lowercased().filter { $0 != "." }]
    else { return nil }
    return numbers(year, month, day, false, 3)
  }

  private static func numbers(_ year: Int, _ month: Int, _ day: Int, _ isAmbiguous: Bool, _ words: Int)
    -> Numbers?
  {
    guard (1900...2199).contains(year), CalendarDay.isReal(year: year, month: month, day: day) else {
      return nil
    }
    return Numbers(year: year, month: month, day: day, isAmbiguous: isAmbiguous, words: words)
  }

  /// "10:29", "6.00"
  private static func time(_ word: String) -> String? {
    let parts = word.split { ":.".contains($0) }
    guard parts.count == 2 || parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]),
      hour < 24,
      minute < 60, parts[1].count == 2
    else { return nil }
    return padded(hour) + ":" + padded(minute)
  }

  private static func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

  private static let months: [String: Int] = [
    "januari": 1, "jan": 1, "january": 1, "februari": 2, "feb": 2, "february": 2, "pebruari": 2, "maret": 3,
    "mar": 3,
    "march": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "jun": 6, "june": 6, "juli": 7, "jul": 7,
    "july": 7, "agustus": 8, "agu": 8, "agt": 8, "ags": 8, "aug": 8, "august": 8, "september": 9, "sep": 9,
    "sept": 9,
    "oktober": 10, "okt": 10, "oct": 10, "october": 10, "november": 11, "nov": 11, "nopember": 11,
    "desember": 12,
    "des": 12, "dec": 12, "december": 12,
  ]

  private static let dressing: Set<String> = [
    "senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "sen", "sel", "rab", "kam",
    "jum", "sab",
    "min", "wib", "wita", "wit", "gmt", "pukul", "jam", "-", "--", ":", "diterbitkan", "diperbarui",
    "dipublikasikan",
    "terbit", "tayang", "update", "updated", "published", "publish", "tanggal", "am", "pm",
  ]
}
