import AlihModel

/// The words before a verb that become part of its English group, from `rules/auxiliaries.tsv`.
struct Auxiliaries: Sendable {
  static let columns = ["word", "kind", "english"] + OfflineData.exampleColumns

  enum Kind: String, Sendable {
    case past, future, progressive
    case notYet = "notyet"
    case not
    /// Denies that something is sure to come: "belum tentu menang" -> "will not necessarily win".
    case notFuture = "not-future"
    case imperativeNot = "imperative-not"
    case modal, adverb
    /// Of what goes on: "masih mencari" is "still looking".
    case adverbProgressive = "adverb-progressive"
    case adverbPast = "adverb-past"
    case pastSimple = "past-simple"
    case reciprocal
    /// What must not be: "jangan sampai" -> "must not".
    case modalNot = "modal-not"
  }

  private var words = WordMap<(kind: Kind, english: String)>()

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    for row in table.rows {
      guard let kind = Kind(rawValue: row.fields[1]) else {
        throw TSVTable.Problem(
          file: table.file, line: row.line, message: "'\(row.fields[1])' is no kind of auxiliary")
      }
      words[row.fields[0]] = (kind, row.fields[2])
    }
  }

  func kind(of node: Node) -> Kind? {
    guard node.isLeaf, node.token.kind == .word else { return nil }
    guard let word = words[node.lower] else {
      if node.wordClass == .adverb, node.features.contains(.pre) { return .adverb }
      return node.wordClass == .particle && node.sense?.english.hasSuffix(" to") == true ? .modal : nil
    }
    switch node.wordClass {
    case .particle, .adverb, .adjective, .determiner, .unknown: return word.kind
    case .preposition, .noun, .verb:
      return node.reading?.wordClass == .verb && word.kind == .modal ? word.kind : nil
    default: return nil
    }
  }

  /// Whether the word is a modal, or the future.
  func isModal(_ word: String) -> Bool { words[word].map { [.modal, .future].contains($0.kind) } ?? false }

  /// Adds what a word says to the group.
  func apply(_ node: Node, to group: inout VerbGroup) {
    guard let word = words[node.lower] else {
      let english = node.text ?? node.sense?.english ?? node.lower
      if english.hasSuffix(" to") { group.modals.append(english) } else { group.adverbs.append(english) }
      return
    }
    switch word.kind {
    case .past:
      group.tense = .perfect
      // "sudah sejak lama menunggu" -> "have long waited"
      if !word.english.isEmpty { group.adverbs.append(word.english) }
    case .future: group.tense = .future
    case .progressive: group.progressive = true
    case .notYet:
      group.tense = .perfect
      group.negated = true
      group.notYet = true
      // "tak kunjung tiba" -> "has still not arrived"
      if !word.english.isEmpty { group.adverbs.append(word.english) }
    // "jangan sampai warga tidak makan" -> "residents must eat"
    case .not where group.negated && group.modals == ["should"]: group.negated = false
    case .not:
      group.negated = true
      // "belum tentu turun" -> "will not necessarily fall"
      if !word.english.isEmpty { group.adverbs.append(word.english) }
    case .notFuture:
      group.negated = true
      group.adverbs.append(word.english)
      group.tense = group.verb == "be" || group.verb.hasPrefix("be ") ? .present : .future
    case .imperativeNot:
      group.adverbs.insert("do not", at: 0)
      group.tense = .base
    case .modal: group.modals.append(word.english)
    case .modalNot:
      group.modals.append(word.english)
      group.negated = true
    case .adverb: group.adverbs.append(word.english)
    case .adverbProgressive:
      group.adverbs.append(word.english)
      group.progressive = true
    // "Jangan pernah menyerah" -> "Never give up"
    case .adverbPast where group.adverbs.first == "do not": group.adverbs[0] = "never"
    case .adverbPast:
      if group.tense != .future { group.tense = .past }
      if !group.negated { group.adverbs.append(word.english) } else { group.adverbs.append("ever") }
    case .pastSimple: group.tense = .past
    case .reciprocal: group.afterParticle = word.english
    }
  }
}
