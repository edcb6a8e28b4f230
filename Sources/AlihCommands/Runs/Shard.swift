import ArgumentParser

/// One of several parts of a folder, for as many processes on as many machines.
///
/// Which part a file is in follows from its path below the folder alone: new files move none of the others.
struct Shard: ExpressibleByArgument, Sendable, Hashable, CustomStringConvertible {
  let index: Int
  let count: Int

  /// Reads `INDEX/COUNT`, the index counted from 0.
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
      (1...1_000_000).contains(count),
      (0..<count).contains(index)
    else { return nil }
    (self.index, self.count) = (index, count)
  }

  var description: String { "\(index)/\(count)" }

  /// Whether a file is in this part (FNV-1a, for the same everywhere).
  func holds(_ path: String) -> Bool {
    let hash = path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return hash % UInt64(count) == UInt64(index)
  }
}
