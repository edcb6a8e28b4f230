import AlihMarkup

/// Comments of Alih's in a Word document that may have comments already.
struct DOCXRemarks {
  private let isPossible: Bool
  /// Of the next comment.
  private var number = 0
  private var texts: [(number: Int, text: String)] = []
  /// The part with comments that is there.
  private var existing: String?

  private static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let relationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
  private static let type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

  init(isPossible: Bool) { self.isPossible = isPossible }

  init(_ archive: ZipArchive) {
    isPossible = true
    existing = archive.name(of: "word/comments.xml")
    guard let tree = existing.flatMap({ archive[$0] }).flatMap({ try? MarkupTree(xml: $0) }) else { return }
    let ids = tree.first("comments")?.elements.compactMap { $0.value("id").flatMap { Int($0) } } ?? []
    number = (ids.max() ?? -1) + 1
  }

  /// The number of a new comment; nil where there can be none.
  mutating func add(_ text: String) -> Int? {
    guard isPossible else { return nil }
    texts.append((number, text))
    number += 1
    return number - 1
  }

  /// - Parameter main: the name of the main part, whose relationships lead to the comments.
  func write(to archive: inout ZipArchive, main: String) {
    guard !texts.isEmpty else { return }
    let comments = texts.map { comment in
      "<w:comment xmlns:w=\"\(Self.namespace)\" w:id=\"\(comment.number)\" w:author=\"Alih\" w:initials=\"A\">"
        + "<w:p><w:r><w:t>\(Markup.escaped(comment.text))</w:t></w:r></w:p></w:comment>"
    }.joined()
    if let existing, let bytes = archive[existing] {
      archive[existing] = Self.inserted(comments, in: bytes)
      return
    }
    let folder = ArchivePath.folder(of: main)
    archive[folder + "comments.xml"] = Array(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"\(Self.namespace)\">\(comments)</w:comments>"
        .utf8)
    let relations = folder + "_rels/" + main.dropFirst(folder.count) + ".rels"
    let relation = "<Relationship Id=\"alihComments\" Type=\"\(Self.relationship)\" Target=\"comments.xml\"/>"
    let none =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
    archive[relations] = Self.inserted(
      relation, in: archive[relations] ?? Array(none.utf8))
    if let types = archive["[Content_Types].xml"] {
      archive["[Content_Types].xml"] = Self.inserted(
        "<Override PartName=\"/\(folder)comments.xml\" ContentType=\"\(Self.type)\"/>", in: types)
    }
  }

  /// Elements as the last ones of a part's root.
  private static func inserted(_ elements: String, in bytes: [UInt8]) -> [UInt8] {
    guard var tree = try? MarkupTree(xml: bytes),
      let content = try? MarkupTree(xml: Array("<x>\(elements)</x>".utf8))
    else { return bytes }
    let added = content.first("x")?.children ?? []
    tree.nodes = tree.nodes.map { node in
      guard case .element(var root) = node else { return node }
      root.children += added
      return .element(root)
    }
    return Array(tree.text.utf8)
  }
}
