/// What a translation was made with: results of different provenance are never taken for each other.
package struct Provenance: Sendable, Hashable {
  /// As the user calls it.
  package var engine: String
  package var model: String
  /// The fingerprint of the prompt, or of the offline engine's data.
  package var prompt: String
  /// The fingerprint of all term tables.
  package var glossary: String
  /// The fingerprint of the prompts for summaries; only summaries differ by it.
  package var summaryPrompts: String

  package init(
    engine: String, model: String = "", prompt: String = "", glossary: String = "",
    summaryPrompts: String = ""
  ) {
    self.engine = engine
    self.model = model
    self.prompt = prompt
    self.glossary = glossary
    self.summaryPrompts = summaryPrompts
  }
}
