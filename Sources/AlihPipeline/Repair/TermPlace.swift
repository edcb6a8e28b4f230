import AlihGlossary
import AlihModel

/// A place in an English sentence where a term is to be put: what stands around it, and which form it takes there.
struct TermPlace {
  /// What to write instead of a stretch of the text.
  struct Replacement {
    var range: Range<Int>
    var text: String
  }

  /// How the term stands in its noun group.
  enum Use {
    /// Before a noun: "a _ missile".
    case attribute
    /// The noun itself.
    case noun
    /// Before a person's name: "met _ Rahman".
    case title
    /// In a compound, a bracket or a list of slashes: "_-led", "(_)".
    case bare
    /// The grammar doesn't tell.
    case unclear
  }

  let english: EnglishText
  let spot: EnglishText.Spot
  let words: EnglishWords
  let renderings: RenderingWords
  /// Whether the source says that there are several.
  private let isSeveral: Bool
  /// Whether its words have capitals as those of headlines have, which then tell no names.
  let isTitled: Bool

  init(
    _ english: EnglishText, _ spot: EnglishText.Spot, _ words: EnglishWords, _ renderings: RenderingWords,
    isSeveral: Bool = false
  ) {
    (self.english, self.spot, self.words, self.isSeveral) = (english, spot, words, isSeveral)
    self.renderings = renderings
    isTitled = english.isTitled(besides: words.isClosed)
  }

  /// The term in the form that this place wants; nil where that isn't sure.
  func replacement(for occurrence: TermOccurrence, isHeadline: Bool) -> Replacement? {
    let term = occurrence.term
    let isName = Self.isName(term.target)
    if isName, isBehindName { return nil }
    let use = use(of: term)
    let isHeadline = isHeadline || isTitled
    var text: String
    switch use {
    case .unclear:
      // Where name and adjective are one and no article could be missing, any use is right.
      let isWhole = isTitled || isName && (!term.takesArticle || determiner != nil)
      guard isWhole, term.adjective == nil else { return nil }
      text = occurrence.rendering
    case .bare:
      let short = term.laterMention ?? term.target
      text = isPrefixed || isAdjectival ? term.adjective ?? short : short
      return finished(text, article: nil, of: term)
    case .attribute:
      text = term.adjective ?? occurrence.rendering
    case .title:
      text = EnglishForm.title(occurrence.rendering, renderings)
    case .noun:
      guard let noun = noun(occurrence, isName: isName), isName || isHeadline || !isBare(term) else {
        return nil
      }
      text = noun
    }
    var article: String?
    if use == .noun, !isHeadline, determiner == nil, !isCounted, !hasAdjective {
      let isOffice = term.kind == .office && !isName && !isPlural && !isRole
      if term.takesArticle || isOffice { article = "the" }
    }
    if use == .noun, term.takesArticle, hasAdjective, determiner == nil, !isHeadline { return nil }
    // "the Bogor regent", but "Bogor regent" lacks an article that no word here tells.
    if article != nil, !isName, isBehindName {
      guard before(2).map({ words.isA(.determiner, $0.lowercased()) }) == true else { return nil }
      article = nil
    }
    return finished(text, article: article, of: term)
  }

  /// A country's name or adjective in the place of another's; nil where the grammar isn't sure.
  func exchange(
    forCountryOf occurrence: TermOccurrence, wasAdjective: Bool, isHeadline: Bool
  ) -> Replacement? {
    let term = occurrence.term
    let article = term.takesArticle && !isHeadline && !isTitled ? "the" : nil
    switch use(of: term) {
    case .attribute:
      return finished(term.adjective ?? term.target, article: nil, of: term)
    case .noun where !wasAdjective && !isBehindName:
      if determiner == "the" {
        return term.takesArticle ? finished(term.target, article: nil, of: term) : nil
      }
      guard determiner == nil, !hasAdjective else { return nil }
      return finished(term.target, article: article, of: term)
    case .bare:
      return finished(isPrefixed ? term.adjective ?? term.target : term.target, article: nil, of: term)
    default: return nil
    }
  }

  /// Another rendering in the place of one, in the same number; nil where one of them is a name and the other isn't.
  func exchange(for occurrence: TermOccurrence) -> Replacement? {
    let (old, new) = (english.text(of: spot.range), occurrence.term.target)
    let isName = Self.isName(new)
    guard isName == Self.isName(old) || isAtStart else { return nil }
    if isName, occurrence.term.takesArticle != (determiner == "the") { return nil }
    return finished(
      spot.isPlural ? EnglishForm.plural(of: new, renderings) : new, article: nil, of: occurrence.term)
  }

