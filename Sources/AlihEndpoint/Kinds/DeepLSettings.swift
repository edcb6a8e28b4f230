/// What `alih.yaml` may say of DeepL's own: everything here goes along with each request as it is.
package struct DeepLSettings: Sendable {
  /// Glossaries that the account has, instead of the house's own.
  package var glossaries: [String] = []
  package var customInstructions: [String] = []
  /// Beside the article itself, which is always given; not translated, and free.
  package var context: String?
  package var formality: String?
  package var modelType: String?
  package var translationMemory: String?
  /// Percent.
  package var translationMemoryThreshold: Int?

  package init() {}

  package static let keys = [
    "glossary", "glossary_ids", "custom_instructions", "context", "formality", "model_type",
    "translation_memory_id", "translation_memory_threshold",
  ]
  package static let formalities = ["default", "more", "less", "prefer_more", "prefer_less"]
  package static let modelTypes = ["quality_optimized", "prefer_quality_optimized", "latency_optimized"]
  package static let mostGlossaries = 5
  package static let mostInstructions = 10
  /// Characters.
  package static let longestInstruction = 300

  var fields: [String: Any] {
    var fields: [String: Any] = [:]
    if !customInstructions.isEmpty { fields["custom_instructions"] = customInstructions }
    fields["formality"] = formality
    fields["model_type"] = modelType
    fields["translation_memory_id"] = translationMemory
    fields["translation_memory_threshold"] = translationMemoryThreshold
    return fields
  }

  var answerFields: [String] {
    glossaries + customInstructions
      + [context, formality, modelType, translationMemory, translationMemoryThreshold.map { "\($0)" }]
      .compactMap(\.self)
  }
}
