import CMarkup

/// Gets the parts of a document while it is read.
package protocol MarkupHandler: AnyObject {
  /// What is wrong with the document though it is well-formed; reading ends there.
  var problem: String? { get }

  /// - Parameter name: with its prefix, as in the file; `localName` cuts that off.
  func start(_ name: String, _ attributes: [String: String])
  /// Where a page's element that starts next stands in the file.
  func place(_ extent: ElementExtent)
  func end(_ name: String)
  /// Part of an element's text, in UTF-8; there may be more of it.
  func text(_ bytes: UnsafeRawBufferPointer)

  /// The same as `start` with the attributes in their order; by default it calls that.
  func start(_ name: String, inOrder attributes: [(name: String, value: String)])
  /// Text that stands there without escapes; by default like any other.
  func raw(_ bytes: UnsafeRawBufferPointer)
  /// Comments, instructions (`<?target data?>`) and the document type are passed over by default.
  func comment(_ text: String)
  func instruction(_ target: String, _ data: String)
  func doctype(_ name: String, publicID: String?, systemID: String?)
}

extension MarkupHandler {
  package func start(_ name: String, inOrder attributes: [(name: String, value: String)]) {
    start(name, Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }

  package func place(_ extent: ElementExtent) {}
  package func raw(_ bytes: UnsafeRawBufferPointer) { text(bytes) }
  package func comment(_ text: String) {}
  package func instruction(_ target: String, _ data: String) {}
  package func doctype(_ name: String, publicID: String?, systemID: String?) {}
}

/// What is wrong with a document, and where, counted from 1.
package struct MarkupProblem: Error, Sendable, Hashable {
  package let line: Int
  package let column: Int
  package let message: String
}

/// Where an element stands in its file, in bytes; what isn't written there is empty, such as a tag that a browser adds.
package struct ElementExtent: Sendable, Hashable {
  package var whole: Range<Int>
  /// Between its tags.
  package var content: Range<Int>
}

/// Reads XML through libxml2, piece by piece, in bounded memory.
///
/// No file but the bytes it is fed is ever opened, whatever the document asks for, and no entity of its own is expanded.
package enum Markup {
  /// Reads to the end, or to the first problem.
  ///
  /// - Parameters:
  ///   - next: the document's next bytes; nil at its end.
  ///   - afterPiece: is called when a piece has been read.
  /// - Throws: `MarkupProblem`, or what `next` and `afterPiece` throw.
  package static func read<Handler: MarkupHandler>(
    _ next: () throws -> [UInt8]?, into handler: Handler,
    afterPiece: () throws -> Void = {}
  ) throws {
    let box = Box(handler)
    guard let reader = markup_open(events, Unmanaged.passUnretained(box).toOpaque()) else {
      throw MarkupProblem(line: 1, column: 1, message: "out of memory")
    }
    defer { markup_close(reader) }
    var isAtEnd = false
    var isEmpty = true
    while !isAtEnd {
      let piece = try next()
      isAtEnd = piece == nil
      if piece?.isEmpty == false { isEmpty = false }
      if isAtEnd, isEmpty { throw MarkupProblem(line: 1, column: 1, message: "the file is empty") }
      let isWell = withExtendedLifetime(box) {
        (piece ?? []).withUnsafeBytes { bytes in
          markup_feed(reader, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isAtEnd)
        }
      }
      let (line, column) = (Int(markup_line(reader)), Int(markup_column(reader)))
      if let message = handler.problem { throw MarkupProblem(line: line, column: column, message: message) }
      guard isWell else {
        // libxml2 names a line here that it hasn't kept.
        let message = String(cString: markup_message(reader)).replacing(" line 0", with: "")
        throw MarkupProblem(line: line, column: column, message: "no well-formed XML: \(message)")
      }
      try afterPiece()
    }
  }

  /// Reads a page in UTF-8 as browsers do (HTML5), through gumbo; nothing in it is malformed.
  ///
  /// - Throws: `MarkupProblem` where it can't be read in bounded time and memory.
  package static func readPage<Handler: MarkupHandler>(_ bytes: [UInt8], into handler: Handler) throws {
    if bytes.isEmpty { throw MarkupProblem(line: 1, column: 1, message: "the file is empty") }
    let box = Box(handler)
    let problem = withExtendedLifetime(box) {
      bytes.withUnsafeBytes { bytes in
        markup_read_page(
          events, Unmanaged.passUnretained(box).toOpaque(), bytes.bindMemory(to: CChar.self).baseAddress,
          bytes.count)
      }
    }
    if let problem { throw MarkupProblem(line: 1, column: 1, message: String(cString: problem)) }
    if let message = handler.problem { throw MarkupProblem(line: 1, column: 1, message: message) }
  }

  /// The letter that HTML 4 calls `name`: "nbsp"; nil for none, and for XML's own five.
  package static func entity(_ name: String) -> Unicode.Scalar? {
    if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return nil }
    let value = markup_entity(name)
    return value == 0 ? nil : Unicode.Scalar(UInt32(value))
  }

  /// `source` of `xlf:source`.
  package static func localName(_ name: String) -> Substring {
    name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
  }

  /// Text or an attribute's value: nothing in it is markup, and line breaks are blanks.
  ///
  /// XML has no way to write most control characters; U+FFFD stands for them.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n", "\r": result.append(" ")
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// What libxml2 gets to hold on to.
  private final class Box {
    let handler: any MarkupHandler

    init(_ handler: any MarkupHandler) { self.handler = handler }

    static func of(_ context: UnsafeMutableRawPointer?) -> (any MarkupHandler)? {
      context.map { Unmanaged<Box>.fromOpaque($0).takeUnretainedValue().handler }
    }
  }

  private static func bytes(_ bytes: UnsafePointer<CChar>?, _ count: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes, count: Int(count))
  }

  private static let events = markup_events(
    place: { context, outer, inner, innerEnd, outerEnd in
      Box.of(context)?.place(ElementExtent(whole: outer..<outerEnd, content: inner..<innerEnd))
    },
    start: { context, name, attributes in
      guard let handler = Box.of(context), handler.problem == nil, let name else { return }
      var values: [(name: String, value: String)] = []
      if var item = attributes {
        while let key = item[0] {
          values.append((String(cString: key), item[1].map { String(cString: $0) } ?? ""))
          item += 2
        }
      }
      handler.start(String(cString: name), inOrder: values)
    },
    end: { context, name in
      guard let handler = Box.of(context), handler.problem == nil, let name else { return }
      handler.end(String(cString: name))
    },
    text: { context, text, count in
      guard let handler = Box.of(context), handler.problem == nil else { return }
      handler.text(bytes(text, count))
    },
    raw: { context, text, count in
      guard let handler = Box.of(context), handler.problem == nil else { return }
      handler.raw(bytes(text, count))
    },
    comment: { context, text in
      guard let handler = Box.of(context), handler.problem == nil, let text else { return }
      handler.comment(String(cString: text))
    },
    instruction: { context, target, data in
      guard let handler = Box.of(context), handler.problem == nil, let target else { return }
      handler.instruction(String(cString: target), data.map { String(cString: $0) } ?? "")
    },
    doctype: { context, name, publicID, systemID in
      guard let handler = Box.of(context), handler.problem == nil, let name else { return }
      handler.doctype(
        String(cString: name), publicID: publicID.map { String(cString: $0) },
        systemID: systemID.map { String(cString: $0) })
    })
}
