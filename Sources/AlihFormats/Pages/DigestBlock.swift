/// A part of a digest's page, before a format writes it.
enum DigestBlock {
  struct Span {
    enum Style { case plain, strong, soft }
    var text: String
    var style = Style.plain
    /// An address, or `#g3` for the third group.
    var link: String?
  }

  /// A point of a list: its first line, those below it, and the source text.
  struct Item {
    var line: [Span]
    var below: [[Span]] = []
    var original: String?
    /// Of a sentence that was not translated as it should be: `degraded`; of stories that contradict each other: `look`.
    var status = ""
  }

  /// - Parameter anchor: what links lead to.
  case heading(Int, String, anchor: String?)
  case line([Span])
  /// In the source language.
  case original(String)
  case list([Item], isNumbered: Bool)
}
