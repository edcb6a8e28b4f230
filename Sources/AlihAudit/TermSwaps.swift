import AlihGlossary
import AlihModel

/// Finds terms whose renderings stand in each other's place: "Iran attacked the US" for `AS menyerang Iran`.
package struct TermSwaps: Sendable {
  package static let file = "Glossary/id-en/rules/term-prepositions.tsv"

  private var sourceRoles: [String: String] = [:]
  private var englishRoles: [String: Set<String>] = [:]
  private let index: RenderingIndex

  /// - Throws: `TSVTable.Problem` with file and line.
  package init(_ bytes: [UInt8], _ glossary: Glossary) throws(TSVTable.Problem) {
    index = RenderingIndex(glossary)
    for row in try TSVTable(file: Self.file, bytes: bytes, columns: ["role", "source", "english"]).rows {
      for word in row.fields[1].split(separator: " ") { sourceRoles[String(word)] = row.fields[0] }
      for word in row.fields[2].split(separator: " ") {
        englishRoles[String(word), default: []].insert(row.fields[0])
      }
    }
  }

  /// A name in the translation that stands where a missing term should: "Russian" for `AS`.
  func stranger(for term: Term, in search: RenderingSearch, source: String) -> Range<Int>? {
    index.strangers(in: search, source: source).first { found in
      found.term.kind == term.kind && !found.term.target.contains(term.target)
        && !term.target.contains(found.term.target) && !term.variants.contains(found.term.target)
    }?.range
  }

  /// Neighbors of one family whose renderings stand in each other's place, as places in the list.
  ///
  /// They stand in the reverse order, and their prepositions don't explain it, or the nouns beside them are each other's.
  func exchanged(_ occurrences: [AuditedOccurrence], _ surroundings: Surroundings?) -> [(Int, Int)] {
    // Of a name that stands there less often than in the source, which mention was left out isn't known.
    let short = Set(occurrences.filter { !$0.verdict.isAccepted }.map(\.term.target))
    let places = occurrences.indices.filter {
      occurrences[$0].foundRange != nil
        && [.country, .place, .organization].contains(occurrences[$0].term.kind)
        && [.honored, .adjective].contains(occurrences[$0].verdict)
        && !short.contains(occurrences[$0].term.target)
    }
    return zip(places, places.dropFirst()).filter {
      let (a, b) = (occurrences[$0], occurrences[$1])
      return isExchanged(a, b) || isReversed(a, b) && surroundings?.areExchanged(a, b) == true
    }
  }

  /// Whether two of one family stand in the reverse order.
  private func isReversed(_ first: AuditedOccurrence, _ second: AuditedOccurrence) -> Bool {
    guard let a = first.foundRange, let b = second.foundRange else { return false }
    return a.lowerBound > b.lowerBound && first.term.kind == second.term.kind
      && first.term.target != second.term.target
  }

  private func isExchanged(_ first: AuditedOccurrence, _ second: AuditedOccurrence) -> Bool {
    guard isReversed(first, second), let a = first.foundRange, let b = second.foundRange else { return false }
    let (source, target) = (Array(first.unit.source.utf8), Array((first.unit.target ?? "").utf8))
    // In "AS dan Iran", "AS-Iran" the order tells nothing.
    let between = String(decoding: source[first.range.upperBound..<second.range.lowerBound], as: UTF8.self)
    let joint = between.trimmingWords
    guard joint.count > 1 || joint.count == 1 && !["dan", "atau", "serta"].contains(joint[0]) else {
      return false
    }
    guard !between.contains(where: { ".;!?".contains($0) }) else { return false }
    let (one, two) = (role(ahead: first.range, in: source), role(ahead: second.range, in: source))
    let (mine, other) = (roles(ahead: a, in: target), roles(ahead: b, in: target))
    let asIs = distance(one, mine) + distance(two, other) + 1
    let exchanged = distance(one, other) + distance(two, mine)
    if asIs - exchanged > 1 { return true }
    // With the order alone against it: active for passive, or the reverse, exchanges them rightly.
    let isPassive = joint.contains { $0.hasPrefix("di") && $0.count > 4 } || two == "agent"
    return exchanged < asIs && isPassive == (mine.contains("agent") || other.contains("agent"))
  }

  private func distance(_ role: String?, _ roles: Set<String>) -> Int {
    guard let role else { return roles.isEmpty ? 0 : 1 }
    return roles.contains(role) ? 0 : roles.isEmpty ? 1 : 2
  }

  /// The role that the preposition at most two words ahead of a term gives it; nil for none.
  private func role(ahead range: Range<Int>, in source: [UInt8]) -> String? {
    String(decoding: source[..<range.lowerBound], as: UTF8.self).trimmingWords.suffix(2).reversed()
      .lazy.compactMap { sourceRoles[$0] }.first
  }

  private func roles(ahead range: Range<Int>, in target: [UInt8]) -> Set<String> {
    String(decoding: target[..<range.lowerBound], as: UTF8.self).trimmingWords.suffix(3).reversed()
      .lazy.compactMap { englishRoles[$0] }.first ?? []
  }
}

extension String {
  /// The words in small letters, without marks.
  fileprivate var trimmingWords: [String] { lowercased().split { !$0.isLetter }.map(String.init) }
}
