import AlihModel

extension RenderingSearch {
  /// Renderings that people write although no column holds them: another order, another place of the head.
  ///
  /// "minister of defense" for "defense minister"; "North and South Korea" for two; "deputy oil minister" for "deputy minister".
  mutating func claimLicensed(_ forms: [String], of kind: Term.Kind) -> Range<Int>? {
    for form in forms {
      let words = form.split(separator: " ").map(String.init)
      guard words.count > 1, let head = words.last else { continue }
      let rest = words.dropLast().joined(separator: " ")
      for joint in known.list(.order) {
        if let range = claim(["\(head) \(joint) \(rest)", "\(head) \(joint) the \(rest)"]) { return range }
      }
    }
    for form in forms {
      if let range = claim(form, apart: .coordinated) { return range }
      if kind == .office, let range = claim(form, apart: .withField) { return range }
      if let range = claimAroundNumber(form) ?? both(form) { return range }
    }
    return nil
  }

  /// "the two Koreas", which says both and so is free for the other one, too.
  private func both(_ form: String) -> Range<Int>? {
    let wanted = Self.words(Array(form.utf8)).map(\.0)
    guard wanted.count > 1, let head = wanted.last, head[0].isCapital else { return nil }
    for place in places(of: head) ?? [] where place > 0 && words[place].folded.last == UInt8(ascii: "s") {
      let ahead = words[place - 1].folded
      if !isClaimed[place], known.holds(ahead, .pair) {
        return words[place - 1].range.lowerBound..<words[place].range.upperBound
      }
    }
    return nil
  }

  /// The head of a rendering that stands for all of it: "the court" for "Supreme Court", "ministry spokesman" for "Foreign
  /// Ministry"; as a title "Minister Rahman" for "finance minister".
  package mutating func claimHead(of term: Term, asTitle: Bool) -> Range<Int>? {
    let target = Self.words(Array(term.target.utf8)).map(\.0)
    let end = target.firstIndex { $0.elementsEqual("of".utf8) } ?? target.count
    guard [.office, .organization].contains(term.kind), end > 0, target.count > 1, target[end - 1].count > 3,
      let places = places(of: target[end - 1])
    else { return nil }
    let found = places.first { place in
      guard !isClaimed[place] else { return false }
      let ahead = place > 0 && isBlank(behind: place - 1) ? words[place - 1] : nil
      let next = place + 1 < words.count && isBlank(behind: place) ? words[place + 1] : nil
      let isNamed = next?.text[0].isCapital == true
      // "Defense Ministry" is another one.
      let isAlone = ahead.map { !$0.text[0].isCapital || place == 1 } ?? true
      if asTitle { return term.kind == .office && words[place].text[0].isCapital && isNamed && isAlone }
      guard ahead.map({ known.holds($0.folded, .article) }) != true else { return !isNamed }
      return term.kind == .organization && next != nil && !isNamed && isAlone
        && !words[place].text[0].isCapital
    }
    guard let found else { return nil }
    isClaimed[found] = true
    return words[found].range
  }

  private func isBlank(behind index: Int) -> Bool {
    words[index].range.upperBound + 1 == words[index + 1].range.lowerBound
      && bytes[words[index].range.upperBound].isBlank
  }

  /// Whether each longer word begins with a capital, as in headlines, which leave articles out.
  package var isTitled: Bool {
    let long = words.filter { $0.text.count > 3 }
    return long.count > 1 && long.allSatisfy { !$0.text[0].isSmall } && bytes.last != UInt8(ascii: ".")
  }

  /// Takes the first free one of the words that no capitalized word stands right ahead of: "City" in "City Closes Parks".
  package mutating func claim(bare nouns: [String]) -> Range<Int>? {
    for noun in nouns {
      let place = (places(of: Array(noun.utf8)) ?? []).first {
        !isClaimed[$0] && ($0 == 0 || !words[$0 - 1].text[0].isCapital || !isBlank(behind: $0 - 1))
      }
      guard let place else { continue }
      isClaimed[place] = true
      return words[place].range
    }
    return nil
  }

  /// What may stand between the words of a form and its last one.
  enum Apart {
    /// "North and South Korea": the head is said once, and is another's, too.
    case coordinated
    /// "deputy oil minister"
    case withField
  }

  /// "revised 2007 state budget" for "revised state budget".
  mutating func claimAroundNumber(_ form: String) -> Range<Int>? {
    let wanted = Self.words(Array(form.utf8)).map(\.0)
    guard wanted.count > 1 else { return nil }
    for split in 1..<wanted.count {
      let (ahead, behind) = (Array(wanted[..<split]), Array(wanted[split...]))
      for start in places(of: ahead[0]) ?? [] {
        let number = start + split
        guard number + behind.count < words.count, words[number].text[0].isDigit,
          matches(ahead, of: form, at: start, isStrict: false),
          matches(behind, of: form, at: number + 1, isStrict: false)
        else { continue }
        let end = number + behind.count
        for index in start...end { isClaimed[index] = true }
        return words[start].range.lowerBound..<words[end].range.upperBound
      }
    }
    return nil
  }

  private mutating func claim(_ form: String, apart: Apart) -> Range<Int>? {
    let wanted = Self.words(Array(form.utf8)).map(\.0)
    guard wanted.count > 1, let head = wanted.last else { return nil }
    let ahead = Array(wanted.dropLast())
    for start in places(of: ahead[0]) ?? [] {
      guard start + ahead.count < words.count, matches(ahead, of: form, at: start, isStrict: false) else {
        continue
      }
      let first = start + ahead.count
      guard
        let place = (first..<min(first + 5, words.count)).first(where: {
          Self.agrees(words[$0], head, isStrict: false)
        })
      else { continue }
      let between = words[first..<place]
      let isJoined =
        between.first.map { known.holds($0.folded, .joint) } == true
        || holds(",", from: first - 1, to: first)
      let hasJoint = between.contains { known.holds($0.folded, .joint) }
      let fits =
        switch apart {
        case .coordinated: between.count > 1 && isJoined && hasJoint
        case .withField: (1...2).contains(between.count) && !isJoined && !hasJoint && !isClaimed[place]
        }
      guard fits, !holds(".", from: first - 1, to: place) else { continue }
      for index in start..<first { isClaimed[index] = true }
      if apart == .withField { isClaimed[place] = true }
      let end = apart == .withField ? place : first - 1
      return words[start].range.lowerBound..<words[end].range.upperBound
    }
    return nil
  }

  /// Whether a mark stands between two words.
  private func holds(_ mark: String, from first: Int, to last: Int) -> Bool {
    bytes[words[first].range.upperBound..<words[last].range.lowerBound].contains { mark.utf8.first == $0 }
  }
}
