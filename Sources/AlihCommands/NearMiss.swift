/// Finds the word that was probably meant.
enum NearMiss {
  /// `; did you mean 'glossary'?`, or nothing when no candidate is near.
  static func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
    let best = candidates.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
    guard let (candidate, distance) = best, distance <= max(1, word.utf8.count / 3) else { return "" }
    return "; did you mean '\(candidate)'?"
  }

  /// Bytes to insert, remove or replace, in time proportional to the product of the lengths; long words are cut.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...min(other.count, 64))
    for (index, byte) in one.prefix(64).enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in 1..<max(1, row.count) {
        let above = row[column]
        row[column] = min(above + 1, row[column - 1] + 1, diagonal + (byte == other[column - 1] ? 0 : 1))
        diagonal = above
      }
    }
    return row[row.count - 1] + max(0, abs(one.count - other.count) - 64)
  }
}
