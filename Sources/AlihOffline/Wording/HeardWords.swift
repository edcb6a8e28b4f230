import Foundation

/// What the desk's approved English says next to what: counts of pairs of neighbors, and of three in a row.
///
/// Probabilities are interpolated as Witten and Bell (1991) do: what a history leaves open goes to the shorter one.
package struct HeardWords: Sendable {
  private struct Phrase: Hashable {
    var first: Int32
    var second: Int32
    var third: Int32 = -1
  }

  private struct History {
    var count = 0.0
    var kinds = 0.0
  }

  private var ids: [String: Int32] = [:]
  private var phrases: [Phrase: Double] = [:]
  private var histories: [Phrase: History] = [:]
  private var words: [Double] = []
  private var total = 0.0

  package init(_ counts: [(words: [String], count: Int)] = []) {
    for (words, count) in counts { add(words, count) }
  }

  package var isEmpty: Bool { phrases.isEmpty }

  private mutating func id(_ word: String) -> Int32 {
    if let id = ids[word] { return id }
    ids[word] = Int32(words.count)
    words.append(0)
    return Int32(words.count - 1)
  }

  private mutating func add(_ phrase: [String], _ count: Int) {
    let ids = phrase.map { id($0) }
    let number = Double(count)
    var history = Phrase(first: ids[0], second: -1)
    var all = Phrase(first: ids[0], second: ids[1])
    if ids.count == 3 {
      history.second = ids[1]
      all.third = ids[2]
    } else {
      words[Int(ids[1])] += number
      total += number
    }
    phrases[all, default: 0] += number
    histories[history, default: History()].count += number
    histories[history, default: History()].kinds += 1
  }

  /// Whether one stands right before the other somewhere.
  func holds(_ first: String, _ second: String) -> Bool {
    guard let a = ids[first], let b = ids[second] else { return false }
    return phrases[Phrase(first: a, second: b)] != nil
  }

  /// The logarithm of the probability that the words from `start` on follow those before them.
  func logarithm(of words: [String], from start: Int) -> Double {
    let ids = words.map { self.ids[$0] ?? -1 }
    var sum = 0.0
    for at in start..<words.count { sum += log(probability(ids, at)) }
    return sum
  }

  private func probability(_ ids: [Int32], _ at: Int) -> Double {
    let size = Double(words.count + 1)
    let alone = ids[at] < 0 ? 0 : words[Int(ids[at])]
    var probability = (alone + 0.5) / (total + size)
    guard at > 0 else { return probability }
    let before = Phrase(first: ids[at - 1], second: -1)
    if let history = histories[before] {
      let pair = phrases[Phrase(first: ids[at - 1], second: ids[at])] ?? 0
      probability = (pair + history.kinds * probability) / (history.count + history.kinds)
    }
    guard at > 1, let history = histories[Phrase(first: ids[at - 2], second: ids[at - 1])] else {
      return probability
    }
    // Rows of three that were heard once are not kept: they count as what the history leaves open.
    let all = phrases[Phrase(first: ids[at - 2], second: ids[at - 1])] ?? 0
    let open = max(history.kinds, all - history.count)
    let three = phrases[Phrase(first: ids[at - 2], second: ids[at - 1], third: ids[at])] ?? 0
    return (three + open * probability) / (history.count + open)
  }
}
