/// What a word of a name may be by itself.
package struct NameSense: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let person = NameSense(rawValue: 1)
  package static let place = NameSense(rawValue: 2)
  package static let institution = NameSense(rawValue: 4)
  package static let event = NameSense(rawValue: 8)
  /// A common word: `pasar`.
  package static let word = NameSense(rawValue: 16)
  /// A word of English alone: `league`.
  package static let english = NameSense(rawValue: 32)
}
