import AlihFormats
import AlihModel
import AlihStore
import Foundation

/// What the last digest of the same command has shown: for `--since last`, and so that a watched match is told once.
struct DigestMemory: Codable {
  /// Each group's stories, by their paths.
  var groups: [[String]] = []
  /// Of the stories that a program was told of, the path with the watched term.
  var told: Set<String> = []

  /// - Returns: an empty memory where there is none, or none that can be read.
  init(at path: String) {
    if let data = FileSystem.contents(of: path),
      let memory = try? JSONDecoder().decode(Self.self, from: data)
    {
      self = memory
    }
  }

  /// Where the digest of some inputs is remembered, beside the job store.
  static func path(besides store: String, folder: String, inputs: [String]) -> String {
    store.parentFolder + "/digests/\(Fingerprint([folder] + inputs)).json"
  }

  /// The groups of the last digest of what a run translated, as its articles' paths; none without one.
  static func groups(of job: JobReport, besides store: String) -> [[String]] {
    let plain = job.inputs.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    // Whoever translates 'berita' may have summarized 'berita/'.
    return [job.inputs, plain, plain.map { $0 + "/" }].lazy
      .map { Self(at: path(besides: store, folder: job.folder, inputs: $0)).groups }.first { !$0.isEmpty }
      ?? []
  }

  func write(to path: String) throws {
    let folder = path.parentFolder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try AtomicFile.write(Array(try JSONEncoder().encode(self)), to: path)
  }

  /// How a group has changed: `new`, `grown from 2 to 7`; nil where it is as it was.
  func change(of group: Digest.Group) -> String? {
    let paths = group.stories.map(\.summary.path)
    let known = Set(groups.filter { !Set($0).isDisjoint(with: paths) }.flatMap(\.self))
    let before = paths.count(where: known.contains)
    if before == 0 { return "new" }
    return before < paths.count ? "grown from \(before) to \(paths.count)" : nil
  }
}
