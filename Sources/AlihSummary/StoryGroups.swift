import Foundation

/// Puts stories of the same event together.
///
/// A story joins the group whose first story it shares most with, by the cosine of their words' weights (tf-idf), if that is
/// enough and their days are near; or whose text it repeats. One pass in the order given; each story is compared with those
/// first stories only that share a rarer word with it.
package struct StoryGroups {
  package struct Member: Sendable, Hashable {
    /// The story's place in what was given.
    package var story: Int
    /// Why it is here; nil for the group's first.
    package var reason: Reason?
  }

  package enum Reason: Sendable, Hashable {
    /// About how much of the text is the same, in percent.
    case repeated(Int)
    /// Words that both have, the weightiest first.
    case sameEvent([String])
  }

  /// Cosine from which on two stories are of one event.
  private static let sameEvent = 0.3
  /// Likeness from which on a story repeats another.
  private static let repeated = 0.5
  /// Days between two stories of one event.
  private static let days = 3

  /// The largest first, then those with the latest day.
  package private(set) var groups: [[Member]] = []

  /// - Parameter stories: with their days, counted from any day; nil where none is known.
  package init(_ stories: [(print: StoryPrint, day: Int?)]) {
    var spread: [String: Int] = [:]
    for story in stories { for stem in story.print.words.keys { spread[stem, default: 0] += 1 } }
    let total = Double(stories.count + 1)
    let vectors = stories.map { story -> [String: Double] in
      let weights = story.print.words.map { stem, use in
        (stem, (1 + log(Double(use.count))) * log(total / Double(spread[stem] ?? 1)))
      }
      let length = max(weights.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot(), 1e-9)
      return Dictionary(uniqueKeysWithValues: weights.map { ($0.0, $0.1 / length) })
    }
    // Words of every tenth story tell none from another.
    let common = max(20, stories.count / 10)
    var leaders: [String: [Int]] = [:]
    for story in stories.indices {
      var candidates: Set<Int> = []
      for stem in vectors[story].keys where spread[stem]! <= common {
        candidates.formUnion(leaders[stem] ?? [])
      }
      var best: (group: Int, value: Double, reason: Reason)?
      for group in candidates.sorted() {
        let first = groups[group][0].story
        let cosine = Self.cosine(vectors[story], vectors[first])
        guard cosine > (best?.value ?? 0) else { continue }
        let likeness = cosine > 0.6 ? stories[story].print.likeness(to: stories[first].print) : 0
        if likeness >= Self.repeated {
          best = (group, cosine, .repeated(Int((likeness * 100).rounded())))
        } else if cosine >= Self.sameEvent, Self.areNear(stories[story].day, stories[first].day) {
          best = (group, cosine, .sameEvent(Self.shared(story, first, vectors, stories)))
        }
      }
      if let best {
        groups[best.group].append(Member(story: story, reason: best.reason))
      } else {
        for stem in vectors[story].keys where spread[stem]! <= common {
          leaders[stem, default: []].append(groups.count)
        }
        groups.append([Member(story: story)])
      }
    }
    let latest = groups.map { group in group.compactMap { stories[$0.story].day }.max() ?? Int.min }
    groups = groups.indices.sorted { a, b in
      if groups[a].count != groups[b].count { return groups[a].count > groups[b].count }
      return latest[a] != latest[b] ? latest[a] > latest[b] : a < b
    }.map { groups[$0] }
  }

  private static func cosine(_ a: [String: Double], _ b: [String: Double]) -> Double {
    a.reduce(0) { $0 + $1.value * (b[$1.key] ?? 0) }
  }

  private static func areNear(_ a: Int?, _ b: Int?) -> Bool {
    guard let a, let b else { return true }
    return abs(a - b) <= days
  }

  private static func shared(
    _ a: Int, _ b: Int, _ vectors: [[String: Double]], _ stories: [(print: StoryPrint, day: Int?)]
  ) -> [String] {
    let weights = vectors[a].compactMap { stem, weight in vectors[b][stem].map { (stem, weight * $0) } }
    return weights.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(5).compactMap {
      stories[b].print.words[$0.0]?.word
    }
  }
}
