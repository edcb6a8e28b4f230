import Foundation

/// A JSON value from outside, trusted in nothing: each look at it says where, and gets nil for anything unexpected.
package struct JSONDocument: @unchecked Sendable {
  /// Of dictionaries, arrays, strings, numbers and null, which nobody changes.
  let root: Any

  /// Takes one JSON value, with or without a byte order mark; returns nil for bytes that are none.
  ///
  /// A number that JSON has no words for (`NaN`, `1e999`), as some servers report, doesn't cost the rest.
  init?(_ bytes: some Collection<UInt8>) {
    var data = Data(bytes)
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data.removeFirst(3) }
    let root = try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    let first = data.first { $0 > 0x20 }
    let isValue = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let isMended = root == nil && isValue && String(bytes: data, encoding: .utf8) != nil
    guard let root = root ?? (isMended ? LenientJSON.value(data) : nil) else { return nil }
    self.root = root
  }

  /// The error that a reply is, which may be the last event of a stream or stand alone in a list.
  init?(ofError bytes: [UInt8]) {
    guard let document = Self(bytes) ?? EventStream(bytes)?.events.last else { return nil }
    let only = document.list(at: "").flatMap { $0.count == 1 ? $0[0] as? [String: Any] : nil }
    self.init(root: only ?? document.root)
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

  /// A text, or the text of a list of parts, where what a model thinks stands in parts of other types; what is neither but
  /// JSON, as JSON.
  func parts(at pointer: String) -> String? { value(at: pointer).flatMap(Self.text(of:)) }

  /// What a model wants a function to be called with, once or for each segment, where the server takes the schema of an answer for one.
  func arguments(at pointer: String) -> String? {
    let calls = documents(at: pointer).compactMap {
      $0.parts(at: "/function/arguments") ?? $0.parts(at: "/input")
    }
    return calls.isEmpty ? nil : calls.joined(separator: "\n")
  }

  private static func text(of value: Any) -> String? {
    if let text = value as? String { return text }
    if let items = value as? [Any] {
      // Parts have no ids.
      let isAnswer = items.contains { item in
        (item as? [String: Any]).map { $0["id"] != nil && $0["type"] == nil } ?? false
      }
      if isAnswer { return json(items) }
      return items.compactMap { part($0) }.joined()
    }
    guard let fields = value as? [String: Any] else { return nil }
    return part(fields) ?? (fields["type"] == nil ? json(fields) : nil)
  }

  private static func part(_ value: Any) -> String? {
    if let text = value as? String { return text }
    let part = JSONDocument(root: value)
    guard ["text", "output_text", nil].contains(part.text(at: "/type")) else { return nil }
    return part.text(at: "/text") ?? part.text(at: "/text/value") ?? part.text(at: "/value")
  }

  private static func json(_ value: Any) -> String { String(decoding: bytes(of: value), as: UTF8.self) }

  static var null: Any { NSNull() }

  /// The bytes of a value that Alih builds itself, its keys in order.
  static func bytes(of value: Any) -> [UInt8] {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
    return [UInt8]((try? JSONSerialization.data(withJSONObject: value, options: options)) ?? Data())
  }
}
