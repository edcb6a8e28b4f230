import AlihModel
import Foundation

/// Chooses the sentences of an article that stand for the whole.
///
/// Each gets a probability by its properties (a logistic regression); then the sentences are taken whose words are likeliest a
/// summary's, weighing what a long sentence brings against what it costs. One that leans on the sentence before it (`Namun`,
/// `Mereka`, `ujarnya`) is taken only together with that, and none that mostly repeats another.
package struct ExtractiveSummarizer: Sendable {
  /// A chosen sentence.
  package struct Choice: Sendable, Hashable {
    /// The segment's.
    package let id: String
    package let role: Role
    /// As it stands in the article, without a dateline.
    package let text: String
  }

  /// Sentences beyond these are not looked at: no news is told that late.
  private static let horizon = 300
  /// Words of a sentence that says something.
  private static let shortest = 4
  /// Words of a summary that no sentence brings: the larger, the longer sentences are worth their length.
  private static let missing = 40.0
  /// Of the shorter sentence's words, the share that makes it a repetition.
  private static let repetition = 0.75

  private let rules: SummaryRules

  package init(rules: SummaryRules) { self.rules = rules }

  /// At most `count` sentences, in the article's order.
  ///
  /// Related links, captions and credits are never among them. Linear in the article's length, for only its first 300
  /// sentences are compared.
  package func sentences(of article: Article, count: Int) -> [Choice] {
    let (story, words, headline) = story(of: article)
    return sentences(of: story, words, headline, count)
  }

  /// The same, and what tells the story from others.
  package func outline(of article: Article, count: Int) -> (sentences: [Choice], print: StoryPrint) {
    let (story, words, headline) = story(of: article)
    return (sentences(of: story, words, headline, count), StoryPrint(story, words, headline))
  }

  /// Stems of a sentence's words that say what it is about.
  package func stems(of text: String) -> Set<String> {
    var words = StoryWords(rules)
    _ = words.numbers(of: text)
    return Set((0..<words.stemCount).map(words.stemText))
  }

  private func sentences(of story: [StorySentence], _ words: StoryWords, _ headline: Set<Int>, _ count: Int)
    -> [Choice]
  {
    choose(count, of: story, probabilities(story, words, headline), words).map {
      Choice(id: story[$0].id, role: story[$0].role, text: story[$0].text)
    }
  }

  /// The story's sentences, and the stems of its headline.
  private func story(of article: Article) -> ([StorySentence], StoryWords, headline: Set<Int>) {
    var words = StoryWords(rules)
    let headline = article.blocks.first { $0.role == .headline }?.segments.map(\.text).joined(separator: " ")
    let heads = headline.map { text in words.numbers(of: text).words } ?? []
    let headStems = Set(heads.map { words.stems[$0] }.filter { $0 >= 0 })
    var story: [StorySentence] = []
    var paragraph = 0
    for block in article.blocks where [.paragraph, .list, .quote].contains(block.role) {
      var quotationIsOpen = false
      for (place, segment) in block.segments.enumerated() where story.count < Self.horizon {
        let sentence = StorySentence(
          segment, block.role, paragraph: paragraph, opensParagraph: place == 0, isFirst: story.isEmpty,
          isInsideQuotation: quotationIsOpen, &words)
        if sentence.tearsQuotation { quotationIsOpen.toggle() }
        if !sentence.words.isEmpty { story.append(sentence) }
      }
      paragraph += 1
    }
    // An editor's initials, a lone word, part of a quotation or of a list: no sentence, unless there is nothing else.
    let whole = story.filter { $0.length >= Self.shortest && $0.isWhole }
    return (whole.isEmpty ? story : whole, words, headStems)
  }

  private func probabilities(_ story: [StorySentence], _ words: StoryWords, _ headline: Set<Int>) -> [Double]
  {
    let whole = StoryStatistics(story, stems: words.stemCount)
    let headline = headline.sorted()
    return story.indices.map { 1 / (1 + exp(-score($0, of: story, words, whole, headline))) }
  }

  private func score(
    _ place: Int, of story: [StorySentence], _ words: StoryWords, _ whole: StoryStatistics,
    _ headline: [Int]
  ) -> Double {
    let sentence = story[place]
    var score = rules.weight(.always)
    func add(_ property: SentenceProperty, _ holds: Bool) { if holds { score += rules.weight(property) } }
    func add(_ property: SentenceProperty, _ value: Double) { score += rules.weight(property) * value }
    add(.inversePlace, 1 / Double(place + 1))
    switch place {
    case 1: add(.second, true)
    case 2: add(.third, true)
    case 4: add(.fifth, true)
    case 5: add(.sixth, true)
    case 6...8: add(.seventhToNinth, true)
    case 9...: add(.tenthAndLater, true)
    default: break
    }
    add(.opensParagraph, sentence.opensParagraph)
    add(.under6Words, sentence.length < 6)
    add(.under10Words, (6..<10).contains(sentence.length))
    add(.from25Words, sentence.length >= 25)
    add(.from35Words, sentence.length >= 35)
    add(.opensQuotation, sentence.opensQuotation)
    add(.quotation, sentence.holdsQuotation)
    var traits = StoryWords.Traits()
    for word in sentence.words { traits.formUnion(words.traits[word]) }
    add(.speech, traits.contains(.speech))
    add(.opening, words.traits[sentence.words[0]].contains(.opening))
    add(.firstPerson, traits.contains(.firstPerson))
    add(.number, sentence.holdsNumber)
    add(.paragraph1, sentence.paragraph == story[0].paragraph)
    add(.paragraph2, sentence.paragraph == story[0].paragraph + 1)
    add(.paragraph3, sentence.paragraph == story[0].paragraph + 2)
    add(.alone, whole.sentencesInParagraph[sentence.paragraph] == 1)
    add(.beforeQuotation, place + 1 < story.count && story[place + 1].opensQuotation)
    let own = Double(sentence.stemSet.count)
    var (repeated, frequent) = (0, 0)
    for stem in sentence.stemSet {
      repeated += whole.counts[stem] - 1
      if whole.isFrequent[stem] { frequent += 1 }
    }
    add(.centrality, whole.centrality[place])
    add(.frequentWords, Double(frequent) / 8)
    add(.repetition, Double(repeated) / (own + 1) / 5)
    add(
      .paragraphPlace,
      Double(sentence.paragraph - story[0].paragraph) / Double(max(whole.paragraphs, 1)))
    add(.names, Double(sentence.names) / 5)
    if !headline.isEmpty {
      add(.headline, Double(headline.shared(with: sentence.stemSet)) / Double(headline.count))
    }
    if place > 1 {
      let told = sentence.stemSet.filter { whole.isInTheFirstTwo[$0] }.count
      add(.news, (own - Double(told)) / (own + 1))
    }
    return score
  }

  private func choose(
    _ count: Int, of story: [StorySentence], _ probabilities: [Double], _ words: StoryWords
  ) -> [Int] {
    let leaning = story.indices.map { leans($0, story, words) }
    var isChosen = [Bool](repeating: false, count: story.count)
    var isTold = isChosen
    var (gain, length) = (0.0, Self.missing)
    for _ in 0..<min(count, story.count) {
      var best: (place: Int, value: Double)?
      for place in story.indices
      where !isTold[place] && (!leaning[place] || isChosen[place - 1]) {
        let words = Double(story[place].words.count)
        let value = (gain + probabilities[place] * words) / (length + words)
        if value >= best?.value ?? -1 { best = (place, value) }
      }
      guard let place = best?.place else { break }
      gain += probabilities[place] * Double(story[place].words.count)
      length += Double(story[place].words.count)
      isChosen[place] = true
      for other in story.indices where !isTold[other] {
        isTold[other] = other == place || isRepetition(story[other], story[place])
      }
    }
    return isChosen.indices.filter { isChosen[$0] }
  }

  /// Whether a sentence says little without the one before it.
  private func leans(_ place: Int, _ story: [StorySentence], _ words: StoryWords) -> Bool {
    guard place > 0 else { return false }
    let numbers = story[place].words
    let first = words.traits[numbers[0]]
    if first.contains(.half) || first.contains(.pointing) { return true }
    var isAfterSpeech = false
    for number in numbers {
      let traits = words.traits[number]
      if traits.contains(.speaker) || isAfterSpeech && traits.contains(.person) { return true }
      isAfterSpeech = traits.contains(.speech)
    }
    return false
  }

  private func isRepetition(_ one: StorySentence, _ other: StorySentence) -> Bool {
    let shared = one.stemSet.shared(with: other.stemSet)
    return Double(shared) > Self.repetition * Double(min(one.stemSet.count, other.stemSet.count)) + 0.01
  }
}

