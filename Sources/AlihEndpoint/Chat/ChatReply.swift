import AlihModel
import Foundation

/// The text of a chat model's answer, trusted in nothing.
enum ChatReply {
  /// Finds the translations in an answer; each id ends in exactly one of the two lists.
  static func translations(in text: String, of ids: [String]) -> Result<TranslationReply, TranslatorFailure> {
    guard let items = items(in: text, named: "translations") else {
      let shown = ReplyText.excerpt(text)
      return .failure(Fault.malformed.failure("the answer holds no list of translations: '\(shown)'"))
    }
    let answers = items.compactMap { item -> (id: String, text: Any?)? in
      guard let fields = item as? [String: Any], let id = fields["id"] as? String else { return nil }
      return (id, fields["text"])
    }
    return .success(.matched(answers, to: ids))
  }

  /// Finds a summary in an answer; a sentence without words is left out, as is a segment that is no id.
  static func draft(in text: String) -> Result<SummaryDraft, TranslatorFailure> {
    let sentences = items(in: text, named: "sentences")?.compactMap { item -> SummaryDraft.Sentence? in
      guard let fields = item as? [String: Any], let text = fields["text"] as? String else { return nil }
      let line = ReplyText.oneLine(text)
      let segments = (fields["segments"] as? [Any] ?? []).compactMap { $0 as? String }
      return line.isEmpty ? nil : SummaryDraft.Sentence(text: line, segments: segments)
    }
    guard let sentences, !sentences.isEmpty else {
      let shown = ReplyText.excerpt(text)
      return .failure(Fault.malformed.failure("the answer holds no list of sentences: '\(shown)'"))
    }
    return .success(SummaryDraft(sentences: sentences))
  }

  /// The list in a reply, past code fences and chatter: the first balanced JSON value that holds one.
  private static func items(in text: String, named name: String) -> [Any]? {
    var bytes = ArraySlice(Array(text.utf8))
    if let thought = text.range(of: "</think>", options: .backwards) {
      bytes = ArraySlice(Array(text[thought.upperBound...].utf8))
    }
    var start = bytes.startIndex
    while let open = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
    {
      guard let end = endOfValue(bytes, from: open) else { return nil }
      if let value = try? JSONSerialization.jsonObject(with: Data(bytes[open..<end])) {
        if let fields = value as? [String: Any], let list = fields[name] as? [Any] { return list }
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
}
