import AlihFormats
import AlihModel

/// A language as LibreTranslate lists it.
struct LibreLanguage: Encodable {
  var code: String
  var name: String
  var targets: [String]

  static func all(_ languages: LanguagePair) -> [LibreLanguage] {
    [
      LibreLanguage(
        code: languages.source, name: languages.sourceName, targets: [languages.source, languages.target]),
      LibreLanguage(code: languages.target, name: languages.targetName, targets: [languages.target]),
    ]
  }
}

/// What LibreTranslate's own page and its clients ask first.
struct LibreSettings: Encodable {
  struct Language: Encodable {
    struct Name: Encodable {
      var code: String
      var name: String
    }

    var source: Name
    var target: Name
  }

  var apiKeys: Bool
  /// Characters of a text; -1 for no limit.
  var charLimit = -1
  var frontendTimeout = 500
  var keyRequired: Bool
  var language: Language
  var suggestions = false
  var filesTranslation = false
  var supportedFilesFormat: [String] = []

  init(needsKey: Bool, _ languages: LanguagePair) {
    apiKeys = needsKey
    keyRequired = needsKey
    language = Language(
      source: .init(code: languages.source, name: languages.sourceName),
      target: .init(code: languages.target, name: languages.targetName))
  }
}

/// The pairs as Apertium's server lists them.
struct ApertiumPairs: Encodable {
  struct Pair: Encodable {
    var sourceLanguage: String
    var targetLanguage: String
  }

  var responseData: [Pair]
  var responseDetails: String?
  var responseStatus = 200

  init(_ languages: LanguagePair) {
    func threeLetters(_ code: String) -> String { ["id": "ind", "en": "eng", "ms": "msa"][code] ?? code }
    responseData = [
      Pair(sourceLanguage: languages.source, targetLanguage: languages.target),
      Pair(
        sourceLanguage: threeLetters(languages.source), targetLanguage: threeLetters(languages.target)),
    ]
  }
}
