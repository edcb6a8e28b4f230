import AlihData
import AlihSegmenter

/// The segmenter with the rules of this project.
enum Fixtures {
  static let rules: SegmenterRules = {
    do {
      return try SegmenterRules(reading: DataFolder.find(environment: [:]).bytes)
    } catch {
      fatalError("the project's own rules can't be read: \(error)")
    }
  }()

  static let splitter = SentenceSplitter(rules: rules)

  /// The sentences of a text with `|` before each but the first, and what the text says without them.
  static func marked(_ text: String) -> String {
    let bytes = [UInt8](text.utf8)
    return splitter.sentences(in: bytes, within: 0..<bytes.count)
      .map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "|")
  }
}
