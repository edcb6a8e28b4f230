import AlihDesk
import ArgumentParser
import Foundation

/// `alih serve`: Alih as an endpoint for other programs.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves Alih's engines, house terms and memory to other programs over HTTP.",
    discussion: """
      Speaks LibreTranslate's interface (POST /translate, /languages), Apertium's (/translate?langpair=id|en&q=) and its \
      own (POST /v1/segments, /v1/articles, /v1/summaries, /v1/audits). What can't be worked on at once waits its turn; a full line \
      answers 429. SIGTERM ends what is being worked on and refuses the rest.

      Example: alih serve --port 5000 --engine offline
      """)

  @OptionGroup var engines: EngineOptions

  @Option(help: "The port.")
  var port: UInt16 = 5000

  @Option(
    help: ArgumentHelp(
      "An address of this machine. Any other than 127.0.0.1 lets other machines in, without encryption.",
      valueName: "address"))
  var listen = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "Where the key is that clients have to send: env:NAME or file:PATH.", valueName: "env:name|file:path"))
  var key: String?

  @Option(
    help: ArgumentHelp("Requests worked on at once (default: what fits the engines).", valueName: "number"))
  var concurrency: Int?

  @Option(help: ArgumentHelp("Requests that may wait; more are refused with 429.", valueName: "number"))
  var queue = 256

  @Option(help: ArgumentHelp("Requests taken in a minute, of all clients together.", valueName: "number"))
  var maxRequestsPerMinute: Int?

  func validate() throws {
    if let concurrency, !(1...1_000).contains(concurrency) {
      throw ValidationError("--concurrency has to be a number from 1 to 1000")
    }
    guard (0...100_000).contains(queue) else {
      throw ValidationError("--queue has to be a number from 0 to 100000")
    }
    if let maxRequestsPerMinute, maxRequestsPerMinute < 1 {
      throw ValidationError("--max-requests-per-minute has to be 1 or more")
    }
  }

  func run() async throws {
    let newsroom = try Newsroom(engines.terms)
    let archive = try newsroom.archive(engines)
    let service = TextWorkshop(
      desk: try newsroom.desk(engines, archive, Expenses(archive: archive)), languages: newsroom.languages,
      options: engines)
    let line = WaitingLine(
      places: concurrency ?? newsroom.concurrency(of: engines.engine), longest: queue,
      requestsPerMinute: maxRequestsPerMinute)
    guard LocalPort.isFree(port, listen) else {
      throw CommandFailure(.failed, "port \(port) is taken\nName another: alih serve --port \(Int(port) + 1)")
    }
    let server: TextServer
    do {
      server = try TextServer(service, listen: listen, port: port, key: try secret(), line: line)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.wrongUsage, "'\(listen)' is no IPv4 address of this machine, such as 127.0.0.1")
    }
    if listen != "127.0.0.1", key == nil {
      Console.note("whoever reaches \(listen):\(port) is served; ask for a key with --key env:NAME")
    }
    let isStopping = Interruption.onStop { await server.stop() }
    Console.note("serving at http://\(listen):\(port); stop with Ctrl-C")
    do { try await server.run() } catch {
      guard isStopping() else {
        throw CommandFailure(.failed, "can't serve at \(listen):\(port): \(error.localizedDescription)")
      }
    }
    Console.note("stopped; what was taken in was finished")
  }

  private func secret() throws(CommandFailure) -> String? {
    guard let key else { return nil }
    let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
    let text: String?
    switch (parts.first, parts.count) {
    case ("env", 2): text = ProcessInfo.processInfo.environment[parts[1]]
    case ("file", 2): text = try? String(contentsOfFile: parts[1], encoding: .utf8)
    default:
      // What was given may be the key itself, which no message repeats.
      throw CommandFailure(.wrongUsage, "--key names where the key is: env:NAME or file:PATH")
    }
    let secret = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard !secret.isEmpty else {
      throw CommandFailure(.badConfiguration, "there is no key in '\(key)'\nSet it, or leave --key out.")
    }
    return secret
  }
}
