import AlihModel
import Testing

@testable import AlihOffline

@Suite struct WordingTests {
  private func words() throws -> WordingWords { try HouseEngine.engine.wordingWords }

  /// A wording of rows `from > to`, `from > to (source)` and `before | from > to | after`, each sure of itself.
  private func wording(
    _ rows: String..., near sentences: [String] = [], of table: LearnedTable = LearnedTable()
  ) throws -> Wording {
    var table = table
    for row in rows { table.edits.append(Self.edit(row)) }
    let words = try words()
    // All neighbors of the texts that are wanted have been heard.
    for text in sentences {
      let heard =
        [EnglishSentence.start] + EnglishSentence(text, words: words).tokens.map(\.heard) + [
          EnglishSentence.end
        ]
      for (first, second) in zip(heard, heard.dropFirst()) { table.heard.append(([first, second], 1)) }
    }
    return Wording(table, words: words, english: try HouseEngine.engine.english)
  }

  private static func edit(_ row: String) -> Edit {
    var parts = row.split(separator: "|", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
    if parts.count == 1 { parts = [[]] + parts + [[]] }
    let arrow = parts[1].firstIndex(of: ">")!
    let right = parts[1][(arrow + 1)...].map(String.init)
    var edit = Edit(
      before: parts[0].first.map(String.init), from: parts[1][..<arrow].map(String.init),
      after: parts[2].first.map(String.init), to: right.filter { !$0.hasPrefix("(") },
      source: right.filter { $0.hasPrefix("(") }.map { String($0.dropFirst().dropLast()) })
    edit.weight = 5
    return edit
  }

  // MARK: Sentences

  @Test(arguments: [
    "The dam held.", "", "  two  blanks ", "\"Stop,\" he said (twice) — 1.5 km; 10:29.", "É café, naïve ☃️ 日本",
    "it's the Bank's co-operation…",
  ])
  func `tokens give their text back`(_ text: String) throws {
    #expect(EnglishSentence(text, words: try words()).text == text)
  }

  @Test(arguments: [
    ("The dam in Bogor held 12 people", "function content function fixed content fixed content"),
    ("He did not say so", "fixed function fixed content function"),
    ("\"Rain,\" officials also said", "fixed fixed function fixed content fixed content"),
    ("Rain could return, isn't it", "fixed fixed content function fixed function"),
    ("an NGO of 5G users", "function fixed function fixed content"),
  ])
  func `what carries meaning stays`(_ text: String, _ kinds: String) throws {
    let tokens = EnglishSentence(text, words: try words()).tokens
    #expect(tokens.map { "\($0.kind)" }.joined(separator: " ") == kinds)
  }

  @Test func `house terms stay, in the plural, too`() throws {
    let sentence = EnglishSentence(
      "two foreign ministers met the foreign press", fixed: ["foreign minister"], words: try words())
    #expect(
      sentence.tokens.filter { $0.kind == .fixed }.map(\.text) == ["two", "foreign", "ministers"].suffix(2))
  }

  @Test func `each word of wording-words.tsv is known, and its example has it`() throws {
    let table = try HouseEngine.table("wording-words.tsv")
    for row in table.rows {
      let kind = try words().kind(of: row.fields[1])
      #expect(kind == (row.fields[0] == "function" ? .function : .fixed), "\(row.fields[1])")
      if !row.fields[2].isEmpty {
        let tokens = EnglishSentence(row.fields[2], words: try words()).tokens
        #expect(tokens.contains { $0.lower == row.fields[1] && $0.kind == kind }, "\(row.fields[2])")
      }
    }
    #expect(Set(table.rows.filter { !$0.fields[2].isEmpty }.map { $0.fields[0] }).count == 6)
  }

  // MARK: Edits

