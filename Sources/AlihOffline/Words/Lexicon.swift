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
  private let wordsOfPhrases = Locked<Set<String>?>(nil)
  /// How many rows there are.
  package let count: Int

  /// Reads lexicon files. All rows of a lemma in `files` count, in their order; `overrides` (a user's own files, the
  /// last one first) come before them.
  package init(
    files: [(name: String, bytes: [UInt8])], overrides: [(name: String, bytes: [UInt8])] = []
  ) throws(TSVTable.Problem) {
    var blob: [UInt8] = []
    blob.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count + 1 })
    let size = files.reduce(0) { $0 + $1.bytes.count }
    // A row takes about fifty bytes.
    var words = RowIndex(capacity: size / 60)
    var phrases = RowIndex(capacity: size / 60)
    for (number, file) in (files + overrides).enumerated() {
      let base = blob.count
      blob.append(contentsOf: file.bytes)
      if blob.last != UInt8(ascii: "\n") { blob.append(UInt8(ascii: "\n")) }
      let problem = blob.withUnsafeBufferPointer { blob in
        Self.scan(blob, from: base, file: file.name) { start, lemmaEnd, firstWordEnd in
          let priority = max(0, number - files.count + 1)
          if firstWordEnd == lemmaEnd {
            words.insert(start, key: start..<lemmaEnd, in: blob, priority: priority)
          } else {
            phrases.insert(start, key: start..<firstWordEnd, in: blob, priority: priority)
          }
        }
      }
      if let problem { throw problem }
    }
    bytes = blob
    count = words.count + phrases.count
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

  /// Whether a word stands in a multiword expression: `gurau` of `senda gurau`; the first to ask waits for all rows to be read.
  func isPartOfPhrase(_ word: String) -> Bool {
    wordsOfPhrases.withLock { known in
      if let known { return known.contains(word) }
      let read = readWordsOfPhrases()
      known = read
      return read.contains(word)
    }
  }

  private func readWordsOfPhrases() -> Set<String> {
    bytes.withUnsafeBufferPointer { bytes in
      var words: Set<String> = []
      for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
        let lemma = line.prefix { $0 != Self.tab }
        guard lemma.contains(UInt8(ascii: " ")) else { continue }
        for word in lemma.split(separator: UInt8(ascii: " ")) {
          words.insert(String(decoding: word, as: UTF8.self))
        }
      }
      return words
    }
  }

  /// Every word of the English columns in small letters, names' left out; reads all rows.
  func englishWords() -> Set<String> {
    bytes.withUnsafeBufferPointer { bytes in
      var words: Set<String> = []
      for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
        let fields = line.split(separator: Self.tab, maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count > 2, !fields[1].elementsEqual(WordClass.name.rawValue.utf8) else { continue }
        for word in fields[2].split(whereSeparator: { $0 < 0x41 }) {
          words.insert(String(decoding: word, as: UTF8.self).lowercased())
        }
      }
      return words
    }
  }

  private func senses(_ rows: [Int]) -> [Sense] {
    var result: [Sense] = []
    for row in rows {
      guard let sense = try? Sense(fields: fields(row)) else { continue }
      result.append(sense)
    }
    return result
  }

  /// The columns of a row.
  private func fields(_ row: Int) -> [String] {
    bytes.withUnsafeBufferPointer { bytes in
      var fields: [String] = []
      fields.reserveCapacity(5)
      var (at, start) = (row, row)
      while true {
        let byte = bytes[at]
        if byte == Self.tab || byte == UInt8(ascii: "\n") {
          let isLast = byte != Self.tab
          let end = isLast && at > row && bytes[at - 1] == UInt8(ascii: "\r") ? at - 1 : at
          fields.append(String(decoding: bytes[start..<end], as: UTF8.self))
          if isLast { break }
          start = at + 1
        }
        at += 1
      }
      while fields.count < 5 { fields.append("") }
      return fields
    }
  }

  private static let tab = UInt8(ascii: "\t")

  /// Calls `row` with where each row, its lemma and its lemma's first word end; gives back what is wrong with one.
  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, file: String, row: (Int, Int, Int) -> Void
  ) -> TSVTable.Problem? {
    var at = start
    var line = 0
    while at < bytes.count {
      line += 1
      let start = at
      var (lemmaEnd, firstWordEnd): (Int?, Int?) = (nil, nil)
      while bytes[at] != UInt8(ascii: "\n") {
        if lemmaEnd == nil {
          if bytes[at] == tab { lemmaEnd = at }
          if bytes[at] == UInt8(ascii: " "), firstWordEnd == nil { firstWordEnd = at }
        }
        at += 1
      }
      let end = at
      at += 1
      if end == start || bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "\r") { continue }
      if line == 1, bytes[start..<end].elementsEqual(columns.joined(separator: "\t").utf8) { continue }
      guard let lemmaEnd else {
        return TSVTable.Problem(
          file: file, line: line,
          message: "'\(String(decoding: bytes[start..<end], as: UTF8.self))' has one column; "
            + "a row is lemma, class, english, features, when, separated by tabs")
      }
      row(start, lemmaEnd, firstWordEnd ?? lemmaEnd)
    }
    return nil
  }
}

