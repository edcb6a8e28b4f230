import AlihModel
import Testing

@testable import AlihOffline

@Suite struct GeneratorTests {
  private func generator() throws -> Generator {
    Generator(english: try HouseEngine.engine.english, tokens: [], role: .paragraph)
  }

  private func words(_ change: (inout VerbGroup) -> Void, _ verb: String = "attack") throws -> String {
    var group = VerbGroup(verb: verb)
    change(&group)
    return try generator().conjugated(group).joined(separator: " ")
  }

  @Test func `tenses`() throws {
    #expect(try words { $0.tense = .past } == "attacked")
    #expect(try words { $0.tense = .present } == "attacks")
    #expect(
      try words {
        $0.tense = .present
        $0.pluralSubject = true
      } == "attack")
    #expect(try words { $0.tense = .future } == "will attack")
    #expect(try words { $0.tense = .perfect } == "has attacked")
    #expect(try words { $0.tense = .infinitive } == "to attack")
    #expect(try words { $0.tense = .gerund } == "attacking")
    #expect(
      try words({
        $0.tense = .past
        $0.progressive = true
      }) == "was attacking")
    #expect(
      try words(
        {
          $0.tense = .present
          $0.firstPerson = true
        }, "be") == "am")
  }

  @Test func `passives`() throws {
    #expect(
      try words {
        $0.tense = .past
        $0.passive = true
      } == "was attacked")
    #expect(
      try words {
        $0.tense = .past
        $0.passive = true
        $0.pluralSubject = true
      } == "were attacked")
    #expect(
      try words {
        $0.tense = .perfect
        $0.passive = true
      } == "has been attacked")
    #expect(
      try words {
        $0.tense = .future
        $0.passive = true
      } == "will be attacked")
    #expect(
      try words {
        $0.tense = .present
        $0.passive = true
        $0.progressive = true
      } == "is being attacked")
    #expect(
      try words {
        $0.tense = .past
        $0.passive = true
        $0.modals = ["must"]
      } == "had to be attacked")
  }

  @Test func `negation`() throws {
    #expect(
      try words {
        $0.tense = .past
        $0.negated = true
      } == "did not attack")
    #expect(
      try words {
        $0.tense = .present
        $0.negated = true
      } == "does not attack")
    #expect(
      try words {
        $0.tense = .perfect
        $0.negated = true
        $0.passive = true
      } == "has not been attacked")
    #expect(
      try words {
        $0.tense = .future
        $0.negated = true
      } == "will not attack")
    #expect(
      try words(
        {
          $0.tense = .past
          $0.negated = true
        }, "be") == "was not")
    #expect(
      try words(
        {
          $0.tense = .past
          $0.negated = true
        }, "be injured") == "was not injured")
    #expect(
      try words {
        $0.tense = .past
        $0.negated = true
        $0.adverbs = ["ever"]
      } == "never attacked")
    #expect(
      try words {
        $0.tense = .infinitive
        $0.negated = true
      } == "not to attack")
  }

  @Test func `modals`() throws {
    #expect(
      try words {
        $0.tense = .present
        $0.modals = ["can"]
      } == "can attack")
    #expect(
      try words {
        $0.tense = .past
        $0.modals = ["can"]
      } == "could attack")
    #expect(
      try words {
        $0.tense = .future
        $0.modals = ["can"]
      } == "will be able to attack")
    #expect(
      try words {
        $0.tense = .present
        $0.modals = ["need to"]
      } == "needs to attack")
    #expect(
      try words {
        $0.tense = .past
        $0.modals = ["be about to"]
      } == "was about to attack")
  }

  @Test func `adverbs stand behind the first auxiliary`() throws {
    #expect(
      try words {
        $0.tense = .past
        $0.adverbs = ["also"]
      } == "also attacked")
    #expect(
      try words {
        $0.tense = .future
        $0.adverbs = ["also"]
      } == "will also attack")
    #expect(
      try words {
        $0.tense = .past
        $0.passive = true
        $0.adverbs = ["immediately"]
      } == "was immediately attacked")
  }

  private func engine() throws -> OfflineEngine {
    try .with(
      "dan|conj|and||", "ia|pron|he||", "pergi|verb|go|intrans|", "rumah|noun|house||",
      "tidur|verb|sleep|intrans|")
  }

  @Test(arguments: [
    ("Ia pergi, ia tidur.", "He went, he slept."),
    ("Ia pergi ( ia tidur ) .", "He went (he slept)."),
    ("\"Ia pergi\"", "\"He went\""),
    ("“Ia pergi,” ia tidur!", "“He went,” he slept!"),
    ("Ia pergi... Ia tidur?", "He went... He slept?"),
    ("Ia pergi - ia tidur", "He went - he slept"),
    ("Ia pergi; ia tidur", "He went; he slept"),
  ])
  func `marks have the blanks that English gives them`(source: String, expected: String) throws {
    let engine = try engine()
    let marks = { (text: String) in text.filter { !$0.isLetter } }
    #expect(marks(engine.translation(of: source)) == marks(expected))
  }

  @Test(arguments: [
    ("bridge", "Bridge"), ("élan", "Élan"), ("iPhone", "IPhone"), ("", ""), ("1st", "1st"),
  ])
  func `the first letter becomes a capital`(word: String, expected: String) {
    #expect(word.capitalizedFirst == expected)
  }
}
