import AlihModel
import Testing

@testable import AlihOffline

@Suite struct AuxiliariesTests {
  private func group(_ words: String...) throws -> VerbGroup {
    let auxiliaries = try Auxiliaries(HouseEngine.table("auxiliaries.tsv"))
    var group = VerbGroup(verb: "attack")
    for word in words {
      let token = Token(kind: .word, range: 0..<word.utf8.count, text: word, spaceBefore: false)
      auxiliaries.apply(Node(token: token, at: 0, wordClass: .particle), to: &group)
    }
    return group
  }

  @Test func `markers set tense and mood`() throws {
    #expect(try group("telah").tense == .perfect)
    #expect(try group("akan").tense == .future)
    #expect(try group("sedang").progressive)
    #expect(try group("tidak").negated)
    #expect(try group("belum").notYet)
    #expect(try group("jangan").tense == .base)
    #expect(try group("dapat").modals == ["can"])
    #expect(try group("juga").adverbs == ["also"])
    #expect(try group("saling").afterParticle == "each other")
  }

  @Test func `"tidak pernah" is never, "pernah" alone once`() throws {
    #expect(try group("tidak", "pernah").adverbs == ["ever"])
    #expect(try group("pernah").adverbs == ["once"])
  }

  @Test func `an unknown kind is told with its line`() throws {
    let table = try smallTable("word|kind|english|example|translation", "telah|earlier|||")
    let problem = #expect(throws: TSVTable.Problem.self) { try Auxiliaries(table) }
    #expect(problem?.line == 2)
  }
}
