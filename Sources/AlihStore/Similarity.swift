/// How much two sentences have in common.
enum Similarity {
  /// Letters and digits in a row, in small letters: "Rp1,2 triliun" -> rp1, 2, triliun.
  static func words(of text: String) -> [String] {
    text.lowercased().unicodeScalars
      .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
      .map { String($0) }
  }

  /// 1 for the same words in the same order, 0 for nothing in common: one minus the words to insert, remove or replace
  /// as a share of the longer sentence. Time is the product of both lengths.
  static func score(_ one: [String], _ other: [String]) -> Double {
    guard !one.isEmpty, !other.isEmpty else { return one.isEmpty && other.isEmpty ? 1 : 0 }
    var last = Array(0...other.count)
    for (index, word) in one.enumerated() {
      var row = [index + 1]
      for (column, counterpart) in other.enumerated() {
        row.append(
          min(last[column + 1] + 1, row[column] + 1, last[column] + (word == counterpart ? 0 : 1)))
      }
      last = row
    }
    return 1 - Double(last[other.count]) / Double(max(one.count, other.count))
  }
}
