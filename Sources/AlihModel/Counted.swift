extension Int {
  /// `1 segment`, `310 segments`; `several` where no `s` makes the plural.
  package func of(_ one: String, _ several: String? = nil) -> String {
    "\(self) \(self == 1 ? one : several ?? one + "s")"
  }
}
