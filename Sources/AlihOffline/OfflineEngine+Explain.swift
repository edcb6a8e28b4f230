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

  /// What the engine writes for a sentence by itself before any learned edit; nil where no edits are made, as in headlines.
  package func draft(of request: SegmentRequest) -> Wording.Draft? {
    memories.lend(morphology) { memory in
      var translation = SentenceTranslation(engine: self, memory: memory, role: request.role)
      translation.keepsDraft = true
      _ = translation.translate(request.text, terms: request.terms, people: request.initials)
      return translation.draft
    }
  }
}
