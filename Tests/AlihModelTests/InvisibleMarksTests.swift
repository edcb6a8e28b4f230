import AlihModel
import Testing

struct InvisibleMarksTests {
  @Test(arguments: [
    ("Pemerin\u{AD}tah", "Pemerintah"), ("be\u{200B}ras", "beras"), ("\u{FEFF}Air", "Air"),
    ("Air\u{200E}.", "Air."),
    ("👩\u{200D}👧", "👩\u{200D}👧"), ("Kor\u{200D}ut", "Korut"), ("tanpa – tanda", "tanpa – tanda"),
  ])
  func `marks that nobody sees split no words, and pictures stay whole`(_ text: String, _ expected: String) {
    #expect(InvisibleMarks.removed(from: text) == expected)
  }

  @Test func `a name that stays keeps its marks`() {
    let restored = InvisibleMarks.restored(
      in: "Governor Sutrisno Wati spoke.", from: "Guber\u{AD}nur Sutris\u{AD}no Wati bicara.")
    #expect(restored == "Governor Sutris\u{AD}no Wati spoke.")
    #expect(InvisibleMarks.restored(in: "Rain.", from: "Hujan.") == "Rain.")
  }
}
