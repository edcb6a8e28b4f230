/// A dictionary from words that is asked far more often than it is written, mostly for words that it doesn't hold.
///
/// Words are compared by their bytes. A question costs one pass over the word and about one probe of an open-addressing
/// table; Swift's own dictionary costs four times that, for its hashes withstand an attacker, whom tables don't have.
@frozen public struct WordMap<Value>: ExpressibleByDictionaryLiteral {
  @frozen @usableFromInline struct Slot {
    @usableFromInline var hash: UInt32
    /// Where the entry is; below 0 for a free slot.
    @usableFromInline var entry: Int32

    @usableFromInline init(hash: UInt32, entry: Int32) {
      (self.hash, self.entry) = (hash, entry)
    }
  }

  /// Their number is a power of two, at least twice that of the entries.
  @usableFromInline var slots: [Slot] = []
  @usableFromInline var entries: [(word: String, value: Value)] = []

  @inlinable public init() {}

  @inlinable public init(dictionaryLiteral elements: (String, Value)...) {
    for (word, value) in elements { self[word] = value }
  }

  @inlinable public var count: Int { entries.count }

  /// Every word with its value, in the order in which they came in.
  @inlinable public var all: [(word: String, value: Value)] { entries }

  /// What a word stands for; nil when the map doesn't hold it. No word is taken out: setting nil does nothing.
  @inlinable public subscript(word: String) -> Value? {
    get {
      let place = place(of: word)
      return place < 0 ? nil : entries[place].value
    }
    set {
      if let newValue { set(word, newValue) }
    }
  }

  @inlinable public subscript(word: String, default value: @autoclosure () -> Value) -> Value {
    get { self[word] ?? value() }
    // In place: an array that grows here is not copied at each of its steps.
    _modify {
      var place = place(of: word)
      if place < 0 {
        set(word, value())
        place = entries.count - 1
      }
      yield &entries[place].value
    }
  }

  @inlinable public func holds(_ word: String) -> Bool { place(of: word) >= 0 }

  /// Where the word's entry is; -1 for none.
  @inlinable func place(of word: String) -> Int {
    guard !slots.isEmpty else { return -1 }
    let (hash, mask) = (word.wordHash, slots.count - 1)
    var slot = Int(hash) & mask
    while case let found = slots[slot], found.entry >= 0 {
      if found.hash == hash, entries[Int(found.entry)].word == word { return Int(found.entry) }
      slot = (slot + 1) & mask
    }
    return -1
  }

  @inlinable mutating func set(_ word: String, _ value: Value) {
    let known = place(of: word)
    if known >= 0 {
      entries[known].value = value
      return
    }
    entries.append((word, value))
    if entries.count * 2 > slots.count {
      slots = Array(repeating: Slot(hash: 0, entry: -1), count: Swift.max(16, slots.count * 2))
      for entry in entries.indices { fill(entries[entry].word.wordHash, entry) }
    } else {
      fill(word.wordHash, entries.count - 1)
    }
  }

  @inlinable mutating func fill(_ hash: UInt32, _ entry: Int) {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot].entry >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Slot(hash: hash, entry: Int32(entry))
  }

  @inlinable public mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot].entry = -1 }
  }
}

extension WordMap: Sendable where Value: Sendable {}

/// A set of words, as quick to ask.
public typealias WordSet = WordMap<Bool>

extension WordSet: ExpressibleByArrayLiteral {
  @inlinable public init(arrayLiteral elements: String...) { self.init(elements) }

  @inlinable public init(_ words: some Sequence<String>) {
    self.init()
    for word in words { self[word] = true }
  }

  @inlinable public func contains(_ word: String) -> Bool { holds(word) }
  @inlinable public var isEmpty: Bool { count == 0 }
  @inlinable public mutating func insert(_ word: String) { self[word] = true }
}

extension WordMap.Slot: Sendable {}

extension String {
  /// A quick hash of its bytes, eight at a time; no shield against chosen collisions.
  @inlinable public var wordHash: UInt32 {
    var copy = self
    return copy.withUTF8 { bytes in
      var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
      var at = 0
      while at + 8 <= bytes.count {
        let eight = UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: at, as: UInt64.self)
        hash = (hash ^ eight) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 32
        at += 8
      }
      var rest: UInt64 = 0
      while at < bytes.count {
        rest = rest << 8 | UInt64(bytes[at])
        at += 1
      }
      hash = (hash ^ rest) &* 0xFF51_AFD7_ED55_8CCD
      return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
  }
}

extension StringProtocol {
  /// Whether a text holds another, byte for byte; Foundation's and the standard library's `contains` weigh every letter.
  @inlinable public func holds(bytesOf other: String) -> Bool {
    let wanted = other.utf8
    guard let first = wanted.first else { return true }
    var rest = utf8[...]
    while let at = rest.firstIndex(of: first) {
      rest = rest[at...]
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
