/// Distinct words by number, in the order in which they came; looked up by their bytes, without strings.
struct ByteTable: Sendable {
  private var bytes: [UInt8] = []
  private var entries: [(start: Int32, end: Int32, hash: UInt32)] = []
  /// The number of an entry plus one, or zero; a power of two of them, at most half of them taken.
  private var slots = [Int32](repeating: 0, count: 64)

  var count: Int { entries.count }

  /// An entry's own bytes.
  subscript(_ number: Int) -> ArraySlice<UInt8> {
    bytes[Int(entries[number].start)..<Int(entries[number].end)]
  }

  func text(_ number: Int) -> String { String(decoding: self[number], as: UTF8.self) }

  /// Nil for a word that isn't there.
  func number(of word: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = slots[slot(of: word, Self.hash(word))]
    return found == 0 ? nil : Int(found) - 1
  }

  /// The number of a word, which is added when it is new.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(word)
    let place = slot(of: word, hash)
    if slots[place] != 0 { return (Int(slots[place]) - 1, false) }
    let start = bytes.count
    bytes.append(contentsOf: word)
    entries.append((Int32(start), Int32(bytes.count), hash))
    slots[place] = Int32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return (entries.count - 1, true)
  }

  /// Where a word is, or where it would be.
  private func slot(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    while slots[place] != 0 {
      let entry = entries[Int(slots[place]) - 1]
      if entry.hash == hash, Int(entry.end - entry.start) == word.count,
        bytes[Int(entry.start)..<Int(entry.end)].elementsEqual(word)
      {
        break
      }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, entry) in entries.enumerated() {
      var place = Int(entry.hash) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = Int32(number + 1)
    }
  }

  /// FNV-1a.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in word { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }
}
