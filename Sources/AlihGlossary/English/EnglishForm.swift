/// Forms of English nouns and names, by rules of spelling.
package enum EnglishForm {
  /// `ministers`, `agencies`, `summits`, `attorneys general`, `fishermen`; what is plural by its look stays.
  package static func plural(of noun: String, _ words: RenderingWords) -> String {
    plural(of: noun) { words.holds($0.lowercased(), .general) }
  }

  private static func plural(of noun: String, isOffice: (String) -> Bool) -> String {
    let words = noun.split(separator: " ", omittingEmptySubsequences: false)
    // "attorney general", "member of parliament": the head is ahead.
    if let head = words.firstIndex(where: { $0 == "of" || $0 == "for" }), head > 0 {
      return plural(of: words[..<head].joined(separator: " "), isOffice: isOffice) + " "
        + words[head...].joined(separator: " ")
    }
    if words.count > 1, words.last == "general", isOffice(String(words[words.count - 2])) {
      return plural(of: words.dropLast().joined(separator: " "), isOffice: isOffice) + " general"
    }
    if noun.lowercased().hasSuffix("-general") {
      return plural(of: String(noun.dropLast(8)), isOffice: isOffice) + noun.suffix(8)
    }
    let lower = noun.lowercased()
    let isAcronym = noun.count > 1 && noun.last?.isUppercase == true
    if isAcronym { return noun + "s" }
    if lower.hasSuffix("man"), !lower.hasSuffix("human"), !lower.hasSuffix("german") {
      return noun.dropLast(2) + "en"
    }
    if lower.hasSuffix("person") { return noun.dropLast(6) + "people" }
    if ["s", "x", "ch", "sh"].contains(where: lower.hasSuffix) {
      return ["ss", "us", "x", "ch", "sh"].contains(where: lower.hasSuffix) ? noun + "es" : noun
    }
    if lower.hasSuffix("y"), let before = lower.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    return noun + "s"
  }

  /// Whether `an` stands before it: an honest official, an FBI agent; a US official, a European, a NATO summit.
  package static func takesAn(_ text: String) -> Bool {
    let word = text.prefix { $0.isLetter || $0 == "." }.filter(\.isLetter)
    guard let first = word.first else { return text.first == "8" }
    let lower = word.lowercased()
    let isAcronym = word.count > 1 && word.allSatisfy(\.isUppercase)
    let isSpelled = isAcronym && (word.count < 4 || !lower.contains { "aeiou".contains($0) })
    if isSpelled { return "AEFHILMNORSX".contains(first) }
    if isAcronym, first == "U" { return false }
    if ["hour", "honest", "honor", "honour", "heir"].contains(where: lower.hasPrefix) { return true }
    let soundsYou = ["eu", "uni", "use", "usu", "uti", "ukr", "uga", "uru", "ubi", "one", "once", "ewe"]
    if lower.hasPrefix("unin") || lower.hasPrefix("unim") { return true }
    return "aeiou".contains(lower.first!) && !soundsYou.contains(where: lower.hasPrefix)
  }

  /// With a capital first letter.
  package static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// With capitals as a title has in front of a name: `Foreign Minister`, `Secretary of State`, `Secretary-General`.
  package static func title(_ text: String, _ words: RenderingWords) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      words.holds(word, .small)
        ? String(word)
        : word.split(separator: "-", omittingEmptySubsequences: false).map { capitalized(String($0)) }
          .joined(separator: "-")
    }.joined(separator: " ")
  }
}
