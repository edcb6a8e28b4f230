import AlihModel
import Foundation

/// The text of a chat model's answer, trusted in nothing, and understood wherever only one thing can be meant.
enum ChatReply {
  /// Finds the translations in an answer; each id ends in exactly one of the two lists.
  static func translations(in text: String, of ids: [String]) -> Result<TranslationReply, TranslatorFailure> {
    values(in: text).flatMap { values in
      let found = values.lazy.compactMap { answers(in: $0, of: ids) }.first ?? objects(in: values)
      guard let found else { return .failure(nothing(in: text, "translations")) }
      return .success(.matched(found, to: ids))
    }
  }

  /// Finds a summary in an answer; a sentence without words is left out, as is a segment that is no id.
  static func draft(in text: String) -> Result<SummaryDraft, TranslatorFailure> {
    values(in: text).flatMap { values in
      let list = values.lazy.compactMap { items(in: $0, named: "sentences") }.first ?? []
      let sentences = list.compactMap { item -> SummaryDraft.Sentence? in
        guard let fields = item as? [String: Any], let text = fields["text"] as? String else { return nil }
        let line = ReplyText.oneLine(text)
        let segments = (fields["segments"] as? [Any] ?? []).compactMap { $0 as? String }
        return line.isEmpty ? nil : SummaryDraft.Sentence(text: line, segments: segments)
      }
      return sentences.isEmpty
        ? .failure(nothing(in: text, "sentences")) : .success(SummaryDraft(sentences: sentences))
    }
  }

  private static func nothing(in text: String, _ name: String) -> TranslatorFailure {
    Fault.malformed.failure("the answer holds no list of \(name): '\(ReplyText.excerpt(text))'")
  }

  /// A list of answers, or an object whose keys are ids: `{"b1.s1": "It rained."}`.
  private static func answers(in value: Any, of ids: [String]) -> [(id: String, text: Any?)]? {
    if let items = items(in: value, named: "translations") {
      let answers = items.compactMap { answer($0) }
      // Of one segment that was asked for, one answer is enough, whatever it is called.
      guard answers.isEmpty, ids.count == 1, items.count == 1, let only = items[0] as? [String: Any] else {
        return answers
      }
      return [(ids[0], text(of: only))]
    }
    guard let root = value as? [String: Any] else { return nil }
    let fields = root["translations"] as? [String: Any] ?? root
    let known = Set(ids.map(TranslationReply.plain))
    guard !fields.isEmpty, fields.keys.allSatisfy({ known.contains(TranslationReply.plain($0)) }) else {
      return nil
    }
    return fields.map { id, value in (id, (value as? [String: Any]).map(text) ?? value) }
  }

  /// Objects one behind the other, without a list around them: `{"id": ...}` on each line.
  private static func objects(in values: [Any]) -> [(id: String, text: Any?)]? {
    let answers = values.compactMap { answer($0) }.filter { $0.text is String }
    return answers.isEmpty ? nil : answers
  }

  private static func answer(_ item: Any) -> (id: String, text: Any?)? {
    guard let fields = item as? [String: Any] else { return nil }
    let id = fields["id"] ?? fields["ID"] ?? fields["Id"]
    // Without this `1` would be a text for some models and a number for others.
    return ((id as? String) ?? (id as? NSNumber).map { "\($0)" }).map { ($0, text(of: fields)) }
  }

  private static func text(of fields: [String: Any]) -> Any? {
    ["text", "translation", "target"].lazy.compactMap { fields[$0] }.first
  }

  private static func items(in value: Any, named name: String) -> [Any]? {
    if let fields = value as? [String: Any] { return fields[name] as? [Any] }
    return (value as? [Any]).flatMap { $0.first is [String: Any] ? $0 : nil }
  }

  /// The JSON values in an answer, past code fences, chatter and thoughts; what a model thinks is never an answer.
  private static func values(in text: String) -> Result<[Any], TranslatorFailure> {
    var words = text[...]
    if let thought = text.matches(of: endOfThought).last { words = text[thought.range.upperBound...] }
    // Behind a brace it is a text's own: an article may be about such models.
    if let thought = words.firstMatch(of: startOfThought), !words[..<thought.range.lowerBound].contains("{") {
      return .failure(Fault.malformed.failure("the answer ends in the middle of what the model thinks"))
    }
    return .success(JSONScanner.values(in: Array(words.utf8)))
  }

  nonisolated(unsafe) private static let startOfThought =
    /<(?:think|thinking|thought|reasoning)>|\[THINK\]|<\|channel\|>analysis/.ignoresCase()
  nonisolated(unsafe) private static let endOfThought =
    /<\/(?:think|thinking|thought|reasoning)>|\[\/THINK\]|<\|channel\|>final<\|message\|>/.ignoresCase()
}
