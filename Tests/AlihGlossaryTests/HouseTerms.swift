import AlihGlossary
import AlihModel
import Foundation

/// The term tables of this checkout.
enum HouseTerms {
  static let folder = URL(filePath: #filePath).appending(path: "../../../Glossary/id-en/terms").standardized

  static let tables: [TermTable] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".tsv") }.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else {
        return nil
      }
      return TermTable(file: name, bytes: Array(data))
    }
  }()

  static let nameHeads = Result {
    try NameHeads.list(
      Array(try Data(contentsOf: folder.appending(path: "../../../\(NameHeads.file)").standardized)))
  }

  static let renderingWords = Result {
    try RenderingWords(
      Array(try Data(contentsOf: folder.appending(path: "../../../\(RenderingWords.file)").standardized)))
  }

  static let glossary = Result {
    try Glossary(
      layers: [tables], nameHeads: try nameHeads.get(), renderingWords: try renderingWords.get())
  }
}

extension TermTable {
  /// A table written as text with `|` for the tabs, below the header `columns`.
  init(_ columns: String, _ rows: String..., file: String = "house.tsv") {
    let lines = [columns] + rows
    let text = lines.joined(separator: "\n").replacing("|", with: "\t")
    self.init(file: file, bytes: Array(text.utf8))
  }
}

extension Glossary {
  /// A glossary of `source|target` rows.
  static func of(_ columns: String = "source|target", _ rows: String...) throws -> Glossary {
    let text = ([columns] + rows).joined(separator: "\n").replacing("|", with: "\t").replacing("/", with: "|")
    return try Glossary(
      tables: [("house.tsv", Array(text.utf8))], renderingWords: try HouseTerms.renderingWords.get())
  }

  /// The text with every occurrence marked: `[Korut=North Korea] dan ...`.
  func marked(_ text: String) -> String {
    var mentions = Mentions(style: .plain)
    return marked(text, &mentions)
  }

  func marked(_ text: String, _ mentions: inout Mentions) -> String {
    let bytes = Array(text.utf8)
    var result = ""
    var end = 0
    for occurrence in occurrences(in: text, mentions: &mentions) {
      result += String(decoding: bytes[end..<occurrence.range.lowerBound], as: UTF8.self)
      result += "[\(String(decoding: bytes[occurrence.range], as: UTF8.self))=\(occurrence.rendering)]"
      end = occurrence.range.upperBound
    }
    return result + String(decoding: bytes[end...], as: UTF8.self)
  }
}
