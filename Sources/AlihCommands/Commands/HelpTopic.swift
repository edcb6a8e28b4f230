import ArgumentParser

/// What is true of all commands: `alih help environment`, and sections of the manual.
enum HelpTopic: String, CaseIterable {
  case environment, files
  case exitCodes = "exit-codes"

  /// Of a command line without its first word; nil for one that asks for no topic.
  init?(_ arguments: [String]) throws(CommandFailure) {
    let commands = AlihCommand.configuration.subcommands.map { $0._commandName } + ["help"]
    guard arguments.count == 2, arguments[0] == "help", !commands.contains(arguments[1]),
      !arguments[1].hasPrefix("-")
    else { return nil }
    guard let topic = HelpTopic(rawValue: arguments[1].lowercased()) else {
      throw CommandFailure(
        .wrongUsage,
        UsageComplaint.unknown(command: arguments[1], among: commands + Self.allCases.map(\.rawValue)))
    }
    self = topic
  }

  /// As manuals call it.
  var title: String { self == .exitCodes ? "EXIT STATUS" : rawValue.uppercased() }

  var rows: [(name: String, meaning: String)] {
    switch self {
    case .environment:
      [
        ("ALIH_CONFIG", "The configuration, where --config names none."),
        (
          "ALIH_DATA",
          "The folder that holds Prompts/ and Glossary/; --data goes before it, 'data' of alih.yaml behind it."
        ),
        ("ALIH_STORE", "The job store, before 'store' of alih.yaml."),
        ("HOME", "The home folder: where ~ below is, and where the search for alih.yaml ends."),
        ("XDG_CONFIG_HOME", "In place of ~/.config."),
        ("XDG_STATE_HOME", "In place of ~/.local/state."),
        ("NO_COLOR", "With any value, nothing is in color."),
        ("https_proxy, NO_PROXY", "The way to endpoints, as curl takes them."),
        ("any name", "A key, where alih.yaml says key: {env: NAME}."),
      ]
    case .files:
      [
        ("alih.yaml", "The configuration: the nearest upward that is this user's."),
        ("~/.config/alih/alih.yaml", "This user's own, which holds below it."),
        ("~/.config/alih/trusted", "The configurations of others that 'alih config trust' said yes to."),
        ("~/.local/state/alih/alih.sqlite", "The job store: jobs, paid answers, decisions, memory."),
        ("~/.local/state/alih/probes.json", "What 'alih endpoint probe' found out."),
        ("PREFIX/share/alih", "The built-in Prompts/ and Glossary/."),
      ]
    case .exitCodes:
      [
        ("0", "Done."),
        ("1", "Something failed; the message says what, and what next."),
        (
          "2",
          "Done, but segments are degraded or untranslated (--strict), or have findings (--strict=findings)."
        ),
        ("3", "Done, but a quality gate fell short (--min-coverage, --max-findings)."),
        ("64", "Wrong usage."),
        ("66", "No such input, or nothing to read in it."),
        ("69", "An endpoint can't be reached, and nothing stood in for it."),
        ("73", "The output can't be written."),
        ("75", "An endpoint's quota or limit, or the run's budget, is used up, and nothing stood in for it."),
        ("77", "An endpoint doesn't take the key, and nothing stood in for it."),
        ("78", "Bad configuration, glossary or lexicon."),
        ("130", "Interrupted; the message says how to go on."),
      ]
    }
  }

  /// A line for each, in two columns.
  var text: String {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { $0.name.padding(to: width) + "  " + $0.meaning }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
