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
    Set(StoryWords.words(text).filter { !rules.traits(of: $0).contains(.stop) }.map(SummaryRules.stem))
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
    let heads = headline.map { text in words.numbers(of: text) } ?? []
    let headStems = Set(heads.compactMap { words.stems[$0] })
    var story: [StorySentence] = []
    var paragraph = 0
    for block in article.blocks where [.paragraph, .list, .quote].contains(block.role) {
      for (place, segment) in block.segments.enumerated() where story.count < Self.horizon {
        let sentence = StorySentence(
          segment, block.role, paragraph: paragraph, opensParagraph: place == 0, isFirst: story.isEmpty,
          &words)
        if !sentence.words.isEmpty { story.append(sentence) }
      }
      paragraph += 1
    }
    // An editor's initials, a lone word, half a quotation: no sentence, unless there is nothing else.
    let whole = story.filter { $0.length >= Self.shortest && !$0.tearsQuotation }
    return (whole.isEmpty ? story : whole, words, headStems)
  }

  private func probabilities(_ story: [StorySentence], _ words: StoryWords, _ headline: Set<Int>) -> [Double]
  {
    let whole = StoryStatistics(story, stems: words.stemTexts.count)
    return story.indices.map { place in
      var score = rules.weight(.always)
      for (property, value) in properties(place, of: story, words, whole, headline) {
        score += rules.weight(property) * value
      }
      return 1 / (1 + exp(-score))
    }
  }

  private func properties(
    _ place: Int, of story: [StorySentence], _ words: StoryWords, _ whole: StoryStatistics,
    _ headline: Set<Int>
  ) -> [(SentenceProperty, Double)] {
    let sentence = story[place]
    var properties: [(SentenceProperty, Double)] = [(.inversePlace, 1 / Double(place + 1))]
    func add(_ property: SentenceProperty, _ holds: Bool) { if holds { properties.append((property, 1)) } }
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
    let traits = sentence.words.reduce(into: StoryWords.Traits()) { $0.formUnion(words.traits[$1]) }
    add(.speech, traits.contains(.speech))
    add(.opening, words.traits[sentence.words[0]].contains(.opening))
    add(.firstPerson, traits.contains(.firstPerson))
    add(.number, sentence.text.utf8.contains { (0x30...0x39).contains($0) })
    add(.paragraph1, sentence.paragraph == story[0].paragraph)
    add(.paragraph2, sentence.paragraph == story[0].paragraph + 1)
    add(.paragraph3, sentence.paragraph == story[0].paragraph + 2)
    add(.alone, whole.sentencesInParagraph[sentence.paragraph] == 1)
    add(.beforeQuotation, place + 1 < story.count && story[place + 1].opensQuotation)
    let own = Double(sentence.stemSet.count)
    let repeated = sentence.stemSet.reduce(0) { $0 + whole.counts[$1] - 1 }
    properties += [
      (.centrality, whole.centrality[place]),
      (.frequentWords, Double(sentence.stemSet.intersection(whole.frequent).count) / 8),
      (.repetition, Double(repeated) / (own + 1) / 5),
      (
        .paragraphPlace,
        Double(sentence.paragraph - story[0].paragraph) / Double(max(whole.sentencesInParagraph.count, 1))
      ),
      (.names, Double(sentence.names) / 5),
      (
        .headline,
        headline.isEmpty ? 0 : Double(headline.intersection(sentence.stemSet).count) / Double(headline.count)
      ),
    ]
    if place > 1 {
      let new = sentence.stemSet.subtracting(story[0].stemSet).subtracting(story[1].stemSet).count
      properties.append((.news, Double(new) / (own + 1)))
    }
    return properties
  }

  private func choose(
    _ count: Int, of story: [StorySentence], _ probabilities: [Double], _ words: StoryWords
  ) -> [Int] {
    let leaning = story.indices.map { leans($0, story, words) }
    var chosen: [Int] = []
    var (gain, length) = (0.0, Self.missing)
    while chosen.count < count {
      let open = story.indices.filter { place in
        !chosen.contains(place) && (!leaning[place] || chosen.contains(place - 1))
          && !chosen.contains { isRepetition(story[place], story[$0]) }
      }
      func value(_ place: Int) -> Double {
        let words = Double(story[place].words.count)
        return (gain + probabilities[place] * words) / (length + words)
      }
      guard let best = open.max(by: { value($0) < value($1) }) else { break }
      gain += probabilities[best] * Double(story[best].words.count)
      length += Double(story[best].words.count)
      chosen.append(best)
    }
    return chosen.sorted()
  }

  /// Whether a sentence says little without the one before it.
  private func leans(_ place: Int, _ story: [StorySentence], _ words: StoryWords) -> Bool {
    guard place > 0 else { return false }
    let traits = story[place].words.map { words.traits[$0] }
    return traits[0].contains(.half) || traits[0].contains(.pointing)
      || traits.contains { $0.contains(.speaker) }
      || zip(traits, traits.dropFirst()).contains { $0.contains(.speech) && $1.contains(.person) }
  }

  private func isRepetition(_ one: StorySentence, _ other: StorySentence) -> Bool {
    let shared = one.stemSet.intersection(other.stemSet).count
    return Double(shared) > Self.repetition * Double(min(one.stemSet.count, other.stemSet.count)) + 0.01
  }
}

/// What is known of a story's words as a whole.
struct StoryStatistics {
  /// How often each stem stands in the story.
  var counts: [Int]
  /// The eight commonest.
  var frequent: Set<Int>
  var sentencesInParagraph: [Int: Int] = [:]
  /// Of each sentence: what it shares with the others, from 0 to 1 (TextRank's measure, Mihalcea and Tarau 2004).
  var centrality: [Double]

  init(_ story: [StorySentence], stems: Int) {
    var counts = [Int](repeating: 0, count: stems)
    var places = [[Int]](repeating: [], count: stems)
    for (place, sentence) in story.enumerated() {
      sentencesInParagraph[sentence.paragraph, default: 0] += 1
      for stem in sentence.stems { counts[stem] += 1 }
      for stem in sentence.stemSet { places[stem].append(place) }
    }
    // Stems are numbered in the order in which they first stand in the story.
    let uses = counts
    let used = uses.indices.filter { uses[$0] > 0 }
    frequent = Set(used.sorted { uses[$0] != uses[$1] ? uses[$0] > uses[$1] : $0 < $1 }.prefix(8))
    self.counts = uses

    let count = story.count
    let lengths = story.map { log(Double($0.stemSet.count + 1)) }
    var shared = [Double](repeating: 0, count: count)
    for list in places where list.count > 1 {
      for one in list {
        for other in list where other != one { shared[one] += 1 / (lengths[one] + lengths[other]) }
      }
    }
    let most = max(shared.max() ?? 0, 1e-9)
    centrality = shared.map { $0 / most }
  }
}
