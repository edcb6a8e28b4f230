/// Something that a person should look at: shown in every output, never a reason to stop.
package struct Finding: Sendable, Hashable, Codable {
  package enum Severity: String, Sendable, Codable {
    case info, warning, error
  }

  /// Stable and hyphenated, for filters and counts: `number-changed`, `term-missing`, `unknown-word`.
  package var id: String
  package var severity: Severity
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.init(id: kind.rawValue, severity: kind.severity, message: message)
  }

  /// Why an engine's answer, or its silence, sent the segment on to the next engine.
  ///
  /// - Parameters:
  ///   - reason: a finding's id or a failure's kind.
  ///   - engine: the name of the engine that the segment left.
  package init(fallbackFrom engine: String, reason: String, _ message: String) {
    self.init(id: Self.fallback + reason, severity: .warning, message: "\(engine): \(message)")
  }

  /// For findings that were stored; new ones are of a `Kind`.
  package init(id: String, severity: Severity = .warning, message: String) {
    self.id = id
    self.severity = severity
    self.message = message
  }

  /// Nil for a fallback, and for what another version of Alih has found.
  package var kind: Kind? { Kind(rawValue: id) }

  package var isFallback: Bool { id.hasPrefix(Self.fallback) }

  /// What the ids of all fallbacks begin with.
  package static let fallback = "fallback-"
}
