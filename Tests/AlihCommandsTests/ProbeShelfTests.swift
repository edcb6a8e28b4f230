import AlihEndpoint
import Foundation
import Testing

@testable import AlihCommands

struct ProbeShelfTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "alih-\(UUID().uuidString)")
    .path
  private let settings = EndpointSettings(name: "a", url: "http://127.0.0.1:1/v1", model: "m")

  private var shelf: ProbeShelf { ProbeShelf(environment: ["XDG_STATE_HOME": folder, "HOME": "/nowhere"]) }

  @Test func `a probe is kept by endpoint and model, for thirty days`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var probe = try JSONDecoder().decode(
      Probe.self,
      from: Data(
        #"{"checked":0,"form":{"format":"object","sendsTemperature":false,"tokenLimit":"max_tokens"}}"#.utf8))
    probe.checked = Date()
    probe.context = 4_096
    var writing = shelf
    try writing.keep(probe, of: settings)
    let found = try #require(shelf.probe(of: settings))
    #expect(found.form == probe.form && found.context == 4_096)
    var other = settings
    other.model = "n"
    #expect(shelf.probe(of: other) == nil)
    #expect(shelf.probe(of: settings, now: Date() + 31 * 86_400) == nil)
  }

  @Test(arguments: ["", "{", "[]", #"{"format":"alih-probes/1","probes":{"x":{}}}"#])
  func `a file that can't be read is an empty one`(_ text: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/alih", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + "/alih/probes.json"))
    #expect(shelf.probe(of: settings) == nil)
  }
}
