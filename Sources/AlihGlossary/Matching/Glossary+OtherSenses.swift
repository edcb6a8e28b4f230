import AlihModel

extension Glossary {
  /// Entries for acronyms that texts explain as something else: that for `KPK` where "Komite Pengelola Kebun (KPK)" stands, or
  /// "KPK (Komite Pengelola Kebun)".
  ///
  /// Only those of which the glossary tells what the letters stand for. Linear in the texts.
  func otherSenses(in texts: some Sequence<String>) -> Set<Int> {
    var found: Set<Int> = []
    var judged: Set<[String]> = []
    for text in texts where text.utf8.contains(UInt8(ascii: "(")) {
      for (acronym, name) in Explanations(text).list {
        guard let indices = acronyms[acronym], judged.insert([acronym] + name).inserted else { continue }
        found.formUnion(indices.filter { isOtherSense(entries[$0], acronym, name) })
      }
    }
    return found
  }

  private func isOtherSense(_ entry: TermEntry, _ acronym: String, _ name: [String]) -> Bool {
    let known = entries.filter(entry.isAnotherName)
      .flatMap { [$0.term.source] + $0.acceptedForms }
      .map { $0.lowercased().split { !$0.isLetter }.map(String.init) }
      .filter { $0.count > 1 && Explanations.start(of: acronym, in: $0) == 0 }
    guard !known.isEmpty else { return false }
    return !known.contains { Self.isSame($0, name) }
  }

  /// Whether one of two names has each longer word of the other, perhaps spelled otherwise: "Komisi Pemberantasan Tindak Pidana
  /// Korupsi" is the one that is known.
  private static func isSame(_ one: [String], _ other: [String]) -> Bool {
    let (a, b) = (beginnings(one), beginnings(other))
    return a.isSubset(of: b) || b.isSubset(of: a)
  }

  private static func beginnings(_ name: [String]) -> Set<String> {
    Set(name.filter { $0.count > 3 }.map { String($0.prefix(4).map { alike[$0] ?? $0 }) })
  }

  /// Letters that old and foreign spellings exchange: "konperensi", "konvensi".
  private static let alike: [Character: Character] = [
    "f": "p", "v": "p", "c": "k", "q": "k", "z": "s", "y": "i",
  ]
}

/// What a text says that its acronyms stand for.
private struct Explanations {
  /// In bytes; what a bracket behind an acronym holds beyond that is no name.
  private static let longestName = 160

  /// The words in small letters.
  private(set) var list: [(acronym: String, name: [String])] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    let words = WordScan.words(in: bytes)
    func word(_ index: Int) -> String { String(decoding: bytes[words[index]], as: UTF8.self) }
    for index in words.indices where (2...6).contains(words[index].count) {
      let range = words[index]
      guard bytes[range].allSatisfy(\.isCapital) else { continue }
      let opens = range.lowerBound > 0 && bytes[range.lowerBound - 1] == UInt8(ascii: "(")
      if opens, bytes[range.upperBound...].first == UInt8(ascii: ")") {
        let ahead = (max(0, index - 2 * range.count)..<index).map { word($0).lowercased() }
        if let start = Self.start(of: word(index), in: ahead) {
          list.append((word(index), Array(ahead[start...])))
        }
      } else if index + 1 < words.count,
        bytes[range.upperBound..<words[index + 1].lowerBound].elementsEqual(" (".utf8),
        let close = bytes[range.upperBound...].prefix(Self.longestName).firstIndex(of: UInt8(ascii: ")"))
      {
        let inside = words[(index + 1)...].prefix(2 * range.count).prefix { $0.upperBound <= close }.indices
          .map {
            word($0).lowercased()
          }
        if Self.start(of: word(index), in: inside) == 0 { list.append((word(index), inside)) }
      }
    }
  }

  /// Where the words begin, at whose end an acronym stands, that have its letters; nil when they haven't. One word between two
  /// of them may have none: "Badan Pengawas Obat dan Makanan".
  static func start(of acronym: String, in words: [String]) -> Int? {
    var letters = Array(acronym.lowercased())
    guard words.last?.first == letters.last else { return nil }
    var skipped = false
    for index in words.indices.reversed() {
      if words[index].first == letters.last {
        letters.removeLast()
        skipped = false
        if letters.isEmpty { return index }
      } else if skipped {
        return nil
      } else {
        skipped = true
      }
    }
    return nil
  }
}
