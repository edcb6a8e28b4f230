#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder that holds `Prompts/` and `Glossary/`.
package struct DataFolder: Sendable, Hashable {
  package let path: String

  /// The first of: `explicit` (`--data`), `ALIH_DATA`, `configured` (`data` of `alih.yaml`), `<executable>/../share/alih`, the bundle beside the executable.
  ///
  /// A place that the user named and that is no data folder is an error, never passed over. `Bundle.module` is not
  /// asked: it stops the program once the folder it was built in is gone.
  package static func find(
    explicit: String? = nil, configured: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: String? = Executable.path
  ) throws(DataFolderError) -> DataFolder {
    if let explicit { return try named(explicit, by: "--data") }
    if let place = environment["ALIH_DATA"], !place.isEmpty { return try named(place, by: "ALIH_DATA") }
    if let configured { return try named(configured, by: "'data' in alih.yaml") }
    let places = usualPlaces(executable: executable)
    for place in places where holdsData(place) { return DataFolder(path: place) }
    throw .notFound(lookedIn: places)
  }

  /// The bytes of a file, by its path below the folder: `Glossary/id-en/rules/roles.tsv`.
  package func bytes(_ file: String) throws(DataFolderError) -> [UInt8] {
    let full = path + "/" + file
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: full)))
    } catch {
      throw .unreadable(full)
    }
  }

  /// The files of one kind right in a folder, sorted, as paths that `bytes(_:)` takes; none when it doesn't exist.
  package func files(in folder: String, extension kind: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
    return names.filter { $0.hasSuffix("." + kind) && !$0.hasPrefix(".") }.sorted().map { folder + "/" + $0 }
  }

  private static func named(_ place: String, by name: String) throws(DataFolderError) -> DataFolder {
    guard holdsData(place) else { throw .wrong(place: place, namedBy: name) }
    return DataFolder(path: place)
  }

  private static func usualPlaces(executable: String?) -> [String] {
    guard let executable, let slash = executable.lastIndex(of: "/") else { return [] }
    let folder = String(executable[..<slash])
    return ["/../share/alih", "/alih_AlihData.resources", "/alih_AlihData.bundle"].map { folder + $0 }
  }

  private static func holdsData(_ place: String) -> Bool {
    ["/Prompts", "/Glossary"].allSatisfy { name in
      var isFolder = false
      return FileManager.default.fileExists(atPath: place + name, isDirectory: &isFolder) && isFolder
    }
  }
}

/// Why there is no data to work with; `description` is for the user and says what to do.
package enum DataFolderError: Error, Sendable, Hashable, CustomStringConvertible {
  case wrong(place: String, namedBy: String)
  case notFound(lookedIn: [String])
  case unreadable(String)

  package var description: String {
    switch self {
    case .wrong(let place, let name):
      "\(name) names '\(place)', but there is no folder with 'Prompts' and 'Glossary' in it\n"
        + "Give the folder that holds both, or leave \(name) out to use the built-in data."
    case .notFound(let places):
      "the data of Alih is not where it should be; looked in "
        + places.map { "'\($0)'" }.joined(separator: ", ")
        + "\nInstall it again, or name the folder that holds 'Prompts' and 'Glossary' with --data."
    case .unreadable(let file):
      "'\(file)' can't be read\nInstall Alih again, or check the folder that --data or ALIH_DATA names."
    }
  }
}
