import AlihModel

/// Stand-in until the glossary is merged.
package struct Glossary: Sendable {
  package init() {}
  package var count: Int { 1 }

  package func occurrences(in text: String, seen: inout Set<String>) -> [TermOccurrence] {
    guard let range = text.firstRange(of: "Korut") else { return [] }
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return [
      TermOccurrence(
        term: Term(source: "Korut", target: "North Korea"), range: start..<start + 5, rendering: "North Korea")
    ]
  }

  package func verdicts(for occurrences: [TermOccurrence], in target: String) -> [TermVerdict] {
    occurrences.map {
      let found = target.contains($0.term.target)
      return TermVerdict(
        source: $0.term.source, target: $0.term.target, found: found ? $0.term.target : nil,
        verdict: found ? .honored : .missing)
    }
  }
}
