import AlihData
import AlihOffline
import AlihQuality

/// The checks as the program has them: with the house's words, and the offline engine's lexicon as dictionary.
enum House {
  static let words: CheckWords = {
    do { return try CheckWords(reading: DataFolder.find().bytes) } catch { fatalError("\(error)") }
  }()

  static let engine: OfflineEngine = {
    do {
      let folder = try DataFolder.find()
      func files(_ name: String) throws -> [OfflineData.File] {
        try folder.files(in: "Glossary/id-en/\(name)", extension: "tsv").map { ($0, try folder.bytes($0)) }
      }
      return try OfflineEngine(OfflineData(lexicon: files("lexicon"), rules: files("rules")))
    } catch { fatalError("\(error)") }
  }()

  static let checks = QualityChecks(words: words, dictionary: engine)
}
