import AlihData
import AlihModel
import AlihSegmenter
import Testing

/// Runs the example of every row.
struct RuleTableTests {
  private static func rows(_ name: String, _ columns: [String]) -> [TSVTable.Row] {
    do {
      let file = "Glossary/id-en/rules/" + name
      return try TSVTable(file: file, bytes: DataFolder.find(environment: [:]).bytes(file), columns: columns)
        .rows
    } catch {
      Issue.record(error)
      return []
    }
  }

  @Test func `each abbreviation does what its example says`() {
    for row in Self.rows("abbreviations.tsv", ["abbreviation", "kind", "example"]) {
      let example = row.fields[2]
      #expect(example.lowercased().contains(row.fields[0].lowercased()), "line \(row.line)")
      #expect(Fixtures.marked(example.filter { $0 != "|" }) == example, "line \(row.line)")
    }
  }

  @Test func `each word does what its class says`() {
    for row in Self.rows("sentence-words.tsv", ["word", "class"]) {
      let word = row.fields[0]
      let expected =
        switch row.fields[1] {
        case "starter": "Ketua tim itu Rahmat, S.H. |\(word) acara itu usai."
        case "counted": "Mereka ada di \(word) B. |Budi ikut."
        case "quotative": "\"Kapan pulang?\" Sari Dewi \(word) lagi."
        case "attribution": "\"Kapan pulang?\" \(word.prefix(1).uppercased() + word.dropFirst()) Sari."
        case "domain": "Hal itu dimuat Kabar.\(word.prefix(1).uppercased() + word.dropFirst()) kemarin."
        default: "Harga naik. |\(word) mahal."
        }
      #expect(Fixtures.marked(expected.filter { $0 != "|" }) == expected, "line \(row.line)")
    }
  }

  @Test func `an unknown kind is an error that names file and line`() {
    let files = [
      "abbreviations.tsv": "abbreviation\tkind\texample\ndr\tdoctor\tDr. Budi",
      "sentence-words.tsv": "word\tclass\nNamun\tstarter",
      "roles.tsv": "role\tmatch\ttext\texample\tcounterexample\n",
    ]
    #expect {
      try SegmenterRules { path in Array(files[String(path.split(separator: "/").last!)]!.utf8) }
    } throws: {
      "\($0)".hasPrefix("Glossary/id-en/rules/abbreviations.tsv:2: 'doctor'")
    }
  }
}
