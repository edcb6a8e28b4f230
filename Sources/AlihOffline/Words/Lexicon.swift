import AlihModel

/// The dictionary: finds the senses of a lemma, and the multiword expressions that begin with a word.
///
/// Rows stay as bytes until somebody asks for them, so that loading costs one pass over the files (about 1 ms for
/// 20,000 rows) and a lookup costs one probe of a hash table, whatever the size.
package final class Lexicon: Sendable {
  static let columns = ["lemma", "class", "english", "features", "when"]

  private let bytes: [UInt8]
  private let words: RowIndex
  private let phrases: RowIndex
  /// How many rows there are.
  package let count: Int

  /// Reads lexicon files. All rows of a lemma in `files` count, in their order; `overrides` (a user's own files, the
  /// last one first) come before them.
  package init(
    files: [(name: String, bytes: [UInt8])], overrides: [(name: String, bytes: [UInt8])] = []
  ) throws(TSVTable.Problem) {
    var blob: [UInt8] = []
    blob.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count + 1 })
    var rows: [(start: Int, lemmaEnd: Int, firstWordEnd: Int, file: Int)] = []
    for (number, file) in (files + overrides).enumerated() {
      let base = blob.count
      blob.append(contentsOf: file.bytes)
      if blob.last != UInt8(ascii: "\n") { blob.append(UInt8(ascii: "\n")) }
      try Self.scan(blob[base...], file: file.name) { start, lemmaEnd, firstWordEnd in
        rows.append((start, lemmaEnd, firstWordEnd, max(0, number - files.count + 1)))
      }
    }
    bytes = blob
    count = rows.count
    var words = RowIndex(capacity: rows.count)
    var phrases = RowIndex(capacity: rows.count / 2)
    for row in rows {
      if row.firstWordEnd == row.lemmaEnd {
        words.insert(row.start, key: row.start..<row.lemmaEnd, in: blob, priority: row.file)
      } else {
        phrases.insert(row.start, key: row.start..<row.firstWordEnd, in: blob, priority: row.file)
      }
    }
    self.words = words
    self.phrases = phrases
  }

  /// The senses of a one-word lemma, in the order of preference; empty when it is unknown.
  func senses(of lemma: String) -> [Sense] {
    senses(words.rows(for: lemma, in: bytes))
  }

  /// Whether a one-word lemma has a sense of this class; cheaper than `senses`.
  func contains(_ lemma: String, as wordClass: WordClass) -> Bool {
    words.rows(for: lemma, in: bytes).contains { row in
      var at = row
      while bytes[at] != Self.tab { at += 1 }
      return bytes[(at + 1)...].starts(with: wordClass.rawValue.utf8)
    }
  }

  /// The multiword expressions whose first word this is, longest first.
  func phrases(from first: String) -> [Sense] {
    senses(phrases.rows(for: first, in: bytes)).sorted { $0.length > $1.length }
  }

  /// Every word of the English columns in small letters, names' left out; reads all rows.
  func englishWords() -> Set<String> {
    var words: Set<String> = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let fields = line.split(separator: Self.tab, omittingEmptySubsequences: false)
      guard fields.count > 2, !fields[1].elementsEqual(WordClass.name.rawValue.utf8) else { continue }
      for word in fields[2].split(whereSeparator: { $0 < 0x41 }) {
        words.insert(String(decoding: word, as: UTF8.self).lowercased())
      }
    }
    return words
  }

  private func senses(_ rows: [Int]) -> [Sense] {
    var result: [Sense] = []
    for row in rows {
      guard let sense = try? Sense(fields: fields(row)) else { continue }
      result.append(sense)
    }
    return result
  }

  private func fields(_ row: Int) -> [String] {
    var end = row
    while bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > row, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var fields = bytes[row..<end].split(separator: Self.tab, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    while fields.count < 5 { fields.append("") }
    return fields
  }

  private static let tab = UInt8(ascii: "\t")

  private static func scan(
    _ bytes: ArraySlice<UInt8>, file: String, row: (Int, Int, Int) -> Void
  ) throws(TSVTable.Problem) {
    var at = bytes.startIndex
    var line = 0
    while at < bytes.endIndex {
      line += 1
      var end = at
      while bytes[end] != UInt8(ascii: "\n") { end += 1 }
      defer { at = end + 1 }
      if end == at || bytes[at] == UInt8(ascii: "#") || bytes[at] == UInt8(ascii: "\r") { continue }
      var lemmaEnd = at
      var firstWordEnd: Int?
      while lemmaEnd < end, bytes[lemmaEnd] != tab {
        if bytes[lemmaEnd] == UInt8(ascii: " "), firstWordEnd == nil { firstWordEnd = lemmaEnd }
        lemmaEnd += 1
      }
      if line == 1, bytes[at..<end].elementsEqual(columns.joined(separator: "\t").utf8) { continue }
      guard lemmaEnd < end else {
        throw TSVTable.Problem(
          file: file, line: line,
          message: "'\(String(decoding: bytes[at..<end], as: UTF8.self))' has one column; "
            + "a row is lemma, class, english, features, when, separated by tabs")
      }
      row(at, lemmaEnd, firstWordEnd ?? lemmaEnd)
    }
  }
}

/// An open-addressing hash from a key's bytes to the rows that have it, in the order of the file.
private struct RowIndex: Sendable {
  private struct Entry {
    var row: Int
    var keyLength: Int
    var priority: Int
    var next: Int
    var last: Int
  }

  private var slots: [Int32]
  private var entries: [Entry] = []
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
    entries.reserveCapacity(capacity)
  }

  mutating func insert(_ row: Int, key: Range<Int>, in bytes: [UInt8], priority: Int) {
    let new = entries.count
    entries.append(Entry(row: row, keyLength: key.count, priority: priority, next: -1, last: new))
    var slot = Self.hash(bytes[key]) & mask
    while slots[slot] >= 0 {
      let first = Int(slots[slot])
      if entries[first].keyLength == key.count,
        bytes[key].elementsEqual(bytes[entries[first].row..<entries[first].row + key.count])
      {
        entries[entries[first].last].next = new
        entries[first].last = new
        return
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(new)
  }

  /// Rows of the highest priority (the last file) first; within a file, its order.
  func rows(for key: String, in bytes: [UInt8]) -> [Int] {
    var copy = key
    return copy.withUTF8 { key in
      var slot = Self.hash(key) & mask
      while slots[slot] >= 0 {
        let first = entries[Int(slots[slot])]
        if first.keyLength == key.count, key.elementsEqual(bytes[first.row..<first.row + key.count]) {
          return chain(from: Int(slots[slot]))
        }
        slot = (slot + 1) & mask
      }
      return []
    }
  }

  private func chain(from first: Int) -> [Int] {
    var found: [Entry] = []
    var at = first
    while at >= 0 {
      found.append(entries[at])
      at = entries[at].next
    }
    guard let highest = found.map(\.priority).max() else { return [] }
    if found.allSatisfy({ $0.priority == highest }) { return found.map(\.row) }
    return found.enumerated().sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map(\.element.row)
  }

  private static func hash(_ key: some Sequence<UInt8>) -> Int {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (value ^ (value >> 29)) & 0x7fff_ffff_ffff_ffff)
  }
}
