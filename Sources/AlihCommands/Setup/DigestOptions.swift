import AlihModel
import ArgumentParser

/// What of a digest is shown, and who hears of it.
struct DigestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Groups of a digest's front that are told in two or three lines (default: 5); the others have one line.",
      valueName: "number"))
  var top: Int?

  @Flag(help: "A digest's front alone, on one page.")
  var brief = false

  @Option(
    help: ArgumentHelp(
      "Show of a digest the groups that are new or have grown: since the same command's last digest, or since a day such as 2025-03-01.",
      valueName: "last|date"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "A file of terms and names, one a line: a digest's groups that have one come first.", valueName: "file"),
    completion: .file())
  var watch: String?

  @Option(
    help: ArgumentHelp(
      "A command that gets each group with a watched term as a line of JSON on its standard input, once for each story.",
      valueName: "command"))
  var notify: String?

  func validate() throws {
    if let top, !(0...1_000).contains(top) {
      throw ValidationError("--top has to be a number from 0 to 1000")
    }
    if let since, since != "last", StoryDate.isDay(since) == false {
      throw ValidationError("--since has to be 'last' or a day such as 2025-03-01, not '\(since)'")
    }
    if notify != nil, watch == nil { throw ValidationError("--notify tells of what --watch FILE matches") }
  }

  var isUsed: Bool { top != nil || brief || since != nil || watch != nil || notify != nil }

  /// As they were given, in one order whatever the user's was.
  var arguments: [String] {
    let options: [(String, String?)] = [
      ("--top", top.map(String.init)), ("--since", since), ("--watch", watch), ("--notify", notify),
    ]
    return options.flatMap { name, value in value.map { [name, $0] } ?? [] } + (brief ? ["--brief"] : [])
  }
}

private enum StoryDate {
  /// `2025-03-01`
  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-").map(String.init)
    let numbers = parts.compactMap { Int($0) }
    return parts.map(\.count) == [4, 2, 2] && numbers.count == 3
      && CalendarDay.isReal(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}
