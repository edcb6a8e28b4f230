import AlihModel
import ArgumentParser

/// What lets a run that is done end with another code than 0.
struct GateOptions: ParsableArguments {
  @Flag(
    help:
      "Exit with 2 if any segment is degraded or untranslated; --strict=findings, if any has a finding above 'info', too."
  )
  var strict = false

  @Flag(name: .customLong("strict-findings"), help: .hidden)
  var isStrictAboutFindings = false

  @Option(
    help: ArgumentHelp("Exit with 3 if there are more findings above 'info' than this.", valueName: "number"))
  var maxFindings: Int?

  func validate() throws {
    if maxFindings.map({ $0 < 0 }) ?? false { throw ValidationError("--max-findings has to be 0 or more") }
  }

  /// As they were given.
  var arguments: [String] {
    (strict ? ["--strict"] : []) + (isStrictAboutFindings ? ["--strict=findings"] : [])
      + (maxFindings.map { ["--max-findings", "\($0)"] } ?? [])
  }

  /// How a run ends that did all it was asked for; says so where there are too many findings.
  func status(_ tally: Progress.Tally) -> ExitStatus {
    if let maxFindings, tally.findings > maxFindings {
      Console.note(
        "\(tally.findings.of("finding is", "findings are")) more than --max-findings \(maxFindings) allows",
        .red)
      return .fellShort
    }
    let isShort =
      (strict || isStrictAboutFindings) && tally.degraded + tally.untranslated > 0
      || isStrictAboutFindings && tally.findings > 0
    return isShort ? .degraded : .done
  }
}
