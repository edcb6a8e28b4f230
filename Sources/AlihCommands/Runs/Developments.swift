import AlihFormats
import AlihModel
import AlihSummary
import Foundation

/// What the stories of one event tell differently: a toll that has grown, a count that two sources don't share.
struct Developments {
  let all: [Digest.Development]

  /// - Parameters:
  ///   - members: of one group, the newest first.
  ///   - inSource: name what is told as the articles do.
  ///   - english: of some words of an article.
  init(_ members: [SummaryBatch.Story], inSource: Bool, english: (String) -> String) {
    all =
      Self.opposites(members.reversed(), inSource: inSource, english)
      + Self.counted(members, inSource: inSource)
  }

  /// What stories say of one subject and exclude: that prices rose, that they fell.
  private static func opposites(
    _ stories: [SummaryBatch.Story], inSource: Bool, _ english: (String) -> String
  ) -> [Digest.Development] {
    var found: [[(story: SummaryBatch.Story, stance: Stance)]] = []
    for story in stories {
      for (place, stance) in story.stances.enumerated() {
        // Who tells both sides of a subject knows them both.
        let isSided = !story.stances.contains { $0.isOf(stance) && $0.side != stance.side }
        guard isSided, !story.stances[..<place].contains(where: { $0.isOf(stance) }) else { continue }
        if let known = found.firstIndex(where: { $0.contains { $0.stance.isOf(stance) } }) {
          found[known].append((story, stance))
        } else {
          found.append([(story, stance)])
        }
      }
    }
    return found.filter { Set($0.map(\.stance.side)).count > 1 }.map { told in
      let first = told[0].stance
      let other = told.first { $0.stance.side != first.side }!.stance
      // In a headline every word has a capital.
      let subjects = [first.subject(with: other), other.subject(with: first)]
      let subject = subjects.min { a, b in a.count(where: \.isUppercase) < b.count(where: \.isUppercase) }!
      var values: [Digest.Development.Value] = []
      for (story, stance) in told.sorted(by: { $0.story.time < $1.story.time }) {
        let text = inSource ? stance.source : stance.side
        if values.last?.text != text {
          values.append(.init(text: text, day: story.day, path: story.file.path, outlet: story.outlet))
        }
      }
      return Digest.Development(name: inSource ? subject : english(Self.plain(subject)), values: values)
    }
  }

  /// "Harga cabai" begins a sentence, "Bima Lesmana" is a name.
  private static func plain(_ subject: String) -> String {
    let isName = subject.split(separator: " ").dropFirst().allSatisfy { $0.first?.isUppercase == true }
    return isName ? subject : subject.lowercased()
  }

  private static func counted(_ members: [SummaryBatch.Story], inSource: Bool) -> [Digest.Development] {
    let stories = members.reversed().map { ($0, Self.figures(of: $0)) }
    let stated = Set(stories.flatMap { $0.1.map(\.key) }.filter { !$0.hasSuffix(" ") })
    var values: [String: [(story: SummaryBatch.Story, figure: Figure)]] = [:]
    var keys: [String] = []
    for (story, figures) in stories {
      for figure in figures {
        // "135 kios" is told of the kiosks that another story calls burned.
        let whole = stated.filter { figure.key.hasSuffix(" ") && $0.hasPrefix(figure.key) }
        let key = whole.count == 1 ? whole.first! : figure.key
        guard key == figure.key || !figures.contains(where: { $0.key == key }) else { continue }
        if values[key] == nil { keys.append(key) }
        values[key, default: []].append((story, figure))
      }
    }
    return keys.compactMap { key in
      let found = values[key]!.sorted {
        ($0.story.time, $0.figure.isReached ? 1 : 0, $0.story.file.path)
          < ($1.story.time, $1.figure.isReached ? 1 : 0, $1.story.file.path)
      }
      guard Set(found.map(\.figure.number)).count > 1 else { return nil }
      var steps: [Digest.Development.Value] = []
      for (story, figure) in found {
        let text = inSource && figure.noun != nil ? figure.source : figure.number
        if steps.last?.text != text {
          steps.append(
            .init(
              text: text, day: story.day, path: story.file.path, outlet: story.outlet,
              isReached: figure.isReached))
        }
      }
      let newest = found.last!.figure
      let name =
        inSource
        ? newest.noun ?? newest.source
        : key.prefix { $0 != "\t" }.split(separator: " ").joined(separator: " ")
      let counts = found.map(\.figure.value)
      let hasFallen = newest.onlyGrows && zip(counts, counts.dropFirst()).contains { $0 > $1 }
      return Digest.Development(name: name, values: steps, hasFallen: hasFallen)
    }
  }

  /// Of each thing counted, the story's own number: the one that it has come to, or else the first.
  private static func figures(of story: SummaryBatch.Story) -> [Figure] {
    var figures: [String: Figure] = [:]
    for figure in story.figures where !figure.key.isEmpty {
      if figures[figure.key] == nil || figure.isReached && figures[figure.key]?.isReached == false {
        figures[figure.key] = figure
      }
    }
    return figures.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// What a digest has told of an event, for finding what a further sentence adds.
struct Told {
  /// Of a sentence's words, the share that may be known for it still to add something.
  private static let known = 0.5

  private let summarizer: ExtractiveSummarizer
  private var stems: Set<String> = []
  private var marks: Set<String> = []

  init(_ summarizer: ExtractiveSummarizer, _ developments: [Digest.Development]) {
    self.summarizer = summarizer
    marks = Set(developments.flatMap { $0.values.map(\.text) })
  }

  mutating func tell(_ sentence: String) {
    stems.formUnion(summarizer.stems(of: sentence))
    marks.formUnion(Self.marks(of: sentence))
  }

  /// Whether a sentence has words, or a number, name or day, that were not told; then it is told.
  mutating func isNew(_ sentence: String) -> Bool {
    let own = summarizer.stems(of: sentence)
    let isNew =
      Double(own.intersection(stems).count) < Self.known * Double(own.count)
      || !Self.marks(of: sentence).isSubset(of: marks)
    if isNew { tell(sentence) }
    return isNew
  }

  /// Numbers, and words with a capital behind the first.
  private static func marks(of sentence: String) -> Set<String> {
    let words = sentence.split { !($0.isLetter || $0.isNumber || "-.,'".contains($0)) }
    return Set(
      words.enumerated().compactMap { place, word in
        guard let first = word.first, first.isNumber || place > 0 && first.isUppercase else { return nil }
        return String(word).trimmingCharacters(in: CharacterSet(charactersIn: ".,'-"))
      })
  }
}
