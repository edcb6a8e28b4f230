import AlihModel
import Foundation

/// Stand-in until the reader is merged.
package enum ArticleFile {
  package struct Unreadable: Error, CustomStringConvertible {
    package let description: String
  }

  package static func article(at path: String) throws -> Article {
    let data = path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(filePath: path))
    if data.isEmpty { throw Unreadable(description: "\(path): the file is empty") }
    return Article(path: path, bytes: [UInt8](data))
  }
}
