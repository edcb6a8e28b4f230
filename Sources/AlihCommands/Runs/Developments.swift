import AlihFormats
import AlihModel
import AlihSummary
import Foundation

/// What the stories of one event tell differently: a toll that has grown, a count that two sources don't share.
struct Developments {
  let all: [Digest.Development]

  /// - Parameters:
  ///   - members: of one group.
  ///   - inSource: name what is counted as the articles do.
  init(_ members: [SummaryBatch.Story], inSource: Bool) {
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
    all = keys.compactMap { key in
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
      return Digest.Development(name: name, values: steps)
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
