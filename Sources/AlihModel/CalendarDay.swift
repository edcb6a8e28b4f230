/// Whether the calendar has a day.
package enum CalendarDay {
  /// 30 February is no day, and 29 February is one in leap years alone; without a year it may be.
  package static func isReal(year: Int?, month: Int, day: Int) -> Bool {
    guard (1...12).contains(month) else { return false }
    let isLeap = year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
