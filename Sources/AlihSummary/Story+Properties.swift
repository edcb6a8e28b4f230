extension Story {
  /// What speaks for a sentence and against it, by `SentenceProperty`'s numbers.
  func properties(of place: Int, _ whole: StoryStatistics) -> [Double] {
    let sentence = sentences[place]
    let first = sentences[0].paragraph
    var values = [Double](repeating: 0, count: SentenceProperty.allCases.count)
    func add(_ property: SentenceProperty, _ holds: Bool) { values[property.rawValue] = holds ? 1 : 0 }
    func add(_ property: SentenceProperty, _ value: Double) { values[property.rawValue] = value }
    add(.always, true)
    add(.inversePlace, 1 / Double(place + 1))
    add(.second, place == 1)
    add(.third, place == 2)
    add(.fifth, place == 4)
    add(.sixth, place == 5)
    add(.seventhToNinth, (6...8).contains(place))
    add(.tenthAndLater, place >= 9)
    add(.wordsBefore, Double(whole.wordsBefore[place]) / 60)
    add(.past60Words, whole.wordsBefore[place] + sentence.length / 2 >= 60)
    add(.opensParagraph, sentence.opensParagraph)
    add(.under6Words, sentence.length < 6)
    add(.under10Words, (6..<10).contains(sentence.length))
    add(.from25Words, sentence.length >= 25)
    add(.from35Words, sentence.length >= 35)
    add(.opensQuotation, sentence.opensQuotation)
    add(.quotation, sentence.holdsQuotation)
    let known = words.traits
    let traits = sentence.words.map { known[$0] }
    add(.speech, traits.contains { $0.contains(.speech) })
    add(.opening, traits[0].contains(.opening))
    add(.half, traits[0].contains(.half))
    add(.pointing, traits[0].contains(.pointing))
    add(.firstPerson, speaksOfUs(sentence))
    add(.number, sentence.holdsNumber)
    add(.paragraph1, sentence.paragraph == first)
    add(.paragraph2, sentence.paragraph == first + 1)
    add(.paragraph3, sentence.paragraph == first + 2)
    add(.paragraphPlace, Double(sentence.paragraph - first) / Double(max(whole.paragraphs, 1)))
    add(.alone, whole.sentencesInParagraph[sentence.paragraph] == 1)
    add(.beforeQuotation, place + 1 < sentences.count && sentences[place + 1].opensQuotation)
    add(.names, Double(sentence.names) / 5)
    let own = Double(sentence.stemSet.count)
    let repeated = sentence.stemSet.reduce(0) { $0 + whole.counts[$1] - 1 }
    add(.centrality, whole.centrality[place])
    add(.frequentWords, Double(sentence.stemSet.count { whole.isFrequent[$0] }) / 8)
    add(.repetition, Double(repeated) / (own + 1) / 5)
    if !headline.isEmpty {
      add(.headline, Double(headline.shared(with: sentence.stemSet)) / Double(headline.count))
    }
    if place > 1 {
      let told = sentence.stemSet.count { whole.isInTheFirstTwo[$0] }
      add(.news, (own - Double(told)) / (own + 1))
    }
    return values
  }

  func speaksOfUs(_ sentence: StorySentence) -> Bool {
    let known = words.traits
    return sentence.words.contains { known[$0].contains(.firstPerson) }
  }

  /// Whether it says that something told is not so.
  func denies(_ sentence: StorySentence) -> Bool {
    let known = words.traits
    return sentence.words.contains { known[$0].contains(.denial) }
  }

  /// Whether it is the other half of the one before: `Bahkan harga naik.`
  func goesOn(_ sentence: StorySentence) -> Bool { words.traits[sentence.words[0]].contains(.half) }

  /// Whether what a sentence leans on is chosen.
  func canStand(_ place: Int, among isChosen: [Bool]) -> Bool {
    func isBeforeChosen() -> Bool { sentences[place].before.map { isChosen[$0] } ?? false }
    switch needs[place] {
    case .nothing: return true
    case .sentenceBefore: return isBeforeChosen()
    case .introduction(let stems):
      return isBeforeChosen()
        || (0..<place).contains { other in
          isChosen[other] && stems.contains { sentences[other].stemSet.contains($0) }
        }
    }
  }
}
