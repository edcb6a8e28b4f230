import AlihModel

/// Dates and languages as an English reader writes them.
enum NewsDay {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// "2024-11-01T10:29" -> "1 November 2024, 10:29"; what is no such date comes back as it is.
  static func text(_ date: String) -> String {
    let halves = date.split(separator: "T", maxSplits: 1)
    let parts = (halves.first ?? "").split(separator: "-")
    guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1),
      let day = Int(parts[2])
    else { return date }
    return "\(day) \(months[month - 1]) \(parts[0])" + (halves.count > 1 ? ", \(halves[1])" : "")
  }
}

extension LanguagePair {
  private static let names = [
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "jv": "Javanese",
    "ko": "Korean", "ms": "Malay", "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "su": "Sundanese",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
  ]

  /// "Indonesian"; the tag itself where a name isn't known.
  package var sourceName: String { Self.names[source] ?? source }
  package var targetName: String { Self.names[target] ?? target }

  /// Whether a language is written from right to left.
  package static func isRightToLeft(_ language: String) -> Bool {
    ["ar", "fa", "he", "ur"].contains(language)
  }
}
