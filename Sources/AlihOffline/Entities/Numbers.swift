import AlihModel

/// The words of numbers, dates and money, from `rules/numbers.tsv`, and how their values are written in English.
struct Numbers: Sendable {
  static let columns = ["kind", "word", "value", "english"]

  private(set) var months = WordMap<(number: Int, english: String)>()
  private(set) var days = WordMap<String>()
  /// Before a date alone, for they are words of their own: `Sen, 2 Mei 2024`.
  private(set) var shortDays = WordMap<String>()
  private(set) var scales = WordMap<(value: Int, english: String)>()
  /// Scales that one letter says: the `M` of "Rp 2 M".
  private(set) var letters = WordMap<(value: Int, english: String)>()
  private var dayNames: [String] = Array(repeating: "", count: 8)
  private(set) var currencies = WordMap<String>()
  /// What stands behind the amount in Indonesian: `dolar as`.
  private(set) var currenciesBehind = WordMap<String>()
  private(set) var zones = WordMap<String>()
  private(set) var numerals = WordMap<Int>()
  private(set) var multipliers = WordMap<Int>()
  private(set) var tens = WordMap<String>()
  private var monthNames: [String] = Array(repeating: "", count: 13)

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    for row in table.rows {
      let (kind, word, english) = (row.fields[0], row.fields[1], row.fields[3])
      let value = Int(row.fields[2]) ?? 0
      switch kind {
      case "month":
        guard (1...12).contains(value) else {
          throw TSVTable.Problem(file: table.file, line: row.line, message: "'\(row.fields[2])' is no month")
        }
        months[word] = (value, english)
        if monthNames[value].isEmpty { monthNames[value] = english }
      case "day":
        days[word] = english
        if dayNames.indices.contains(value) { dayNames[value] = english }
      case "short-day": shortDays[word] = english
      case "scale": scales[word] = (value, english)
      case "letter": letters[word] = (value, english)
      case "currency": currencies[word] = english
      case "currency-behind": currenciesBehind[word] = english
      case "zone": zones[word] = english
      case "numeral": numerals[word] = value
      case "multiplier": multipliers[word] = value
      case "tens": tens[word] = english
      default:
        throw TSVTable.Problem(
          file: table.file, line: row.line, message: "'\(kind)' is no kind of number word")
      }
    }
  }

  /// Whether a number in words may begin so: `tiga`, `setengah`.
  func begins(_ word: String) -> Bool { numerals.holds(word) || word == "setengah" }

  /// `minggu` -> Saturday.
  func dayBefore(_ word: String) -> String? {
    guard let day = days[word], let index = dayNames.firstIndex(of: day) else { return nil }
    return dayNames[index == 1 ? 7 : index - 1]
  }

  /// `10.000` -> `10,000`, `2,5` -> `2.5`, `1.234,56` -> `1,234.56`; ranges and scores part by part.
  static func english(_ digits: String) -> String {
    guard digits.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
      return digits
    }
    var result = ""
    var part = ""
    for character in digits {
      if character.isNumber || character == "." || character == "," {
        part.append(character)
      } else {
        result += separatorsSwapped(part)
        result.append(character)
        part = ""
      }
    }
    return result + separatorsSwapped(part)
  }

  private static func separatorsSwapped(_ part: String) -> String {
    let bytes = Array(part.utf8)
    let dots = bytes.count(where: { $0 == UInt8(ascii: ".") })
    let commas = bytes.count(where: { $0 == UInt8(ascii: ",") })
    if dots == 0, commas == 0 { return part }
    // "1,234,567" and "1,234.5" are English already; so is a lone dot that is no thousands group: "3.5".
    if commas > 1, dots <= 1 { return part }
    if dots == 1, commas == 1, let dot = bytes.firstIndex(of: UInt8(ascii: ".")),
      let comma = bytes.firstIndex(of: UInt8(ascii: ",")), comma < dot
    {
      return part
    }
    if dots > 0, !groupsOfThree(bytes) { return part }
    return String(
      decoding: bytes.map {
        $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0
      },
      as: UTF8.self)
  }

  /// Whether every dot is followed by exactly three digits, as in `1.500.000,5`.
  private static func groupsOfThree(_ bytes: [UInt8]) -> Bool {
    var run = 0
    var inGroup = false
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        if inGroup ? run != 3 : run > 3 || run == 0 || bytes.first == UInt8(ascii: "0") { return false }
        inGroup = true
        run = 0
      } else if byte == UInt8(ascii: ",") {
        return inGroup ? run == 3 : true
      } else {
        run += 1
      }
    }
    return !inGroup || run == 3
  }

  /// The value of a plain integer with or without dots: `8.000` -> 8000; nil for anything else.
  static func integer(_ digits: String) -> Int? {
    let bytes = Array(digits.utf8)
    guard bytes.count <= 18, groupsOfThree(bytes),
      bytes.allSatisfy({ $0 >= 48 && $0 <= 57 || $0 == UInt8(ascii: ".") })
    else {
      return nil
    }
    return Int(String(decoding: bytes.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self))
  }

  /// 8000 -> `8,000`.
  static func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// `thirteen`, `twenty-one`: for 10 to 99 at the beginning of a sentence, where English has no digits.
  static func spelled(_ value: Int) -> String {
    let teens = [
      "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    let ones = ["", "-one", "-two", "-three", "-four", "-five", "-six", "-seven", "-eight", "-nine"]
    return value < 20 ? teens[value - 10] : tens[value / 10 - 2] + ones[value % 10]
  }

  /// 1 -> `first`, 21 -> `21st`.
  static func ordinal(_ value: Int) -> String {
    let words = [
      "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ]
    if words.indices.contains(value), value > 0 { return words[value] }
    let ending =
      switch (value % 100, value % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(value)\(ending)"
  }

  /// `1/11/2024` -> `November 1, 2024`, `1/11` -> `November 1`; nil when it is no day and month.
  func date(_ digits: String) -> String? {
    let parts = digits.split(separator: "/", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }),
      let day = Int(parts[0]), let month = Int(parts[1]), (1...31).contains(day), (1...12).contains(month),
      parts[0].utf8.count <= 2, parts[1].utf8.count <= 2
    else { return nil }
    guard parts.count == 3 else { return "\(monthNames[month]) \(day)" }
    guard parts[2].utf8.count == 4 || parts[2].utf8.count == 2 else { return nil }
    return "\(monthNames[month]) \(day), \(parts[2].utf8.count == 2 ? "20" : "")\(parts[2])"
  }
}
