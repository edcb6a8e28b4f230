import AlihModel
import Foundation

/// The text of a chat model's answer, trusted in nothing, and understood wherever only one thing can be meant.
enum ChatReply {
  /// Finds the translations in an answer; each id ends in exactly one of the two lists.
  static func translations(in text: String, of ids: [String]) -> Result<TranslationReply, TranslatorFailure> {
    said(in: text).flatMap { said in
      guard let found = ChatAnswer(of: ids).items(in: values(in: said)) ?? LineAnswer(of: ids).items(in: said)
      else {
        return .failure(nothing(in: text, "translations"))
      }
      return .success(.matched(found, to: ids))
    }
  }

  /// Finds a summary in an answer; a sentence without words is left out, as is a segment that is no id.
  static func draft(in text: String) -> Result<SummaryDraft, TranslatorFailure> {
    said(in: text).flatMap { said in
      let list =
        values(in: said).reversed().lazy.compactMap { Self.sentences(in: $0) }.first { !$0.isEmpty } ?? []
      let sentences = list.compactMap { item -> SummaryDraft.Sentence? in
        let fields = item as? [String: Any] ?? ["text": item]
        guard let text = fields["text"] as? String ?? fields["sentence"] as? String else { return nil }
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

  /// A list of sentences, by itself, under its name, or in another object: `{"summary": {"sentences": [...]}}`.
  private static func sentences(in value: Any) -> [Any]? {
    if let fields = value as? [String: Any] {
      let named = fields.first { ["sentences", "summary"].contains($0.key.lowercased()) }?.value
      return (named as? [Any]) ?? (named as? [String: Any]).flatMap { sentences(in: $0) }
    }
    return (value as? [Any]).flatMap { $0.first is [String: Any] ? $0 : nil }
  }

  /// The JSON values in an answer, past code fences and chatter.
  private static func values(in said: String) -> [Any] { JSONScanner.values(in: Array(said.utf8)) }

  /// An answer without its thoughts; what a model thinks is never an answer.
  private static func said(in text: String) -> Result<String, TranslatorFailure> {
    var words = text[...]
    if let thought = text.matches(of: endOfThought).last { words = text[thought.range.upperBound...] }
    // Behind a brace it is a text's own: an article may be about such models.
    if let thought = words.firstMatch(of: startOfThought), !words[..<thought.range.lowerBound].contains("{") {
      return .failure(Fault.malformed.failure("the answer ends in the middle of what the model thinks"))
    }
    // An answer that is one text, written as JSON writes it.
    let inner = JSONDocument(words.utf8)?.text(at: "")
    return .success(inner ?? String(words))
  }

  /// `<think>`, `<thinking type="deep">`, `<seed:think>`, `<|channel|>analysis`, `[THINK]`, `\u{25C1}think\u{25B7}`
  nonisolated(unsafe) private static let startOfThought =
    /<[|]?(?:[a-z]+:)?(?:begin_of_|start_)?(?:think|thinking|thoughts?|reason|reasoning|reflect|reflection|scratchpad|analysis|monologue|inner_monologue|draft)\b[^<>]*>|\[THINK\]|<\|?channel\|?>(?:analysis|thought)|\x{25C1}think\x{25B7}/
    .ignoresCase()
  nonisolated(unsafe) private static let endOfThought =
    /<\/(?:[a-z]+:)?(?:think|thinking|thoughts?|reason|reasoning|reflect|reflection|scratchpad|analysis|monologue|inner_monologue|draft)>|<[|]?end_(?:of_)?(?:thought|thinking)[|]?>|\[\/THINK\]|<\|channel\|>final<\|message\|>|<channel\|>|\x{25C1}\/think\x{25B7}/
    .ignoresCase()
}
