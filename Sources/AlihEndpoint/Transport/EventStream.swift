import AlihModel
import Foundation

/// A reply that came in pieces although it was asked for whole: server-sent events, or a JSON object on each line.
struct EventStream {
  /// The objects in their order.
  let events: [JSONDocument]
  /// Whether the server said that this was all.
  let hasEnded: Bool

  /// Returns nil for anything else, above all for one whole JSON value.
  init?(_ body: [UInt8]) {
    guard let text = String(bytes: body, encoding: .utf8) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    var events: [JSONDocument] = []
    var hasEnded = false
    for line in lines {
      var text = line.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      if text.hasPrefix(":") || text.hasPrefix("event:") || text.hasPrefix("id:") || text.hasPrefix("retry:")
      {
        continue
      }
      // Only the first `data:` is the stream's own; an article may hold another.
      if text.hasPrefix("data:") { text = text.dropFirst(5).drop { $0 == " " } }
      if text.hasPrefix("[DONE]") {
        hasEnded = true
      } else if let event = JSONDocument(text.utf8) {
        events.append(event)
      } else if !text.isEmpty {
        return nil
      }
    }
    guard !events.isEmpty else { return nil }
    (self.events, self.hasEnded) = (events, hasEnded)
  }

  /// The connection held, and the answer is not whole all the same.
  static let cut = Fault.transport.failure("the answer came in pieces, and the last ones are missing")

  /// The texts at a place in each event, in one.
  func joined(_ pointers: String...) -> String {
    events.map { event in pointers.lazy.compactMap(event.parts(at:)).first ?? "" }.joined()
  }

  /// The last event that has something there.
  func last(with pointer: String) -> JSONDocument? {
    events.last { event in event.value(at: pointer).map { !($0 is NSNull) } ?? false }
  }
}
