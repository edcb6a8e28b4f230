/// Something that a person should look at: shown in every output, never a reason to stop.
package struct Finding: Sendable, Hashable, Codable {
  package enum Severity: String, Sendable, Codable {
    case info, warning, error
  }

  /// Stable and hyphenated, for filters and counts: `number-changed`, `term-missing`, `unknown-word`.
  package var id: String
  package var severity: Severity
  package var message: String

  package init(id: String, severity: Severity = .warning, message: String) {
    self.id = id
    self.severity = severity
    self.message = message
  }
}