  @Test(
    arguments: [
      ("the >", nil), ("officers > officials (petugas)", nil), ("of the health > health of (kesehatan)", nil),
      ("in | > the | city", nil),
      ("officers > officials", "no source word"), ("officers > (petugas)", "content word is lost"),
      ("> the", nil), ("the > the", "nothing is changed"), (">", "nothing is changed"),
      ("also >", "no edit may touch"), ("because > that", "no edit may touch"),
      ("his > its", "no edit may touch"),
      ("could > can", "no edit may touch"),
      ("not >", "no edit may touch"), ("12 > 13", "no edit may touch"), ("the > Bank", "no edit may touch"),
      ("\" >", "no edit may touch"), ("the > of a in on at", "four words"), ("the > 4", "no edit may touch"),
      ("isn't > is", "no edit may touch"), ("the > quick", "content word is lost or added"),
    ] as [(String, String?)])
  func `an edit keeps what a sentence says`(_ row: String, _ fault: String?) throws {
    let found = Self.edit(row).fault(try words())
    #expect(
      fault == nil ? found == nil : found?.contains(fault!.replacing("four", with: "4")) == true,
      "\(found ?? "")")
  }

  @Test(arguments: [
    // Deleted, exchanged, put in; at the start; beside marks; with the article that the next word asks for.
    ("the >", "He met the people, the old.", "He met people, old."),
    ("the >", "The people met.", "People met."),
    (", which > that", "The road, which leads up, ended.", "The road that leads up, ended."),
    (", >", "In March, officials met.", "In March officials met."),
    ("in | > the | morning", "It fell in morning.", "It fell in the morning."),
    ("officers > officials (petugas)", "Two officers and an officer", "Two officials and an officer"),
    ("officer > inspector (petugas)", "A officer, an officer", "An inspector, an inspector"),
    ("a > the", "A dam broke.", "The dam broke."),
    ("that > , which", "The dam that broke held.", "The dam, which broke held."),
  ])
  func `an edit is written as an editor would`(_ row: String, _ text: String, _ wanted: String) throws {
    let wording = try wording(row, near: [wanted])
    let (revised, made) = wording.revised(Wording.Draft(text: text, source: ["petugas"]))
    #expect(revised == wanted)
    #expect(!made.isEmpty)
  }

  @Test(arguments: [
    ("officers > officials (petugas)", "Two officers met.", "perwira", "Two officials met."),
    ("officers > officials (petugas)", "Two Officers met.", "petugas", "Two officials met."),
    ("foreign > overseas (asing)", "The foreign minister", "asing", "The overseas minister"),
    ("in | > the | city", "It fell in town.", "kota", "It fell in the city."),
  ])
  func `an edit is made only where it belongs`(
    _ row: String, _ text: String, _ source: String, _ heard: String
  ) throws {
    let wording = try wording(row, near: [heard])
    let draft = Wording.Draft(text: text, fixed: ["foreign minister"], source: [source])
    #expect(wording.revised(draft).text == text)
  }

  @Test func `words that the desk has never put together are not put together`() throws {
    let wording = try wording("people > folk (orang)", near: ["He met folk."])
    func revised(_ text: String) -> String {
      wording.revised(Wording.Draft(text: text, source: ["orang"])).text
    }
    #expect(revised("He met people.") == "He met folk.")
    #expect(revised("She saw people there.") == "She saw people there.")
  }

  @Test func `function words come and go where the words beside them call for it`() throws {
    var table = LearnedTable()
    for (row, weight) in [("the >", -1.0), ("> the", -2.0)] {
      table.edits.append(Self.edit(row))
      table.edits[table.edits.count - 1].weight = weight
    }
    for (row, weight) in [("met | the >", 2.0), ("> the | north", 3.0), ("| the > | moon", -4.0)] {
      table.near.append(Self.edit(row.hasPrefix(">") ? "| " + row : row.hasSuffix(">") ? row + " |" : row))
      table.near[table.near.count - 1].weight = weight
    }
    let wording = try wording(of: table)
    func revised(_ text: String) -> String { wording.revised(Wording.Draft(text: text)).text }
    #expect(revised("He met the people in the street.") == "He met people in the street.")
    #expect(revised("He met the moon.") == "He met the moon.")
    #expect(revised("Rain fell in north and south.") == "Rain fell in the north and south.")
  }

  @Test func `a sentence about other things than the desk's stays`() throws {
    var table = LearnedTable()
    table.source = ["petani", "memanen", "padi"]
    table.weights.beat = 0.6
    let wording = try wording("the >", of: table)
    func revised(_ source: Set<String>) -> String {
      wording.revised(Wording.Draft(text: "They cut the rice.", source: source)).text
    }
    #expect(revised(["petani", "padi", "kering"]) == "They cut rice.")
    #expect(revised(["petani", "bursa", "saham"]) == "They cut the rice.")
  }

  @Test(arguments: [
    ("and >", "Ani and Budi came.", []), ("bank | > of | ^", "Bank Jatim stayed.", []),
    ("# | > of | #", "Some 3 400 others", []), ("the >", "a foreign the minister", ["foreign minister"]),
    ("foreign | > the | minister", "a foreign minister came", ["foreign minister"]),
  ])
  func `names, numbers and terms neither join nor part`(_ row: String, _ text: String, _ fixed: [String])
    throws
  {
    #expect(try wording(row).revised(Wording.Draft(text: text, fixed: fixed)).text == text)
    // Elsewhere the same edit is made.
    guard row.hasSuffix(" >") else { return }
    let other = text.replacing("Ani", with: "rain").replacing("Budi", with: "snow")
    #expect(try wording(row).revised(Wording.Draft(text: other)).text != other)
  }

  @Test func `a sentence that doesn't come to rest stays`() throws {
    let wording = try wording("a > the", "the > a", near: ["saw a dam", "saw the dam"])
    #expect(wording.revised(Wording.Draft(text: "I saw a dam")).text == "I saw a dam")
  }

  // MARK: Properties

  private static let vocabulary = [
    "the", "a", "of", "in", ",", "which", "was", "officers", "officials", "road", "rain", "old", "new",
    "also", "still",
    "not", "could", "12", "1.5", "Bogor", "Bank", "\"", "(", ")", ".", "foreign", "minister", "again",
    "isn't", "only",
  ]

  /// The same random numbers on every machine.
  private struct Dice {
    var state: UInt64
    mutating func next(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  @Test(arguments: 0..<60)
  func `whatever a table says, facts stay, and a second time changes nothing`(_ seed: Int) throws {
    let words = try words()
    var dice = Dice(state: UInt64(seed) &* 7919 &+ 17)
    func phrase(_ most: Int, _ dice: inout Dice) -> [String] {
      (0..<dice.next(most + 1)).map { _ in Self.vocabulary[dice.next(Self.vocabulary.count)] }
    }
    var table = LearnedTable()
    while table.edits.count < 60 {
      var edit = Edit(
        from: phrase(3, &dice), to: phrase(3, &dice), source: dice.next(2) == 0 ? ["jalan"] : [])
      if edit.from.isEmpty, dice.next(2) == 0 {
        edit.before = Self.vocabulary[dice.next(Self.vocabulary.count)]
        edit.after = Self.vocabulary[dice.next(Self.vocabulary.count)]
      }
      guard edit.fault(words) == nil, edit.from != edit.to else { continue }
      edit.weight = Double(dice.next(80)) / 10 - 2
      table.edits.append(edit)
      edit.before = Self.vocabulary[dice.next(Self.vocabulary.count)]
      edit.after = nil
      table.near.append(edit)
    }
    for first in Self.vocabulary {
      for second in Self.vocabulary where dice.next(3) > 0 {
        table.heard.append(([first, second], 1 + dice.next(4)))
      }
    }
    let wording = Wording(table, words: words, english: try HouseEngine.engine.english)
    for _ in 0..<40 {
      let text = phrase(24, &dice).joined(separator: " ")
      let draft = Wording.Draft(text: text, fixed: ["foreign minister"], source: ["jalan"])
      let revised = wording.revised(draft).text
      var again = draft
      again.text = revised
      #expect(wording.revised(again).text == revised, "\(text)")
      #expect(facts(revised, words) == facts(text, words), "\(text)\n\(revised)")
    }
  }

  /// What has to stay, in order, and how many content words there are.
  private func facts(_ text: String, _ words: WordingWords) -> [String] {
    // In small letters: what an edit has put first has the sentence's capital.
    let tokens = EnglishSentence(
      "x " + text.lowercased(), fixed: ["foreign minister", "bogor", "bank"], words: words
    )
    .tokens.dropFirst()
    return tokens.filter { $0.kind == .fixed }.map(\.lower) + [
      "content \(tokens.count { $0.kind == .content })"
    ]
  }

  // MARK: The file

  @Test func `a table is read as it was written`() throws {
    let words = try words()
    var table = LearnedTable()
    table.notes = ["learned from 3 sentences"]
    for row in ["the >", "in | > the | city", "officers > officials (petugas)"] {
      var edit = Self.edit(row)
      (edit.right, edit.wrong, edit.weight, edit.examples) = (4, 1, 0.125, ["m1", "m20"])
      table.edits.append(edit)
    }
    table.never = [Edit(from: ["a"], to: ["the"])]
    table.heard = [(["in", "the"], 3), (["in", "the", "city"], 2)]
    table.near = [Self.edit("met | the > |")]
    table.source = ["padi", "petani"]
    table.weights.beat = 0.45
    table.known = Set(table.edits.map(LearnedTable.print))
    let read = try LearnedTable(file: "learned.tsv", bytes: Array(table.text.utf8), words: words)
    #expect(Set(read.edits) == Set(table.edits))
    #expect(read.never == table.never)
    #expect(read.near == table.near)
    #expect(read.source == table.source)
    #expect(read.known == table.known)
    #expect(read.notes == table.notes)
    #expect(read.weights == table.weights)
    #expect(read.text == table.text)
  }

  @Test(arguments: [
    ("edit||also||||1|0|1|", "2: 'also -> nothing'"), ("near||the||||1|0|1|", "names one word"),
    ("heard||in the||||0|||", "no number of times"), ("heard||in the||||9999999999|||", "no number of times"),
    ("edit||the||||1|0|many|", "'many' has to be a number"),
    ("edit||the||||1|0|nan|", "has to be a number"), ("exit||the||||1|0|1|", "edit, never, near"),
    ("weight||loud||||||1|", "is no weight"), ("heard||the||||1|||", "two or three words"),
  ])
  func `a bad line is named`(_ row: String, _ message: String) throws {
    let text = ([LearnedTable.columns.joined(separator: "|")] + [row]).joined(separator: "\n")
    let words = try words()
    let problem = #expect(throws: TSVTable.Problem.self) {
      try LearnedTable(file: "learned.tsv", bytes: Array(text.replacing("|", with: "\t").utf8), words: words)
    }
    #expect(problem?.description.contains(message) == true, "\(problem?.description ?? "")")
    #expect(problem?.description.hasPrefix("learned.tsv:2: ") == true)
  }

  // MARK: The engine

  @Test func `without a table the engine says what it said, and with one it tells how many edits it made`()
    throws
  {
    let source = "Petugas memeriksa rumah itu."
    let plain = try OfflineTranslator(HouseEngine.engine).translate([SegmentRequest(id: "a", text: source)])[
      0]
    let row = ["edit", "", "checked", "memeriksa", "", "searched", "5", "0", "9", "m1"].joined(
      separator: "\t")
    let neighbors = EnglishSentence(plain.text, words: try words()).tokens.map(\.heard)
    guard let at = neighbors.firstIndex(where: { ["checked", "examined", "inspected"].contains($0) }) else {
      Issue.record("the engine writes another verb: \(plain.text)")
      return
    }
    let heard = "heard\t\t\(neighbors[at - 1]) searched\t\t\t\t3"
    let text = [
      LearnedTable.columns.joined(separator: "\t"), row.replacing("checked", with: neighbors[at]), heard,
    ]
    let engine = try OfflineEngine(
      OfflineData(
        lexicon: HouseEngine.lexicon, rules: HouseEngine.rules,
        learned: ("learned.tsv", Array(text.joined(separator: "\n").utf8))))
    func translated(_ role: Role) -> Translation {
      OfflineTranslator(engine).translate([SegmentRequest(id: "a", text: source, role: role)])[0]
    }
    #expect(translated(.paragraph).text == plain.text.replacing(neighbors[at], with: "searched"))
    #expect(translated(.paragraph).edits == 1)
    #expect(translated(.headline).edits == 0)
    #expect(plain.edits == 0)
    #expect(engine.explain(source).contains("-> searched (memeriksa)\tright 5, wrong 0"))
    #expect(try !HouseEngine.engine.explain(source).contains("wording"))
  }
}
