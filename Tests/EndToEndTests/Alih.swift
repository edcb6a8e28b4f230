import Foundation

/// The real binary in a fresh folder of its own.
final class Alih: Sendable {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  let folder: URL
  /// The job store: nothing of a test is remembered in another.
  var store: String { folder.path + "-state/alih.sqlite" }

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "alih-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    for path in [folder.path, folder.path + "-state"] { try? FileManager.default.removeItem(atPath: path) }
  }

  func write(_ text: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func names(in name: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []).sorted()
  }

  /// The segments of one JSON document.
  func segments(in name: String) throws -> [[String: Any]] {
    let root = try JSONSerialization.jsonObject(with: Data(read(name).utf8)) as? [String: Any]
    let blocks = root?["blocks"] as? [[String: Any]] ?? []
    return blocks.flatMap { $0["segments"] as? [[String: Any]] ?? [] }
  }

  /// Runs `alih` to its end.
  func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await run(arguments, input: Data(input.utf8), environment: environment)
  }

  func run(
    _ arguments: [String], input: Data, environment: [String: String] = [:], program: String = "alih",
    at path: String? = nil
  ) async throws -> Outcome {
    // Files rather than pipes: no output is too long for them.
    let places = (0..<3).map { _ in folder.path + "/../alih-io-\(UUID().uuidString)" }
    defer { for place in places { try? FileManager.default.removeItem(atPath: place) } }
    for place in places { try Data().write(to: URL(filePath: place)) }
    try input.write(to: URL(filePath: places[0]))
    let process = try process(
      arguments, program: program, environment: environment, input: FileHandle(forReadingAtPath: places[0]),
      output: FileHandle(forWritingAtPath: places[1]), errors: FileHandle(forWritingAtPath: places[2]))
    if let path { process.executableURL = URL(filePath: path) }
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      // Not waiting here leaves the thread to other tests.
      process.terminationHandler = { _ in done.resume() }
      do { try process.run() } catch { done.resume(throwing: error) }
    }
    func text(_ place: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: place)), as: UTF8.self)
    }
    return Outcome(
      status: process.terminationStatus, output: try text(places[1]), errors: try text(places[2]))
  }

  /// Where `alih` is, for a shell's PATH.
  func binaryFolder() throws -> String { try Self.binary("alih").deletingLastPathComponent().path }

  /// Starts `alih` and leaves it running.
  func start(
    _ arguments: [String], environment: [String: String] = [:], input: Any?, output: Any?, errors: Any?
  ) throws -> Process {
    let process = try process(
      arguments, environment: environment, input: input, output: output, errors: errors)
    try process.run()
    return process
  }

  private func process(
    _ arguments: [String], program: String = "alih", environment: [String: String], input: Any?, output: Any?,
    errors: Any?
  ) throws -> Process {
    let process = Process()
    process.executableURL = try Self.binary(program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["ALIH_STORE": store]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    return process
  }

  /// Beside the test bundle.
  private static func binary(_ name: String) throws -> URL {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    for place in [CommandLine.arguments.first ?? "", own] + CommandLine.arguments {
      let binary = URL(filePath: place).deletingLastPathComponent().appending(path: name)
      if place.hasSuffix(".xctest"), FileManager.default.isExecutableFile(atPath: binary.path) {
        return binary
      }
    }
    let root = URL(filePath: #filePath).appending(path: "../../../.build/debug/\(name)").standardized
    return root
  }
}
