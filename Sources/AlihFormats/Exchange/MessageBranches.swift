/// A message with branches (ICU MessageFormat): `{n, plural, one {# berita} other {# berita}} baru` has three texts.
struct MessageBranches: Sendable {
  /// What is text in each branch, without the white space at its ends.
  private(set) var texts: [String] = []
  /// What stands before each text, and behind the last one.
  private var frame: [String] = [""]
  private let characters: [Character]

  /// Nil for a message without branches, or one that is not closed.
  init?(_ message: String) {
    characters = Array(message)
    guard message.contains("{"),
      ["plural", "select", "selectordinal"].contains(where: { message.contains($0) }),
      let end = read(from: 0, depth: 0), end == characters.count, !texts.isEmpty,
      frame.contains(where: { $0.contains("{") })
    else { return nil }
  }

  /// The message with other texts; nil unless there are as many.
  func written(_ new: [String]) -> String? {
    guard new.count == texts.count else { return nil }
    return zip(frame, new + [""]).map { $0 + $1 }.joined()
  }

  /// Reads a text with branches in it up to the brace that closes it, or the end; nil where the braces don't agree.
  private mutating func read(from start: Int, depth: Int) -> Int? {
    guard depth < 8 else { return nil }
    var at = start
    var text = ""
    while at < characters.count {
      if characters[at] == "}", depth > 0 { break }
      guard characters[at] == "{" else {
        text.append(characters[at])
        at += 1
        continue
      }
      if let body = beginningOfBranches(at) {
        add(text)
        text = ""
        guard let end = readBranches(from: at, body: body, depth: depth) else { return nil }
        at = end
      } else {
        // `{nama}` is a word of the text.
        guard let close = characters[at...].firstIndex(of: "}") else { return nil }
        text += characters[at...close]
        at = close + 1
      }
    }
    add(text)
    return at
  }

  /// Behind `{n, plural,`; nil for another argument.
  private func beginningOfBranches(_ start: Int) -> Int? {
    let head = String(characters[start...].prefix(100))
    guard let match = head.prefixMatch(of: /\{\s*[\w.]+\s*,\s*(?:plural|select|selectordinal)\s*,/) else {
      return nil
    }
    return start + match.output.count
  }

  /// `one {...} other {...}}`: behind the brace that closes them all.
  private mutating func readBranches(from start: Int, body: Int, depth: Int) -> Int? {
    frame[frame.count - 1] += characters[start..<body]
    var at = body
    while at < characters.count {
      frame[frame.count - 1].append(characters[at])
      at += 1
      if characters[at - 1] == "}" { return at }
      guard characters[at - 1] == "{" else { continue }
      guard let end = read(from: at, depth: depth + 1), end < characters.count else { return nil }
      frame[frame.count - 1].append("}")
      at = end + 1
    }
    return nil
  }

  private mutating func add(_ text: String) {
    let inner = text.trimmed
    guard ReadSource.hasWords(inner) else {
      frame[frame.count - 1] += text
      return
    }
    frame[frame.count - 1] += text.prefix { $0.isWhitespace }
    texts.append(inner.split(whereSeparator: \.isNewline).joined(separator: " "))
    frame.append(String(text.reversed().prefix { $0.isWhitespace }.reversed()))
  }
}
