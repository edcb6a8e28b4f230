import AlihAudit
import Foundation

/// The occurrences of a JSON report, which wait in a nameless file until the totals that stand ahead of them are known: the
/// memory of an audit doesn't follow their number.
final class AuditJSONFile {
  private static let folder = FileManager.default.temporaryDirectory
  private let file: UnsafeMutablePointer<FILE>
  /// Whether less came back than went in.
  private var isShort = false

  init() throws {
    var name = Array(Self.folder.appending(path: "alih-XXXXXX").path.utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0, let file = fdopen(descriptor, "w+") else {
      throw CommandFailure(cannotWrite: "a temporary file in '\(Self.folder.path)'")
    }
    unlink(name)
    self.file = file
  }

  deinit { fclose(file) }

  func add(_ occurrences: [AuditedOccurrence]) throws {
    for occurrence in occurrences {
      // No JSON holds a zero.
      let bytes = Array(AuditReport.text(of: occurrence).utf8) + [0]
      guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
        throw CommandFailure(cannotWrite: "a temporary file in '\(Self.folder.path)'")
      }
    }
  }

  /// Writes the whole report, a piece at a time.
  func write(_ report: AuditReport, _ put: @escaping ([UInt8]) throws -> Void) throws {
    guard fflush(file) == 0 else {
      throw CommandFailure(cannotWrite: "a temporary file in '\(Self.folder.path)'")
    }
    rewind(file)
    var pieces = Pieces(put: put)
    report.writeJSON(to: &pieces) { self.next() }
    pieces.flush()
    if let failure = pieces.failure { throw failure }
    if isShort { throw CommandFailure(cannotWrite: "a temporary file in '\(Self.folder.path)'") }
  }

  private func next() -> String {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    guard getdelim(&line, &capacity, 0, file) > 0, let line else {
      isShort = true
      return "null"
    }
    return String(cString: line)
  }

  /// Text on its way to a file.
  private struct Pieces: TextOutputStream {
    private var bytes: [UInt8] = []
    private(set) var failure: (any Error)?
    private let put: ([UInt8]) throws -> Void

    init(put: @escaping ([UInt8]) throws -> Void) { self.put = put }

    mutating func write(_ text: String) {
      bytes.append(contentsOf: text.utf8)
      if bytes.count >= 1 << 16 { flush() }
    }

    mutating func flush() {
      defer { bytes.removeAll(keepingCapacity: true) }
      guard failure == nil else { return }
      do { try put(bytes) } catch { failure = error }
    }
  }
}
