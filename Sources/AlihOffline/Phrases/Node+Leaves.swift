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

  var reflexive: String {
    switch lower {
    case "saya", "aku": "myself"
    case "kami", "kita": "ourselves"
    case "anda", "kamu": "yourself"
    default:
      takesPluralVerb
        ? "themselves" : isFemale ? "herself" : isHuman || wordClass == .pronoun ? "himself" : "itself"
    }
  }

  /// "my", "their", "its"
  var possessive: String {
    switch lower {
    case "saya", "aku": "my"
    case "kami", "kita": "our"
    case "anda", "kamu": "your"
    default:
      takesPluralVerb ? "their" : isFemale ? "her" : isHuman || wordClass == .pronoun ? "his" : "its"
    }
  }

  var isPluralPronoun: Bool {
    ["mereka", "kami", "kita", "kalian", "anda", "kamu", "kau"].contains(head.lower) && wordClass == .pronoun
  }
}
