import AlihModel

extension OfflineEngine {
  /// The sentence after every stage, for `alih explain`: the stage's name, its result indented below it.
  package func explain(_ sentence: String) -> String {
    var lines: [String] = []
    var translation = SentenceTranslation(engine: self, memory: WordMemory(morphology), role: .paragraph)
    translation.trace = { stage, result in
      lines.append(stage)
      lines += result.map { "  " + $0 }
    }
    let target = translation.translate(sentence, terms: [])
    return (lines + ["", target]).joined(separator: "\n")
  }
}
