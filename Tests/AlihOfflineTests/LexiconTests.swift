import AlihModel
import Testing

@testable import AlihOffline

@Suite struct LexiconTests {
  @Test func `senses come in the order of the file`() throws {
    let lexicon = try Lexicon(files: [
      lexiconFile(["bisa|noun|venom||next=ular", "bisa|part|can||", "bisu|adj|mute||"])
    ])
    #expect(lexicon.senses(of: "bisa").map(\.english) == ["venom", "can"])
    #expect(lexicon.senses(of: "bis").isEmpty)
    #expect(lexicon.count == 3)
    #expect(lexicon.contains("bisa", as: .particle))
    #expect(!lexicon.contains("bisu", as: .noun))
  }

  @Test func `expressions of a first word come longest first`() throws {
    let lexicon = try Lexicon(files: [
      lexiconFile([
        "rumah|noun|house||", "rumah sakit|noun|hospital||", "rumah sakit umum|noun|general hospital||",
      ])
    ])
    #expect(lexicon.phrases(from: "rumah").map(\.english) == ["general hospital", "hospital"])
    #expect(lexicon.senses(of: "rumah").map(\.english) == ["house"])
  }

  @Test func `a user's own file comes before the built-in ones, the last before the others`() throws {
    let lexicon = try Lexicon(
      files: [lexiconFile(["rumah|noun|house||"])],
      overrides: [lexiconFile(["rumah|noun|home||"]), lexiconFile(["rumah|noun|residence||"])])
    #expect(lexicon.senses(of: "rumah").map(\.english) == ["residence", "home", "house"])
  }

  @Test func `comments, blank lines, missing columns and carriage returns are read`() throws {
    let text = "lemma\tclass\tenglish\tfeatures\twhen\r\n# aba\r\n\r\nrumah\tnoun\thouse\r\n"
    let lexicon = try Lexicon(files: [(name: "x.tsv", bytes: Array(text.utf8))])
    #expect(lexicon.senses(of: "rumah").map(\.english) == ["house"])
  }

  @Test func `a row of one column is told with its place`() {
    let file = lexiconFile(["rumah|noun|house||", "sakit"])
    let problem = #expect(throws: TSVTable.Problem.self) { try Lexicon(files: [file]) }
    #expect(problem?.line == 3)
    #expect(problem?.message.contains("'sakit' has one column") == true)
  }

  @Test func `no file at all is an empty lexicon`() throws {
    #expect(try Lexicon(files: []).senses(of: "rumah").isEmpty)
    #expect(try Lexicon(files: [("x.tsv", [])]).phrases(from: "").isEmpty)
  }

  @Test func `many lemmas are each found again`() throws {
    let lemmas = (0..<3000).map { "kata\($0)" }
    let lexicon = try Lexicon(files: [lexiconFile(lemmas.map { "\($0)|noun|word \($0)||" })])
    #expect(lemmas.allSatisfy { lexicon.senses(of: $0).map(\.english) == ["word \($0)"] })
  }
}
