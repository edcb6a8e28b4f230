import AlihModel
import Foundation

/// What an endpoint can do wrong; the names are stable, in findings and counts.
enum Fault: String {
  case auth, quota, rate, overload
  case tooBig = "too-big"
  case refused, malformed, unsupported, transport

  /// No use in asking again in this run.
  var isFinal: Bool { self == .auth || self == .quota || self == .unsupported }

  func failure(_ message: String) -> TranslatorFailure { TranslatorFailure(kind: rawValue, message: message) }
}

/// The answer to a chat completion, trusted in nothing.
enum ChatReply {
  /// Sorts an answer's translations by the ids that were asked for; each id ends in exactly one of the two lists.
  static func reply(_ body: [UInt8], to ids: [String]) -> TranslationReply {
    switch content(of: body) {
    case .failure(let failure): none(of: ids, failure)
    case .success(let text): translations(in: text, of: ids)
    }
  }

  /// The same failure for each id.
  static func none(of ids: [String], _ failure: TranslatorFailure) -> TranslationReply {
    TranslationReply(
      translations: [],
      failures: Dictionary(ids.map { ($0, failure) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// The message's text, unless the server says that there is none worth reading.
  static func content(of body: [UInt8]) -> Result<String, TranslatorFailure> {
    guard let root = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
      return .failure(Fault.malformed.failure("the answer is no JSON object: '\(excerpt(body))'"))
    }
    guard let choice = (root["choices"] as? [[String: Any]])?.first,
      let message = choice["message"] as? [String: Any]
    else { return .failure(Fault.malformed.failure("the answer has no 'choices' with a message")) }
    if let refusal = message["refusal"] as? String, !refusal.isEmpty {
      return .failure(Fault.refused.failure("the model refused: '\(excerpt([UInt8](refusal.utf8)))'"))
    }
    switch choice["finish_reason"] as? String {
    case "content_filter": return .failure(Fault.refused.failure("a content filter stopped the answer"))
    case "length": return .failure(Fault.tooBig.failure("the answer was cut off (finish_reason: length)"))
    default: break
    }
    guard let value = message["content"] else {
      return .failure(Fault.malformed.failure("the answer's message has no 'content'"))
    }
    if value is NSNull { return .failure(Fault.refused.failure("the answer's content is null")) }
    guard let text = value as? String else {
      return .failure(Fault.malformed.failure("the answer's content is no text"))
    }
    return .success(text)
  }

  private static func translations(in text: String, of ids: [String]) -> TranslationReply {
    guard let items = items(in: text) else {
      let shown = excerpt([UInt8](text.utf8))
      return none(of: ids, Fault.malformed.failure("the answer holds no list of translations: '\(shown)'"))
    }
    let wanted = Set(ids)
    var texts: [String: String] = [:]
    var failures: [String: TranslatorFailure] = [:]
    for item in items {
      guard let fields = item as? [String: Any], let id = fields["id"] as? String, wanted.contains(id) else {
        continue
      }
      if texts[id] != nil || failures[id] != nil {
        failures[id] = Fault.malformed.failure("the answer has this id twice")
      } else if let text = fields["text"] as? String {
        let clean = oneLine(text)
        if clean.isEmpty {
          failures[id] = Fault.malformed.failure("the answer for it is empty")
        } else {
          texts[id] = clean
        }
      } else {
        failures[id] = Fault.malformed.failure("the answer for it is no text")
      }
    }
    for id in ids where texts[id] == nil && failures[id] == nil {
      failures[id] = Fault.malformed.failure("the answer leaves it out")
    }
    let kept = ids.filter { texts[$0] != nil && failures[$0] == nil }
    return TranslationReply(
      translations: kept.map { Translation(id: $0, text: texts[$0] ?? "") }, failures: failures)
  }

  /// The list in a reply, past code fences and chatter: the first balanced JSON value that holds one.
  private static func items(in text: String) -> [Any]? {
    var bytes = ArraySlice(Array(text.utf8))
    if let thought = text.range(of: "</think>", options: .backwards) {
      bytes = ArraySlice(Array(text[thought.upperBound...].utf8))
    }
    var start = bytes.startIndex
    while let open = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
    {
      guard let end = endOfValue(bytes, from: open) else { return nil }
      if let value = try? JSONSerialization.jsonObject(with: Data(bytes[open..<end])) {
        if let fields = value as? [String: Any], let list = fields["translations"] as? [Any] { return list }
        if let list = value as? [Any], list.first is [String: Any] { return list }
      }
      start = end
    }
    return nil
  }

  /// Where the brackets that open at `open` are closed again, strings skipped; nil when they never are.
  private static func endOfValue(_ bytes: ArraySlice<UInt8>, from open: Int) -> Int? {
    var depth = 0
    var isInString = false
    var index = open
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += isInString ? 0 : 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= isInString ? 0 : 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// A server's words for a message: one line, at most 120 characters.
  static func excerpt(_ bytes: [UInt8]) -> String {
    let text = oneLine(String(decoding: bytes.prefix(600), as: UTF8.self))
    return text.count > 120 ? text.prefix(120) + "..." : text
  }

  /// A segment is one line, and so is its translation; control characters have no place in either.
  private static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isAfterBlank = true
    for scalar in text.unicodeScalars {
      let isBlank = scalar.value < 0x20 || scalar == " " || (0x7F...0x9F).contains(scalar.value)
      if isBlank && isAfterBlank { continue }
      scalars.append(isBlank ? " " : scalar)
      isAfterBlank = isBlank
    }
    if scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
