import AlihGlossary
import AlihModel
import Foundation
import Testing

struct TermExampleTests {
  @Test func `each entry is found in its example, and not in its counterexample`() {
    let problems = Glossary.check(layers: [HouseTerms.tables])
    #expect(problems.isEmpty, "\(problems)")
  }

  @Test func `each row of name heads has a name without a term, and a term without the name`() throws {
    let glossary = try HouseTerms.glossary.get()
    let bare = try Glossary(layers: [HouseTerms.tables])
    for heads in try HouseTerms.nameHeads.get() {
      let found = glossary.occurrences(in: heads.example).count
      #expect(found < bare.occurrences(in: heads.example).count, "\(heads.example)")
      #expect(!glossary.occurrences(in: heads.counterexample).isEmpty, "\(heads.counterexample)")
    }
  }
}

/// Words that are terms in some places only, in sentences of many kinds.
struct TermTrapTests {
  private static let frames = [
    "Menurut laporan itu, % menjadi perhatian.", "Kemarin % dibahas lagi.", "Hal itu terkait dengan %.",
    "Ia menyebut % dalam pidatonya.", "“Kami melihat % di sana,” katanya.", "Kota Contoh - % disorot.",
    "Sejak 2019, % tidak berubah.", "Tidak ada % tahun ini.", "Lihat % (halaman 3).", "Mengapa %?",
    "Sekitar 40 persen % hilang.", "Baik % maupun yang lain diam.", "- %", "Dalam %, tidak ada yang baru.",
    "Pada Senin (4/3) % dibuka.", "Kata dia: %.", "Soal %: belum ada kabar.", "Banyak yang menolak % itu.",
    "Tetapi % sudah lama usai.", "Demi %, mereka pulang.", "Oleh karena %, harga naik.",
    "Berita tentang % menyebar luas.", "Di antara % dan yang lain ada jarak.", "Tentu saja % lebih murah!",
    "Warga membaca soal % di koran.",
  ]

  private struct Phrase {
    var trap: String
    var text: String
    /// UTF-8 offsets of what is a term.
    var terms: [Range<Int>]
  }

  private static let phrases: [Phrase] = {
    let file = URL(filePath: #filePath).appending(path: "../../Sentences/term-traps.tsv").standardized
    let bytes = FileManager.default.contents(atPath: file.path).map { Array($0) } ?? []
    let rows = (try? TSVTable(file: "term-traps.tsv", bytes: bytes, columns: ["trap", "phrase"]))?.rows ?? []
    return rows.map { row in
      var phrase = Phrase(trap: row.fields[0], text: "", terms: [])
      var start = 0
      for character in row.fields[1] {
        if character == "[" {
          start = phrase.text.utf8.count
        } else if character == "]" {
          phrase.terms.append(start..<phrase.text.utf8.count)
        } else {
          phrase.text.append(character)
        }
      }
      return phrase
    }
  }()

  @Test(arguments: ["AS", "PM", "BI", "PBB", "RI", "MA", "PP", "inside"])
  func `a term is found where it is one, and nowhere else`(_ trap: String) throws {
    let glossary = try HouseTerms.glossary.get()
    let phrases = Self.phrases.filter { $0.trap == trap }
    let wanted =
      trap == "inside"
      ? ["Korut", "Korsel", "Rusia", "Ukraina", "Jepang", "China", "Belgia", "Irak"] : [trap]
    var (right, wrong, missed) = (0, Set<String>(), Set<String>())
    for frame in Self.frames {
      let before = frame.prefix { $0 != "%" }.utf8.count
      for phrase in phrases {
        let text = frame.replacing("%", with: phrase.text)
        let expected = Set(phrase.terms.map { $0.lowerBound + before..<$0.upperBound + before })
        // In "Presiden AS" the longer term holds the one that is looked for.
        let found = Set(
          glossary.occurrences(in: text).flatMap { occurrence in
            let source = occurrence.term.source
            if wanted.contains(source) { return [occurrence.range] }
            return source.split(separator: " ").contains(trap[...])
              ? expected.filter { occurrence.range.contains($0.lowerBound) } : []
          })
        right += found.intersection(expected).count + (expected.isEmpty && found.isEmpty ? 1 : 0)
        if !found.subtracting(expected).isEmpty { wrong.insert(text) }
        if !expected.subtracting(found).isEmpty { missed.insert(text) }
      }
    }
    #expect(right >= 400)
    let total = right + wrong.count + missed.count
    #expect(wrong.count * 1_000 <= total * 5, "\(wrong.sorted().prefix(9))")
    #expect(missed.count * 1_000 <= total * 5, "\(missed.sorted().prefix(9))")
  }
}
