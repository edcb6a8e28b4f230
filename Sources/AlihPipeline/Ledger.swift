import AlihModel

/// A segment that got lost, moved or changed between an article and its translation: a defect of Alih, never hidden.
package struct LedgerError: Error, Sendable, CustomStringConvertible {
  package let description: String
}

/// Holds a finished article against its source: the same segments, in the same places, each once.
enum Ledger {
  static func check(_ source: Article, _ result: BilingualArticle) throws(LedgerError) {
    let wanted = source.blocks.flatMap { block in block.segments.map { (block.id, $0.id, $0.text) } }
    let found = result.blocks.flatMap { block in block.segments.map { (block.id, $0.id, $0.source) } }
    guard wanted.count == found.count, source.blocks.count == result.blocks.count else {
      throw LedgerError(
        description:
          "\(source.path): \(wanted.count) segments went in and \(found.count) came out; report this")
    }
    for (one, other) in zip(wanted, found) where one != other {
      throw LedgerError(
        description: "\(source.path): segment \(one.1) came out as \(other.1), or changed; report this")
    }
    for block in result.blocks {
      for segment in block.segments where segment.target.isEmpty != (segment.status == .untranslated) {
        throw LedgerError(
          description: "\(source.path): segment \(segment.id) is '\(segment.status)' with "
            + (segment.target.isEmpty ? "no" : "a") + " translation; report this")
      }
    }
  }
}
