import AlihGlossary
import AlihModel

/// What is to be done with one segment: ask an engine, or keep it as it is.
struct SegmentPlan: Sendable {
  let id: String
  /// As it stands in the article.
  let source: String
  /// What engines get, mojibake repaired and without invisible marks; nil where there is nothing to translate.
  let request: SegmentRequest?
  /// What the rules alone get: a number or date by itself, which English writes with other marks.
  let figure: SegmentRequest?

  init(id: String, source: String, request: SegmentRequest) {
    (self.id, self.source, self.request, figure) = (id, source, request, nil)
  }

  /// A segment without anything to translate.
  private init(kept id: String, _ source: String, _ role: Role = .paragraph, date: String? = nil) {
    (self.id, self.source, request) = (id, source, nil)
    guard Self.isFigure(source) else {
      figure = nil
      return
    }
    var figure = SegmentRequest(id: id, text: InvisibleMarks.removed(from: source), role: role)
    figure.date = date
    self.figure = figure
  }

  /// Plans an article's segments in order; later mentions of a term know of the first.
  static func plans(
    for segments: [(id: String, text: String, role: Role)], of article: String = "", date: String? = nil,
    glossary: Glossary, keeping kept: [String: [String]] = [:], isWord: (String) -> Bool = { _ in false }
  ) -> [SegmentPlan] {
    let texts = segments.map { DividedWords.joined(Self.readable($0.text), isWord) }
    var mentions = Mentions(
      people: glossary.initials.people(in: texts), context: glossary.context(of: texts, date: date))
    let names = NameRuns(in: texts)
    return segments.indices.map { index in
      let segment = segments[index]
      let own = kept[segment.id] ?? []
      guard hasWords(texts[index], segment.role, isWord), !isButton(texts[index], segment.role),
        ProtectedText.leavesWords(texts[index], kept: own)
      else {
        return SegmentPlan(kept: segment.id, segment.text, segment.role, date: date)
      }
      mentions.style = segment.role == .headline ? .headline : .running
      var request = SegmentRequest(
        id: segment.id, text: texts[index], role: segment.role,
        terms: glossary.occurrences(in: texts[index], mentions: &mentions),
        before: index == 0 ? nil : texts[index - 1],
        after: index + 1 == texts.count ? nil : texts[index + 1], article: article)
      request.initials = people(in: texts[index], mentions, glossary)
      request.names = names
      request.kept = own
      request.date = date
      return SegmentPlan(id: segment.id, source: segment.text, request: request)
    }
  }

  /// Plans lines that have nothing to do with each other: no neighbors, and no mention is a later one.
  static func plans(forLines lines: [String], glossary: Glossary) -> [SegmentPlan] {
    lines.enumerated().map { index, line in
      let id = "l\(index + 1)"
      let text = readable(line)
      guard hasWords(text) else { return SegmentPlan(kept: id, line) }
      var mentions = Mentions(
        style: .plain, people: glossary.initials.people(in: [text]), context: glossary.context(of: [text]))
      var request = SegmentRequest(
        id: id, text: text, terms: glossary.occurrences(in: text, mentions: &mentions))
      request.initials = people(in: text, mentions, glossary)
      return SegmentPlan(id: id, source: line, request: request)
    }
  }

  /// Whose initials, or names that are countries', stay as they are.
  private static func people(in text: String, _ mentions: Mentions, _ glossary: Glossary) -> [Range<Int>] {
    (mentions.people.places(in: text) + glossary.namesakePlaces(in: text, mentions: mentions))
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// As a reader sees it: letters as they were meant, without marks that nobody sees.
  private static func readable(_ text: String) -> String {
    InvisibleMarks.removed(from: text.repairingMojibake() ?? text)
  }

  /// Whether a text is nothing but a number, a date or an amount, which English writes with other marks: `12.500`, `1,5 %`.
  static func isFigure(_ text: String) -> Bool {
    let text = text.unicodeScalars
    return text.contains { ("0"..."9").contains($0) } && !text.contains(where: \.properties.isAlphabetic)
      && text.contains { ".,/".unicodeScalars.contains($0) }
  }

  /// Whether there is anything to translate: no in `2024`, `***`, `https://desk.example/1`, `(EPA)` and `(den/asa)`.
  ///
  /// - Parameter isWord: whether the dictionary has a word, written small.
  static func hasWords(
    _ text: String, _ role: Role = .other, _ isWord: (String) -> Bool = { _ in false }
  ) -> Bool {
    let text = text.unicodeScalars
    guard text.contains(where: \.properties.isAlphabetic) else { return false }
    if !text.contains(" "),
      text.starts(with: "http://".unicodeScalars) || text.starts(with: "https://".unicodeScalars)
    {
      return false
    }
    // `(EPA)`, `[mg/ii]`, `ap/hp (Reuters)`
    guard let open = text.firstIndex(where: { $0 == "(" || $0 == "[" }), text.last == ")" || text.last == "]"
    else { return true }
    let inside = text[text.index(after: open)...].dropLast()
    guard open > text.startIndex else {
      // What is heard in a film, `[MUSIK]`, is no wire's name.
      return !isCredit(inside)
        || role == .paragraph && inside.split(separator: " ").allSatisfy { isWord(String($0).lowercased()) }
    }
    let before = text[..<text.index(before: open)]
    return !isInitials(before) || inside.contains(" ")
  }

  /// The site's own furniture, which isn't Indonesian: `SCROLL TO CONTINUE WITH CONTENT`, `ADVERTISEMENT`.
  private static func isButton(_ text: String, _ role: Role) -> Bool {
    role == .promotion && !text.unicodeScalars.contains(where: \.properties.isLowercase)
  }

  /// A wire's name in capitals, or an editor's initials: `AFP`, `AP/EPA`, `den/asa`.
  private static func isCredit(_ text: Substring.UnicodeScalarView) -> Bool {
    isInitials(text) || !text.contains(where: \.properties.isLowercase) && text.count <= 24
  }

  private static func isInitials(_ text: Substring.UnicodeScalarView) -> Bool {
    let parts = text.split(whereSeparator: { $0 == "/" || $0 == "," || $0 == "-" })
    return parts.count > 1
      && parts.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(\.properties.isLowercase) }
  }
}
