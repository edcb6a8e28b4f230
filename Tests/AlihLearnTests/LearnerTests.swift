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

  @Test func `whether a function word stays is learned from the words beside it`() async throws {
    let sentences = try House.approved { $0.replacing("in the village", with: "in village") }
    let (table, outcome) = await Learner(sentences, try House.engine).learned(without: [])
    let edit = try #require(table.edits.first { $0.from == ["the"] && $0.to.isEmpty })
    #expect(edit.right == 20)
    #expect(edit.wrong == 0)
    #expect(table.near.contains { ($0.before == "in" || $0.after == "village") && $0.weight > 0 })
    #expect(outcome.isBetter)
    #expect(outcome.wrong == 0)
  }

  @Test
  func
    `two that point the same way weigh more than either, and what is always wrong weighs less than nothing`()
  {
    let examples = (0..<40).map { (before: $0 % 2, after: 2 + $0 / 2 % 2, isRight: $0 % 4 == 0, weight: 1.0) }
    let regression = NeighborRegression(examples, size: 4)
    #expect(regression.odds(0, 2) > 0)
    #expect(regression.odds(1, 3) < regression.odds(0, 3))
    #expect(regression.odds(1, 3) < regression.odds(1, 2))
    #expect(regression.odds(1, 3) < 0)
    #expect(regression.right[0] + regression.wrong[0] == 20)
  }

  /// Values of Wilson's formula.
  @Test(arguments: [(0.0, 0.0, 0.0), (1, 1, 0.5), (9, 10, 0.7661), (1, 2, 0.2113), (99, 100, 0.9741)])
  func `a share is worth less the fewer cases it comes from`(_ right: Double, _ all: Double, _ bound: Double)
  {
    #expect(abs(TableFitting.lowerBound(right, of: all) - bound) < 0.001)
  }

  @Test func `what people change in every other sentence alone is not learned`() async throws {
    var number = 0
    let sentences = try House.approved { draft in
      number += 1
      return number % 2 == 0 ? draft : draft.replacing("market", with: "bazaar")
    }
    let (table, _) = await Learner(sentences, try House.engine).learned(without: [])
    #expect(!table.edits.contains { $0.to == ["bazaar"] })
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
