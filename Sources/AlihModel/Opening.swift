extension String {
  /// The first words, some eighty letters of them: what an article without a headline is called.
  package var opening: String {
    var opening = ""
    for word in split(whereSeparator: \.isWhitespace) {
      guard opening.count + word.count < 80 else {
        return (opening.isEmpty ? String(word.prefix(80)) : opening) + " …"
      }
      opening += (opening.isEmpty ? "" : " ") + word
    }
    return opening
  }
}
