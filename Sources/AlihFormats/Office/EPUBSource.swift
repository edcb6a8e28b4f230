import AlihMarkup
import AlihModel
import Foundation

/// Reads a book or magazine in EPUB 2 or 3: its chapters in reading order, as one article.
enum EPUBSource {
  static func read(_ bytes: [UInt8]) throws -> ReadSource {
    let archive = try ZipArchive(bytes)
    guard let container = archive["META-INF/container.xml"],
      let path = try tree(container, "META-INF/container.xml").first("rootfile")?["full-path"]
    else { throw SourceProblem("it is no EPUB: 'META-INF/container.xml' names no package") }
    guard let opf = archive[path] else { throw SourceProblem("its package '\(path)' is missing") }
    let package = try tree(opf, path)
    let folder = path.contains("/") ? String(path[..<path.lastIndex(of: "/")!]) + "/" : ""
    var files: [String: String] = [:]
    for item in package.first("manifest")?.elements ?? [] {
      if let id = item["id"], let href = item["href"], item["media-type"] == "application/xhtml+xml" {
        files[id] = folder + (href.removingPercentEncoding ?? href)
      }
    }
    var source = ReadSource()
    var chapters: [(name: String, tree: MarkupTree, count: Int)] = []
    for reference in package.first("spine")?.elements ?? [] {
      guard let name = reference["idref"].flatMap({ files[$0] }), let xhtml = archive[name] else { continue }
      let chapter = try tree(xhtml, name)
      let part = HTMLSource.read(chapter, story: nil)
      source.items += part.items
      chapters.append((name, chapter, part.items.count))
    }
    let author = package.first("creator")?.text.trimmed ?? ""
    source.byline = author.isEmpty ? nil : author
    source.template = EPUBTemplate(archive: archive, chapters: chapters)
    return source
  }

  private static func tree(_ xml: [UInt8], _ name: String) throws -> MarkupTree {
    do { return try MarkupTree(xml: xml) } catch let problem as MarkupProblem {
      throw SourceProblem("\(name), line \(problem.line), column \(problem.column): \(problem.message)")
    }
  }
}

private struct EPUBTemplate: SourceTemplate {
  let archive: ZipArchive
  let chapters: [(name: String, tree: MarkupTree, count: Int)]

  func bytes(_ rewriting: Rewriting) throws -> [UInt8] {
    var archive = archive
    var start = 0
    for chapter in chapters {
      var part = rewriting
      part.blocks = Array(rewriting.blocks[start..<start + chapter.count])
      start += chapter.count
      let tree = try HTMLTemplate(tree: chapter.tree, story: nil).rewritten(part)
      archive[chapter.name] = Array(tree.text.utf8)
    }
    return try archive.bytes()
  }
}
