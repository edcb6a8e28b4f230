/// Which names stand together in an article: after `Dina Hartono`, a translation may call `Dina` "Hartono".
package struct NameRuns: Sendable {
  /// Of a word in small letters, those that stand in a name with it.
  private var others: [String: Set<String>] = [:]

  /// Words of a name; what is longer is a headline.
  private static let longest = 5

  package init() {}

  /// Linear in the texts.
  package init(in texts: [String]) {
    for text in texts {
      for run in Self.runs(in: text) {
        for (place, word) in run.enumerated() {
          others[word, default: []].formUnion(run[..<place] + run[(place + 1)...])
        }
      }
    }
  }

  /// Whether both are words of one name; capitals don't matter.
  package func areOne(_ one: String, _ other: String) -> Bool {
    others[one.lowercased()]?.contains(other.lowercased()) == true
  }

  /// The names of two words or more, each as its words in small letters.
  private static func runs(in text: String) -> [[String]] {
    var runs: [[String]] = []
    var run: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let letters = word.prefix { $0.isLetter || $0 == "-" || $0 == "'" }
      let isName = letters.first?.isUppercase == true && letters.dropFirst().contains { $0.isLowercase }
      if isName { run.append(letters.lowercased()) }
      guard !isName || letters.count < word.count else { continue }
      if (2...longest).contains(run.count) { runs.append(run) }
      run = []
    }
    return (2...longest).contains(run.count) ? runs + [run] : runs
  }
}
