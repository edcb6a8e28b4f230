import AlihFormats
import AlihModel
import Foundation

/// Files beside `alih.yaml` that look as if they were used and aren't.
struct UnusedFiles {
  let configuration: Configuration
  /// Where `Prompts/` and `Glossary/` are taken from.
  let data: String

  /// A line for each, with what to write.
  var complaints: [String] {
    guard let file = configuration.file else { return [] }
    let folder = file.parentFolder
    func path(_ name: String) -> String { (folder as NSString).appendingPathComponent(name) }
    var complaints: [String] = []
    for name in names(in: folder) {
      if ["Glossary", "Prompts"].contains(name), Self.real(data) != Self.real(folder.isEmpty ? "." : folder),
        !isNamed(path(name))
      {
        complaints.append(
          "'\(path(name))' is not used\nWrite 'data: .' into \(file) to use Glossary/ and Prompts/ there.")
      } else if name.hasSuffix(".tsv"), let key = Self.key(of: path(name)), !isNamed(path(name)) {
        let named = key == "glossary" ? configuration.glossary : configuration.lexicon ?? []
        let advice = named.isEmpty ? "Write '\(key): [\(name)]' into" : "Add it to '\(key):' in"
        complaints.append("'\(path(name))' is not used\n\(advice) \(file), or move it away.")
      }
    }
    // A folder of terms is read for its tables alone.
    for place in configuration.glossary {
      for name in names(in: place) where name.hasSuffix(".csv") || name.hasSuffix(".tbx") {
        let path = (place as NSString).appendingPathComponent(name)
        complaints.append(
          "'\(path)' is not read\nTurn it into a table: alih glossary import \(path) -o NEW.tsv")
      }
    }
    return complaints
  }

  private func names(in folder: String) -> [String] {
    (FileSystem.names(in: folder) ?? []).filter { !$0.hasPrefix(".") }
  }

  /// Whether the configuration names the file, its folder, or something in it.
  private func isNamed(_ path: String) -> Bool {
    let real = Self.real(path)
    return (configuration.glossary + (configuration.lexicon ?? [])).map(Self.real).contains {
      $0 == real || $0.hasPrefix(real + "/") || real.parentFolder == $0
    }
  }

  /// Under which key a table would be named, by its header; nil for a table of something else.
  private static func key(of path: String) -> String? {
    let start = FileSystem.beginning(of: path)
    let header = String(decoding: start, as: UTF8.self).split(whereSeparator: \.isNewline).first {
      !$0.hasPrefix("#")
    }
    let columns = (header ?? "").split(separator: "\t")
    if columns.contains("source"), columns.contains("target") { return "glossary" }
    return columns.first == "lemma" ? "lexicon" : nil
  }

  private static func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }
}
