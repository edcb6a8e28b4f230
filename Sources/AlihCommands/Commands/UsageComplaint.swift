import AlihFormats
import ArgumentParser
import Foundation

/// What is wrong with a command line, in Alih's words: what, the nearest name over all there are, and where to read on.
struct UsageComplaint {
  /// The command that was meant, from the root down.
  private let command: any ParsableCommand.Type
  private let message: String
  private let advice: String?

  init(_ error: any Error) {
    message = AlihCommand.message(for: error)
    // "  See 'alih jobs list --help' for more information."
    let line = AlihCommand.fullMessage(for: error).split(separator: "\n").last { $0.contains("--help'") }
    let words = line?.split(separator: "'").dropFirst().first?.split(separator: " ").map(String.init) ?? []
    advice = words.isEmpty ? nil : "See: \(words.joined(separator: " "))"
    var command: any ParsableCommand.Type = AlihCommand.self
    for word in words.dropFirst().dropLast() {
      command = command.configuration.subcommands.first { $0._commandName == word } ?? command
    }
    self.command = command
  }

  var text: String { [what, advice].compactMap(\.self).joined(separator: "\n") }

  private var what: String {
    if let match = message.firstMatch(of: /^Unknown option '(--[^']+)'/) {
      // As the user wrote it, not as the parser was given it.
      return unknown(
        option: match.output.1 == "--strict-findings" ? "--strict=findings" : String(match.output.1))
    }
    // The parser names all values that there are, in a sentence or a list.
    if let match = message.firstMatch(
      of: /(?s)^(The value '(.*?)' is invalid for '[^']+')\. Please provide one of (.*)/)
    {
      let values = match.output.3.matches(of: /'([^']+)'|- (\S+)/).map {
        String($0.output.1 ?? $0.output.2 ?? "")
      }
      return Self.lowered(String(match.output.1))
        + NearMiss.suggestion(for: String(match.output.2), among: values)
        + "\nThere are: \(values.joined(separator: ", "))."
    }
    let names = command.configuration.subcommands.map { $0._commandName }
    if !names.isEmpty,
      let match = message.firstMatch(of: /^(?:Unexpected|\d+ unexpected) arguments?:? '([^']+)'/)
    {
      return Self.unknown(command: String(match.output.1), among: names)
    }
    return Self.lowered(message.replacing(/\. Did you mean (.*)\?$/) { "; did you mean \($0.output.1)?" })
  }

  /// - Parameter names: of the commands that could stand there.
  static func unknown(command word: String, among names: [String]) -> String {
    let near = NearMiss.suggestion(for: word, among: names)
    if near.isEmpty, FileSystem.holds(word) {
      return "'\(word)' is no command\nTranslate it: alih translate \(word)"
    }
    let elsewhere = all(below: AlihCommand.self, "alih").first { $0.name.hasSuffix(" \(word)") }
    return "there is no command '\(word)' here"
      + (near.isEmpty ? elsewhere.map { "; there is '\($0.name)'" } ?? "" : near)
  }

  private func unknown(option: String) -> String {
    let near = NearMiss.suggestion(for: option, among: Self.options(of: command))
    let elsewhere = Self.all(below: AlihCommand.self, "alih").first {
      Self.options(of: $0.type).contains(option.prefix { $0 != "=" }.description)
    }
    return "unknown option '\(option)'"
      + (near.isEmpty ? elsewhere.map { "; '\($0.name)' has it" } ?? "" : near)
  }

  private static func options(of command: any ParsableCommand.Type) -> [String] {
    AlihCommand.helpMessage(for: command).matches(of: /--[a-z][a-z-]+/).map { String($0.output) }
  }

  private static func all(
    below command: any ParsableCommand.Type, _ name: String
  ) -> [(name: String, type: any ParsableCommand.Type)] {
    command.configuration.subcommands.flatMap { inner in
      [("\(name) \(inner._commandName)", inner)] + all(below: inner, "\(name) \(inner._commandName)")
    }
  }

  /// Alih's messages begin with a small letter, unless a name or option does.
  private static func lowered(_ text: String) -> String {
    guard let first = text.first, text.dropFirst().first?.isLowercase == true else { return text }
    return first.lowercased() + text.dropFirst()
  }
}