/// What is known of a story's words as a whole.
struct StoryStatistics {
  /// How often each stem stands in the story.
  var counts: [Int]
  /// Of each stem: whether it is among the eight commonest.
  var isFrequent: [Bool]
  /// Of each stem: whether the first two sentences have it.
  var isInTheFirstTwo: [Bool]
  /// Of each paragraph.
  var sentencesInParagraph: [Int]
  /// Paragraphs with sentences.
  var paragraphs: Int
  /// Of each sentence: what it shares with the others, from 0 to 1 (TextRank's measure, Mihalcea and Tarau 2004).
  var centrality: [Double]

  init(_ story: [StorySentence], stems: Int) {
    counts = [Int](repeating: 0, count: stems)
    isInTheFirstTwo = [Bool](repeating: false, count: stems)
    sentencesInParagraph = [Int](repeating: 0, count: (story.last?.paragraph ?? 0) + 1)
    for (place, sentence) in story.enumerated() {
      sentencesInParagraph[sentence.paragraph] += 1
      for stem in sentence.stems { counts[stem] += 1 }
      if place < 2 { for stem in sentence.stemSet { isInTheFirstTwo[stem] = true } }
    }
    paragraphs = sentencesInParagraph.count { $0 > 0 }
    // Stems are numbered in the order in which they first stand in the story: of equal ones the earlier wins.
    isFrequent = [Bool](repeating: false, count: stems)
    for _ in 0..<8 {
      var best = -1
      for stem in 0..<stems where !isFrequent[stem] && counts[stem] > (best < 0 ? 0 : counts[best]) {
        best = stem
      }
      if best >= 0 { isFrequent[best] = true }
    }
    // The sentences that have a stem, one stem after the other.
    var ends = [Int](repeating: 0, count: stems + 1)
    for sentence in story { for stem in sentence.stemSet { ends[stem + 1] += 1 } }
    for stem in 0..<stems { ends[stem + 1] += ends[stem] }
    var places = [Int](repeating: 0, count: ends[stems])
    var next = ends
    for (place, sentence) in story.enumerated() {
      for stem in sentence.stemSet {
        places[next[stem]] = place
        next[stem] += 1
      }
    }

    let count = story.count
    let lengths = story.map { log(Double($0.stemSet.count + 1)) }
    var shared = [Double](repeating: 0, count: count)
    for stem in 0..<stems where ends[stem + 1] - ends[stem] > 1 {
      let list = places[ends[stem]..<ends[stem + 1]]
      for one in list {
        for other in list where other != one { shared[one] += 1 / (lengths[one] + lengths[other]) }
      }
    }
    let most = max(shared.max() ?? 0, 1e-9)
    centrality = shared.map { $0 / most }
  }
}
