import Testing

@testable import AlihOffline

@Suite struct SenseTests {
  @Test func `features, attributes and prepositions are read`() throws {
    let sense = try Sense(fields: [
      "jumlah", "noun", "number of cases", "prep=of attr=case many head=1 pada=on dengan=-", "",
    ])
    #expect(sense.features.contains(.many))
    #expect(sense.features.contains(.prep))
    #expect(sense.complement == "of")
    #expect(sense.attribute == "case")
    #expect(sense.head == 0)
    #expect(sense.prepositions == ["pada": "on", "dengan": ""])
  }

  @Test func `an underscore is a blank inside a value`() throws {
    let sense = try Sense(fields: ["hukum", "noun", "law", "attr=rule_of_law", "next=rumah_sakit/mati"])
    #expect(sense.attribute == "rule of law")
    #expect(sense.conditions.first?.test == .word(.next, ["rumah sakit", "mati"]))
  }

  @Test(arguments: [
    ("next=kali", Condition.Test.word(.next, ["kali"]), false),
    ("!prev:verb", .wordClass(.previous, .verb), true),
    ("near=bola/gol", .word(.near, ["bola", "gol"]), false),
    ("next2:number", .wordClass(.secondNext, .numeral), false),
    ("prev2=di", .word(.secondPrevious, ["di"]), false), ("next:human", .feature(.next, .human), false),
    ("passive", .passive, false), ("!last", .last, true),
  ])
  func `conditions are read`(text: String, test: Condition.Test, negated: Bool) throws {
    let condition = try Condition(text)
    #expect(condition.test == test)
    #expect(condition.negated == negated)
  }

  @Test(arguments: ["", "=", "!", "next", "next:", "beside=x", "next:verbs", "passive=yes"])
  func `what is no condition is told`(text: String) {
    #expect(throws: LexiconProblem.self) { try Condition(text) }
  }
}
