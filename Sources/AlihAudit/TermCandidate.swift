/// A term that the glossary lacks, with what speaks for it.
package struct TermCandidate: Sendable, Hashable {
  package enum Reason: String, Sendable {
    /// The text says what it means: `Kementerian Luar Negeri (Kemlu)`.
    case definition
    case acronym
    /// Capitals in the middle of sentences.
    case name
    /// `AS-Korsel`, `Rusia-Ukraina`.
    case compound
  }

  package var source: String
  /// The long form that defines it, or what translations have where it stands; nil when nothing tells.
  package var target: String?
  package var count: Int
  package var files: Int
  package var reason: Reason
  /// A sentence with it, or its definition.
  package var evidence: String
}
