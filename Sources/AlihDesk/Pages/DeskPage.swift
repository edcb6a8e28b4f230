import AlihFormats

/// The frame of every page of the desk.
enum DeskPage {
  static func html(
    title: String, kind: String, data: [(String, String)] = [], _ body: (inout HTMLText) -> Void
  ) -> String {
    var html = HTMLText()
    let attributes = data.map { " data-\($0)=\"\(HTMLText.escaped($1))\"" }.joined()
    html.markup(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLText.escaped(title))</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="/desk.css">
      <script src="/desk.js" defer></script>
      </head>
      <body class="\(kind)"\(attributes)>

      """)
    body(&html)
    html.markup(
      "<noscript><p class=\"hint\">Scripts are off in this browser: the desk can be read. Decide with 'alih review'.</p></noscript>\n"
    )
    html.markup("<p id=\"toast\" role=\"status\" aria-live=\"polite\"></p>\n</body>\n</html>\n")
    return html.text
  }

  /// Where one is in a list that is longer than a page, and the way to its other parts; nothing for a short one.
  static func pages(_ range: Range<Int>, of count: Int, before: String?, after: String?) -> String {
    guard range.count < count else { return "" }
    func link(_ place: String?, _ name: String) -> String {
      place.map { "<a href=\"\(HTMLText.escaped($0))\">\(name)</a>" } ?? ""
    }
    return "<nav class=\"pages\" aria-label=\"Pages\">\(link(before, "Before"))"
      + "<span>\(range.lowerBound + 1) to \(range.upperBound) of \(count)</span>\(link(after, "After"))</nav>\n"
  }

  /// A page that says what is the matter and what to do.
  static func notice(_ title: String, _ message: String) -> String {
    html(title: title, kind: "notice") { html in
      html.markup("<main>\n<h1>")
      html.escape(title)
      html.markup("</h1>\n<p>")
      html.escape(message)
      html.markup("</p>\n<p><a href=\"/\">Back to the desk</a></p>\n</main>\n")
    }
  }
}
