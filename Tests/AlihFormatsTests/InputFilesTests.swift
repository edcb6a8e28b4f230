import AlihFormats
import Foundation
import Testing

struct InputFilesTests {
  @Test func `a folder is read with all below it, sorted, other kinds counted`() throws {
    let folder = try Folder(["b.txt", "a.TXT", "sub/c.text", "sub/.d.txt", ".git/e.txt", "f.pdf", "README"])
    let found = try InputFiles([folder.path])
    #expect(found.files.map(\.relativePath) == ["a.TXT", "b.txt", "sub/c.text"])
    #expect(found.files.map(\.path) == ["a.TXT", "b.txt", "sub/c.text"].map { folder.path + "/" + $0 })
    #expect(
      Set(found.skipped.map { "\($0.path.dropFirst(folder.path.count + 1)) \($0.reason)" }) == [
        ".git hidden", "sub/.d.txt hidden", "f.pdf kind", "README kind",
      ])
  }

  @Test func `a file given by itself is read whatever its name is`() throws {
    let folder = try Folder(["README", ".hidden", "sub/x.wire"])
    let paths = ["README", ".hidden", "sub/x.wire"].map { folder.path + "/" + $0 }
    let found = try InputFiles(paths)
    #expect(found.files.map(\.path) == paths)
    #expect(found.files.map(\.relativePath) == ["README", ".hidden", "x.wire"])
  }

  @Test func `a slash behind a folder changes nothing but is kept single`() throws {
    let folder = try Folder(["a.txt"])
    #expect(try InputFiles([folder.path + "/"]).files.map(\.path) == [folder.path + "/a.txt"])
  }

  @Test func `links in a circle end, and a folder linked twice is read once`() throws {
    let folder = try Folder(["sub/a.txt"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/sub/up", withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/twin", withDestinationPath: folder.path + "/sub")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/gone", withDestinationPath: folder.path + "/no")
    let found = try InputFiles([folder.path])
    #expect(found.files.map(\.relativePath) == ["sub/a.txt"])
    #expect(found.skipped.map(\.reason.rawValue).sorted() == ["dangling", "loop", "loop"])
  }

  @Test func `a pattern that the shell left alone is matched, a file of that name comes first`() throws {
    let folder = try Folder(["b1.txt", "a1.txt", "c[1].txt", "c1.txt"])
    #expect(
      try InputFiles([folder.path + "/?1.txt"]).files.map(\.relativePath) == ["a1.txt", "b1.txt", "c1.txt"])
    #expect(try InputFiles([folder.path + "/c[1].txt"]).files.map(\.relativePath) == ["c[1].txt"])
  }

  @Test func `standard input, order and twins`() throws {
    let folder = try Folder(["b.txt", "a.txt"])
    let found = try InputFiles([folder.path + "/b.txt", "-", folder.path, "-"])
    #expect(found.files.map(\.relativePath) == ["b.txt", "-", "a.txt"])
    #expect(found.files[1].isStandardInput)
  }

  @Test func `one folder named in several ways is read once`() throws {
    let folder = try Folder(["in/a.txt", "in/sub/b.txt", "in/c.pdf"])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/same", withDestinationPath: folder.path + "/in")
    let ways = ["in", "in/", "in/sub/..", "./in", "same", "in/a.txt", "same/a.txt", "in/sub"].map {
      folder.path + "/" + $0
    }
    let found = try InputFiles(ways)
    #expect(found.files.map(\.relativePath) == ["a.txt", "sub/b.txt"])
    #expect(found.skipped.map(\.reason) == [.kind])
  }

  @Test(arguments: [("nowhere.txt", "there is no 'nowhere.txt'"), ("no*.xyz", "no file matches 'no*.xyz'")])
  func `what isn't there is an error that names it`(argument: String, message: String) {
    #expect {
      try InputFiles([argument])
    } throws: {
      "\($0)".hasPrefix(message)
    }
  }
}

/// A folder of empty files for one test, gone with it.
private final class Folder {
  let path: String

  init(_ files: [String]) throws {
    path = FileManager.default.temporaryDirectory.path() + "alih-" + UUID().uuidString
    for file in files {
      let url = URL(filePath: path + "/" + file)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("x".utf8).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
