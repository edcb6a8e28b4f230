/// Where a text is no valid UTF-8, counted as decoders count: one fault for each U+FFFD that they put in.
struct UTF8Faults {
  /// The offset of the first.
  private(set) var first: Int?
  private(set) var count = 0

  init(in bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] < 0x80 {
          offset += 1
          continue
        }
        let (length, isValid) = Self.sequence(in: bytes, at: offset)
        if !isValid {
          first = first ?? offset
          count += 1
        }
        offset += length
      }
    }
  }

  /// The sequence at `offset`, or as much of it as is right.
  private static func sequence(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (
    length: Int, isValid: Bool
  ) {
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch bytes[offset] {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (1, 0...0)
      }
    guard length > 1 else { return (1, false) }
    for step in 1..<length {
      guard offset + step < bytes.count, (step == 1 ? second : 0x80...0xBF).contains(bytes[offset + step])
      else {
        return (step, false)
      }
    }
    return (length, true)
  }
}
