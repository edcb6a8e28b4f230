import AlihData
import AlihQuality

/// The checks with the house's words, and without a dictionary.
enum House {
  static let checks: QualityChecks = {
    do { return QualityChecks(words: try CheckWords(reading: DataFolder.find().bytes)) } catch {
      fatalError("\(error)")
    }
  }()
}
