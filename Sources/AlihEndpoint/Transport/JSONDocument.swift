import Foundation

/// A JSON value from outside, trusted in nothing: each look at it says where, and gets nil for anything unexpected.
struct JSONDocument: @unchecked Sendable {
  /// Of dictionaries, arrays, strings, numbers and null, which nobody changes.
  let root: Any

  /// Returns nil for bytes that are no JSON.
  init?(_ bytes: some Collection<UInt8>) {
    guard let root = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
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
  func number(at pointer: String) -> Int? { value(at: pointer) as? Int }
  func list(at pointer: String) -> [Any]? { value(at: pointer) as? [Any] }

  /// A text or a number, as servers like to change between them.
  func word(at pointer: String) -> String? {
    text(at: pointer) ?? (value(at: pointer) as? NSNumber).map { "\($0)" }
  }

  static var null: Any { NSNull() }

  /// The bytes of a value that Alih builds itself, its keys in order.
  static func bytes(of value: Any) -> [UInt8] {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
    return [UInt8]((try? JSONSerialization.data(withJSONObject: value, options: options)) ?? Data())
  }
}
