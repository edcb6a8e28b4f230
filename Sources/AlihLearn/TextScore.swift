import Foundation

/// How near translations are to those that people approved: BLEU (Papineni and others 2002) and chrF2 (Popović 2015), as
/// sacreBLEU counts them, over sentences added one by one.
package struct TextScore: Sendable {
  private var matches = [Double](repeating: 0, count: 4)
  private var written = [Double](repeating: 0, count: 4)
  private var approved = [Double](repeating: 0, count: 4)
  private var letters = [(matches: Double, written: Double, approved: Double)](repeating: (0, 0, 0), count: 6)

  package init() {}

  package static func += (one: inout TextScore, other: TextScore) {
    for order in 0..<4 {
      one.matches[order] += other.matches[order]
      one.written[order] += other.written[order]
      one.approved[order] += other.approved[order]
    }
    for order in 0..<6 {
      one.letters[order].matches += other.letters[order].matches
      one.letters[order].written += other.letters[order].written
      one.letters[order].approved += other.letters[order].approved
    }
  }

  /// Linear in both texts.
  package mutating func add(_ text: String, _ reference: String) {
    count(Self.words(of: text), Self.words(of: reference)) { order, same, own, other in
      matches[order] += same
      written[order] += own
      approved[order] += other
    }
    func scalars(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }
    count(scalars(text), scalars(reference), orders: 6) { order, same, own, other in
      // As there: a sentence without an n-gram of this length doesn't count in it.
      guard own > 0, other > 0 else { return }
      letters[order].matches += same
      letters[order].written += own
      letters[order].approved += other
    }
  }

  private func count<Unit: Hashable>(
    _ own: [Unit], _ other: [Unit], orders: Int = 4, _ receive: (Int, Double, Double, Double) -> Void
  ) {
    for order in 1...orders {
      var counts: [ArraySlice<Unit>: Int] = [:]
      for start in 0..<max(0, other.count - order + 1) {
        counts[other[start..<(start + order)], default: 0] += 1
      }
      var same = 0
      for start in 0..<max(0, own.count - order + 1) {
        let gram = own[start..<(start + order)]
        if let left = counts[gram], left > 0 {
          counts[gram] = left - 1
          same += 1
        }
      }
      receive(
        order - 1, Double(same), Double(max(0, own.count - order + 1)),
        Double(max(0, other.count - order + 1)))
    }
  }

  /// Marks by themselves, but not those inside numbers.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    let scalars = Array(text.unicodeScalars)
    func isDigit(_ at: Int) -> Bool { scalars.indices.contains(at) && ("0"..."9").contains(scalars[at]) }
    func close() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for (at, scalar) in scalars.enumerated() {
      let isInNumber = (scalar == "." || scalar == ",") && (isDigit(at - 1) && isDigit(at + 1))
      let isMark =
        scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar) && scalar != "'"
        && (scalar != "-" || isDigit(at - 1))
      if scalar.properties.isWhitespace {
        close()
      } else if isMark, !isInNumber {
        close()
        words.append(String(scalar))
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    close()
    return words
  }

  package var bleu: Double {
    guard written[0] > 0, !matches.contains(0) else { return 0 }
    let precision = (0..<4).reduce(0) { $0 + log(matches[$1] / written[$1]) } / 4
    return 100 * exp(min(0, 1 - approved[0] / written[0]) + precision)
  }

  package var chrF2: Double {
    var (precision, recall, orders) = (0.0, 0.0, 0.0)
    for letter in letters where letter.written > 0 && letter.approved > 0 {
      precision += letter.matches / letter.written
      recall += letter.matches / letter.approved
      orders += 1
    }
    guard orders > 0, precision + recall > 0 else { return 0 }
    (precision, recall) = (precision / orders, recall / orders)
    return 100 * 5 * precision * recall / (4 * precision + recall)
  }
}
