import AlihModel

/// Tells what of a feed says that it is in another language than the feed and the run: it stays as it is.
///
/// What a whole feed says of its language is often only what its program says by default, and is not heeded.
struct FeedLanguage: Sendable {
  private let source: String?
  private let own: String?

  /// - Parameters:
  ///   - languages: of the run; nil to read any.
  ///   - own: what the feed says of itself.
  init(_ languages: LanguagePair?, own: String?) {
    source = languages.map { LanguageTag.primary($0.source) }
    self.own = own.map { LanguageTag.primary($0) }
  }

  /// What a person should know of a text that declares a language, such as `en-GB`; nil for one that is read.
  func finding(for declared: String?) -> Finding? {
    guard let source, let declared, case let name = LanguageTag.primary(declared.trimmed), !name.isEmpty,
      name != "und", name != source, name != own
    else { return nil }
    return Finding(.notRead, "a text of the feed says that it is in '\(name)', and stays as it is")
  }
}
