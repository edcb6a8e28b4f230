import AlihFormats
import AlihModel
import Foundation

/// What a desk sees of a digest: what it watches first, what has changed alone, and its programs told of new matches.
struct DigestView {
  let options: DigestOptions
  let language: SummaryLanguage
  /// Where the last digest of the same command is remembered.
  let memoryPath: String
  let watch: WatchList?

  /// The digest as it is written.
  func shown(_ digest: Digest) -> Digest {
    var digest = digest
    let memory = DigestMemory(at: memoryPath)
    for place in digest.groups.indices {
      digest.groups[place].watched = watch?.matches(in: digest.groups[place]) ?? []
    }
    let all = digest.groups
    if let since = options.since {
      digest.groups = all.compactMap { group in
        guard let change = since == "last" ? memory.change(of: group) : Self.change(of: group, since: since)
        else {
          return nil
        }
        var group = group
        group.change = change
        return group
      }
    }
    digest.groups = Self.weightiestFirst(digest.groups)
    return digest
  }

  /// Remembers what a digest, now that it is written, has told, and tells programs of new matches.
  ///
  /// - Throws: `CommandFailure` for a program that fails; what others took is not told again.
  func close(_ all: Digest, shown: Digest) throws {
    var memory = DigestMemory(at: memoryPath)
    memory.groups = all.groups.map { $0.stories.map(\.summary.path) }
    defer { try? memory.write(to: memoryPath) }
    if let command = options.notify { try tell(of: shown.groups, by: command, &memory) }
  }

  /// Watched ones, then by how many stories and sources they have, with the latest day's before others of their size.
  private static func weightiestFirst(_ groups: [Digest.Group]) -> [Digest.Group] {
    func rank(_ group: Digest.Group) -> (Int, Int, String) {
      let day = group.stories.compactMap(\.day).max() ?? ""
      return (group.watched.count, group.stories.count + Set(group.stories.map(\.outlet)).count, day)
    }
    return groups.enumerated().map { ($0, $1, rank($1)) }
      .sorted { $0.2 != $1.2 ? $0.2 > $1.2 : $0.0 < $1.0 }.map(\.1)
  }

  private static func change(of group: Digest.Group, since day: String) -> String? {
    let before = group.stories.count { ($0.day ?? "9") < day }
    if before == 0 { return "new" }
    return before < group.stories.count ? "grown from \(before) to \(group.stories.count)" : nil
  }

  private func tell(of groups: [Digest.Group], by command: String, _ memory: inout DigestMemory) throws {
    for group in groups where !group.watched.isEmpty {
      let keys = group.watched.flatMap { term in group.stories.map { "\($0.summary.path)\t\(term)" } }
      guard !memory.told.isSuperset(of: keys) else { continue }
      try Notice.send(DigestWriter.line(group, language), to: command)
      memory.told.formUnion(keys)
    }
  }
}
