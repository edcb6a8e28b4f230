/// What is wrong with a TMX file, and where.
package struct TMXProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let column: Int
  package let message: String

  package var description: String { "\(file):\(line):\(column): \(message)" }
}
