import AlihEndpoint
import Foundation
import Testing

@testable import AlihCommands

struct ConfigurationPlaceTests {
  private let folder = NSTemporaryDirectory() + "alih-config-\(UUID().uuidString)"

  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test func `the user's own settings hold where the project's are silent`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let endpoint = "    kind: openai\n    url: http://127.0.0.1:1/v1\n    model: m\n"
    let user = try write(
      "engines: [one]\nstore: own.sqlite\nendpoints:\n  one:\n\(endpoint)  two:\n\(endpoint)", "u.yaml")
    let base = try ConfigurationReader(file: user).configuration(
      String(contentsOfFile: user, encoding: .utf8))
    let project = try ConfigurationReader(file: folder + "/alih.yaml", over: base).configuration(
      "engines: [two]\nendpoints:\n  two:\n    kind: openai\n    url: http://127.0.0.1:2/v1\n    model: m\n")
    #expect(project.engines == ["two"])
    #expect(
      project.endpoints.map { "\($0.name) \($0.settings.url)" }.sorted() == [
        "one http://127.0.0.1:1/v1", "two http://127.0.0.1:2/v1",
      ])
    #expect(project.store == folder + "/own.sqlite")
    #expect(project.file == folder + "/alih.yaml")
  }

  @Test func `a file is trusted once somebody said so, under whatever link`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try write("from: id\n", "desk/alih.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/link", withDestinationPath: folder + "/desk")
    let place = ConfigurationPlace(environment: ["HOME": folder + "/home"])
    #expect(!place.isTrusted(file))
    try place.trust(file)
    try place.trust(file)
    #expect(place.isTrusted(file) && place.isTrusted(folder + "/link/alih.yaml"))
    #expect(
      try String(contentsOfFile: folder + "/home/.config/alih/trusted", encoding: .utf8).split(
        separator: "\n"
      ).count == 1)
    #expect(ConfigurationPlace(environment: ["XDG_CONFIG_HOME": folder + "/x"]).isTrusted(file) == false)
  }
}
