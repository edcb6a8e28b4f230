import AlihCommands

@main
struct Alih {
  static func main() async { await AlihCommand.start() }
}
