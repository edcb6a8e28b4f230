import AlihModel
import Testing

@testable import AlihFormats

struct TermMarksTests {
  /// A text whose marks are between brackets, and the wordings to look for.
  @Test(arguments: [
    ("Tentara [Korut] dan ASEAN", ["Korut", "AS"]),
    ("[AS]-[Korsel] bertemu", ["AS", "Korsel"]),
    ("lima juta [dolar AS] dari [AS]", ["AS", "dolar AS"]),
    ("[Korut] lalu [Korut] lalu Korut", ["Korut", "Korut"]),
    ("seperti as roda, kata [AS]", ["AS"]),
    ("[KORUT] SIAGA", ["Korut"]),
    ("[Presiden] dan presiden", ["presiden"]),
    ("[Korea\u{A0}Utara] saja", ["Korea Utara"]),
    ("the [U.S.] said", ["U.S."]),
    ("([United States (US)]).", ["United States (US)"]),
    ("Korutnya bukan", ["Korut"]),
    ("kosong", [""]),
    ("[Élysée] menolak", ["Élysée"]),
  ])
  func `a term is marked as a whole word, the longest first, once for each`(
    _ marked: String, _ wordings: [String]
  ) {
    let plain = marked.filter { $0 != "[" && $0 != "]" }
    var marks = TermMarks(
      wordings.map { ($0, TermVerdict(source: $0, target: "x", found: nil, verdict: .honored)) })
    let text = plain.printable
    var result = ""
    var at = 0
    for mark in marks.marks(in: text) {
      result += String(text[at..<mark.range.lowerBound]) + "[" + String(text[mark.range]) + "]"
      at = mark.range.upperBound
    }
    #expect(result + String(text[at...]) == marked)
  }

  @Test func `terms of one wording are marked in their order`() {
    let first = TermVerdict(source: "Korut", target: "North Korea", found: "North Korea", verdict: .honored)
    let second = TermVerdict(source: "Korut", target: "North Korea", found: nil, verdict: .missing)
    var marks = TermMarks([("Korut", first), ("Korut", second)])
    #expect(marks.marks(in: "Korut, Korut".printable).map(\.term) == [first, second])
  }
}