  /// "World Bank" and "UN", but no "Indonesian citizen", and no "chief justice of the Constitutional Court".
  private static func isName(_ text: String) -> Bool {
    text.split(separator: " ").prefix { $0 != "of" }.last?.first { $0.isLetter }?.isUppercase == true
  }

  // MARK: The form

  /// Whether a noun that is counted would stand without an article or a number: "because of layoff"; whether the sentence
  /// wants "the" or the plural there is not to be seen. An engine's "PHK was" says that it is one.
  private func isBare(_ term: Term) -> Bool {
    if determiner != nil || isPlural || isCounted || isRole || term.takesArticle || term.kind == .office {
      return false
    }
    guard words.isCounted(term.target) else { return false }
    let next = isNext(spot.last) ? english.word(spot.last + 1)?.lowercased() : nil
    return next.map { !words.isA(.singularVerb, $0) } ?? true
  }

  /// Whether a name stands right ahead, in the source's order of words: "PM Inggris", "Timnas Jepang".
  private var isBehindName: Bool {
    guard let word = before(1), isNext(spot.first - 1), word.first?.isUppercase == true else { return false }
    let lower = word.lowercased()
    return !words.isClosed(lower) && !words.isAdjective(lower) && !words.isVerb(lower)
      && !words.wantsPlural(lower)
  }

  private func noun(_ occurrence: TermOccurrence, isName: Bool) -> String? {
    let term = occurrence.term
    if isName {
      // "an AS", "two Korut", "the Korut": no country is counted, nor has an article of its own.
      let rendering = occurrence.rendering
      if isCounted || spot.isPlural || determiner == "a" || determiner == "an" { return nil }
      if let determiner, determiner == "the", !term.takesArticle, term.kind == .country || term.kind == .place
      {
        return nil
      }
      return rendering
    }
    guard isPlural else { return occurrence.rendering }
    return occurrence.rendering == term.target
      ? EnglishForm.plural(of: term.target, renderings) : occurrence.rendering
  }

  private func finished(_ text: String, article: String?, of term: Term) -> Replacement {
    var range = spot.range
    var text = english.isCapitals ? text.uppercased() : isTitled ? EnglishForm.title(text, renderings) : text
    if let article {
      text = "\(article) \(text)"
    } else if let word = before(1), ["a", "an"].contains(word.lowercased()), isNext(spot.first - 1) {
      let isCapital = word.first!.isUppercase
      let fitting = EnglishForm.takesAn(text) ? "an" : "a"
      text = (isCapital ? EnglishForm.capitalized(fitting) : fitting) + " " + text
      range = english.words[spot.first - 1].lowerBound..<range.upperBound
    }
    if isAtStart, range.lowerBound == spot.range.lowerBound { text = EnglishForm.capitalized(text) }
    // "the United States' fleet", "the Philippines' debt", and no "States's"; but "Laos's".
    let rest = english.bytes[range.upperBound...]
    let endsInS = text.hasSuffix("s") && (text.hasSuffix("ates") || term.takesArticle || isPlural)
    if endsInS, let mark = ["'", "’"].first(where: { rest.starts(with: "\($0)s".utf8) }) {
      range = range.lowerBound..<range.upperBound + mark.utf8.count + 1
      text += mark
    }
    return Replacement(range: range, text: text)
  }

  // MARK: What stands around

  private func before(_ distance: Int) -> String? {
    let index = spot.first - distance
    return index >= 0 ? english.word(index) : nil
  }

  /// Whether a word and the next are a blank apart.
  func isNext(_ index: Int) -> Bool {
    english.gap(after: index) == " " || english.gap(after: index) == "\u{A0}"
  }

