/// Questions about the words inside a phrase.
extension Node {
  /// The leaf inside a noun phrase that has "-nya".
  var cliticLeaf: Node? {
    if isLeaf {
      return (wordClass == .noun || wordClass == .adjective) && reading?.clitic != nil ? self : nil
    }
    for case .node(let child) in parts {
      if let found = child.cliticLeaf { return found }
    }
    return nil
  }

  /// Whether its English begins with "this", "its", "the": no article goes before that.
  var beginsWithDeterminer: Bool {
    if wordClass == .determiner || form == .possessive && wordClass != .noun
      || reading?.clitic != nil && isLeaf
    {
      return true
    }
    switch parts.first {
    case .node(let first): return first.beginsWithDeterminer
    case .text(let text): return text == "the"
    case nil: return false
    }
  }

  /// "lebih tinggi", "efek yang lebih sedikit"
  var compares: Bool {
    if isLeaf { return lower == "lebih" || features.contains(.comparative) }
    return features.contains(.comparative)
      || parts.contains { if case .node(let part) = $0 { part.compares } else { false } }
  }

  var hasAdjective: Bool {
    parts.contains { if case .node(let part) = $0 { part.wordClass == .adjective } else { false } }
  }

  /// "negara lain"
  var isOther: Bool {
    parts.contains {
      if case .node(let part) = $0 { ["lain", "lainnya"].contains(part.lower) && part.isLeaf } else { false }
    }
  }

  /// "banyak negara", "sejumlah negara"; not "tiga negara".
  var hasDeterminer: Bool {
    parts.contains { if case .node(let part) = $0 { part.wordClass == .determiner } else { false } }
  }

  /// "warga itu", "pasar ini"
  var endsWithDeterminer: Bool {
    parts.contains {
      if case .node(let part) = $0 {
        part.wordClass == .determiner && part.features.contains(.after)
      } else {
        false
      }
    }
  }

  /// The pronoun that stands for it in another clause: "I", "they", "she", "it".
  var pronoun: String {
    if isInConversation, let english = sense?.english { return english }
    return takesPluralVerb ? "they" : pronounOfOne
  }

  /// "he", "she", "it"
  var pronounOfOne: String { isFemale ? "she" : isHuman || wordClass == .pronoun ? "he" : "it" }

  /// "I", "we", "you": who speaks or hears.
  var isInConversation: Bool {
    wordClass == .pronoun && ["I", "we", "you"].contains(sense?.english)
  }

  var isPluralPronoun: Bool {
    wordClass == .pronoun && ["they", "we", "you"].contains(head.sense?.english)
  }

  /// Whether it has the prefix of a passive: `ditangkap`, and `dikenal`, which the lexicon has as "be known".
  var isDiForm: Bool { lower.hasPrefix("di") }
}
