import AlihMarkup

/// The start tag of an element as a page's file has it.
enum StartTag {
  /// The tag with other values of some attributes; all else stays byte for byte.
  ///
  /// Of a name that comes twice browsers take the first; a name that it lacks comes last. O(length).
  ///
  /// - Parameter tag: from its `<` to its `>`, UTF-8.
  static func setting(_ values: [String: String], in tag: ArraySlice<UInt8>) -> [UInt8] {
    var left = values
    var result: [UInt8] = []
    var at = tag.prefix { !isBlank($0) && $0 != slash && $0 != close }.endIndex
    result += tag[..<at]
    while at < tag.endIndex {
      let blank = tag[at...].prefix { isBlank($0) || $0 == slash }
      at = blank.endIndex
      guard at < tag.endIndex, tag[at] != close else {
        for (name, value) in left.sorted(by: { $0.key < $1.key }) { result += written(name, value) }
        result += blank
        break
      }
      let nameEnd = tag[(at + 1)...].prefix { !isBlank($0) && $0 != slash && $0 != close && $0 != equals }
        .endIndex
      let end = valueEnd(of: tag, from: nameEnd)
      let name = String(decoding: tag[at..<nameEnd], as: UTF8.self)
      if let value = left.removeValue(forKey: name.lowercased()) {
        result += blank.dropLast() + written(name, value)
      } else {
        result += blank + tag[at..<end]
      }
      at = end
    }
    return result + tag[at...]
  }

  private static func valueEnd(of tag: ArraySlice<UInt8>, from nameEnd: Int) -> Int {
    let sign = tag[nameEnd...].prefix(while: isBlank).endIndex
    guard sign < tag.endIndex, tag[sign] == equals else { return nameEnd }
    let start = tag[(sign + 1)...].prefix(while: isBlank).endIndex
    guard start < tag.endIndex else { return start }
    if tag[start] == UInt8(ascii: "\"") || tag[start] == UInt8(ascii: "'") {
      return tag[(start + 1)...].firstIndex(of: tag[start]).map { $0 + 1 } ?? tag.endIndex
    }
    return tag[start...].prefix { !isBlank($0) && $0 != close }.endIndex
  }

  private static func written(_ name: String, _ value: String) -> [UInt8] {
    Array(" \(name)=\"\(MarkupNode.escapedAttribute(value))\"".utf8)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static let slash = UInt8(ascii: "/")
  private static let close = UInt8(ascii: ">")
  private static let equals = UInt8(ascii: "=")
}
