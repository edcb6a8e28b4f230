import AlihModel

/// What stands in a translation for a term.
package struct TermRendering: Sendable, Hashable {
  /// Which of the entry's forms it is.
  package enum Form: Sendable {
    case target, adjective, laterMention, variant
  }

  package let form: Form
  /// UTF-8 offsets into the translation.
  package let range: Range<Int>
}

/// Looks for renderings in a translation; each stretch of text is given out once.
package struct RenderingSearch: Sendable {
  struct Word {
    let text: [UInt8]
    let folded: [UInt8]
    let range: Range<Int>
  }

  let bytes: [UInt8]
  /// What English words tell.
  let known: RenderingWords
  private(set) var words: [Word]
  var isClaimed: [Bool]
  /// Acronyms in brackets that were taken together with the name before them.
  private var attached: [Int] = []
  private var places = WordMap<[Int]>()
  /// By form: how many of its first word's places were already looked at.
  private var progress: [String: Int] = [:]

  package init(_ target: String, _ known: RenderingWords) {
    let bytes = Array(target.utf8)
    (self.bytes, self.known) = (bytes, known)
    words = Self.words(bytes).map { text, range in
      Word(text: text, folded: Self.key(text), range: range)
    }
    isClaimed = Array(repeating: false, count: words.count)
    for (index, word) in words.enumerated() {
      for form in Self.singulars(word.folded) {
        places[String(decoding: form, as: UTF8.self), default: []].append(index)
      }
    }
  }

  /// Where a word or its plural stands, in order; nil for nowhere.
  func places(of word: [UInt8]) -> [Int]? { places[String(decoding: Self.key(word), as: UTF8.self)] }

  /// A word without regard to case and to British or American spelling.
  static func key(_ word: [UInt8]) -> [UInt8] { Spelling.american(Folding.bytes(word)) }

  package func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The rendering of each occurrence, nil where there is none; in the order of the occurrences.
  ///
  /// Longest first: "US dollar" is no rendering left over for "AS". Own forms before those that others share.
  /// What the source writes itself, such as `Pyongyang`, is not free for `Korut`.
  ///
  /// - Parameter licensed: further forms of a term that is in none of its own.
  package mutating func renderings(
    of occurrences: [TermOccurrence], in source: String, licensed: (Term) -> [String] = { _ in [] }
  ) -> [TermRendering?] {
    var found = [TermRendering?](repeating: nil, count: occurrences.count)
    passOver(occurrences, source)
    let standing = claimUntranslated(occurrences)
    defer { for index in standing { isClaimed[index] = false } }
    let order = occurrences.indices.sorted {
      let (a, b) = (occurrences[$0].term.target.utf8.count, occurrences[$1].term.target.utf8.count)
      return a == b ? $0 < $1 : a > b
    }
    for index in order {
      let (term, rendering) = (occurrences[index].term, occurrences[index].rendering)
      let own: TermRendering.Form = rendering == term.laterMention ? .laterMention : .target
      found[index] =
        claim([(rendering, own), (term.target, .target), (term.adjective, .adjective)])
        ?? claimAroundNumber(term.target).map { TermRendering(form: .target, range: $0) }
    }
    for index in order where found[index] == nil {
      let term = occurrences[index].term
      found[index] = claim(
        [(term.laterMention, .laterMention), (term.firstMention, .target)]
          + term.variants.map { ($0, .variant) })
    }
    let bytes = Array(source.utf8)
    for index in attached { isClaimed[index] = false }
    for index in order where found[index] == nil {
      let start = occurrences[index].range.lowerBound
      guard start > 0, start <= bytes.count, bytes[start - 1] == UInt8(ascii: "(") else { continue }
      found[index] = claimInBrackets(occurrences[index].term)
    }
    // "Sorong (Papua)" for `Sorong-Papua`: a bracket that belongs to no rendering ahead of it.
    for index in attached { isClaimed[index] = true }
    for index in order where found[index] == nil { found[index] = claimInBrackets(occurrences[index].term) }
    for index in order where found[index] == nil {
      let term = occurrences[index].term
      let further = licensed(term)
      let forms = [term.target, term.adjective].compactMap(\.self) + term.variants + further
      let range = claim(further) ?? claimLicensed(forms, of: term.kind)
      found[index] = range.map { TermRendering(form: .variant, range: $0) }
    }
    return found
  }

  private mutating func claimInBrackets(_ term: Term) -> TermRendering? {
    claim(
      [(term.target, .target), (term.laterMention, .laterMention), (term.firstMention, .target)]
        + term.variants.map { ($0, .variant) }, inBrackets: true)
  }

  /// Claims terms of several words that stand untranslated, so that no part of one counts: "Arab Saudi" holds no "Saudi".
  private mutating func claimUntranslated(_ occurrences: [TermOccurrence]) -> [Int] {
    var claimed: [Int] = []
    for source in Set(occurrences.map(\.term).filter { !$0.doNotTranslate }.map(\.source))
    where source.contains(" ") {
      let isRendering = occurrences.contains { occurrence in
        let term = occurrence.term
        return ([term.target, occurrence.rendering, term.laterMention ?? ""] + term.variants).contains {
          $0.holds(bytesOf: source)
        }
      }
      guard !isRendering else { continue }
      while let range = claim([source]) {
        claimed += words.indices.filter { range.contains(words[$0].range.lowerBound) }
      }
      progress[source] = nil
    }
    return claimed
  }

  /// Claims what the source, beside the terms found in it, writes in English itself.
  private mutating func passOver(_ occurrences: [TermOccurrence], _ source: String) {
    guard !words.isEmpty, !occurrences.isEmpty, !source.isEmpty else { return }
    var bytes = Array(source.utf8)
    for occurrence in occurrences where occurrence.range.upperBound <= bytes.count {
      for at in occurrence.range { bytes[at] = UInt8(ascii: ",") }
    }
    var seen: Set<String> = []
    let forms = occurrences.map(\.term).flatMap { term in
      [term.target, term.laterMention].compactMap(\.self) + term.variants
    }.filter { seen.insert($0).inserted && Self.mayStand($0, in: bytes) }
    guard !forms.isEmpty else { return }
    var beside = RenderingSearch(String(decoding: bytes, as: UTF8.self), known)
    for form in forms { while beside.claim([form]) != nil { _ = claim([form]) } }
  }

  /// Whether a word of the text begins like the form; to index the text only when it is worth it.
  private static func mayStand(_ form: String, in bytes: [UInt8]) -> Bool {
    let start = form.utf8.prefix(3).map { $0 | 0x20 }
    guard start.count == 3, start.allSatisfy({ (0x61...0x7A).contains($0) }) else { return true }
    var isInside = false
    for at in bytes.indices {
      let isLetter = bytes[at] >= 0x80 || (0x61...0x7A).contains(bytes[at] | 0x20)
      defer { isInside = isLetter }
      guard isLetter, !isInside, at + 2 < bytes.count else { continue }
      if (0..<3).allSatisfy({ bytes[at + $0] >= 0x80 || bytes[at + $0] | 0x20 == start[$0] }) { return true }
    }
    return false
  }

  /// Takes the first free stretch that is one of the words and doesn't begin a name: no "the City" of "the City Hall".
  package mutating func claim(pointing words: [String]) -> Range<Int>? {
    while let range = claim(words) {
      let last = self.words.lastIndex { $0.range.upperBound == range.upperBound } ?? self.words.count - 1
      let isInName =
        self.words[last].text[0].isCapital && last + 1 < self.words.count
        && self.words[last + 1].text[0].isCapital
        && self.words[last + 1].range.lowerBound == range.upperBound + 1
      if !isInName { return range }
    }
    return nil
  }

  /// Takes whatever words lie in a range.
  package mutating func take(_ range: Range<Int>) {
    for index in words.indices where range.contains(words[index].range.lowerBound) { isClaimed[index] = true }
  }

  /// Takes the first free stretch that is one of the words, the earlier preferred; nil when none is left.
  package mutating func claim(_ words: [String]) -> Range<Int>? {
    claim(words.map { ($0, .variant) })?.range
  }

  /// An acronym alone in brackets belongs to what stands before it, and is taken only when that is asked for.
  private mutating func claim(_ forms: [(String?, TermRendering.Form)], inBrackets: Bool = false)
    -> TermRendering?
  {
    var seen: Set<String> = []
    for case (let form?, let kind) in forms {
      for part in Self.parts(form) where seen.insert(part).inserted {
        if let range = claim(part, inBrackets) { return TermRendering(form: kind, range: range) }
      }
    }
    return nil
  }

  private mutating func claim(_ form: String, _ inBrackets: Bool) -> Range<Int>? {
    let wanted = Self.words(Array(form.utf8)).map(\.0)
    if wanted.isEmpty { return claim(symbol: Array(form.utf8)) }
    guard let first = wanted.first, let starts = places(of: first) else { return nil }
    let content = wanted.count { $0.count > 3 || $0.contains(where: \.isCapital) }
    let key = inBrackets ? form + ")" : form
    var next = progress[key] ?? 0
    defer { progress[key] = next }
    while next < starts.count {
      let start = starts[next]
      next += 1
      guard inBrackets || !isBracketed(start) else { continue }
      // The letters of "US$" are no country.
      let after = words[start].range.upperBound
      if after < bytes.count, bytes[after] == UInt8(ascii: "$") { continue }
      guard start + wanted.count <= words.count, matches(wanted, of: form, at: start, isStrict: content < 2)
      else {
        continue
      }
      var end = start + wanted.count
      for index in start..<end { isClaimed[index] = true }
      let range = words[start].range.lowerBound..<words[end - 1].range.upperBound
      // "United States (US)" is one rendering.
      if end < words.count, isBracketed(end) {
        isClaimed[end] = true
        attached.append(end)
        end += 1
      }
      return range
    }
    return nil
  }

  /// A form without letters, such as `$`, counts wherever it stands.
  private mutating func claim(symbol: [UInt8]) -> Range<Int>? {
    guard let first = symbol.first else { return nil }
    let key = String(decoding: symbol, as: UTF8.self)
    var at = progress[key] ?? 0
    defer { progress[key] = at }
    while at + symbol.count <= bytes.count {
      let start = at
      at += 1
      if bytes[start] == first, bytes[start...].starts(with: symbol) { return start..<start + symbol.count }
    }
    return nil
  }

  func matches(_ wanted: [[UInt8]], of form: String, at start: Int, isStrict: Bool) -> Bool {
    // "General's", "micro, small": marks inside the form itself may stand between its words.
    let joints = form.utf8.filter { $0 == 0x2C || $0 == 0x27 || $0 == 0x2F }
    for (offset, form) in wanted.enumerated() {
      let index = start + offset
      guard !isClaimed[index], Self.agrees(words[index], form, isStrict: isStrict) else { return false }
      if offset > 0 {
        var gap = bytes[words[index - 1].range.upperBound..<words[index].range.lowerBound]
        // The possessive "'s" belongs to the word before it, and so does the apostrophe of "Champions' League".
        if gap.starts(with: "'s".utf8) { gap = gap.dropFirst(2) }
        if gap.starts(with: "' ".utf8) { gap = gap.dropFirst() }
        let isClose = gap.allSatisfy {
          $0.isBlank || $0 == 0x2D || $0 == 0x2E || $0 == 0x26 || $0 >= 0x80 || joints.contains($0)
        }
        if !isClose || gap.contains(0x2E) && words[index - 1].text.count > 4 { return false }
      }
    }
    return true
  }

  /// A bracket that holds nothing but an acronym in capitals.
  private func isBracketed(_ index: Int) -> Bool {
    let word = words[index]
    return word.range.lowerBound > 0 && bytes[word.range.lowerBound - 1] == UInt8(ascii: "(")
      && word.range.upperBound < bytes.count && bytes[word.range.upperBound] == UInt8(ascii: ")")
      && word.text.first!.isCapital && !word.text.contains(where: \.isSmall)
  }

  /// Capitals of the form have to be capitals in the text where only they tell a name from a word: `US`, `the North`.
  static func agrees(_ word: Word, _ form: [UInt8], isStrict: Bool) -> Bool {
    let folded = key(form)
    guard singulars(word.folded).contains(folded) else { return false }
    let isAcronym = form.count > 1 && !form.contains(where: \.isSmall) && form[0].isCapital
    if isAcronym { return word.text.starts(with: form) }
    return !isStrict || !form[0].isCapital || word.text[0].isCapital
  }

  /// The word itself, and what it may be the plural of: `ministers`, `ministries`, `Congresses`.
  private static func singulars(_ folded: [UInt8]) -> [[UInt8]] {
    var forms = [folded]
    guard folded.count > 2, folded.last == UInt8(ascii: "s") else { return forms }
    forms.append(folded.dropLast())
    if folded.suffix(2) == [0x65, 0x73] { forms.append(folded.dropLast(2)) }
    if folded.suffix(3) == [0x69, 0x65, 0x73] { forms.append(folded.dropLast(3) + [UInt8(ascii: "y")]) }
    return forms
  }

  /// A form with a bracket is honored by what stands before it or in it.
  private static func parts(_ form: String) -> [String] {
    guard let open = form.utf8.firstIndex(of: UInt8(ascii: "(")) else { return [form] }
    let inner = form[open...].dropFirst().prefix { $0 != ")" }
    return [String(form[..<open].trimmed), String(inner)]
  }

  /// English words; `U.S.` is `US`, and what follows an apostrophe is no word.
  static func words(_ bytes: [UInt8]) -> [([UInt8], Range<Int>)] {
    var words: [([UInt8], Range<Int>)] = []
    for range in WordScan.words(in: bytes) {
      if range.lowerBound > 0, range.count <= 2, isApostrophe(bytes, endingAt: range.lowerBound),
        !words.isEmpty
      {
        continue
      }
      let isLetter = range.count == 1 && bytes[range.lowerBound].isCapital
      if isLetter, let last = words.last, last.1.upperBound + 1 == range.lowerBound,
        bytes[last.1.upperBound] == UInt8(ascii: "."), last.0.count * 2 - 1 == last.1.count
      {
        words[words.count - 1] = (last.0 + bytes[range], last.1.lowerBound..<range.upperBound)
      } else {
        words.append((Array(bytes[range]), range))
      }
    }
    for (index, word) in words.enumerated() where word.1.count > word.0.count {
      let end = word.1.upperBound
      if end < bytes.count, bytes[end] == UInt8(ascii: ".") { words[index].1 = word.1.lowerBound..<end + 1 }
    }
    return words
  }

  private static func isApostrophe(_ bytes: [UInt8], endingAt end: Int) -> Bool {
    bytes[end - 1] == 0x27 || end >= 3 && Array(bytes[end - 3..<end]) == [0xE2, 0x80, 0x99]
  }
}
