import AlihModel

/// Reads what each paragraph of an article is for: the head first, then furniture by its words, then titles by shape.
struct RoleReader {
  private let lines: [Line]
  private let patterns: RolePatterns
  private(set) var roles: [Role?]
  private(set) var byline: String?
  private(set) var date: String?

  /// The first paragraph that is neither head nor furniture.
  private var bodyStart = 0

  /// A head is no longer than this many paragraphs.
  private static let longestHead = 10

  init(lines: [Line], patterns: RolePatterns) {
    self.lines = lines
    self.patterns = patterns
    roles = lines.map { patterns.role(of: $0) }
    readHead()
    bodyStart = roles.firstIndex { $0 == nil } ?? lines.count
    readTail()
    readBody()
  }

  // Head

  private mutating func readHead() {
    var headline: Int?
    for index in lines.indices.prefix(Self.longestHead) {
      let line = lines[index]
      if roles[index] == .byline {
        take(bylineOf: line.text)
      } else if roles[index] != nil {
        continue
      } else if headline != nil || line.opening == .digit, let date = newsDate(line) {
        roles[index] = takeDate(date, line)
      } else if headline == nil {
        guard isHeadline(index) else { break }
        headline = index
        roles[index] = .headline
      } else if let headline, sameText(line, lines[headline]) {
        roles[index] = .headline
      } else if line.isDateline {
        roles[index] = .dateline
      } else if isCaption(line), lines.count > index + 1 {
        roles[index] = .caption
      } else if line.isName, index + 1 < lines.count, newsDate(lines[index + 1]) != nil {
        roles[index] = .byline
        take(bylineOf: line.text)
      } else {
        break
      }
    }
  }

  private func isHeadline(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.isTitle(ofAtMost: 25), !line.isListItem, !line.isDateline, !patterns.isCredit(line) else {
      return false
    }
    // Something has to follow that is text.
    return lines[(index + 1)...].contains { $0.endsSentence || $0.words > line.words }
  }

  /// A date line, alone or behind a name: "Sari Dewi • 1 November 2024 10:29".
  private func newsDate(_ line: Line) -> NewsDate? {
    guard line.words <= 16, ![UInt8(ascii: "."), UInt8(ascii: ",")].contains(line.last) else { return nil }
    let text = line.text
    guard let date = NewsDate(in: text, order: order(of: text)) else { return nil }
    let isMarked = date.time != nil || text.contains("•") || text.contains("|") || date.otherWords.isEmpty
    return isMarked && date.otherWords.count <= 6 ? date : nil
  }

  private mutating func takeDate(_ date: NewsDate, _ line: Line) -> Role {
    if self.date == nil { self.date = date.iso }
    guard !date.otherWords.isEmpty else { return .dateline }
    take(bylineOf: date.otherWords.filter { $0 != "-" }.joined(separator: " "))
    return .byline
  }

  /// Which number of "10/12/2025" is the month: the one that the days in the story, "(10/12)", agree with.
  private func order(of text: String) -> NewsDate.Order {
    guard let date = NewsDate(in: text), date.isAmbiguous else { return .dayFirst }
    let months = lines.prefix(40).flatMap { $0.monthsInBrackets }
    return months.count { $0 == date.day } > months.count { $0 == date.month } ? .monthFirst : .dayFirst
  }

  private mutating func take(bylineOf text: String) {
    guard byline == nil else { return }
    var name = Substring(text)
    for label in ["oleh", "penulis", "reporter", "wartawan", "laporan", "pewarta"]
    where name.lowercased().hasPrefix(label) {
      name = name.dropFirst(label.count)
    }
    // "Sari Dewi - detikNews", "Sari Dewi, CNN Indonesia"
    for separator in [" - ", ", "] {
      if let end = name.firstRange(of: separator)?.lowerBound { name = name[..<end] }
    }
    let trimmed = String(name.drop { !$0.isLetter }).trimmed
    if !trimmed.isEmpty, !patterns.isOutlet(trimmed) { byline = trimmed }
  }

  private func isCaption(_ line: Line) -> Bool {
    guard line.words <= 45, let source = line.closingBracket else { return false }
    return patterns.namesSource(source)
  }

  private func sameText(_ a: Line, _ b: Line) -> Bool {
    a.range.count == b.range.count && a.bytes[a.range] == b.bytes[b.range]
  }

  // Tail

  private mutating func readTail() {
    var index = lines.count - 1
    while index > 0, lines[index].endsAsTeaser {
      roles[index] = .related
      index -= 1
    }
    for index in lines.indices where index > bodyStart {
      if roles[index] == .byline {
        take(bylineOf: lines[index].text)
        roles[index] = .credit
      } else if roles[index] == nil, patterns.isCredit(lines[index]) {
        roles[index] = .credit
      }
    }
  }

  // Body

  private mutating func readBody() {
    for index in lines.indices where roles[index] == nil {
      let line = lines[index]
      if index > 0, roles[index - 1] == .related, lines[index - 1].last == UInt8(ascii: ":"),
        lines[index - 1].words <= 3, line.isTitle(ofAtMost: 25)
      {
        // "BACA JUGA:" and the title under it.
        roles[index] = .related
      } else if line.words <= 8, line.text.allSatisfy({ !$0.isLetter && !$0.isNumber }) {
        roles[index] = .other
      } else if line.isSetOffQuote {
        roles[index] = .quote
      } else if line.isListItem {
        roles[index] = isSubheading(index) ? .subheading : .list
      }
    }
    for index in lines.indices where roles[index] == nil {
      roles[index] = isTableRow(index) ? .list : isSubheading(index) ? .subheading : .paragraph
    }
  }

  /// A short line between two paragraphs.
  private func isSubheading(_ index: Int) -> Bool {
    guard index > bodyStart, lines[index].isTitle(ofAtMost: 12) else { return false }
    let following = lines.indices.dropFirst(index + 1).prefix(4)
    guard let next = following.first(where: { roles[$0]?.isBoilerplate != true }) else { return false }
    let below = lines[next]
    return (roles[next] == nil || roles[next] == .paragraph) && (below.endsSentence || below.words > 12)
  }

  /// One of three or more short lines in a row: scores, line-ups.
  private func isTableRow(_ index: Int) -> Bool {
    func isShort(_ index: Int) -> Bool {
      lines.indices.contains(index) && (roles[index] == nil || roles[index] == .list)
        && lines[index].isTitle(ofAtMost: 16)
    }
    guard isShort(index) else { return false }
    let above = (1...2).prefix { isShort(index - $0) }.count
    let below = (1...2).prefix { isShort(index + $0) }.count
    return above + below >= 2
  }
}

extension Line {
  /// The months of days in brackets, "(12/10)" or "(12/10/2025)": 10.
  fileprivate var monthsInBrackets: [Int] {
    var months: [Int] = []
    var offset = range.lowerBound
    while let open = bytes[offset..<range.upperBound].firstIndex(of: UInt8(ascii: "(")) {
      offset = open + 1
      let inside = bytes[offset..<min(offset + 6, range.upperBound)]
      let parts = inside.split { !(0x30...0x39).contains($0) }
      if inside.contains(UInt8(ascii: "/")), parts.count >= 2,
        let month = Int(String(decoding: parts[parts.startIndex + 1], as: UTF8.self))
      {
        months.append(month)
      }
    }
    return months
  }
}
