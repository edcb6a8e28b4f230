import AlihModel

/// What a sentence says that another may say the opposite of: that prices rose, that a club lost.
package struct Stance: Sendable, Hashable {
  /// Which words exclude each other: `direction`.
  package let family: String
  /// In English: `rose`.
  package let side: String
  /// As the sentence has it: `naik`, `tidak naik`.
  package let source: String
  /// Of what it is said, as the sentence has it: `Harga cabai`, `Bima Lesmana`.
  package let subject: [String]

  /// Whether both are said of one thing: of the same two words, of the same name, or of one name among several.
  package func isOf(_ other: Stance) -> Bool {
    guard family == other.family, !subject.isEmpty, !other.subject.isEmpty else { return false }
    let (one, two) = (subject.map { $0.lowercased() }, other.subject.map { $0.lowercased() })
    if isOfName { return !Set(one).isDisjoint(with: two) }
    return one[0] == two[0] && (one.count < 2 || two.count < 2 || one[1] == two[1])
  }

  /// What both are said of.
  package func subject(with other: Stance) -> String {
    let its = Set(other.subject.map { $0.lowercased() })
    return subject.filter { its.contains($0.lowercased()) }.joined(separator: " ")
  }

  let isOfName: Bool
}

/// Finds the stances of sentences by `rules/opposites.tsv`.
package struct StanceReader: Sendable {
  private struct Side {
    let family: String
    let english: String
    let isOfName: Bool
  }

  static let file = "Glossary/id-en/rules/opposites.tsv"
  /// Words of a subject that are compared.
  private static let subject = 2
  /// Words between a negation and what it negates, and one more.
  private static let reach = 3

  private var sides: [String: Side] = [:]
  private var opposites: [String: [String]] = [:]
  private var negations: Set<String> = []
  private let rules: SummaryRules

  package init(_ rules: SummaryRules, reading bytes: (String) throws -> [UInt8]) throws {
    self.rules = rules
    let table = try TSVTable(
      file: Self.file, bytes: try bytes(Self.file), columns: ["family", "about", "side", "words", "example"])
    for row in table.rows {
      let words = row.fields[3].split(separator: " ").map(String.init)
      guard row.fields[0] != "not" else {
        negations.formUnion(words)
        continue
      }
      opposites[row.fields[0], default: []].append(row.fields[2])
      for word in words {
        sides[word] = Side(family: row.fields[0], english: row.fields[2], isOfName: row.fields[1] == "name")
      }
    }
  }

  /// The stances of a sentence, none where it takes both sides; linear in its length.
  package func stances(in sentence: String, isHeadline: Bool) -> [Stance] {
    let clauses = Self.clauses(of: sentence)
    var stances: [Stance] = []
    for words in clauses {
      for at in words.indices {
        guard let side = sides[words[at].lowercased()] else { continue }
        let before = words[..<at].suffix(Self.reach).lastIndex { negations.contains($0.lowercased()) }
        let negated = before.flatMap { _ in opposites[side.family]?.first { $0 != side.english } }
        // "Kepala dinas mengatakan pasokan berkurang": the supply has.
        let start = words[..<(before ?? at)].lastIndex { rules.isSpeech($0.lowercased()) }.map { $0 + 1 } ?? 0
        let first = words[start..<(before ?? at)].filter(tells)
        let subject =
          side.isOfName
          ? isHeadline ? [] : clauses.flatMap(names)
          : Array((first.isEmpty ? clauses[0].filter(tells) : first).prefix(Self.subject))
        stances.append(
          Stance(
            family: side.family, side: negated ?? side.english,
            source: words[(before ?? at)...at].joined(separator: " "), subject: subject,
            isOfName: side.isOfName))
      }
    }
    let sides = Dictionary(grouping: stances, by: \.family).mapValues { Set($0.map(\.side)) }
    return stances.filter { sides[$0.family]?.count == 1 }
  }

  private func tells(_ word: String) -> Bool {
    let lower = word.lowercased()
    return !rules.isStop(lower) && !rules.isGeneral(lower) && sides[lower] == nil
      && word.first?.isLetter == true
  }

  /// The capitalized words that tell, without those that institutions are called by: `Pengadilan Cendana`.
  private func names(_ words: [String]) -> [String] {
    var isInstitution = false
    return words.filter { word in
      let lower = word.lowercased()
      guard word.first?.isUppercase == true else {
        isInstitution = false
        return false
      }
      if rules.isTitle(lower) {
        isInstitution = false
      } else if rules.isGeneral(lower) {
        isInstitution = true
      }
      return !isInstitution && tells(word) && !rules.isTitle(lower)
    }
  }

  private static func clauses(of sentence: String) -> [[String]] {
    sentence.split { ",;:()–—".contains($0) }
      .map { clause in
        clause.split { !($0.isLetter || $0.isNumber || "-'".contains($0)) }.map(String.init)
      }.filter { !$0.isEmpty }
  }
}
