/// British and American spelling of one word, made equal.
enum Spelling {
  /// A folded word as Americans spell it: `organisations` -> `organizations`, `defence` -> `defense`, `labour` -> `labor`.
  ///
  /// By rules alone, for comparing words with each other: `presence` comes out as `presense` on both sides.
  static func american(_ word: [UInt8]) -> [UInt8] {
    guard word.count > 4 else { return word }
    if word.last == UInt8(ascii: "s"), word[word.count - 2] != UInt8(ascii: "s") {
      return singular(Array(word.dropLast())) + [UInt8(ascii: "s")]
    }
    return singular(word)
  }

  private static func singular(_ word: [UInt8]) -> [UInt8] {
    var word = word
    for (british, own) in endings
    where word.last == british.last && word.count > british.count + 1
      && word.suffix(british.count) == british[...]
    {
      word = word.dropLast(british.count) + own
      break
    }
    guard let at = word.indices.dropFirst(2).first(where: { word[$0...].starts(with: "our".utf8) }),
      "vblnmi".utf8.contains(word[at - 1])
    else { return word }
    word.remove(at: at + 1)
    return word
  }

  private static let endings: [(british: [UInt8], american: [UInt8])] = [
    ("isation", "ization"), ("ised", "ized"), ("ising", "izing"), ("iser", "izer"), ("ise", "ize"),
    ("yse", "yze"),
    ("ence", "ense"), ("tre", "ter"), ("ogue", "og"), ("gramme", "gram"), ("lled", "led"), ("lling", "ling"),
    ("ller", "ler"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}
