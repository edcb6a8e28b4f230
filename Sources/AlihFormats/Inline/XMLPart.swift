import AlihMarkup
import AlihModel

enum XMLPart {
  static func tree(
    _ bytes: [UInt8], _ findings: inout [Finding], name: String? = nil, isPage: Bool = false
  ) throws(SourceProblem) -> MarkupTree {
    let start = bytes.firstIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? 0
    do { return try MarkupTree(xml: Array(bytes[start...])) } catch {
      guard let problem = error as? MarkupProblem else { throw SourceProblem("\(error)") }
      throw SourceProblem("line \(problem.line), column \(problem.column): \(problem.message)")
    }
  }
}
