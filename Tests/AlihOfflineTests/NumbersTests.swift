import Testing

@testable import AlihOffline

@Suite struct NumbersTests {
  @Test(arguments: [
    ("10.000", "10,000"), ("2,5", "2.5"), ("1.234,56", "1,234.56"), ("7", "7"), ("3.5", "3.5"),
    ("1,234,567", "1,234,567"), ("1,234.5", "1,234.5"), ("2-1", "2-1"), ("10.000-12.500", "10,000-12,500"),
    ("2019–2024", "2019–2024"), ("1.2.3", "1.2.3"), ("", ""),
  ])
  func `separators change places only where they are Indonesian`(digits: String, expected: String) {
    #expect(Numbers.english(digits) == expected)
  }

  @Test(arguments: [
    ("8.000", 8000), ("25", 25), ("1.500.000", 1_500_000), ("2,5", nil), ("1.50", nil), ("", nil),
    ("99999999999999999999", nil),
  ])
  func `integers are read with their groups`(digits: String, expected: Int?) {
    #expect(Numbers.integer(digits) == expected)
  }

  @Test(arguments: [(0, "0"), (950, "950"), (8000, "8,000"), (1_500_000, "1,500,000")])
  func `large numbers are grouped`(value: Int, expected: String) {
    #expect(Numbers.grouped(value) == expected)
  }

  @Test(arguments: [
    (1, "first"), (3, "third"), (11, "11th"), (12, "12th"), (21, "21st"), (22, "22nd"), (103, "103rd"),
    (111, "111th"),
  ])
  func `ordinals end as English says them`(value: Int, expected: String) {
    #expect(Numbers.ordinal(value) == expected)
  }

  @Test(arguments: [
    ("1/11/2024", "November 1, 2024"), ("7/5", "May 7"), ("31/12/24", "December 31, 2024"), ("32/1", nil),
    ("1/13/2024", nil), ("1/2/3/4", nil), ("/1", nil), ("a/1", nil), ("1/11/202", nil),
  ])
  func `slashes make a date when they can`(digits: String, expected: String?) throws {
    let numbers = try OfflineEngine.with("rumah|noun|house||").entities.numbers
    #expect(numbers.date(digits) == expected)
  }

  @Test(arguments: ["month|lalu|13|?", "fraction|setengah|1|half"])
  func `a row that is no number word is told`(row: String) throws {
    let table = try smallTable("kind|word|value|english", row)
    #expect(throws: OfflineDataError.self) { try Numbers(table) }
  }
}
