import AlihDesk
import AlihFormats
import AlihStore
import ArgumentParser
import Foundation

/// `alih desk`: review in the browser.
struct DeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Opens the review desk in the browser: look at, edit and approve a run's translations.",
    discussion: """
      The desk is a server on this machine alone. The address that it prints holds the key that lets a browser in. What \
      the page calls saved is on the disk; the desk can be stopped with Ctrl-C at any moment.

      Example: alih desk
      Example: alih desk 3 --port 4180 --no-open
      """)

  @Argument(
    help: ArgumentHelp(
      "A job's number, or the folder or file that was translated (default: the translation last worked on).",
      valueName: "job|folder"), completion: .directory)
  var run: String?

  @Option(help: "The port; the next free one from 4180 on when it is not given.")
  var port: UInt16?

  @Option(
    help: ArgumentHelp(
      "An address of this machine. Any other than 127.0.0.1 lets other machines in, without encryption.",
      valueName: "address"))
  var listen = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "Where browsers reach a proxy in front of the desk: https://desk.example.", valueName: "address"))
  var proxy: String?

  @Flag(name: .customLong("no-open"), help: "Print the address and open no browser.")
  var isHeadless = false

  @Flag(help: "Open nothing, and list all decisions, the first one first.")
  var log = false

  @Flag(help: "With --log: one object a decision, a line each.")
  var json = false

  @OptionGroup var options: ReviewOptions

  @OptionGroup var wording: WordingOptions

  func validate() throws {
    if json, !log { throw ValidationError("--json is for --log") }
    guard let proxy else { return }
    guard let url = URL(string: proxy), ["http", "https"].contains(url.scheme), url.host() != nil,
      url.path().isEmpty, url.query() == nil, url.user() == nil
    else { throw ValidationError("--proxy is an address without a path, such as https://desk.example") }
  }

  func run() async throws {
    var options = options
    if log { return try ReviewCommand.LogCommand.list(options.configuration, json: json) }
    if let run { options.job = try job(of: run) }
    let desk = try options.desk()
    let workshop = try DeskWorkshop(desk.job, learned: wording.learned)
    var port = port ?? 4180
    if self.port == nil { while port < 4280, !LocalPort.isFree(port, listen) { port += 1 } }
    let server: DeskServer
    do {
      server = try DeskServer(
        desk: desk, workshop: workshop, listen: listen, port: port, proxy: proxy?.lowercased())
    } catch {
      throw CommandFailure(.wrongUsage, "'\(listen)' is no IPv4 address of this machine, such as 127.0.0.1")
    }
    guard LocalPort.isFree(port, listen) else {
      throw CommandFailure(.failed, "port \(port) is taken\nName another: alih desk --port \(port + 1)")
    }
    if listen != "127.0.0.1", proxy == nil {
      Console.note(
        "other machines can reach the desk, and whoever reads the traffic can read it, its key too")
    }
    Console.note("job \(desk.job.id), \(JobTable.order(desk.job)); stop the desk with Ctrl-C")
    try Console.print(server.address)
    if !isHeadless { Self.open(server.address) }
    do { try await server.run() } catch is CancellationError {} catch {
      throw CommandFailure(
        .failed, "the desk can't serve at \(listen):\(port): \(error.localizedDescription)")
    }
  }

  /// The number itself, or the last translation that took in or wrote this folder or file.
  private func job(of name: String) throws -> Int64 {
    if let number = Int64(name) { return number }
    let place = Store.place(of: name, in: FileSystem.currentFolder)
    let store = try StorePlace.store(
      try ConfigurationReader.configuration(named: options.configuration.config))
    for job in try store.jobs() where job.isTranslation {
      let inputs = job.arguments.split(separator: "--", maxSplits: 1).last ?? []
      let output = job.arguments.firstIndex(of: "--output").map { job.arguments[$0 + 1] }
      if (inputs + [output].compactMap(\.self)).contains(where: {
        Store.place(of: $0, in: job.folder) == place
      }) {
        return job.id
      }
    }
    throw CommandFailure(
      .noInput, "no translation took in or wrote '\(name)'\nTranslate it first: alih translate \(name) -o out"
    )
  }

  private static func open(_ address: String) {
    #if os(macOS)
      let opener = "/usr/bin/open"
    #else
      let opener = "/usr/bin/xdg-open"
      let environment = ProcessInfo.processInfo.environment
      guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else { return }
    #endif
    let process = Process()
    process.executableURL = URL(filePath: opener)
    process.arguments = [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
