import AlihModel
import AlihOffline
import Testing

@testable import AlihLearn

@Suite struct LearnerTests {
  /// What people of this desk write for `market` and `school`.
  private func people(_ draft: String) -> String {
    draft.replacing("market", with: "bazaar").replacing("school", with: "academy")
  }

  @Test func `what people always change is learned, with its source word and where it was seen`() async throws
  {
    let learner = await Learner(try House.approved(people), try House.engine)
    #expect(learner.articles == 25)
    let (table, outcome) = await learner.learned(without: [])
    let edit = try #require(table.edits.first { $0.from == ["market"] && $0.to == ["bazaar"] })
    #expect(edit.source == ["pasar"])
    #expect(edit.right == 20)
    #expect(edit.wrong == 0)
    #expect(edit.examples.count == 2)
    #expect(outcome.isBetter)
    #expect(outcome.right > 0)
    #expect(outcome.wrong == 0)
    #expect(outcome.bleuAfter > outcome.bleuBefore)
    #expect(outcome.chrF2After > outcome.chrF2Before)
  }

  @Test func `where people change nothing, there is nothing to write`() async throws {
    let (table, outcome) = await Learner(try House.approved { $0 }, try House.engine).learned(without: [])
    #expect(table.edits.isEmpty)
    #expect(!outcome.isBetter)
  }

  @Test func `what helps nobody else is refused`() async throws {
    // Each article has a word of its own.
    var number = 0
    let sentences = try House.approved { draft in
      number += 1
      return draft.replacing("market", with: "place\(String(repeating: "x", count: number % 23))y")
    }
    let (_, outcome) = await Learner(sentences, try House.engine).learned(without: [])
    #expect(!outcome.isBetter)
  }

  @Test func `what was ruled out is not learned`() async throws {
    let learner = await Learner(try House.approved(people), try House.engine)
    let all = await learner.learned(without: []).table
    let edit = try #require(all.edits.first { $0.from == ["market"] && $0.to == ["bazaar"] })
    let table = await learner.learned(without: [LearnedTable.print(of: edit)]).table
    #expect(!table.edits.contains { $0.from == edit.from && $0.to == edit.to && $0.source == edit.source })
    #expect(table.edits.contains { $0.from == ["school"] })
  }

  @Test func `the same sentences teach the same`() async throws {
    let sentences = try House.approved(people)
    let engine = try House.engine
    let one = await Learner(sentences, engine).learned(without: []).table.text
    let other = await Learner(sentences, engine).learned(without: []).table.text
    #expect(one == other)
  }

  @Test func `every edit of a table keeps what a sentence says, and no sentence is copied into it`()
    async throws
  {
    let sentences = try House.approved {
      people($0).replacing("the ", with: "").replacing("Monday", with: "Tuesday")
    }
    let (table, _) = await Learner(sentences, try House.engine).learned(without: [])
    let words = try House.engine.wordingWords
    for edit in table.edits { #expect(edit.fault(words) == nil, "\(edit.description)") }
    #expect(!table.edits.contains { ($0.from + $0.to).contains { $0.contains("day") } })
    let text = table.text
    for sentence in sentences { #expect(!text.contains(sentence.target)) }
  }

  @Test func `headlines and unlike pairs teach nothing`() async throws {
    var sentences = try House.approved { $0 }
    sentences[0].request.role = .headline
    sentences[1].target = "No."
    sentences[1].request.text = String(repeating: "Warga membangun jembatan baru. ", count: 20)
    let learner = await Learner(sentences, try House.engine)
    #expect(learner.passedOver == 2)
    #expect(learner.sentences == 98)
  }

  @Test func `words that people replaced again and again are proposed`() async throws {
    let suggestions = await Learner(try House.approved(people), try House.engine).suggestions()
    let word = try #require(suggestions.first { $0.engine == "market" })
    #expect(word.source == "pasar")
    #expect(word.approved == "bazaar")
    #expect(word.right == 20)
    #expect(word.articles > 1)
  }
}
