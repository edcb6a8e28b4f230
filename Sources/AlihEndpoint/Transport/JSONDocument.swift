import Foundation

/// A JSON value from outside, trusted in nothing: each look at it says where, and gets nil for anything unexpected.
package struct JSONDocument: @unchecked Sendable {
  /// Of dictionaries, arrays, strings, numbers and null, which nobody changes.
  let root: Any

  /// Takes one JSON value, with or without a byte order mark; returns nil for bytes that are none.
  init?(_ bytes: some Collection<UInt8>) {
    var data = Data(bytes)
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data.removeFirst(3) }
    guard let root = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) else {
      return nil
    }
    self.root = root
  }

  init(root: Any) { self.root = root }

  /// The value at a JSON Pointer (RFC 6901) such as `/choices/0/message`; null is a value, too.
  func value(at pointer: String) -> Any? {
    var value = root
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let key = String(part.replacing("~1", with: "/").replacing("~0", with: "~"))
      if let fields = value as? [String: Any], let next = fields[key] {
        value = next
      } else if let items = value as? [Any], let index = Int(key), items.indices.contains(index) {
        value = items[index]
      } else {
        return nil
      }
    }
    return value
  }

  func isNull(at pointer: String) -> Bool { value(at: pointer) is NSNull }
  func text(at pointer: String) -> String? { value(at: pointer) as? String }
  func list(at pointer: String) -> [Any]? { value(at: pointer) as? [Any] }
  func documents(at pointer: String) -> [JSONDocument] { (list(at: pointer) ?? []).map(Self.init(root:)) }

  /// A whole number from zero to a hundred million.
  func count(at pointer: String) -> Int? { ReportedNumber(value(at: pointer))?.whole }

  /// The first of these places that holds a time, in seconds.
  func seconds(at pointers: [String]) -> Double? {
    pointers.lazy.compactMap { ReportedNumber(value(at: $0))?.value }.first
  }

  /// A text or a number, as servers like to change between them.
  func word(at pointer: String) -> String? {
    text(at: pointer) ?? (value(at: pointer) as? NSNumber).map { "\($0)" }
  }

  /// A text, or the text of a list of parts, where what a model thinks stands in parts of other types.
  func parts(at pointer: String) -> String? {
    if let text = text(at: pointer) { return text }
    return list(at: pointer)?.compactMap { part in
      let part = JSONDocument(root: part)
      return ["text", "output_text", nil].contains(part.text(at: "/type")) ? part.text(at: "/text") : nil
    }.joined()
  }

  static var null: Any { NSNull() }

  /// The bytes of a value that Alih builds itself, its keys in order.
  static func bytes(of value: Any) -> [UInt8] {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
    return [UInt8]((try? JSONSerialization.data(withJSONObject: value, options: options)) ?? Data())
  }
}
