import Foundation

/// Finds JSON values among other text, also such as small models write them.
enum JSONScanner {
  /// The values of brackets that are closed again, in their order; linear.
  static func values(in bytes: [UInt8]) -> [Any] {
    var values: [Any] = []
    var start = bytes.startIndex
    while let open = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
    {
      guard let end = endOfValue(bytes, from: open) else { break }
      if let value = value(Array(bytes[open..<end])) { values.append(value) }
      start = end
    }
    return values
  }

  private static func value(_ bytes: [UInt8]) -> Any? {
    (try? JSONSerialization.jsonObject(with: Data(bytes)))
      ?? (try? JSONSerialization.jsonObject(with: Data(mended(bytes))))
  }

  /// What can only mean one thing, as JSON has it: raw control characters in a text, an escape that is none (`\'`), and a
  /// comma behind the last item.
  private static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isInText = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isInText, byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        let next = bytes[index + 1]
        if "\"\\/bfnrtu".utf8.contains(next) { result.append(byte) }
        result.append(next)
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isInText.toggle() }
      if isInText, byte < 0x20 {
        result += Array(byte == 0x0A ? "\\n".utf8 : " ".utf8)
      } else {
        if !isInText, byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { dropComma(&result) }
        result.append(byte)
      }
      index += 1
    }
    return result
  }

  private static func dropComma(_ bytes: inout [UInt8]) {
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }), bytes[last] == UInt8(ascii: ",") else { return }
    bytes.removeSubrange(last...)
  }

  /// Where the brackets that open at `open` are closed again, texts skipped; nil when they never are.
  private static func endOfValue(_ bytes: [UInt8], from open: Int) -> Int? {
    var depth = 0
    var isInText = false
    var index = open
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInText: index += 1
      case UInt8(ascii: "\""): isInText.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += isInText ? 0 : 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= isInText ? 0 : 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
