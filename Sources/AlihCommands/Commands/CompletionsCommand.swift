import ArgumentParser

/// `alih completions`: the names of commands, options and files at the press of a key.
struct CompletionsCommand: ParsableCommand {
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    /// The lines that install the script.
    var installation: String {
      switch self {
      case .bash:
        """
        # mkdir -p ~/.local/share/bash-completion/completions
        # alih completions bash > ~/.local/share/bash-completion/completions/alih
        """
      case .zsh:
        """
        # mkdir -p ~/.zsh/completions && alih completions zsh > ~/.zsh/completions/_alih
        # In ~/.zshrc, before compinit: fpath=(~/.zsh/completions $fpath)
        """
      case .fish: "# alih completions fish > ~/.config/fish/completions/alih.fish"
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract:
      "Prints a script that completes Alih's commands, options and files, with the lines that install it.",
    discussion: "Example: alih completions bash")

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let script = AlihCommand.completionScript(for: CompletionShell(rawValue: shell.rawValue)!)
    // zsh wants its own mark in the first line.
    let lines = script.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let isMarked = lines.first?.hasPrefix("#compdef") ?? false
    try Console.print(
      isMarked
        ? "\(lines[0])\n\(shell.installation)\n\(lines.last ?? "")" : "\(shell.installation)\n\(script)")
  }
}

/// `alih version`: the same as `alih --version`.
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Prints the version.", discussion: "Example: alih version")

  func run() throws { try Console.print(AlihCommand.version) }
}
