import AlihModel

/// An article as a summary looks at it: the sentences that could stand in one, and its words.
package struct Story {
  /// What a sentence needs before it to be understood.
  enum Need {
    case nothing
    /// `Mereka`, `Namun`, `ujarnya`: the sentence that really stood before.
    case sentenceBefore
    /// `Menteri itu`: a sentence with one of these stems, or else the one before.
    case introduction([Int])
  }

  /// Sentences beyond these are not looked at: no news is told that late.
  private static let horizon = 300
  /// Words of a sentence that says something.
  private static let shortest = 4
  /// Words of a line without an end mark that is no heading.
  private static let shortestWithoutEnd = 8
  /// Words of a subject, with what may stand between it and its `itu`.
  private static let subject = 5

  /// In the article's order. None is a piece of another, a line in capitals or the headline; where an article has nothing
  /// else, all that it has.
  private(set) var sentences: [StorySentence] = []
  /// Those that can't stand in a summary among them.
  private(set) var all: [StorySentence] = []
  private(set) var words: StoryWords
  private(set) var headlineWords: [Int] = []
  /// Stems of the headline, sorted.
  private(set) var headline: [Int] = []
  private(set) var needs: [Need] = []

  init(_ article: Article, _ rules: SummaryRules) {
    words = StoryWords(rules)
    let title =
      article.blocks.first { $0.role == .headline }?.segments.map(\.text).joined(separator: " ")
      ?? article.title
    headlineWords = title.map { text in words.numbers(of: text, isHeadline: true).words } ?? []
    headline = Set(headlineWords.map { words.stems[$0] }.filter { $0 >= 0 }).sorted()
    let dateline = Dateline(names: rules.datelines) { [article] word in
      rules.isKnown(word)
        || article.blocks.contains { $0.segments.contains { $0.text.holds(bytesOf: " \(word) ") } }
    }
    all = read(article, dateline)
    dropPieces(&all)
    for place in all.indices where all[place].isWhole {
      if place > 0, all[place - 1].isWhole { all[place].before = sentences.count - 1 }
      sentences.append(all[place])
    }
    if sentences.isEmpty { sentences = all }
    needs = sentences.indices.map { sentences[$0].isFirst ? .nothing : need(of: sentences[$0]) }
  }

  // MARK: Reading

  private mutating func read(_ article: Article, _ dateline: Dateline) -> [StorySentence] {
    var all: [StorySentence] = []
    var paragraph = 0
    // The headline may stand there again before the dateline.
    var isOpening = true
    for block in article.blocks where [.paragraph, .list, .quote].contains(block.role) {
      let start = all.count
      for (place, segment) in block.segments.enumerated() where all.count < Self.horizon {
        let sentence = StorySentence(
          segment, block.role, paragraph: paragraph, opensParagraph: place == 0,
          dateline: place == 0 && isOpening ? dateline : nil, &words)
        guard !sentence.words.isEmpty else { continue }
        all.append(sentence)
        isOpening = isOpening && !(sentence.hasEnd && sentence.length >= Self.shortestWithoutEnd)
      }
      dropTornQuotations(&all, from: start)
      paragraph += 1
    }
    if !all.isEmpty { all[0].isFirst = true }
    return all
  }

  /// A quotation's sentences can't be chosen without each other; a mark without a partner in the whole paragraph is a slip.
  private func dropTornQuotations(_ all: inout [StorySentence], from start: Int) {
    let hasPartners = all[start...].reduce(0) { $0 + $1.quotationMarks } % 2 == 0
    var isOpen = false
    for place in all.indices[start...] {
      let isInside = isOpen
      if all[place].isTorn, hasPartners || isOpen || all[place].opensQuotation {
        isOpen.toggle()
        all[place].isWhole = false
      } else if isInside {
        all[place].isWhole = false
      }
    }
  }

  /// Headings, lone words, sentences that links have cut to pieces, and the headline said again.
  private func dropPieces(_ all: inout [StorySentence]) {
    let areMarked = all.count { $0.hasEnd } * 2 > all.count
    for place in all.indices where all[place].isWhole {
      let sentence = all[place]
      let next = place + 1 < all.count ? all[place + 1] : nil
      let isCut =
        !sentence.hasEnd
        && (next?.goesOn == true
          || areMarked
            && (sentence.length < Self.shortestWithoutEnd || !sentence.isFirst && next?.hasEnd == false))
      let isHeadline =
        !headline.isEmpty
        && sentence.stemSet.shared(with: headline) * 5 >= max(headline.count, sentence.stemSet.count) * 4
      if sentence.length < Self.shortest || isCut || isHeadline { all[place].isWhole = false }
    }
  }

  // MARK: Leaning

  private func need(of sentence: StorySentence) -> Need {
    let known = words.traits
    let traits = sentence.words.map { known[$0] }
    if !traits[0].isDisjoint(with: [.half, .pointing]) { return .sentenceBefore }
    var isAfterSpeech = false
    for trait in traits {
      if trait.contains(.speaker) || isAfterSpeech && trait.contains(.person) { return .sentenceBefore }
      isAfterSpeech = trait.contains(.speech)
    }
    return definiteSubject(sentence, traits) ?? .nothing
  }

  /// Of `Para wisatawan ini memilih ...`, not of `Pekan ini harga naik`.
  private func definiteSubject(_ sentence: StorySentence, _ traits: [StoryWords.Traits]) -> Need? {
    for place in traits.indices.prefix(Self.subject) {
      guard traits[place].contains(.demonstrative) else {
        if words.isVerb(sentence.words[place]) { return nil }
        continue
      }
      guard place > 0 else { return .sentenceBefore }
      if traits[place - 1].contains(.time) {
        return words.isNear(sentence.words[place]) ? nil : .sentenceBefore
      }
      let stems = sentence.words[..<place].map { words.stems[$0] }.filter { $0 >= 0 }
      return stems.isEmpty ? .sentenceBefore : .introduction(stems)
    }
    return nil
  }
}
