import AlihFormats
import AlihModel
import Foundation

/// The links from a digest to the bilingual pages of its articles.
struct PageLinks {
  /// The folder of the pages.
  let pages: String?
  /// Where the digest is written, which links start from; nil for standard output.
  let output: String?

  /// The link to an article's page, relative to the digest; nil where there is no page.
  func page(of file: InputFiles.File) -> String? {
    guard let pages else { return nil }
    let name = (file.relativePath as NSString).deletingPathExtension + ".html"
    let path = (pages as NSString).appendingPathComponent(name)
    guard FileSystem.holds(path) else { return nil }
    return Self.link(from: output ?? "x", to: path)
  }

  /// The way from one file to another, as a page writes it.
  static func link(from file: String, to path: String) -> String {
    func parts(_ path: String) -> [Substring] {
      URL(filePath: path.isEmpty ? "." : path).standardizedFileURL.path.split(separator: "/")
    }
    var (from, to) = (parts(file.parentFolder)[...], parts(path)[...])
    while let a = from.first, a == to.first { (from, to) = (from.dropFirst(), to.dropFirst()) }
    let link = (from.map { _ in ".." } + to.map(String.init)).joined(separator: "/")
    return link.pathBytes.dropLast().map { byte in
      let byte = UInt8(bitPattern: byte)
      let letter = Unicode.Scalar(byte)
      return letter.isASCII && CharacterSet.urlPathAllowed.contains(letter)
        ? String(letter) : String(format: "%%%02X", byte)
    }.joined()
  }
}
