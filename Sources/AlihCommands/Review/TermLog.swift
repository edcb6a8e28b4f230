import AlihFormats
import AlihModel
import Foundation

/// Who changed which house term at the desk, one JSON object a line, beside the job store.
struct TermLog {
  struct Change: Codable {
    var at: Date
    var person: String
    var source: String
    var target: String
    /// The target before, if the table had one.
    var before: String?
    /// The term table, and the article that the desk had open.
    var table: String
    var article: String?
  }

  let path: String

  init(_ configuration: Configuration) {
    path = (StorePlace.path(configuration).parentFolder as NSString).appendingPathComponent("terms.jsonl")
  }

  /// One line more; other processes may write at the same time.
  func append(_ change: Change) throws {
    let encoder = JSONEncoder()
    (encoder.dateEncodingStrategy, encoder.outputFormatting) = (
      .iso8601, [.sortedKeys, .withoutEscapingSlashes]
    )
    let descriptor = open(path.pathBytes, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(cannotWrite: "'\(path)'")
    }
    defer { close(descriptor) }
    try Console.write([UInt8](try encoder.encode(change)) + [10], to: descriptor, named: "'\(path)'")
  }

  /// The changes in their order; none where nobody changed a term.
  func changes() throws(CommandFailure) -> [Change] {
    guard let data = FileSystem.contents(of: path) else { return [] }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    var changes: [Change] = []
    for (index, line) in data.split(separator: 10).enumerated() {
      do { changes.append(try decoder.decode(Change.self, from: Data(line))) } catch {
        throw CommandFailure(
          .failed, "\(path):\(index + 1): this is no change of a term\nRemove the line, or the file.")
      }
    }
    return changes
  }
}
