extension String {
  /// Stand-in until the reader is merged.
  package func repairingMojibake() -> String? { nil }
}
