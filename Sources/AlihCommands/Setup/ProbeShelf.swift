import AlihEndpoint
import AlihFormats
import Foundation

/// What probes found out, kept by endpoint and model in a file below the user's state folder.
///
/// The file is a cache: one that can't be read counts as empty.
struct ProbeShelf {
  private struct Contents: Codable {
    var format = "alih-probes/1"
    var probes: [String: Probe] = [:]
  }

  /// A server may be updated: what is older isn't believed any more.
  private static let longestAge: TimeInterval = 30 * 86_400

  private let path: String?
  private var contents = Contents()

  /// `$XDG_STATE_HOME/alih/probes.json`, or that below `~/.local/state`.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let home = environment["HOME"].map { "\($0)/.local/state" }
    let folder = [environment["XDG_STATE_HOME"], home].compactMap { $0 }.first { $0.hasPrefix("/") }
    path = folder.map { "\($0)/alih/probes.json" }
    guard let path, let data = FileSystem.contents(of: path) else { return }
    contents = (try? Self.decoder.decode(Contents.self, from: data)) ?? Contents()
  }

  func probe(of settings: EndpointSettings, now: Date = Date()) -> Probe? {
    guard let probe = contents.probes[Self.key(settings)], probe.failure == nil,
      abs(now.timeIntervalSince(probe.checked)) < Self.longestAge
    else { return nil }
    return probe
  }

  /// - Throws: `CommandFailure` where the file can't be written.
  mutating func keep(_ probe: Probe, of settings: EndpointSettings) throws {
    contents.probes[Self.key(settings)] = probe
    guard let path else { return }
    try AtomicFile.write([UInt8](Self.encoder.encode(contents)) + [10], to: path)
  }

  private static func key(_ settings: EndpointSettings) -> String {
    "\(settings.kind.rawValue) \(settings.url) \(settings.model)"
  }

  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }
}
