/// Finds the word that was probably meant: a near one, or the only one that begins so (`environ`).
enum NearMiss {
  /// `; did you mean 'glossary'?`, or nothing when no candidate is near.
  static func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
    let best = candidates.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
    if let (candidate, distance) = best, distance <= max(1, word.utf8.count / 3) {
      return "; did you mean '\(candidate)'?"
    }
    let longer = candidates.filter { word.utf8.count > 2 && $0.hasPrefix(word) }
    return longer.count == 1 ? "; did you mean '\(longer[0])'?" : ""
  }

  /// Bytes to insert, remove, replace or swap, in time proportional to the product of the lengths.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    guard abs(one.count - other.count) < 8 else { return .max }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (index, byte) in one.enumerated() {
      var row = [index + 1]
      for (column, counterpart) in other.enumerated() {
        var cost = min(last[column + 1] + 1, row[column] + 1, last[column] + (byte == counterpart ? 0 : 1))
        if index > 0, column > 0, byte == other[column - 1], one[index - 1] == counterpart {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[other.count]
  }
}
