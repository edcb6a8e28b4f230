import AlihModel

/// Dates and languages as an English reader writes them.
package enum NewsDay {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// "2025-03-04" -> "Tuesday 4 March"; what is no such date comes back as it is.
  static func short(_ date: String) -> String {
    let parts = date.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return text(date) }
    // Sakamoto's method.
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = parts[1] < 3 ? parts[0] - 1 : parts[0]
    let day = (year + year / 4 - year / 100 + year / 400 + shifts[parts[1] - 1] + parts[2]) % 7
    return "\(weekdays[max(day, 0)]) \(parts[2]) \(months[parts[1] - 1])"
  }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  /// "2024-11-01T10:29" -> "1 November 2024, 10:29", "11-01" -> "1 November"; what is no such date comes back as it is.
  package static func text(_ date: String) -> String {
    let halves = date.split(separator: "T", maxSplits: 1)
    let parts = (halves.first ?? "").split(separator: "-")
    if parts.count == 2, date.count == 5, let month = Int(parts[0]), months.indices.contains(month - 1),
      let day = Int(parts[1])
    {
      return "\(day) \(months[month - 1])"
    }
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
