/// 32 MB of zeros in 32 KB, as `gzip` makes them: a thousand times the same few bytes.
enum GzipBomb {
  /// Deflate blocks of the fixed code, each with one literal and matches of length 258 at distance 1.
  static let bytes: [UInt8] = {
    var bits = Bits()
    bits.append(1, 1)
    bits.append(1, 2)
    // A literal zero is 0x30 in eight bits; a match of 258 is 0xC5 in eight, its distance 1 five zero bits.
    bits.appendCode(0x30, 8)
    for _ in 0..<130_000 {
      bits.appendCode(0xC5, 8)
      bits.appendCode(0, 5)
    }
    bits.appendCode(0, 7)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + bits.bytes + [UInt8](repeating: 0, count: 8)
  }()

  private struct Bits {
    var bytes: [UInt8] = []
    private var used = 8

    /// Numbers go lowest bit first.
    mutating func append(_ value: Int, _ count: Int) {
      for bit in 0..<count { add(value >> bit & 1) }
    }

    /// Codes go highest bit first.
    mutating func appendCode(_ code: Int, _ count: Int) {
      for bit in (0..<count).reversed() { add(code >> bit & 1) }
    }

    private mutating func add(_ bit: Int) {
      if used == 8 {
        bytes.append(0)
        used = 0
      }
      bytes[bytes.count - 1] |= UInt8(bit << used)
      used += 1
    }
  }
}
