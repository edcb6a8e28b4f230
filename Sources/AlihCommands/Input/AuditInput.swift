import AlihAudit
import AlihFormats
import AlihMarkup
import AlihModel
import AlihSegmenter
import AlihStore
import Foundation

/// Reads what is to be audited, whatever kind of file it is in.
struct AuditInput {
  /// The kinds of file that are taken from a folder.
  static let extensions: Set<String> = InputFiles.extensions.union(["json", "tmx"])

  /// Of these, the kinds that Alih writes bilingual documents in.
  static let documents: Set<String> = ["json", "jsonl", "xlf", "xliff", "tmx", "csv"]

  let segmenter: ArticleSegmenter
  let languages: LanguagePair

  /// The texts of a file; the ending of its name says what it is, and any other is an article.
  ///
  /// - Throws: `CommandFailure` that names the file, the place in it and what to do.
  func texts(in file: InputFiles.File) throws -> [AuditedText] {
    switch file.path.split(separator: ".").last?.lowercased() {
    case "json", "jsonl": return try documents(file)
    case "xlf", "xliff": return try xliff(file)
    case "tmx": return [try memory(file)]
    case "tsv", "csv": return [try pairs(file)]
    default: return [try article(file)]
    }
  }

  /// Two files whose lines belong to each other.
  func parallel(_ source: InputFiles.File, _ target: InputFiles.File) throws -> AuditedText {
    let (a, b) = (try lines(source), try lines(target))
    guard a.count == b.count else {
      throw CommandFailure(
        .failed,
        "'\(source.path)' has \(a.count) lines and '\(target.path)' has \(b.count)\n"
          + "Line by line they have to belong together; an empty line stands for what has no translation.")
    }
    let units = zip(a, b).enumerated().compactMap { index, pair in
      pair.0.isEmpty
        ? nil : AuditedText.Unit(id: "l\(index + 1)", source: pair.0, target: pair.1.isEmpty ? nil : pair.1)
    }
    return AuditedText(path: source.path, isArticle: false, units: units)
  }

  private func lines(_ file: InputFiles.File) throws -> [String] {
    var lines = String(decoding: try ArticleFile.bytes(of: file), as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }.map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private func article(_ file: InputFiles.File) throws -> AuditedText {
    let article = segmenter.blocks(
      of: try SourceFile.read(file, SourceFile.Options(languages: languages)).article)
    let units = article.blocks.flatMap { block in
      block.segments.map { segment in
        AuditedText.Unit(
          id: segment.id, source: segment.text.repairingMojibake() ?? segment.text,
          isHeadline: block.role == .headline)
      }
    }
    return AuditedText(path: file.path, isArticle: true, units: units, date: article.date)
  }

  private func documents(_ file: InputFiles.File) throws -> [AuditedText] {
    do {
      return try BilingualFile.documents(in: try ArticleFile.bytes(of: file)).map { document in
        let units = document.segments.map {
          AuditedText.Unit(id: $0.id, source: $0.source, target: $0.target, isHeadline: $0.role == .headline)
        }
        return AuditedText(path: document.path, isArticle: true, units: units)
      }
    } catch let problem as BilingualFile.Problem {
      throw CommandFailure(.failed, "'\(file.path)': \(problem)")
    }
  }

  func xliff(_ file: InputFiles.File) throws -> [AuditedText] {
    let units: [XLIFFReader.Unit]
    do { units = try XLIFFReader.units(in: try ArticleFile.bytes(of: file)) } catch let problem
      as MarkupProblem
    {
      throw CommandFailure(.failed, "\(file.path):\(problem.line):\(problem.column): \(problem.message)")
    }
    // One text for each file in it, in their order.
    var texts: [AuditedText] = []
    for unit in units {
      let path = unit.file.isEmpty ? file.path : "\(file.path)#\(unit.file)"
      if texts.last?.path != path { texts.append(AuditedText(path: path, isArticle: true, units: [])) }
      texts[texts.count - 1].units.append(
        AuditedText.Unit(
          id: unit.id, source: unit.source, target: unit.target, isApproved: unit.isApproved))
    }
    return texts
  }

  private func memory(_ file: InputFiles.File) throws -> AuditedText {
    var units: [AuditedText.Unit] = []
    var rest: [UInt8]? = try ArticleFile.bytes(of: file)
    do {
      try TMXReader(file: file.path, languages).read(
        {
          defer { rest = nil }
          return rest
        },
        { unit in
          guard let unit else { return }
          units.append(
            AuditedText.Unit(id: "tu\(units.count + 1)", source: unit.source, target: unit.target))
        })
    } catch let problem as TMXProblem {
      throw CommandFailure(.failed, "\(problem)")
    }
    return AuditedText(path: file.path, isArticle: false, units: units)
  }

  /// A table with the columns `source` and `target`, and perhaps `id`.
  private func pairs(_ file: InputFiles.File) throws -> AuditedText {
    let table: DelimitedText
    do { table = try DelimitedText(try ArticleFile.bytes(of: file)) } catch let problem
      as DelimitedTextProblem
    {
      throw CommandFailure(.failed, "\(file.path):\(problem.line): \(problem.message)")
    }
    let header = table.rows.first?.fields.map { $0.lowercased().trimmingCharacters(in: .whitespaces) } ?? []
    guard let source = header.firstIndex(of: "source"), let target = header.firstIndex(of: "target") else {
      throw CommandFailure(
        .failed,
        "\(file.path):1: the first row has to name the columns 'source' and 'target', and may name 'id'; "
          + "it is '\(header.joined(separator: " "))'")
    }
    let id = header.firstIndex(of: "id")
    let units = table.rows.dropFirst().compactMap { row -> AuditedText.Unit? in
      let text = DelimitedText.field(row, source)
      let translation = DelimitedText.field(row, target)
      let name = DelimitedText.field(row, id)
      return text.isEmpty
        ? nil
        : AuditedText.Unit(
          id: name.isEmpty ? "l\(row.line)" : name, source: text,
          target: translation.isEmpty ? nil : translation)
    }
    return AuditedText(path: file.path, isArticle: false, units: units)
  }
}
