import AlihModel

/// How a language writes numbers: its marks, and the words of `rules/number-words.tsv`.
struct NumberLanguage: Sendable {
  enum Tongue: String, Sendable {
    case indonesian = "id"
    case english = "en"
  }

  static let file = "Glossary/id-en/rules/number-words.tsv"
  static let columns = ["language", "kind", "words", "value", "example", "example_value"]

  /// The mark between groups of three digits; the other one of `.` and `,` is the decimal mark.
  let groupMark: UInt8
  let decimalMark: UInt8
  /// Whether a comma before three digits may also group them, as writers influenced by English do.
  let toleratesForeignGroups: Bool
  private(set) var units = WordMap<Int>()
  /// What turns a unit into a teen: `belas`.
  private(set) var teens: Set<String> = []
  private(set) var factors = WordMap<Int>()
  /// Powers of ten of the words behind a figure.
  private(set) var scales = WordMap<Int>()
  /// Powers of ten of what is glued to a figure: `5bn`.
  private(set) var suffixes = WordMap<Int>()
  private(set) var fillers: Set<String> = []
  private(set) var halves: Set<String> = []
  private(set) var joiners: Set<String> = []
  private(set) var ordinals = WordMap<Int>()
  private(set) var months = WordMap<Int>()
  /// How many times: `tripled`.
  private(set) var multiples = WordMap<Int>()
  /// Words that hint at a value: ordinals, months, pairs.
  private(set) var others = WordMap<[Int]>()
  private(set) var fractions = WordMap<Quantity>()
  /// `pertiga`: a third of the number before it.
  private(set) var divisors = WordMap<Int>()
  private(set) var afternoon: Set<String> = []
  private(set) var morning: Set<String> = []
  private(set) var money: Set<String> = []
  /// `kilometer`, `rupiah`
  private(set) var measures: Set<String> = []
  /// What one of a unit is: `kilometer` a length of a thousand meters.
  private(set) var sizes = WordMap<Measure>()
  /// What makes a length an area: `persegi`.
  private(set) var squares: Set<String> = []
  /// "March 7"
  let writesMonthFirst: Bool
  /// "a hundred thousand": an article may stand for one.
  private(set) var hasArticle = false
  /// Every word of the language's rows: what it doesn't hold is in none of the above.
  private var known = WordMap<Bool>()

  /// Knows the marks, but no word.
  init(_ tongue: Tongue) {
    groupMark = UInt8(ascii: tongue == .indonesian ? "." : ",")
    decimalMark = UInt8(ascii: tongue == .indonesian ? "," : ".")
    toleratesForeignGroups = tongue == .indonesian
    writesMonthFirst = tongue == .english
  }

  init(_ tongue: Tongue, _ table: TSVTable) throws(TSVTable.Problem) {
    self.init(tongue)
    for row in table.rows where row.fields[0] == tongue.rawValue {
      for word in row.fields[2].split(separator: " ") {
        guard add(String(word), kind: row.fields[1], value: row.fields[3]) else {
          throw TSVTable.Problem(
            file: table.file, line: row.line,
            message: "'\(row.fields[1])' is no kind, or '\(row.fields[3])' no value of it")
        }
      }
    }
  }

  private mutating func add(_ word: String, kind: String, value: String) -> Bool {
    let number = Int(value)
    known[word] = true
    switch kind {
    case "teens": teens.insert(word)
    case "filler":
      fillers.insert(word)
      if word == "a" { hasArticle = true }
    case "half": halves.insert(word)
    case "joiner": joiners.insert(word)
    case "afternoon": afternoon.insert(word)
    case "morning": morning.insert(word)
    case "money": money.insert(word)
    case "measure": measures.insert(word)
    case "square": squares.insert(word)
    case "size":
      sizes[word] = Measure(value)
      return sizes[word] != nil
    case "fraction": fractions[word] = Quantity(fraction: value)
    case "unit": units[word] = number
    case "factor": factors[word] = number
    case "scale": scales[word] = number
    case "suffix": suffixes[word] = number
    case "divisor": divisors[word] = number
    case "ordinal", "month", "multiple", "other":
      if kind == "multiple" { multiples[word] = number }
      if kind == "ordinal" { ordinals[word] = number }
      if kind == "month" { months[word] = number }
      guard let number else { return false }
      others[word, default: []].append(number)
    default: return false
    }
    return number != nil || kind == "fraction" || value.isEmpty || kind == "half"
  }

  /// Whether the tables say anything of a word.
  func knows(_ word: String) -> Bool { known.holds(word) }

  /// Whether a word is part of numbers in words.
  func isNumber(_ word: String) -> Bool {
    guard knows(word) else { return false }
    return units[word] != nil || factors[word] != nil || scales[word] != nil || ordinals[word] != nil
      || teens.contains(word) || divisors[word] != nil
  }

  /// The power of ten of the word at `index`; what is no word of its own is one behind money only: `Rp2,5 M`.
  func scale(_ text: CheckedText, _ index: Int, isMoney: Bool) -> Int? {
    let token = text.tokens[index]
    if let power = scales[token.folded] { return power }
    return token.isGlued || isMoney && text.isCapitalized(token) ? suffixes[token.folded] : nil
  }

  /// Whether groups of three digits are parted by the other language's mark: "1.250.000".
  func isForeign(_ groups: [[UInt8]], _ marks: [UInt8]) -> Bool {
    marks.count > 1 && groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
      && marks.allSatisfy { $0 == decimalMark }
  }

  /// What digit groups with marks between them may mean.
  func readings(_ groups: [[UInt8]], _ marks: [UInt8]) -> [Quantity] {
    let first = groups[0]
    guard let mark = marks.first else { return [Quantity(first)] }
    let rest = groups.dropFirst()
    let joined = Array(groups.joined())
    let areThousands =
      first.count <= 3 && first.first != UInt8(ascii: "0") && rest.allSatisfy { $0.count == 3 }
    if marks.allSatisfy({ $0 == mark }) {
      if mark == groupMark, areThousands { return [Quantity(joined)] }
      if marks.count == 1 {
        let decimal = Quantity(first, groups[1])
        if mark == decimalMark {
          return toleratesForeignGroups && areThousands ? [decimal, Quantity(joined)] : [decimal]
        }
        // A clock time, `10.29` or `10:29`; a comma is none.
        if mark != UInt8(ascii: ",") { return [decimal] }
        return [Quantity(joined)]
      }
      if mark == UInt8(ascii: ":") { return [Quantity(first, rest.joined())] }
      if toleratesForeignGroups, areThousands { return [Quantity(joined)] }
    } else if marks.dropLast().allSatisfy({ $0 == groupMark }), marks.last == decimalMark,
      rest.dropLast().allSatisfy({ $0.count == 3 })
    {
      return [Quantity(groups.dropLast().joined(), groups.last!)]
    }
    // A version or an address: the same figures in the same order.
    return [Quantity(joined)]
  }
}
