extension String {
  /// The folder that a path names a file in, empty for the working folder: `out` of `out/a.json`.
  ///
  /// Foundation's `deletingLastPathComponent` on Linux (Swift 6.3) crashes at a path of one letter.
  package var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "" }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
