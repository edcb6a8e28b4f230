import Testing

@testable import AlihModel

struct SpreadsheetTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+62 812", "'+62 812"), ("-", "-"), ("-2 derajat", "'-2 derajat"),
    ("@akun", "'@akun"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("a, b", "\"a, b\""), ("kata \"itu\"", "\"kata \"\"itu\"\"\""),
    ("biasa", "biasa"),
    ("=A1,B1", "\"'=A1,B1\""),
  ])
  func `no field is a formula, and each reads as it was`(_ text: String, _ field: String) throws {
    #expect(Spreadsheet.field(text) == field)
    let table = try DelimitedText(Array("x,y\n\(field),z\n".utf8))
    #expect(DelimitedText.field(table.rows[1], 0) == text)
  }

  @Test func `an apostrophe of the text's own stays`() {
    #expect(Spreadsheet.unguarded("'kata'") == "'kata'")
  }
}

struct CalendarDayTests {
  @Test(arguments: [
    (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true),
    (2025, 2, 30, false),
    (2025, 4, 31, false), (2025, 12, 31, true), (2025, 13, 1, false), (2025, 1, 0, false),
  ])
  func `a day is one that the calendar has`(_ year: Int, _ month: Int, _ day: Int, _ isReal: Bool) {
    #expect(CalendarDay.isReal(year: year, month: month, day: day) == isReal)
  }
}
