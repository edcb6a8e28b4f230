/// Something wrong with a term table, and where: `house.tsv:14: 'Korut' is defined twice ...`.
package struct GlossaryProblem: Sendable, Hashable, CustomStringConvertible {
  package enum Severity: String, Sendable {
    /// Works, but probably not as meant.
    case warning
    /// The glossary cannot be used.
    case error
  }

  package let file: String
  /// Counted from 1, as editors do.
  package let line: Int
  package let severity: Severity
  /// What is wrong, and what to do.
  package let message: String

  package init(file: String, line: Int, severity: Severity = .error, message: String) {
    self.file = file
    self.line = line
    self.severity = severity
    self.message = message
  }

  package var description: String { "\(file):\(line): \(message)" }
}

/// Why a glossary cannot be used: every problem of every file, so that a user mends them in one go.
package struct GlossaryError: Error, Sendable, CustomStringConvertible {
  package let problems: [GlossaryProblem]

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
