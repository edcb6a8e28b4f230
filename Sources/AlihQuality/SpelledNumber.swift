import AlihModel

/// A number in words, taken in word by word: `dua puluh lima`, `two hundred and fifty thousand`, `dua setengah juta`.
struct SpelledNumber {
  private var total = 0
  private var current = 0
  private var hasHalf = false
  /// What `dua setengah juta` has beyond two million.
  private var half = 0
  private var sawFiller = false
  private(set) var isOpen = false

  /// Whether the word continues the number.
  mutating func read(_ word: String, in language: NumberLanguage) -> Bool {
    if let unit = language.units[word] {
      guard fits(unit) else { return false }
      current += unit
    } else if isOpen, let ordinal = language.ordinals[word] {
      // "twenty-first"
      guard current > 0, fits(ordinal) else { return false }
      current += ordinal
    } else if isOpen, language.teens.contains(word) {
      current += 10
    } else if !isOpen, language.hasArticle, let factor = language.factors[word] {
      // "a hundred thousand"
      current = factor
    } else if isOpen, let factor = language.factors[word] {
      let base = current % factor
      current = current - base + max(base, 1) * factor
    } else if isOpen, let power = language.scales[word], power <= 12 {
      total += max(current, 1) * Self.powers[power / 3]
      if hasHalf { half = Self.powers[power / 3] / 2 }
      (current, hasHalf) = (0, false)
    } else if isOpen, language.fillers.contains(word) {
      sawFiller = true
      return true
    } else if isOpen, !hasHalf, language.halves.contains(word) {
      hasHalf = true
    } else {
      return false
    }
    isOpen = true
    sawFiller = false
    // Longer than any number that news spells out; stop before it overflows.
    return current < 1_000_000 && total < 1_000_000_000_000_000
  }

  /// An ordinal that other words go on with: `kesembilan belas`.
  mutating func begin(with ordinal: Int) { (current, isOpen) = (ordinal, true) }

  /// "twenty-five" and "a hundred and five" go on; in "thirty and fifty" or "dua tiga" another number begins.
  private func fits(_ unit: Int) -> Bool {
    current % 100 == 0 || !sawFiller && current % 100 >= 20 && current % 10 == 0 && unit < 10
  }

  /// Nil when no word was a number.
  var value: [Quantity]? {
    guard isOpen else { return nil }
    let sum = total + current + half
    if hasHalf { return [Quantity(sum, tenths: 5), Quantity(sum)] }
    return [Quantity(sum)]
  }

  private static let powers = [1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000]
}
