import AlihModel

/// Where the glossary terms of a segment stand in its text: whole words, each place given out once.
struct TermMarks {
  struct Mark: Equatable {
    let range: Range<Int>
    let term: TermVerdict
  }

  /// A wording to look for, and the terms that wait for a place of it.
  private struct Wanted {
    let text: [Unicode.Scalar]
    var waiting: ArraySlice<TermVerdict>
  }

  /// By the first word, the longest first: "dolar AS" goes before "dolar".
  private var wanted: [[Unicode.Scalar]: [Wanted]] = [:]

  /// - Parameter wordings: the terms in the order of their places, each with how it reads in this text.
  init(_ wordings: [(text: String, term: TermVerdict)]) {
    var terms: [[Unicode.Scalar]: [TermVerdict]] = [:]
    for wording in wordings where !wording.text.isEmpty {
      terms[wording.text.printable, default: []].append(wording.term)
    }
    for (text, waiting) in terms {
      let first = Array(text[Self.wordEnd(text, from: 0)])
      wanted[first.map(\.folded), default: []].append(Wanted(text: text, waiting: waiting[...]))
    }
    for first in wanted.keys { wanted[first]!.sort { $0.text.count > $1.text.count } }
  }

  /// The marks of a text, in order and without overlaps; a term without a place has none. Linear in the text.
  mutating func marks(in text: [Unicode.Scalar]) -> [Mark] {
    guard !wanted.isEmpty else { return [] }
    var marks: [Mark] = []
    var at = 0
    while at < text.count {
      let word = Self.wordEnd(text, from: at)
      if let mark = claim(text, at, text[word].map(\.folded)) {
        marks.append(mark)
        at = mark.range.upperBound
      } else {
        at = word.upperBound
      }
    }
    return marks
  }

  private mutating func claim(_ text: [Unicode.Scalar], _ start: Int, _ first: [Unicode.Scalar]) -> Mark? {
    guard let candidates = wanted[first] else { return nil }
    for (index, candidate) in candidates.enumerated() {
      let end = start + candidate.text.count
      guard let term = candidate.waiting.first, end <= text.count,
        end == text.count || !text[end].isWord || !text[end - 1].isWord,
        zip(text[start..<end], candidate.text).allSatisfy({ $0.reads(as: $1) })
      else { continue }
      wanted[first]![index].waiting.removeFirst()
      return Mark(range: start..<end, term: term)
    }
    return nil
  }

  /// The word that begins at a place, or the one character there that is no part of a word.
  private static func wordEnd(_ text: [Unicode.Scalar], from start: Int) -> Range<Int> {
    var end = start
    while end < text.count, text[end].isWord { end += 1 }
    return start..<max(end, min(start + 1, text.count))
  }
}

extension Unicode.Scalar {
  fileprivate var isWord: Bool {
    isASCII
      ? properties.isAlphabetic || ("0"..."9").contains(self)
      : properties.isAlphabetic || properties.numericType != nil
  }

  fileprivate var folded: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(value + 32)! : self == "\u{A0}" ? " " : self
  }

  /// Text may be more capital than the glossary, as in headlines, never less: `KORUT` is Korut, `as` isn't AS.
  fileprivate func reads(as wanted: Unicode.Scalar) -> Bool {
    self == wanted || ("a"..."z").contains(wanted) && value &+ 32 == wanted.value
      || self == "\u{A0}" && wanted == " "
  }
}
