import AlihModel

/// What an article's running text has shown to be names, for its headline and what follows: there `Desa Suka Maju` is no
/// village that likes to advance.
struct ArticleNames {
  /// By their first words, in small letters.
  private var names: [String: [[String]: Features]] = [:]
  /// Whether names of one word are names in titles, too.
  private var areSure = false

  var isEmpty: Bool { names.isEmpty }

  mutating func add(_ found: [(words: [String], features: Features)]) {
    for (words, features) in found where names[words[0]]?[words] == nil {
      names[words[0], default: [:]][words] = features
    }
  }

  /// Those that a title of the article may be read by: a word that the article has in small letters, too, is none.
  func sure(among texts: [String]) -> ArticleNames {
    var sure = ArticleNames()
    sure.areSure = true
    var small: Set<Substring> = []
    for text in texts {
      for word in text.split(whereSeparator: { !$0.isLetter && $0 != "-" }) where word.first!.isLowercase {
        small.insert(word)
      }
    }
    sure.names = names.mapValues { all in
      all.filter { name, _ in name.count > 1 || !small.contains(name[0][...]) }
    }
    return sure
  }

  /// The longest that stands at a place.
  func name(at place: Int, in tokens: [Token], isTitle: Bool) -> (words: [String], features: Features)? {
    func stands(_ words: [String]) -> Bool {
      (words.count > 1 || areSure || !isTitle) && place + words.count <= tokens.count
        && zip(words, tokens[place...]).allSatisfy {
          $1.kind == .word && $1.lower == $0 && (isTitle || $1.isCapitalized)
        }
    }
    guard tokens[place].kind == .word, let known = names[tokens[place].lower] else { return nil }
    return known.filter { stands($0.key) }.max { $0.key.count < $1.key.count }.map { ($0.key, $0.value) }
  }
}

extension Node {
  /// A name of several words that the lexicon has, and that stays in English.
  var knownName: (words: [String], features: Features)? {
    guard span.count > 1, wordClass == .name, let sense = readings.first?.senses[0],
      sense.features.contains(.caps), sense.english.lowercased() == lower
    else { return nil }
    return (lower.split(separator: " ").map(String.init), sense.features.intersection([.place, .org]))
  }
}
