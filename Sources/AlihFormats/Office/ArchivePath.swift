import Foundation

/// Names of files in an archive, as other files in it refer to them.
enum ArchivePath {
  /// The folder of a file with its slash; empty for one at the top.
  static func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
  }

  /// What a reference in a file of `folder` means (RFC 3986, 5.2): `../Text/bab%201.xhtml#x`, `./a`, `/word/document.xml`.
  static func resolve(_ reference: String, in folder: String) -> String {
    let path = reference.prefix { $0 != "#" && $0 != "?" }
    let plain = String(path).removingPercentEncoding ?? String(path)
    var parts: [Substring] = []
    for part in (plain.hasPrefix("/") ? plain : folder + plain).split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

extension ZipArchive {
  /// The name that a file has in the archive, which may differ from what is said of it in its capitals.
  func name(of wanted: String) -> String? {
    if entries.contains(where: { $0.name == wanted }) { return wanted }
    let small = wanted.lowercased()
    return entries.first { $0.name.lowercased() == small || $0.name.removingPercentEncoding == wanted }?.name
  }
}
