import Testing

@testable import AlihLearn

@Suite struct TextScoreTests {
  private func score(_ text: String, _ reference: String) -> TextScore {
    var score = TextScore()
    score.add(text, reference)
    return score
  }

  @Test func `what people wrote is as near as can be, and something else is far`() {
    let text = "The dam held on Tuesday, officials said."
    #expect(abs(score(text, text).bleu - 100) < 0.001)
    #expect(abs(score(text, text).chrF2 - 100) < 0.001)
    #expect(score("Nobody came.", text).bleu == 0)
    #expect(score("", text).chrF2 == 0)
  }

  /// Values of sacreBLEU 2.6.0.
  @Test(arguments: [
    (
      "The dam held on Tuesday, officials said.", "The dam held Tuesday, officials said on Wednesday.",
      41.1323, 69.3933
    ),
    (
      "Prices rose 1.5 percent in the city's market.", "Prices in the city market rose 1.5 percent.", 0.0000,
      73.8434
    ),
  ])
  func `scores are those of sacreBLEU`(_ text: String, _ reference: String, _ bleu: Double, _ chrF2: Double) {
    #expect(abs(score(text, reference).bleu - bleu) < 0.01)
    #expect(abs(score(text, reference).chrF2 - chrF2) < 0.01)
  }
}
