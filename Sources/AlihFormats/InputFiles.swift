import Foundation

/// Stand-in until the reader is merged.
package struct InputFile: Sendable {
  package let path: String
  package let below: String
}

package struct InputFiles: Sendable {
  package struct Missing: Error, CustomStringConvertible {
    package let description: String
  }
  package let files: [InputFile]
  package let skipped: Int

  package init(_ arguments: [String]) throws {
    var files: [InputFile] = []
    for argument in arguments {
      var isFolder: ObjCBool = false
      guard argument == "-" || FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
        throw Missing(description: "no such file or folder: '\(argument)'")
      }
      if isFolder.boolValue {
        for name in try FileManager.default.contentsOfDirectory(atPath: argument).sorted()
        where name.hasSuffix(".txt") {
          files.append(InputFile(path: argument + "/" + name, below: name))
        }
      } else {
        files.append(InputFile(path: argument, below: (argument as NSString).lastPathComponent))
      }
    }
    self.files = files
    skipped = 0
  }
}
