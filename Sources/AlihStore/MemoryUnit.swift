import Foundation

/// A sentence and the translation that a person approved: one entry of the translation memory.
package struct MemoryUnit: Sendable, Hashable {
  package var source: String
  package var target: String
  /// The file that it came from.
  package var origin: String
  /// When it was last changed, in TMX's form: `20241101T032900Z`; empty when nobody says.
  package var changed: String

  package init(source: String, target: String, origin: String = "", changed: String = "") {
    self.source = source
    self.target = target
    self.origin = origin
    self.changed = changed
  }
}

/// What an import did with a file's units.
package struct MemoryImport: Sendable, Hashable, Codable {
  /// For `alih memory remove --import`.
  package var number: Int64 = 0
  package var added = 0
  /// The memory had another translation, which gave way.
  package var changed = 0
  package var unchanged = 0
  /// Without a sentence in both languages.
  package var skipped = 0
  /// A machine's, that nobody approved.
  package var unapproved = 0

  package init() {}
}

/// What the memory holds for one pair of languages.
package struct MemoryCount: Sendable, Hashable, Codable {
  package var from: String
  package var to: String
  package var units: Int
}

/// An import that was done and can be undone.
package struct MemoryImportRecord: Sendable, Hashable, Codable {
  package var number: Int64
  package var file: String
  package var at: Date
  /// Units that are still in the memory as it brought them.
  package var units: Int
}
