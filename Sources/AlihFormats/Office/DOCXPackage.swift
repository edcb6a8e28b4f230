import AlihMarkup
import AlihModel

/// The parts of a Word document, found by their relationships (ISO 29500-2, 9), as Word finds them.
struct DOCXPackage {
  struct Part {
    enum Kind: CaseIterable { case main, footnotes, endnotes, header, footer, comments }

    var kind: Kind
    var name: String
    var tree: MarkupTree
    /// What the document calls WordprocessingML's elements: `w:p`.
    var words: WordNames
  }

  let archive: ZipArchive
  private(set) var parts: [Part] = []
  private(set) var changes = 0

  /// - Throws: `SourceProblem` for what is no Word document, or has a part that is no XML.
  init(_ bytes: [UInt8], _ findings: inout [Finding]) throws(SourceProblem) {
    archive = try ZipArchive(bytes)
    findings += archive.findings
    guard let main = mainPart else {
      throw SourceProblem(
        "it is a ZIP archive, but no Word document: it has no main part, such as 'word/document.xml'")
    }
    var names = [(Part.Kind.main, main)]
    for relation in relations(of: main) {
      let kind: Part.Kind? =
        switch relation.type.split(separator: "/").last {
        case "footnotes": .footnotes
        case "endnotes": .endnotes
        case "header": .header
        case "footer": .footer
        case "comments": .comments
        default: nil
        }
      if let kind, let name = archive.name(of: relation.target), !names.contains(where: { $0.1 == name }) {
        names.append((kind, name))
      }
    }
    let others = archive.entries.count {
      $0.name.hasPrefix("word/charts/chart") || $0.name.hasPrefix("word/diagrams/data")
    }
    if others > 0 {
      findings.append(
        Finding(
          .notRead,
          "\(others) \(others == 1 ? "chart or diagram stays" : "charts or diagrams stay") as they are"
        ))
    }
    // Without relationships, by the names that Word gives.
    for (kind, name) in [(Part.Kind.footnotes, "word/footnotes.xml"), (.endnotes, "word/endnotes.xml")]
    where !names.contains(where: { $0.0 == kind }) && archive[name] != nil { names.append((kind, name)) }
    let unseen =
      archive.name(of: ArchivePath.folder(of: main) + "styles.xml").flatMap { archive[$0] }
      .map(WordNames.unseenStyles) ?? []
    for kind in Part.Kind.allCases {
      for (_, name) in names.filter({ $0.0 == kind }) {
        guard let xml = archive[name] else { continue }
        var tree = try XMLPart.tree(xml, &findings, name: name)
        let words = WordNames(tree, unseenStyles: unseen)
        changes += TrackedChanges(words).accept(&tree.nodes)
        parts.append(Part(kind: kind, name: name, tree: tree, words: words))
      }
    }
  }

  private var mainPart: String? {
    let target = relations(of: "").first { $0.type.hasSuffix("/officeDocument") }?.target
    return (target.flatMap { archive.name(of: $0) }) ?? archive.name(of: "word/document.xml")
  }

  private func relations(of part: String) -> [(type: String, target: String)] {
    let folder = ArchivePath.folder(of: part)
    let name = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard let xml = archive.name(of: name).flatMap({ archive[$0] }),
      let tree = try? MarkupTree(xml: xml)
    else { return [] }
    return (tree.first("Relationships")?.elements ?? []).compactMap { relation in
      guard let type = relation["Type"], let target = relation["Target"], relation["TargetMode"] != "External"
      else {
        return nil
      }
      return (type, ArchivePath.resolve(target, in: folder))
    }
  }
}

/// The prefix that a document gives to WordprocessingML's names, transitional or strict: nearly always `w`.
struct WordNames: Sendable {
  private let prefix: String
  /// Of runs that are hidden or struck out.
  let unseenStyles: Set<String>

  private static let namespaces = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]

  init(_ tree: MarkupTree, unseenStyles: Set<String> = []) {
    self.unseenStyles = unseenStyles
    let root = tree.nodes.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
      .first
    let declaration = root?.attributes.first { Self.namespaces.contains($0.value) }?.name ?? "xmlns:w"
    prefix = declaration.hasPrefix("xmlns:") ? declaration.dropFirst(6) + ":" : ""
  }

  /// The styles of characters that hide or strike out what they are given to.
  static func unseenStyles(_ xml: [UInt8]) -> Set<String> {
    let styles = (try? MarkupTree(xml: xml))?.first("styles")?.elements ?? []
    let names = styles.filter { $0.localName == "style" && $0.value("type") == "character" }.compactMap {
      style -> String? in
      style.first("rPr")?.hidesRun == true ? style.value("styleId") : nil
    }
    return Set(names)
  }

  func callAsFunction(_ name: String) -> String { prefix + name }

  func element(_ name: String, _ children: [MarkupNode] = []) -> MarkupElement {
    MarkupElement(name: prefix + name, children: children)
  }
}

extension MarkupElement {
  /// An attribute by its name without its prefix.
  func value(_ name: String) -> String? { attributes.first { Markup.localName($0.name) == name }?.value }

  /// Whether properties of a run hide it or strike it out.
  var hidesRun: Bool { holds("vanish") || holds("strike") || holds("dstrike") }

  /// Whether a property such as `w:strike` holds: it does by itself, unless its value denies it.
  func holds(_ name: String) -> Bool {
    guard let property = elements.first(where: { $0.localName == name }) else { return false }
    return !["0", "false", "off", "none"].contains(property.value("val") ?? "")
  }
}
