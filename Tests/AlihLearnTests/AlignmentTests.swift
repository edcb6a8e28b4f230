import AlihOffline
import Testing

@testable import AlihLearn

@Suite struct AlignmentTests {
  /// The changes between two sentences, `from > to`, with nothing known but the words and their stems.
  private func changes(_ engine: String, _ approved: String) throws -> Set<String> {
    let house = try House.engine
    var vocabulary = Vocabulary()
    let own = EnglishSentence(engine, words: house.wordingWords)
    let other = EnglishSentence(approved, words: house.wordingWords)
    let (first, second) = (CountedSentence(own, &vocabulary), CountedSentence(other, &vocabulary))
    let stems = vocabulary.words.map { vocabulary.id(house.stem(ofEnglish: $0)) }
    let knowledge = WordAlignment.Knowledge(
      stems: stems, forward: LexicalModel([]), backward: LexicalModel([]))
    let alignment = WordAlignment(
      first, second,
      sources: (
        Array(repeating: [], count: first.count), Array(repeating: [], count: second.count)
      ), knowledge)
    return Set(
      EditExtraction(first, second, alignment).changes.map { change in
        let from = own.tokens[change.range].map(\.lower)
        let to = other.tokens[change.words].map(\.lower)
        return "\(from.joined(separator: " ")) > \(to.joined(separator: " "))"
      })
  }

  @Test(arguments: [
    ("He met the people of Bogor.", "He met people of Bogor.", ["the > "]),
    ("He met people of Bogor.", "He met the people of Bogor.", [" > the"]),
    ("Two officers came.", "Two officials came.", ["officers > officials"]),
    ("The price of the rice rose.", "The rice price rose.", ["price of the rice > rice price"]),
    // A number or a name is no wording, nor is a sentence about something else.
    ("He paid 12 rupiah.", "He paid 13 rupiah.", []), ("He met Ani.", "He met Budi.", []),
    ("The rain fell.", "Nobody came.", []),
    // What is lost is lost; it can't be learned.
    ("The old rain fell again.", "The rain fell again.", []), ("He also came.", "He came.", []),
  ])
  func `what people wrote otherwise is found`(_ engine: String, _ approved: String, _ wanted: [String]) throws
  {
    let found = try changes(engine, approved)
    for change in wanted { #expect(found.contains(change), "\(found)") }
    if wanted.isEmpty { #expect(found.isEmpty, "\(found)") }
  }

  @Test func `words that always come together stand for each other`() {
    let model = LexicalModel([
      ([1, 2], [11, 12]), ([1, 3], [11, 13]), ([2, 3], [12, 13]), ([1], [11]),
    ])
    #expect(model.probability(of: 11, for: 1) > 0.9)
    #expect(model.probability(of: 12, for: 1) < 0.1)
    #expect(model.probability(of: 99, for: 1) == 0)
  }
}
