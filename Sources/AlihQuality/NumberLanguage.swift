/// How a language writes numbers.
struct NumberLanguage: Sendable {
  /// The mark between groups of three digits; the other one of `.` and `,` is the decimal mark.
  let groupMark: UInt8
  let decimalMark: UInt8
  /// Whether a comma before three digits may also group them, as writers influenced by English do.
  let toleratesForeignGroups: Bool
  let units: [String: Int]
  /// What turns a unit into a teen: `belas`.
  let teens: String?
  let factors: [String: Int]
  /// Powers of ten of the words behind a figure.
  let scales: [String: Int]
  /// Powers of ten of what is glued to a figure: `5bn`.
  let suffixes: [String: Int]
  let fillers: Set<String>
  let halves: Set<String>
  let joiners: Set<String>
  /// Words that hint at a value: ordinals, months, pairs.
  let others: [String: [Int]]
  let fractions: [String: Quantity]

  func scale(_ text: CheckedText, _ index: Int, isGlued: Bool) -> Int? {
    let word = text.tokens[index].folded
    if let power = scales[word] { return power }
    return isGlued ? suffixes[word] : nil
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

extension NumberLanguage {
  static let indonesian = NumberLanguage(
    groupMark: UInt8(ascii: "."), decimalMark: UInt8(ascii: ","), toleratesForeignGroups: true,
    units: [
      "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
      "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1_000, "sejuta": 1_000_000,
    ],
    teens: "belas", factors: ["puluh": 10, "ratus": 100],
    scales: [
      "ratus": 2, "ribu": 3, "ribuan": 3, "juta": 6, "jutaan": 6, "miliar": 9, "milyar": 9, "miliaran": 9,
      "triliun": 12, "trilyun": 12,
    ],
    suffixes: ["rb": 3, "jt": 6, "m": 9, "t": 12, "k": 3], fillers: [], halves: ["setengah"],
    joiners: ["sampai", "hingga", "ke", "dan", "atau", "s", "d", "sd"],
    others: ordinals(
      [
        "pertama": [1], "perdana": [1], "kedua": [2], "keduanya": [2], "ketiga": [3], "ketiganya": [3],
        "keempat": [4],
        "kelima": [5], "keenam": [6], "ketujuh": [7], "kedelapan": [8], "kesembilan": [9], "kesepuluh": [10],
        "kesebelas": [11], "seorang": [1], "sebuah": [1], "seekor": [1], "sepasang": [2], "ganda": [2],
        "lusin": [12],
        "selusin": [12], "dekade": [10], "abad": [100], "semester": [6],
      ],
      months: [
        "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
        "november",
        "desember",
      ]),
    fractions: [
      "setengah": Quantity(0, tenths: 5), "separuh": Quantity(0, tenths: 5),
      "seperempat": Quantity([], "25".utf8),
    ])

  static let english = NumberLanguage(
    groupMark: UInt8(ascii: ","), decimalMark: UInt8(ascii: "."), toleratesForeignGroups: false,
    units: [
      "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
      "nine": 9,
      "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
      "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
      "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ],
    teens: nil, factors: ["hundred": 100],
    scales: [
      "hundred": 2, "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9,
      "trillion": 12, "trillions": 12, "bn": 9, "tn": 12, "mn": 6,
    ],
    suffixes: ["k": 3, "m": 6, "b": 9, "t": 12], fillers: ["and", "a"], halves: ["half"],
    joiners: ["to", "and", "or", "through"],
    others: ordinals(
      [
        "first": [1], "second": [2], "third": [3], "fourth": [4], "fifth": [5], "sixth": [6], "seventh": [7],
        "eighth": [8], "ninth": [9], "tenth": [10], "eleventh": [11], "twelfth": [12], "twentieth": [20],
        "thirtieth": [30],
        "fortieth": [40], "fiftieth": [50], "sixtieth": [60], "seventieth": [70], "eightieth": [80],
        "ninetieth": [90],

        "thirds": [3],
        "a": [1], "an": [1], "single": [1], "once": [1], "twice": [2], "both": [2], "pair": [2],
        "couple": [2],
        "double": [2], "doubled": [2], "triple": [3], "tripled": [3], "trio": [3], "quarter": [4, 3],
        "dozen": [12],
        "decade": [10], "century": [100], "noon": [12], "midnight": [0, 24, 12], "jan": [1], "feb": [2],
        "aug": [8],
        "sept": [9], "oct": [10], "nov": [11], "dec": [12], "hundred": [100], "thousand": [1_000],
        "million": [1_000_000],
      ],
      months: [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november",
        "december",
      ]),
    fractions: ["half": Quantity(0, tenths: 5), "quarter": Quantity([], "25".utf8)])

  private static func ordinals(_ words: [String: [Int]], months: [String]) -> [String: [Int]] {
    words.merging(zip(months, 1...).map { ($0, [$1]) }) { $0 + $1 }
  }
}
