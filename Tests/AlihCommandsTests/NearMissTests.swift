import Testing

@testable import AlihCommands

struct NearMissTests {
  @Test(arguments: [
    ("glosary", "; did you mean 'glossary'?"), ("endpoint", "; did you mean 'endpoints'?"),
    ("fromm", "; did you mean 'from'?"), ("model", ""), ("glo", "; did you mean 'glossary'?"), ("gl", ""),
    ("", ""), (String(repeating: "x", count: 10_000), ""),
  ])
  func `only a near word is suggested`(_ word: String, _ suggestion: String) {
    #expect(NearMiss.suggestion(for: word, among: ["from", "to", "glossary", "endpoints"]) == suggestion)
  }

  @Test func `without candidates there is no suggestion`() {
    #expect(NearMiss.suggestion(for: "word", among: [String]()).isEmpty)
  }
}
