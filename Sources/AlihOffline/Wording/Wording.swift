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
    /// What spoke for it: its own weight, its neighbors and the desk's English.
    package var score: Double
  }

  private struct Place {
    var range: Range<Int>
    var edit: Edit
    var score: Double
  }

  /// An edit with what its neighbors add to its weight.
  private struct Candidate {
    var edit: Edit
    /// Or about function words alone.
    var isAboutContent: Bool
    /// Whether it is made only where a neighbor calls for it.
    var needsNeighbor: Bool
    var before: [String: Double] = [:]
    var after: [String: Double] = [:]
  }

  /// What puts words in, by the word before or after that calls for it.
  private struct Insertions {
    var before: [String: [Candidate]] = [:]
    var after: [String: [Candidate]] = [:]

    init(_ candidates: [Candidate]) {
      for candidate in candidates {
        let edit = candidate.edit
        if let word = edit.before {
          before[word, default: []].append(candidate)
        } else if let word = edit.after {
          after[word, default: []].append(candidate)
        } else {
          for (word, weight) in candidate.before where weight > 0 {
            before[word, default: []].append(candidate)
          }
          for (word, weight) in candidate.after where weight > 0 {
            after[word, default: []].append(candidate)
          }
        }
      }
    }
  }

  private let candidates: [[String]: [Candidate]]
  /// How many words the longest of them takes, by its first word.
  private let longest: [String: Int]
  private let insertions: Insertions
  private let heard: HeardWords
  private let beat: Beat
  private let weights: LearnedTable.Weights
  private let words: WordingWords
  private let english: English

  package init(_ table: LearnedTable, words: WordingWords, english: English) {
    let neighbors: [[[String]]: [Edit]] = Dictionary(grouping: table.near) { [$0.from, $0.to] }
    let candidates = table.edits.map { edit in
      let isAboutContent = edit.from.contains(where: words.isContent)
      let near = isAboutContent ? [] : neighbors[[edit.from, edit.to]] ?? []
      var candidate = Candidate(
        edit: edit, isAboutContent: isAboutContent,
        needsNeighbor: !near.isEmpty || edit.from.isEmpty && edit.before == nil && edit.after == nil)
      for near in near {
        if let word = near.before { candidate.before[word] = near.weight }
        if let word = near.after { candidate.after[word] = near.weight }
      }
      return candidate
    }
    self.candidates = Dictionary(grouping: candidates, by: \.edit.from)
    longest = Dictionary(
      candidates.compactMap { candidate in
        candidate.edit.from.first.map { ($0, candidate.edit.from.count) }
      }, uniquingKeysWith: max)
    insertions = Insertions(candidates.filter(\.edit.from.isEmpty))
    heard = HeardWords(table.heard)
    beat = Beat(words: Set(table.source), share: table.weights.beat)
    weights = table.weights
    (self.words, self.english) = (words, english)
  }

  /// Whether a sentence is about what the desk writes about: no edit is made elsewhere.
  package func isOnBeat(_ draft: Draft) -> Bool { beat.covers(draft.source) }

  /// The draft in the desk's wording, and what was done for it; a second time changes nothing.
  ///
  /// One edit may call for another, so that it is gone over until nothing changes. A sentence that doesn't come to rest
  /// stays as it was, and so does one where words would join into a term. Linear in the sentence.
  package func revised(_ draft: Draft) -> (text: String, made: [Made]) {
    guard isOnBeat(draft) else { return (draft.text, []) }
    var sentence = EnglishSentence(draft.text, fixed: draft.fixed, words: words)
    let fixedPlaces = sentence.fixedPlaces
    var made: [Made] = []
    for round in 0..<Self.mostRounds {
      let places = places(in: sentence, draft.source)
      if places.isEmpty { return (made.isEmpty ? draft.text : sentence.text, made) }
      sentence = EnglishSentence(edited(sentence, places).text, fixed: draft.fixed, words: words)
      guard sentence.fixedPlaces == fixedPlaces else { break }
      made += places.map { Made(edit: $0.edit, range: round == 0 ? $0.range : nil, score: $0.score) }
    }
    return (draft.text, [])
  }

  private static let mostRounds = 4

  /// The edits to make, from left to right: of those that touch each other, the best.
  private func places(in sentence: EnglishSentence, _ source: Set<String>) -> [Place] {
    let context = Context(sentence)
    let tokens = sentence.tokens
    var found: [Place] = []
    func consider(_ candidates: [Candidate]?, _ start: Int, _ end: Int) {
      for candidate in candidates ?? [] where fits(candidate.edit, context, start, end, source) {
        let score = score(candidate, context, start, end)
        if score > 0 { found.append(Place(range: start..<end, edit: candidate.edit, score: score)) }
      }
    }
    for start in 0...tokens.count {
      consider(insertions.before[context.heard[start]], start, start)
      consider(insertions.after[context.heard[start + 1]], start, start)
      guard start < tokens.count, let longest = longest[tokens[start].lower] else { continue }
      var from: [String] = []
      for end in (start + 1)...min(start + longest, tokens.count) {
        guard tokens[end - 1].kind != .fixed else { break }
        from.append(tokens[end - 1].lower)
        consider(candidates[from], start, end)
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

  /// A sentence as edits look at it, with its start before its words and its end behind.
  private struct Context {
    var heard: [String]
    var isProper: [Bool]
    var isJoined: [Bool]

    init(_ sentence: EnglishSentence) {
      heard = [EnglishToken.start] + sentence.tokens.map(\.heard) + [EnglishToken.end]
      isProper = [false] + sentence.tokens.map(\.isProper) + [false]
      isJoined = [false] + sentence.tokens.map(\.isJoined) + [false]
    }
  }

  private func fits(
    _ edit: Edit, _ context: Context, _ start: Int, _ end: Int, _ source: Set<String>
  ) -> Bool {
    // Names beside each other are not one name, nor is one name two: "Ani and Budi", "Bank Indonesia".
    if context.isProper[start], context.isProper[end + 1], edit.from.isEmpty || edit.to.isEmpty {
      return false
    }
    // Nor does a term part, or a word come twice.
    if edit.from.isEmpty,
      context.isJoined[start] || edit.to.first == context.heard[start]
        || edit.to.last == context.heard[start + 1]
    {
      return false
    }
    return (edit.before == nil || edit.before == context.heard[start])
      && (edit.after == nil || edit.after == context.heard[end + 1])
      && edit.source.allSatisfy(source.contains)
  }

  /// How much speaks for an edit in its place; nothing does for a content word that the desk never puts beside either
  /// neighbor, nor for function words where no neighbor calls for them.
  private func score(_ candidate: Candidate, _ context: Context, _ start: Int, _ end: Int) -> Double {
    let edit = candidate.edit
    let words = context.heard
    guard candidate.isAboutContent else {
      let near = (candidate.before[words[start]] ?? 0) + (candidate.after[words[end + 1]] ?? 0)
      return candidate.needsNeighbor && near <= 0 ? 0 : edit.weight + near
    }
    guard heard.holds(words[start], edit.to[0]) || heard.holds(edit.to.last!, words[end + 1]) else {
      return 0
    }
    let history = Array(words[max(0, start - 1)...start])
    let next = Array(words[(end + 1)..<min(end + 3, words.count)])
    let gain =
      heard.logarithm(of: history + edit.to + next, from: history.count)
      - heard.logarithm(of: history + edit.from + next, from: history.count)
    return edit.weight + weights.content * gain + weights.word * Double(edit.to.count - edit.from.count)
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