  /// The words of the noun group ahead of the term, the nearest first.
  private var ahead: [String] {
    var ahead: [String] = []
    var index = spot.first - 1
    while index >= 0, isNext(index), ahead.count < 4, let word = english.word(index) {
      let lower = word.lowercased()
      let isDeterminer = words.isA(.determiner, lower)
      let belongs =
        isDeterminer || words.wantsPlural(lower) || lower == "1" || lower == "one" || words.isAdjective(lower)
      // "that Korut fired": a conjunction more often than not.
      // "both _ and Jepang" counts nothing.
      let isJoint = lower == "both" && english.word(spot.last + 1) == "and"
      // "will hurt _": a verb that may be an adjective.
      let follows = index > 0 ? english.word(index - 1)?.lowercased() : nil
      let isAsked =
        !isDeterminer && words.isVerb(lower)
        && follows.map { words.isA(.auxiliary, $0) || $0 == "to" } == true
      guard belongs, lower != "that", !isJoint, !isAsked else { break }
      ahead.append(lower)
      if isDeterminer { break }
      index -= 1
    }
    // The possessive "minister's" ends a group's beginning as a determiner does.
    if index >= 0, let gap = english.gap(after: index), ["'s ", "’s ", "' ", "’ "].contains(gap) {
      ahead.append("'s")
    }
    return ahead
  }

  var determiner: String? {
    ahead.last.flatMap { $0 == "'s" || words.isA(.determiner, $0) ? $0 : nil }
  }
  var isCounted: Bool { ahead.contains { words.wantsPlural($0) || $0 == "1" || $0 == "one" } }
  var hasAdjective: Bool {
    ahead.contains { words.isAdjective($0) && !words.wantsPlural($0) && !words.isA(.determiner, $0) }
  }
  private var isRole: Bool {
    guard let word = before(1)?.lowercased() else { return false }
    // "appointed _", "a candidate for _"
    return words.isA(.role, word)
      || word == "for" && before(2).map { words.isA(.candidacy, $0.lowercased()) } == true
  }

  private var isPlural: Bool {
    if spot.isPlural || isPartOfMany || isOfSeveral || ahead.contains(where: words.wantsPlural) {
      return true
    }
    let next = isNext(spot.last) ? english.word(spot.last + 1)?.lowercased() : nil
    if isSeveral, determiner == nil || ["the", "all", "'s"].contains(determiner), !isCounted {
      return next.map { !words.isA(.singularVerb, $0) } ?? true
    }
    guard !["a", "an"].contains(determiner), let next else { return false }
    return words.isA(.pluralVerb, next)
  }

  /// "hundreds of _", "one of the _"
  private var isPartOfMany: Bool {
    let of = spot.first - 1 - ahead.count { $0 != "'s" }
    guard isNext(of), isNext(of - 1), english.word(of) == "of", let word = english.word(of - 1)?.lowercased()
    else { return false }
    return words.isA(.quantity, word) || words.wantsPlural(word)
  }

  /// "the _ of both countries"
  private var isOfSeveral: Bool {
    guard isNext(spot.last), english.word(spot.last + 1) == "of", isNext(spot.last + 1) else { return false }
    let next = english.word(spot.last + 2)?.lowercased()
    let wanted = next == "the" ? english.word(spot.last + 3)?.lowercased() : next
    return wanted.map { words.wantsPlural($0) && !$0.contains(where: \.isNumber) } ?? false
  }

  /// Whether the term begins a sentence, a quotation in it, or an item of a list.
  private var isAtStart: Bool {
    var rest = english.bytes[..<spot.range.lowerBound]
    while let last = rest.last,
      last == UInt8(ascii: " ") || last == UInt8(ascii: "\"") || last == UInt8(ascii: "(")
        || last == UInt8(ascii: "'") || last >= 0x80
    {
      rest = rest.dropLast()
    }
    if rest.count == 1, rest.last == UInt8(ascii: "-") || rest.last == UInt8(ascii: "*") { return true }
    // `said, "The US is wrong."`
    let ahead = english.bytes[rest.endIndex..<spot.range.lowerBound]
    let opensQuotation = ahead.contains { $0 == UInt8(ascii: "\"") || $0 >= 0x80 }
    return rest.last.map { (opensQuotation ? ".!?\n,:" : ".!?\n").utf8.contains($0) } ?? true
  }

  /// `anti-AS`, `pro-AS`, but not `AS-Korut`.
  var isPrefixed: Bool {
    spot.first > 0 && english.gap(after: spot.first - 1) == "-"
      && english.word(spot.first - 1).map {
        words.isA(.prefix, $0.lowercased()) || $0.allSatisfy(\.isLowercase)
      }
        == true
  }

  /// `Jepang-made`, but not `Jepang-led`.
  private var isAdjectival: Bool {
    english.gap(after: spot.last) == "-"
      && english.word(spot.last + 1).map { words.isA(.adjectival, $0.lowercased()) } == true
  }
}
