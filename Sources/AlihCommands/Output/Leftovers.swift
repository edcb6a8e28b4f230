import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// Documents in a run's output folder whose articles are gone.
struct Leftovers {
  private let store: Store
  private let documents: [WrittenDocument]

  /// Nil where documents go to no folder, or nothing is remembered.
  init?(_ plan: OutputPlan, _ archive: Archive?) {
    guard case .folder(let folder) = plan.place, let archive else { return nil }
    let place = Store.place(of: folder, in: FileSystem.currentFolder)
    var written: [WrittenDocument] = []
    archive.keep { () throws(StoreProblem) in written = try archive.store.documents(below: place) }
    store = archive.store
    documents = written.filter { Self.isThere($0.path) && !Self.isThere($0.article) }
  }

  /// Names them, or removes those that are as Alih wrote them.
  func settle(removing removes: Bool, quietly isQuiet: Bool) throws(CommandFailure) {
    guard !documents.isEmpty else { return }
    guard removes else {
      if !isQuiet {
        Console.note(
          "left over from articles that are gone: \(Self.names(documents)); --prune removes such documents")
      }
      return
    }
    let own = documents.filter { Self.content(of: $0.path) == $0.content }
    let changed = documents.filter { !own.contains($0) }
    for document in own where unlink(document.path.pathBytes) != 0 {
      throw CommandFailure(.cannotWrite, "can't remove '\(document.path)': \(Console.systemError())")
    }
    do { try store.forgetDocuments(at: own.map(\.path)) } catch { StorePlace.report(error) }
    guard !isQuiet else { return }
    if !own.isEmpty { Console.note("removed, for the articles are gone: \(Self.names(own))") }
    if !changed.isEmpty {
      Console.note("kept, for somebody changed them since Alih wrote them: \(Self.names(changed))")
    }
  }

  /// `3 documents (out/a.html, out/b.html, ...)`
  private static func names(_ documents: [WrittenDocument]) -> String {
    let here = FileSystem.currentFolder + "/"
    let names = documents.prefix(3).map {
      $0.path.hasPrefix(here) ? String($0.path.dropFirst(here.count)) : $0.path
    }
    return
      "\(documents.count.of("document")) (\(names.joined(separator: ", "))\(documents.count > 3 ? ", ..." : ""))"
  }

  private static func content(of path: String) -> String? {
    FileSystem.contents(of: path).map { Fingerprint([[UInt8]($0)]).description }
  }

  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path.pathBytes, &status) == 0
  }
}
