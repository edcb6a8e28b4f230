import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// Writes documents, and never over one that a person changed since Alih wrote it.
struct DocumentKeeper {
  /// Knows what was written; nil where nothing is remembered.
  let archive: Archive?
  /// Whether changed documents are written over all the same.
  let overwrites: Bool
  private(set) var written: [WrittenDocument] = []
  /// The last decision before the first document.
  private let decided: Int64

  init(_ archive: Archive?, overwrites: Bool) {
    self.archive = archive
    self.overwrites = overwrites
    var decided: Int64 = 0
    archive?.keep { () throws(StoreProblem) in decided = try archive?.store.lastDecision() ?? 0 }
    self.decided = decided
  }

  /// Writes a document into its place, or beside it.
  ///
  /// - Parameter sources: of its sentences, in order.
  /// - Returns: where it stands instead, when what is in its place was changed by a person.
  mutating func write(_ bytes: [UInt8], to path: String, of article: String, sources: [String] = [])
    throws -> String?
  {
    let place = Store.place(of: path, in: FileSystem.currentFolder)
    if !overwrites, isChanged(place, bytes) {
      let beside = Self.beside(path)
      try AtomicFile.write(bytes, to: beside)
      return beside
    }
    try AtomicFile.write(bytes, to: path)
    guard archive != nil else { return nil }
    written.append(
      WrittenDocument(
        path: place, content: Fingerprint([bytes]),
        // Standard input is no file that could be gone.
        article: article == "-" ? "" : Store.place(of: article, in: FileSystem.currentFolder),
        decided: decided, sources: Fingerprint(sources)))
    return nil
  }

  /// Hands over what was written since the last time, to be remembered.
  mutating func takeWritten() -> [WrittenDocument] {
    defer { written = [] }
    return written
  }

  /// Whether what stands there is neither what Alih wrote last nor what it is about to write.
  private func isChanged(_ place: String, _ bytes: [UInt8]) -> Bool {
    guard let archive, let there = FileSystem.contents(of: place), !there.elementsEqual(bytes)
    else { return false }
    var known: WrittenDocument?
    archive.keep { () throws(StoreProblem) in known = try archive.store.document(at: place) }
    return known.map { $0.content != Fingerprint([[UInt8](there)]).description } ?? false
  }

  /// "out/a.html" -> "out/a.new.html"
  static func beside(_ path: String) -> String {
    let ending = (path as NSString).pathExtension
    return ending.isEmpty
      ? path + ".new" : (path as NSString).deletingPathExtension + ".new." + ending
  }
}
