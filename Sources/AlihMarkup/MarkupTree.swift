/// A document of HTML or XML as a tree, with the way back to text.
package struct MarkupTree: Sendable, Hashable {
  package var nodes: [MarkupNode]
  private let isHTML: Bool
  /// What stands above the first node of XML, and the white space at its end.
  private var edges = (head: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", tail: "\n")

  /// Elements inside of each other; no honest document has more, and a tree can be walked by recursion.
  package static let deepest = 256

  /// Reads a page in UTF-8 as browsers do, whatever it declares; deeper elements stand in the one around them.
  ///
  /// - Throws: `MarkupProblem`.
  package init(html bytes: [UInt8]) throws {
    let builder = Builder()
    try Markup.readPage(bytes, into: builder)
    nodes = builder.root
    isHTML = true
  }

  /// Reads well-formed XML.
  ///
  /// - Throws: `MarkupProblem`.
  package init(xml bytes: [UInt8]) throws {
    let builder = Builder()
    var rest: [UInt8]? = bytes
    try Markup.read(
      {
        defer { rest = nil }
        return rest
      }, into: builder)
    nodes = builder.root
    isHTML = false
    if let head = Self.head(of: bytes) {
      let blanks = bytes.reversed().prefix { $0 <= 0x20 }.reversed()
      edges = (head, String(decoding: blanks, as: UTF8.self))
    }
  }

  /// The byte order mark, declaration and white space above a document in UTF-8; nil for other encodings.
  private static func head(of bytes: [UInt8]) -> String? {
    var end = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes[end...].starts(with: "<?xml ".utf8) {
      guard let close = bytes[end...].prefix(200).firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let declaration = String(decoding: bytes[end...close], as: UTF8.self).lowercased()
      guard !declaration.contains("encoding") || declaration.contains("utf-8") else { return nil }
      end = close + 1
    }
    while end < bytes.count, bytes[end] <= 0x20 { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "<") && !bytes.prefix(4).contains(0)
      ? String(decoding: bytes[..<end], as: UTF8.self) : nil
  }

  package static func == (one: MarkupTree, other: MarkupTree) -> Bool { one.nodes == other.nodes }

  package func hash(into hasher: inout Hasher) { hasher.combine(nodes) }

  /// The document as text, UTF-8; read again it gives an equal tree.
  package var text: String {
    var text = isHTML ? "" : edges.head
    for node in nodes {
      node.write(to: &text, isHTML: isHTML, isRaw: false)
      if case .doctype = node { text += "\n" }
    }
    if !isHTML { return text + edges.tail }
    if text.last != "\n" { text += "\n" }
    return text
  }

  /// A page that was mended, as well-formed XML.
  package var xml: String {
    var text = ""
    for node in nodes {
      if case .doctype = node { continue }
      node.write(to: &text, isHTML: false, isRaw: false)
    }
    return text
  }

  /// The first element of that name, prefix left out, in document order.
  package func first(_ name: String) -> MarkupElement? {
    for node in nodes {
      guard case .element(let element) = node else { continue }
      if element.localName == name { return element }
      if let found = element.first(name) { return found }
    }
    return nil
  }

  private final class Builder: MarkupHandler {
    var root: [MarkupNode] = []
    var problem: String?
    private var open: [MarkupElement] = []
    private var buffer: [UInt8] = []
    private var extent: ElementExtent?

    func start(_ name: String, _ attributes: [String: String]) {}

    func place(_ extent: ElementExtent) { self.extent = extent }

    func start(_ name: String, inOrder attributes: [(name: String, value: String)]) {
      flush()
      if open.count >= MarkupTree.deepest {
        problem = "more than \(MarkupTree.deepest) elements inside of each other"
        return
      }
      open.append(
        MarkupElement(
          name: name, attributes: attributes.map { MarkupAttribute(name: $0.name, value: $0.value) },
          extent: extent))
      extent = nil
    }

    func end(_ name: String) {
      flush()
      if let element = open.popLast() { add(.element(element)) }
    }

    func text(_ bytes: UnsafeRawBufferPointer) { buffer.append(contentsOf: bytes) }

    func raw(_ bytes: UnsafeRawBufferPointer) {
      flush()
      add(.raw(String(decoding: bytes, as: UTF8.self)))
    }

    func comment(_ text: String) {
      flush()
      add(.comment(text))
    }

    func instruction(_ target: String, _ data: String) {
      flush()
      add(.instruction(target: target, data: data))
    }

    func doctype(_ name: String, publicID: String?, systemID: String?) {
      flush()
      add(.doctype(name: name, publicID: publicID, systemID: systemID))
    }

    private func flush() {
      guard !buffer.isEmpty else { return }
      let text = String(decoding: buffer, as: UTF8.self)
      buffer.removeAll(keepingCapacity: true)
      // Between the top elements there is nothing but white space.
      if !open.isEmpty { add(.text(text)) }
    }

    private func add(_ node: MarkupNode) {
      if open.isEmpty { root.append(node) } else { open[open.count - 1].children.append(node) }
    }
  }
}

package struct MarkupAttribute: Sendable, Hashable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

package struct MarkupElement: Sendable, Hashable {
  /// With its prefix, as in the file.
  package var name: String
  package var attributes: [MarkupAttribute]
  package var children: [MarkupNode]
  /// Where it stands in a page's file; nil in XML, and for an element that isn't from a file.
  package var extent: ElementExtent?

  package init(
    name: String, attributes: [MarkupAttribute] = [], children: [MarkupNode] = [],
    extent: ElementExtent? = nil
  ) {
    self.extent = extent
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// The same but for where it stands.
  package static func == (one: MarkupElement, other: MarkupElement) -> Bool {
    one.name == other.name && one.attributes == other.attributes && one.children == other.children
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(attributes)
    hasher.combine(children)
  }

  package var localName: Substring { Markup.localName(name) }

  /// An attribute by its name with its prefix; setting nil removes it.
  package subscript(_ name: String) -> String? {
    get { attributes.first { $0.name == name }?.value }
    set {
      if let place = attributes.firstIndex(where: { $0.name == name }) {
        if let newValue { attributes[place].value = newValue } else { attributes.remove(at: place) }
      } else if let newValue {
        attributes.append(MarkupAttribute(name: name, value: newValue))
      }
    }
  }

  package var elements: [MarkupElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text inside, as it stands.
  package var text: String {
    children.reduce(into: "") { text, node in
      switch node {
      case .element(let element): text += element.text
      case .text(let some), .raw(let some): text += some
      default: break
      }
    }
  }

  /// The first element inside with that name, prefix left out, in document order.
  package func first(_ name: String) -> MarkupElement? {
    for element in elements {
      if element.localName == name { return element }
      if let found = element.first(name) { return found }
    }
    return nil
  }
}

extension [MarkupNode] {
  /// With texts beside each other as one, and without empty ones, as a file that is read gives them.
  package var merged: [MarkupNode] {
    var result: [MarkupNode] = []
    for node in self {
      switch node {
      case .text(""): break
      case .text(let text):
        if case .text(let before)? = result.last {
          result[result.count - 1] = .text(before + text)
        } else {
          result.append(node)
        }
      case .element(var element):
        element.children = element.children.merged
        result.append(.element(element))
      default: result.append(node)
      }
    }
    return result
  }
}

package indirect enum MarkupNode: Sendable, Hashable {
  case element(MarkupElement)
  case text(String)
  /// A CDATA section, or a page's script or style.
  case raw(String)
  case comment(String)
  case instruction(target: String, data: String)
  case doctype(name: String, publicID: String?, systemID: String?)

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]

  private static let raw: Set<String> = ["script", "style", "iframe", "xmp", "noembed", "noframes"]

  /// As part of a page.
  package var html: String {
    var text = ""
    write(to: &text, isHTML: true, isRaw: false)
    return text
  }

  fileprivate func write(to text: inout String, isHTML: Bool, isRaw: Bool) {
    switch self {
    case .text(let some): text += isRaw ? some : Self.escaped(some, isAttribute: false)
    case .raw(let some):
      text += isHTML ? some : "<![CDATA[\(some.replacing("]]>", with: "]]]]><![CDATA[>"))]]>"
    case .comment(let some): text += "<!--\(some)-->"
    case .instruction(let target, let data):
      text += "<?\(target)\(data.isEmpty ? "" : " " + data)\(isHTML ? ">" : "?>")"
    case .doctype(let name, let publicID, let systemID):
      text += "<!DOCTYPE \(name)"
      if let publicID { text += " PUBLIC \"\(publicID)\"" }
      if let systemID { text += "\(publicID == nil ? " SYSTEM" : "") \"\(systemID)\"" }
      text += ">"
    case .element(let element):
      text += "<\(element.name)"
      for attribute in element.attributes {
        text += " \(attribute.name)=\"\(Self.escaped(attribute.value, isAttribute: true))\""
      }
      if isHTML, Self.void.contains(element.name) {
        text += ">"
      } else if !isHTML, element.children.isEmpty {
        text += "/>"
      } else {
        text += ">"
        let isRaw = isHTML && Self.raw.contains(element.name)
        // A browser drops the first line break there.
        if isHTML, element.name == "pre" || element.name == "textarea" || element.name == "listing",
          case .text(let first)? = element.children.first, first.hasPrefix("\n")
        {
          text += "\n"
        }
        for child in element.children { child.write(to: &text, isHTML: isHTML, isRaw: isRaw) }
        text += "</\(element.name)>"
      }
    }
  }

  /// A text as the value of an attribute between double quotes.
  package static func escapedAttribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where isAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where isAttribute: result.append(contentsOf: "&#10;".unicodeScalars)
      case "\t" where isAttribute: result.append(contentsOf: "&#9;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      // No document may hold them.
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
