/// The words that glossary entries are made of, numbered, whatever their case.
///
/// An open-addressing table over one byte buffer: looking a word up costs its length, however many words there are.
struct WordTable: Sendable {
  typealias ID = UInt32

  /// Not in the table.
  static let unknown: ID = 0

  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var slots: [ID] = Array(repeating: 0, count: 64)

  /// The number of a word, new if need be; numbers count from 1.
  mutating func insert(_ word: some Collection<UInt8>) -> ID {
    let folded = Folding.bytes(word)
    let known = id(of: folded, in: 0..<folded.count)
    if known != Self.unknown { return known }
    bytes += folded
    ends.append(bytes.count)
    let id = ID(ends.count - 1)
    if ends.count * 2 > slots.count { grow() } else { place(id) }
    return id
  }

  /// The number of the word in `range` of a text, or `unknown`.
  func id(of text: [UInt8], in range: Range<Int>) -> ID {
    var hash = Self.seed
    var previous: UInt8 = 0
    for index in range {
      let byte = text[index]
      hash = (hash ^ UInt64(Folding.byte(byte, after: previous))) &* Self.prime
      previous = byte
    }
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    while slots[slot] != Self.unknown {
      if isWord(slots[slot], text, range) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return Self.unknown
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  private func isWord(_ id: ID, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let start = ends[Int(id) - 1]
    guard ends[Int(id)] - start == range.count else { return false }
    var previous: UInt8 = 0
    for offset in 0..<range.count {
      let byte = text[range.lowerBound + offset]
      if bytes[start + offset] != Folding.byte(byte, after: previous) { return false }
      previous = byte
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for id in 1..<ends.count { place(ID(id)) }
  }

  private mutating func place(_ id: ID) {
    var hash = Self.seed
    for byte in bytes[ends[Int(id) - 1]..<ends[Int(id)]] { hash = (hash ^ UInt64(byte)) &* Self.prime }
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    while slots[slot] != Self.unknown { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = id
  }
}
