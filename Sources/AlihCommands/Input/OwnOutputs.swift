import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// Documents, summaries and reports that Alih wrote itself: no run takes them for articles.
struct OwnOutputs {
  private let store: Store?
  private let folder = FileSystem.currentFolder
  /// Kinds that a command reads although Alih wrote them, such as its bilingual JSON in an audit.
  private let readable: Set<String>

  init(_ configuration: Configuration, reading readable: Set<String> = []) {
    store = StorePlace.storeIfUsable(configuration)
    self.readable = readable
  }

  /// Without a store, what was written is known by its marks alone.
  init(reading readable: Set<String> = []) {
    store = nil
    self.readable = readable
  }

  /// Writes a summary or report, and remembers that it is one.
  func write(_ bytes: [UInt8], to path: String) throws {
    try AtomicFile.write(bytes, to: path)
    remember(path, Fingerprint([bytes]))
  }

  /// Writes it piece by piece.
  func write(to path: String, _ pieces: (_ put: @escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    let file = try AtomicFile(path)
    try pieces { try file.write($0) }
    try file.finish()
    if let content = Fingerprint(file: path) { remember(path, content) }
  }

  private func remember(_ path: String, _ content: Fingerprint) {
    do throws(StoreProblem) {
      try store?.remember([
        WrittenDocument(path: Store.place(of: path, in: folder), content: content, article: "")
      ])
    } catch {
      StorePlace.report(error)
    }
  }

  func holds(_ path: String) -> Bool {
    let kind = (path as NSString).pathExtension.lowercased()
    if readable.contains(kind) { return false }
    if let store {
      // Through whatever link it is reached.
      let place = URL(filePath: path, relativeTo: URL(filePath: folder + "/")).standardized
      for path in Set([place.path, place.resolvingSymlinksInPath().path])
      where (try? store.document(at: path)) ?? nil != nil { return true }
    }
    return ["html", "htm", "json", "jsonl"].contains(kind) && Self.isMarked(path)
  }

  /// Whether the file says at its beginning that Alih made it.
  static func isMarked(_ path: String) -> Bool {
    let text = String(decoding: FileSystem.beginning(of: path).prefix(2_048), as: UTF8.self)
    return text.contains("<meta name=\"generator\" content=\"Alih\">")
      || text.prefix(64).filter { !$0.isWhitespace }.hasPrefix("{\"format\":\"alih-")
  }
}
