import AlihModel

/// Makes learned edits in an English sentence: a stage after generation.
///
/// Follows Simard, Ueffing, Isabelle and Kuhn (2007), who correct a rule-based system by what people made of its output;
/// unlike theirs, an edit here loses nothing: `Edit.fault` and the kinds of `EnglishToken` see to it.
package final class Wording: Sendable {
  /// What the engine wrote, and what of it has to stay.
  package struct Draft: Sendable {
    package var text: String
    /// English words and phrases: terms, names, numbers.
    package var fixed: [String]
    /// The words of the Indonesian sentence, in lower case.
    package var source: Set<String>

    package init(text: String, fixed: [String] = [], source: Set<String> = []) {
      (self.text, self.fixed, self.source) = (text, fixed, source)
    }
  }

  /// An edit that was made.
  package struct Made: Sendable {
    package var edit: Edit
    /// Of the draft's words; nil for an edit that an earlier one called for.
    package var range: Range<Int>?
    /// What spoke for it: its own weight and the desk's English.
    package var score: Double
  }

  private struct Place {
    var range: Range<Int>
    var edit: Edit
    var score: Double
  }

  private let edits: [[String]: [Edit]]
  private let heard: HeardWords
  private let weights: LearnedTable.Weights
  private let words: WordingWords
  private let english: English

  package init(_ table: LearnedTable, words: WordingWords, english: English) {
    edits = Dictionary(grouping: table.edits, by: \.from)
    heard = HeardWords(table.heard)
    weights = table.weights
    (self.words, self.english) = (words, english)
  }

  /// The draft in the desk's wording, and what was done for it; a second time changes nothing.
  ///
  /// One edit may call for another, so that it is gone over until nothing changes. A sentence that doesn't come to rest
  /// stays as it was. Linear in the sentence.
  package func revised(_ draft: Draft) -> (text: String, made: [Made]) {
    var (text, made) = (draft.text, [Made]())
    for round in 0..<Self.mostRounds {
      let sentence = EnglishSentence(text, fixed: draft.fixed, words: words)
      let places = places(in: sentence, draft.source)
      if places.isEmpty { return (text, made) }
      text = edited(sentence, places).text
      made += places.map { Made(edit: $0.edit, range: round == 0 ? $0.range : nil, score: $0.score) }
    }
    return (draft.text, [])
  }

  private static let mostRounds = 4

  /// The edits to make, from left to right: of those that touch each other, the best.
  private func places(in sentence: EnglishSentence, _ source: Set<String>) -> [Place] {
    let tokens = sentence.tokens
    let heardWords = [EnglishToken.start] + tokens.map(\.heard) + [EnglishToken.end]
    var found: [Place] = []
    for start in 0...tokens.count {
      var from: [String] = []
      for end in start...min(start + Edit.mostWords, tokens.count) {
        if end > start {
          guard tokens[end - 1].kind != .fixed else { break }
          from.append(tokens[end - 1].lower)
        }
        for edit in edits[from] ?? [] where fits(edit, heardWords, start, end, source) {
          let score = score(edit, heardWords, start, end)
          if score > 0 { found.append(Place(range: start..<end, edit: edit, score: score)) }
        }
      }
    }
    found.sort { one, other in
      one.score != other.score
        ? one.score > other.score
        : (one.range.lowerBound, one.range.upperBound, one.edit.to.joined(separator: " "))
          < (other.range.lowerBound, other.range.upperBound, other.edit.to.joined(separator: " "))
    }
    var isTaken = [Bool](repeating: false, count: tokens.count + 2)
    var chosen: [Place] = []
    for place in found {
      // With a word of distance: what spoke for an edit were its neighbors.
      let (low, high) = (place.range.lowerBound, place.range.upperBound + 1)
      guard !isTaken[low...high].contains(true) else { continue }
      for index in low...high { isTaken[index] = true }
      chosen.append(place)
    }
    return chosen.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// - Parameter heard: the sentence's words, with its start before them and its end behind.
  private func fits(
    _ edit: Edit, _ heard: [String], _ start: Int, _ end: Int, _ source: Set<String>
  ) -> Bool {
    (edit.before == nil || edit.before == heard[start]) && (edit.after == nil || edit.after == heard[end + 1])
      && edit.source.allSatisfy(source.contains)
  }

  /// How much speaks for an edit; none of it counts where the desk's English has never put these words together.
  private func score(_ edit: Edit, _ words: [String], _ start: Int, _ end: Int) -> Double {
    let (before, after) = (words[start], words[end + 1])
    let seams =
      edit.to.isEmpty
      ? (heard.holds(before, after) ? 2 : 0)
      : (heard.holds(before, edit.to[0]) ? 1 : 0) + (heard.holds(edit.to.last!, after) ? 1 : 0)
    guard seams >= (edit.isAboutContent ? 1 : 2) else { return 0 }
    let history = Array(words[max(0, start - 1)...start])
    let next = Array(words[(end + 1)..<min(end + 3, words.count)])
    let gain =
      heard.logarithm(of: history + edit.to + next, from: history.count)
      - heard.logarithm(of: history + edit.from + next, from: history.count)
    return edit.weight + (edit.isAboutContent ? weights.content : weights.function) * gain
      + weights.word * Double(edit.to.count - edit.from.count)
  }

  private func edited(_ sentence: EnglishSentence, _ places: [Place]) -> EnglishSentence {
    var sentence = sentence
    for place in places.reversed() {
      sentence.replace(place.range, with: place.edit.to, words)
      for at in [place.range.lowerBound - 1, place.range.lowerBound + place.edit.to.count - 1] {
        sentence.fitArticle(at: at, english)
      }
    }
    return sentence
  }
}
