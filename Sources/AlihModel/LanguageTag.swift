import Foundation

/// Language codes as files write them.
package enum LanguageTag {
  /// The two letters where the language has them: `id-ID`, `in_ID`, `IND` -> `id`; `eng-GB` -> `en`.
  package static func primary(_ tag: String) -> String {
    let primary = String(tag.lowercased().prefix { $0 != "-" && $0 != "_" })
    if primary == "in" { return "id" }
    guard primary.count == 3 else { return primary }
    return Locale.LanguageCode(primary).identifier(.alpha2) ?? primary
  }

  /// Whether a column's name is this language's: `id`, `Indonesian`, `Bahasa Indonesia`, `English (United States)`.
  package static func names(_ name: String, _ code: String) -> Bool {
    let name = name.lowercased()
    if !name.contains(" "), primary(name) == code { return true }
    let bare = name.prefix { $0 != "(" }.trimmingCharacters(in: .whitespaces)
    return ["en", "id", code].contains { tongue in
      guard let known = Locale(identifier: tongue).localizedString(forLanguageCode: code)?.lowercased() else {
        return false
      }
      return bare == known || bare == "bahasa \(known)" || bare == "\(known) language"
    }
  }
}
