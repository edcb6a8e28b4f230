import ArgumentParser
import Foundation

/// `alih manual`: manual pages from the commands' own help, for packages; the same version gives the same bytes.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Writes the manual pages into a folder.", shouldDisplay: false)

  @Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
  var folder: String

  /// Of what the parser says of itself, the parts that are shown.
  private struct Tool: Decodable {
    struct Command: Decodable {
      var commandName: String
      var abstract: String?
      var discussion: String?
      var shouldDisplay: Bool?
      var subcommands: [Command]?
      var arguments: [Argument]?
    }

    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }

      var kind: String
      var shouldDisplay: Bool
      var isOptional: Bool
      var isRepeating: Bool
      var names: [Name]?
      var valueName: String?
      var defaultValue: String?
      var abstract: String?
    }

    var command: Command
  }

  func run() throws {
    do {
      _ = try AlihCommand.parseAsRoot(["--experimental-dump-help"])
    } catch {
      let text = AlihCommand.message(for: error)
      try write(JSONDecoder().decode(Tool.self, from: Data(text.utf8)).command, [])
    }
  }

  private func write(_ command: Tool.Command, _ above: [String]) throws {
    let path = above + [command.commandName]
    let file = (folder as NSString).appendingPathComponent(path.joined(separator: "-") + ".1")
    try AtomicFile.write(Array(page(command, path).utf8), to: file)
    for inner in shown(command) { try write(inner, path) }
  }

  private func shown(_ command: Tool.Command) -> [Tool.Command] {
    (command.subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }
  }

  private func page(_ command: Tool.Command, _ path: [String]) -> String {
    let title = path.joined(separator: "-")
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    let version = AlihCommand.version.prefix { $0 != " " }
    var lines = [
      ".TH \(title.uppercased()) 1 \"\" \"alih \(version)\" \"Alih\"", ".SH NAME",
      "\(title) \\- \(Self.roff(command.abstract ?? ""))", ".SH SYNOPSIS",
      ".B \(Self.roff(path.joined(separator: " ")))", Self.roff(usage(command, arguments)),
    ]
    if let discussion = command.discussion { lines += [".SH DESCRIPTION"] + Self.paragraphs(discussion) }
    if !arguments.isEmpty { lines += [".SH OPTIONS"] + arguments.flatMap(Self.entry) }
    let commands = shown(command)
    if !commands.isEmpty { lines.append(".SH COMMANDS") }
    for inner in commands {
      lines += [
        ".TP", ".BR \(Self.roff((path + [inner.commandName]).joined(separator: "-"))) (1)",
        Self.roff(inner.abstract ?? ""),
      ]
    }
    for topic in HelpTopic.allCases {
      lines.append(".SH \(topic.title)")
      for row in topic.rows { lines += [".TP", ".B \(Self.roff(row.name))", Self.roff(row.meaning)] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func usage(_ command: Tool.Command, _ arguments: [Tool.Argument]) -> String {
    let places = arguments.filter { $0.kind == "positional" }.map { argument in
      let word = "<\(argument.valueName ?? "")>" + (argument.isRepeating ? "..." : "")
      return argument.isOptional ? "[\(word)]" : word
    }
    return
      ((arguments.count > places.count ? ["[<options>]"] : []) + places
      + (shown(command).isEmpty ? [] : ["<subcommand>"])).joined(separator: " ")
  }

  private static func paragraphs(_ text: String) -> [String] {
    text.components(separatedBy: "\n\n").flatMap { paragraph in
      paragraph.hasPrefix("Example:") ? [".PP", ".nf", roff(paragraph), ".fi"] : [".PP", roff(paragraph)]
    }
  }

  private static func entry(_ argument: Tool.Argument) -> [String] {
    let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    let value = "<\(argument.valueName ?? "")>"
    let label =
      names.isEmpty ? value : names.joined(separator: ", ") + (argument.kind == "option" ? " " + value : "")
    return [".TP", ".B \(roff(label))", roff(argument.abstract ?? "")]
      + (argument.defaultValue.map { [roff("Default: \($0).")] } ?? [])
  }

  /// Text of which no character is taken for a request.
  private static func roff(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }.joined(separator: "\n")
  }
}
