import AlihModel
import Foundation

/// How long a summary may be.
package struct SummaryLength: Sendable, Hashable {
  /// About as many words, as sentences allow; nil where only sentences count.
  package var words: Int?
  /// At most; nil where only words count.
  package var sentences: Int?

  package init(words: Int? = nil, sentences: Int? = nil) {
    (self.words, self.sentences) = (words, sentences)
  }

  /// Words of an ordinary sentence of news.
  private static let sentence = 20.0

  /// For those who count sentences alone, such as a model.
  package var inSentences: Int {
    min(sentences ?? .max, words.map { max(1, Int((Double($0) / Self.sentence).rounded())) } ?? .max)
  }
}

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

  /// A sentence that could be chosen, with what speaks for it.
  package struct Candidate: Sendable {
    package let choice: Choice
    package let probability: Double
    package let properties: [(name: String, value: Double)]
  }

  /// Words of a summary that no sentence brings: the larger, the longer sentences are worth their length.
  private static let missing = 40.0
  /// Of the shorter sentence's words, the share that makes it a repetition.
  private static let repetition = 0.75
  /// Words of the summaries that the weights were learned from.
  private static let learned = 57.0
  /// How much likelier a sentence has to be where the summary is full than where it is empty.
  private static let strictness = 0.6
  /// Of its probability, what a question, a sentence that speaks of me and us, or a first one that goes on from a lost one
  /// keeps: it tells no news.
  private static let weak = 0.05

  private let rules: SummaryRules

  package init(rules: SummaryRules) { self.rules = rules }

  /// As many sentences as fit, at least one, in the article's order.
  ///
  /// Related links, captions and credits are never among them. Linear in the article's length, for only its first 300
  /// sentences are compared.
  package func sentences(of article: Article, _ length: SummaryLength) -> [Choice] {
    sentences(of: story(of: article), length)
  }

  /// An article read once, for its sentences and its print.
  package func story(of article: Article) -> Story { Story(article, rules) }

  /// What tells a story from others.
  package func print(of story: Story) -> StoryPrint { StoryPrint(story, rules) }

  /// Every sentence that could be chosen, for learning the weights and for seeing why one was.
  package func candidates(of article: Article) -> [Candidate] {
    let story = Story(article, rules)
    let statistics = StoryStatistics(story.sentences, stems: story.words.stemCount)
    return story.sentences.indices.map { place in
      let values = story.properties(of: place, statistics)
      return Candidate(
        choice: choice(story.sentences[place]), probability: probability(values),
        properties: SentenceProperty.allCases.map { ($0.name, values[$0.rawValue]) })
    }
  }

  /// Stems of a sentence's words that say what it is about.
  package func stems(of text: String) -> Set<String> {
    var words = StoryWords(rules)
    _ = words.numbers(of: text)
    return Set((0..<words.stemCount).map(words.stemText))
  }

  /// Whether a sentence begins with a pronoun or leaves the speaker to one: `Mereka pulang, kata dia.`
  package func leans(_ text: String) -> Bool {
    var words = StoryWords(rules)
    let traits = words.numbers(of: text).words.map { words.traits[$0] }
    guard let first = traits.first else { return false }
    return first.contains(.pointing)
      || zip(traits, traits.dropFirst()).contains { $0.contains(.speech) && $1.contains(.person) }
      || traits.contains { $0.contains(.speaker) }
  }

  /// Whether a word is a verb of speech: `kata`, `ujarnya`, `mengatakan`.
  package func isSpeech(_ word: String) -> Bool { rules.isSpeech(word) }

  /// Whether a capitalized word is part of many names: `Kota`, `Senin`.
  package func isGeneral(_ word: String) -> Bool { rules.isGeneral(word) || rules.isTitle(word) }

  /// Whether a word tells when: `Senin`, `Maret`.
  package func isCalendar(_ word: String) -> Bool { rules.isCalendar(word) }

  /// The days of a text, in its order.
  package func days(in text: String) -> [StoryDay] { StoryDay.days(in: text, months: rules.months) }

  private func choice(_ sentence: StorySentence) -> Choice {
    Choice(id: sentence.id, role: sentence.role, text: sentence.text)
  }

  package func sentences(of story: Story, _ length: SummaryLength) -> [Choice] {
    let statistics = StoryStatistics(story.sentences, stems: story.words.stemCount)
    // A longer summary holds more of every sentence.
    let shift = length.words.map { 3 * log(Double($0) / Self.learned) } ?? 0
    let probabilities = story.sentences.indices.map { place in
      let sentence = story.sentences[place]
      let isWeak =
        sentence.isQuestion || !sentence.holdsQuotation && story.speaksOfUs(sentence)
        || sentence.isFirst && story.goesOn(sentence)
      return probability(story.properties(of: place, statistics), shift) * (isWeak ? Self.weak : 1)
    }
    let chosen = choose(length, of: story, probabilities)
    // Where each leans on what can't be chosen, the likeliest has to do.
    let most = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
    return (chosen.isEmpty ? most.map { [$0] } ?? [] : chosen).map { choice(story.sentences[$0]) }
  }

  private func probability(_ values: [Double], _ shift: Double = 0) -> Double {
    let score = zip(SentenceProperty.allCases, values).reduce(shift) { $0 + rules.weight($1.0) * $1.1 }
    return 1 / (1 + exp(-score))
  }

  private func choose(_ length: SummaryLength, of story: Story, _ probabilities: [Double]) -> [Int] {
    let sentences = story.sentences
    var isChosen = [Bool](repeating: false, count: sentences.count)
    var isTold = isChosen
    var (gain, told) = (0.0, 0.0)
    for _ in 0..<min(length.sentences ?? .max, sentences.count) {
      var best: (place: Int, value: Double)?
      for place in sentences.indices where !isTold[place] && story.canStand(place, among: isChosen) {
        let words = Double(sentences[place].words.count)
        let value = (gain + probabilities[place] * words) / (told + Self.missing + words)
        if value >= best?.value ?? -1 { best = (place, value) }
      }
      guard var place = best?.place else { break }
      // The fuller the summary, the likelier a sentence has to be.
      if told > 0, let most = length.words.map(Double.init),
        probabilities[place] < 0.5 + Self.strictness
          * ((told + Double(sentences[place].words.count) / 2) / most - 1)
      {
        // Who is told what was said is to be told that it was denied.
        let denial = sentences.indices.first { place in
          !isTold[place] && story.denies(sentences[place]) && story.canStand(place, among: isChosen)
            && told + Double(sentences[place].words.count) <= most
        }
        guard let denial else { break }
        place = denial
      }
      let words = Double(sentences[place].words.count)
      gain += probabilities[place] * words
      told += words
      isChosen[place] = true
      for other in sentences.indices where !isTold[other] {
        isTold[other] = other == place || isRepetition(sentences[other], sentences[place])
      }
    }
    return isChosen.indices.filter { isChosen[$0] }
  }

  private func isRepetition(_ one: StorySentence, _ other: StorySentence) -> Bool {
    let shared = one.stemSet.shared(with: other.stemSet)
    return Double(shared) > Self.repetition * Double(min(one.stemSet.count, other.stemSet.count)) + 0.01
  }
}
