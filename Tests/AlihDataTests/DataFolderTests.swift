import AlihData
import Foundation
import Testing

struct DataFolderTests {
  @Test func `the real data lies beside the test binary`() throws {
    let folder = try DataFolder.find(environment: [:])
    #expect(!folder.files(in: "Glossary/id-en/rules", extension: "tsv").isEmpty)
  }

  @Test func `--data comes before ALIH_DATA, which comes before the places of an installation`() throws {
    let scratch = try Scratch()
    let explicit = try scratch.dataFolder("explicit")
    let variable = try scratch.dataFolder("variable")
    let installed = try scratch.dataFolder("usr/share/alih")
    let program = scratch.path + "/usr/bin/alih"
    try scratch.folder("usr/bin")

    func found(_ explicit: String?, _ variable: String?) throws -> String {
      let place = try DataFolder.find(
        explicit: explicit, environment: variable.map { ["ALIH_DATA": $0] } ?? [:], executable: program)
      return URL(filePath: place.path).standardized.path()
    }
    #expect(try found(explicit, variable) == explicit)
    #expect(try found(nil, variable) == variable)
    #expect(try found(nil, "") == installed)
    #expect(try found(nil, nil) == installed)
  }

  @Test(arguments: ["alih_AlihData.resources", "alih_AlihData.bundle"])
  func `a bundle beside the executable is found`(bundle: String) throws {
    let scratch = try Scratch()
    _ = try scratch.dataFolder(bundle)
    let folder = try DataFolder.find(environment: [:], executable: scratch.path + "/alih")
    #expect(folder.path.hasSuffix(bundle))
  }

  @Test func `a place that the user named and that is wrong is never passed over`() throws {
    let scratch = try Scratch()
    _ = try scratch.dataFolder("share/alih")
    let wrong = scratch.path + "/nowhere"
    #expect(throws: DataFolderError.wrong(place: wrong, namedBy: "--data")) {
      try DataFolder.find(explicit: wrong, environment: [:], executable: scratch.path + "/bin/alih")
    }
    #expect(throws: DataFolderError.wrong(place: wrong, namedBy: "ALIH_DATA")) {
      try DataFolder.find(environment: ["ALIH_DATA": wrong], executable: scratch.path + "/bin/alih")
    }
    #expect("\(DataFolderError.wrong(place: wrong, namedBy: "--data"))".contains("'\(wrong)'"))
  }

  @Test func `nowhere to be found names the places looked in`() throws {
    let scratch = try Scratch()
    #expect {
      try DataFolder.find(environment: [:], executable: scratch.path + "/alih")
    } throws: {
      "\($0)".contains(scratch.path + "/../share/alih") && "\($0)".contains("--data")
    }
  }

  @Test func `files come sorted, of one kind, without hidden ones`() throws {
    let scratch = try Scratch()
    let path = try scratch.dataFolder("data")
    for name in ["b.tsv", "a.tsv", ".c.tsv", "d.md"] {
      try Data("x".utf8).write(to: URL(filePath: path + "/Glossary/" + name))
    }
    let folder = try DataFolder.find(explicit: path)
    #expect(folder.files(in: "Glossary", extension: "tsv") == ["Glossary/a.tsv", "Glossary/b.tsv"])
    #expect(folder.files(in: "Missing", extension: "tsv").isEmpty)
    #expect(try folder.bytes("Glossary/a.tsv") == [UInt8](ascii: "x"))
    #expect(throws: DataFolderError.unreadable(path + "/Glossary/z.tsv")) {
      try folder.bytes("Glossary/z.tsv")
    }
  }
}

/// A folder of its own for one test, gone with it.
private final class Scratch {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path() + "alih-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func folder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func dataFolder(_ name: String) throws -> String {
    try folder(name + "/Prompts")
    try folder(name + "/Glossary")
    return path + "/" + name
  }
}

extension [UInt8] {
  fileprivate init(ascii text: String) { self = Array(text.utf8) }
}
