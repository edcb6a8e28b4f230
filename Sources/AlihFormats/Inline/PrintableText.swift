import AlihModel

extension String {
  /// The text as one line that can't disturb what stands around it.
  ///
  /// Line breaks and tabs are blanks; control characters are their pictures (U+001B is `␛`), so that neither a
  /// terminal nor a browser obeys them; direction controls (U+202A-202E, U+2066-2069) are closed where the text leaves
  /// them open, so that they turn nothing but the text itself; a path's bytes are shown (`\xE9`). Linear.
  var printable: [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(utf8.count)
    var direction = DirectionControls()
    var afterReturn = false
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A where afterReturn: break
      case 0x09...0x0D, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value)!)
      case 0x7F: result.append("\u{2421}")
      case 0x80...0x9F: result.append("\u{FFFD}")
      case 0x202A...0x202E, 0x2066...0x2069:
        if direction.admits(scalar) { result.append(scalar) }
      case _ where scalar.value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= scalar.value:
        result.append("\u{FFFD}")
      case _ where scalar.pathByte != nil: result += scalar.shownPathByte!
      default: result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return result + direction.closing
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

/// The direction controls that a text has opened and not closed.
private struct DirectionControls {
  private var open: [Unicode.Scalar] = []
  private var isolates = 0

  /// Whether a control has its place: an opening one, or one that closes something open.
  mutating func admits(_ control: Unicode.Scalar) -> Bool {
    switch control {
    case "\u{2066}", "\u{2067}", "\u{2068}":
      open.append("\u{2069}")
      isolates += 1
    case "\u{2069}":
      guard isolates > 0 else { return false }
      // The end of an isolate ends the embeddings in it.
      while open.removeLast() != "\u{2069}" {}
      isolates -= 1
    case "\u{202C}":
      guard open.last == "\u{202C}" else { return false }
      open.removeLast()
    default:
      open.append("\u{202C}")
    }
    return true
  }

  /// What is missing at the end of the text.
  var closing: [Unicode.Scalar] { open.reversed() }
}
