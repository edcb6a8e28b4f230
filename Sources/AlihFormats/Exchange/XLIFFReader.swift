import AlihMarkup

/// Reads the sentences of an XLIFF file (1.2, 2.0, 2.1) with their translations.
///
/// Text inside of inline codes is left out, what `g`, `mrk` and `pc` mark stays; proposals (`alt-trans`, `match`) are no
/// translation.
package enum XLIFFReader {
  package struct Unit: Sendable, Hashable {
    /// The `original` or `id` of the file that it belongs to.
    package var file: String
    package var id: String
    package var source: String
    /// Nil where there is no target, or an empty one.
    package var target: String?
    /// Whether a person stands behind the target, as far as the file says; true where it says nothing.
    package var isApproved = true
  }

  /// - Throws: `MarkupProblem` with line and column.
  package static func units(in bytes: [UInt8]) throws -> [Unit] {
    let document = Document()
    var rest: [UInt8]? = bytes
    try Markup.read(
      {
        defer { rest = nil }
        return rest
      }, into: document)
    return document.units
  }

  private final class Document: MarkupHandler {
    private static let codes: Set<Substring> = [
      "bpt", "ept", "ph", "it", "x", "bx", "ex", "sc", "ec", "originalData",
    ]
    private static let proposals: Set<Substring> = ["alt-trans", "match", "matches", "glossary"]

    var units: [Unit] = []
    var problem: String?
    private var depth = 0
    private var file = ""
    private var unit = ""
    private var segment: String?
    /// What the file says of the translation that is being read; nil for nothing.
    private var approval: Bool?
    private var source: String?
    private var target: String?
    /// How many elements the reader is inside whose text is no sentence's.
    private var skipped = 0
    private var text: [UInt8]?

    func start(_ name: String, _ attributes: [String: String]) {
      let name = Markup.localName(name)
      depth += 1
      if depth == 1, name != "xliff" { problem = "no XLIFF: the document is a '\(name)'" }
      if skipped > 0 || Self.codes.contains(name) || Self.proposals.contains(name) {
        if skipped == 0, XLIFFCode.isBreak(MarkupElement(attributes)) { text?.append(0x20) }
        skipped += 1
        return
      }
      switch name {
      case "file": file = attributes["original"] ?? attributes["id"] ?? ""
      case "trans-unit", "unit":
        (unit, segment) = (attributes["id"] ?? "", nil)
        approval = attributes["approved"].map { $0 == "yes" }
      case "segment":
        segment = attributes["id"]
        approval = attributes["state"].map { $0 == "reviewed" || $0 == "final" }
      case "source": text = []
      case "target":
        text = []
        approval = Self.approval(attributes) ?? approval
      default: break
      }
    }

    func end(_ name: String) {
      let name = Markup.localName(name)
      depth -= 1
      guard skipped == 0 else {
        skipped -= 1
        return
      }
      switch name {
      case "source": source = take()
      case "target": target = take()
      case "trans-unit", "segment": finish()
      default: break
      }
    }

    func text(_ bytes: UnsafeRawBufferPointer) {
      if skipped == 0 { text?.append(contentsOf: bytes) }
    }

    private func take() -> String {
      defer { text = nil }
      return (text ?? []).split { [9, 10, 13, 32].contains($0) }.map { String(decoding: $0, as: UTF8.self) }
        .joined(separator: " ")
    }

    /// What XLIFF 1.2 says beside a target: a machine's suggestion is nobody's work, and what needs a review isn't done.
    private static func approval(_ target: [String: String]) -> Bool? {
      if target["state"] == "final" || target["state"] == "signed-off" { return true }
      if target["state-qualifier"]?.hasSuffix("mt-suggestion") == true
        || target["state-qualifier"] == "leveraged-mt"
        || target["state"]?.hasPrefix("needs-") == true || target["state"] == "new"
      {
        return false
      }
      return nil
    }

    private func finish() {
      defer { (source, target) = (nil, nil) }
      guard let source, !source.isEmpty else { return }
      units.append(
        Unit(
          file: file, id: segment.map { "\(unit)/\($0)" } ?? unit, source: source,
          target: target?.isEmpty == false ? target : nil, isApproved: approval ?? true))
    }
  }
}

extension MarkupElement {
  fileprivate init(_ attributes: [String: String]) {
    self.init(name: "", attributes: attributes.map { MarkupAttribute(name: $0.key, value: $0.value) })
  }
}
