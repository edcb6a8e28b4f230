/// A page under construction: markup goes in as it is, everything else through `escape`.
package struct HTMLText {
  package private(set) var text = ""

  package init() {}

  package mutating func markup(_ markup: String) { text += markup }

  package mutating func escape(_ string: String) { escape(string.printable) }

  /// Text or an attribute's value: nothing in it is markup.
  package mutating func escape(_ scalars: some Sequence<Unicode.Scalar>) {
    text += Self.escaped(scalars)
  }

  package static func escaped(_ string: String) -> String { escaped(string.printable) }

  private static func escaped(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar {
      case "&": view.append(contentsOf: "&amp;".unicodeScalars)
      case "<": view.append(contentsOf: "&lt;".unicodeScalars)
      case ">": view.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": view.append(contentsOf: "&quot;".unicodeScalars)
      case "'": view.append(contentsOf: "&#39;".unicodeScalars)
      default: view.append(scalar)
      }
    }
    return String(view)
  }
}