/// An open-addressing hash from a key's bytes to the rows that have it, in the order of the file.
private struct RowIndex: Sendable {
  private struct Entry {
    var row: Int32
    var keyLength: Int32
    var priority: Int32
    var next: Int32
    var last: Int32
  }

  private var slots: [Int32] = []
  private var entries: [Entry] = []

  var count: Int { entries.count }

  init(capacity: Int) {
    entries.reserveCapacity(capacity)
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  mutating func insert(_ row: Int, key: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, priority: Int) {
    if entries.count * 3 / 2 >= slots.count { grow(bytes) }
    let new = Int32(entries.count)
    entries.append(
      Entry(
        row: Int32(row), keyLength: Int32(key.count), priority: Int32(priority), next: -1, last: new))
    let slot = slot(of: UnsafeBufferPointer(rebasing: bytes[key]), in: bytes)
    guard slots[slot] >= 0 else {
      slots[slot] = new
      return
    }
    let first = Int(slots[slot])
    entries[Int(entries[first].last)].next = new
    entries[first].last = new
  }

  /// Rows of the highest priority (the last file) first; within a file, its order.
  func rows(for key: String, in bytes: [UInt8]) -> [Int] {
    var copy = key
    return bytes.withUnsafeBufferPointer { bytes in
      let first = copy.withUTF8 { slots[slot(of: $0, in: bytes)] }
      return first < 0 ? [] : chain(from: Int(first))
    }
  }

  /// Where a key's first entry is, or would be.
  private func slot(of key: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(key) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      let own = bytes[Int(entry.row)..<Int(entry.row + entry.keyLength)]
      if key.elementsEqual(UnsafeBufferPointer(rebasing: own)) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow(_ bytes: UnsafeBufferPointer<UInt8>) {
    let firsts = slots.filter { $0 >= 0 }
    slots = Array(repeating: -1, count: slots.count * 2)
    for first in firsts {
      let start = Int(entries[Int(first)].row)
      let key = UnsafeBufferPointer(rebasing: bytes[start..<start + Int(entries[Int(first)].keyLength)])
      slots[slot(of: key, in: bytes)] = first
    }
  }

  private func chain(from first: Int) -> [Int] {
    guard entries[first].next >= 0 else { return [Int(entries[first].row)] }
    var found: [Entry] = []
    var at = first
    while at >= 0 {
      found.append(entries[at])
      at = Int(entries[at].next)
    }
    guard let highest = found.map(\.priority).max() else { return [] }
    if found.allSatisfy({ $0.priority == highest }) { return found.map { Int($0.row) } }
    return found.enumerated().sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map { Int($0.element.row) }
  }

  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (value ^ (value >> 29)) & 0x7fff_ffff_ffff_ffff)
  }
}
