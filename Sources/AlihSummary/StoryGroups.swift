import Foundation

/// Puts stories of the same event together.
///
/// Two stories are of one event by the cosine of their features' weights (tf-idf of words, names and counted things), more
/// where they tell of the same day, far less where each begins with people and places that the other hasn't; or because one repeats the
/// other's text. Groups grow from the likest pair on while their stories are alike on average, so that the order of the
/// stories says nothing. An index over rare features finds the pairs.
package struct StoryGroups: Sendable {
  package enum Reason: Sendable, Hashable {
    /// About how much of the text is the same, in percent.
    case repeated(Int)
    /// What both have, the weightiest first.
    case sameEvent([String])
  }

  /// Likeness from which on two stories are of one event.
  private static let sameEvent = 0.22
  /// Of runs of three words, the share from which on a story repeats another.
  private static let repeated = 0.5
  /// Days between two reports of one event.
  private static let near = 3
  /// Words that say why two stories are of one event; not each of them can be told in English.
  private static let reasons = 8
  /// Features by which a story is looked up.
  private static let keys = 40
  /// As if there were more stories: a few tell little about which words are rare.
  private static let smoothing = 300.0
  /// Of the people and places that each begins with, the share from which on they are of two events, and what of the likeness
  /// stays then.
  private static let strange = 0.75
  private static let ofStrangers = 0.2

  /// Places of the stories given, in order; the largest group first, then the one with the latest day.
  package private(set) var groups: [[Int]] = []

  private let stories: [(print: StoryPrint, day: StoryDay?)]
  /// Of each story, the weights of its print's features, in their order.
  private let vectors: [[Float]]

  /// - Parameter stories: with the day that their file or metadata says; nil where none is known.
  package init(_ stories: [(print: StoryPrint, day: StoryDay?)]) {
    self.stories = stories
    let (vectors, spread) = Self.vectors(stories.map(\.print))
    self.vectors = vectors
    groups = merged(edges(spread))
    let latest = groups.map { group in group.compactMap { stories[$0].day?.rank }.max() ?? 0 }
    groups = groups.indices.sorted { a, b in
      if groups[a].count != groups[b].count { return groups[a].count > groups[b].count }
      return latest[a] != latest[b] ? latest[a] > latest[b] : groups[a][0] < groups[b][0]
    }.map { groups[$0] }
  }

  /// Why a story is in one group with another.
  package func reason(_ story: Int, _ other: Int) -> Reason {
    let likeness = stories[story].print.likeness(to: stories[other].print)
    if likeness >= Self.repeated { return .repeated(Int((likeness * 100).rounded())) }
    var shared: [(value: Float, word: String)] = []
    common(story, other) { a, b in
      let feature = stories[other].print.features[b]
      guard feature.isTelling else { return }
      let word = feature.kind == .name ? feature.word.capitalized : feature.word
      shared.append((vectors[story][a] * vectors[other][b], word))
    }
    let sorted = shared.sorted { $0.value != $1.value ? $0.value > $1.value : $0.word < $1.word }
    return .sameEvent(sorted.prefix(Self.reasons).map(\.word))
  }

  // MARK: Likeness

  private static func vectors(_ prints: [StoryPrint]) -> ([[Float]], spread: [UInt64: Int32]) {
    var spread: [UInt64: Int32] = [:]
    for print in prints { for feature in print.features { spread[feature.hash, default: 0] += 1 } }
    let total = Double(prints.count) + smoothing
    let vectors = prints.map { print in
      let weights = print.features.map { feature in
        let rarity = max(log(total / Double((spread[feature.hash] ?? 1) + 1)), 0)
        // Names are a whole topic's, words rather an event's.
        let worth = feature.kind == .name ? 0.8 : 1
        return Float(worth * (1 + log(max(Double(feature.count), 1))) * rarity)
      }
      let length = max(weights.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-9)
      return weights.map { $0 / length }
    }
    return (vectors, spread)
  }

  /// Hands on the places of what two stories have in common.
  private func common(_ one: Int, _ two: Int, _ body: (Int, Int) -> Void) {
    let (one, two) = (stories[one].print.features, stories[two].print.features)
    var (a, b) = (0, 0)
    while a < one.count, b < two.count {
      let (left, right) = (one[a].hash, two[b].hash)
      if left == right { body(a, b) }
      if left <= right { a += 1 }
      if right <= left { b += 1 }
    }
  }

  /// How likely two stories are of one event, about from 0 to 1.
  private func likeness(_ a: Int, _ b: Int) -> Double {
    var cosine = 0.0
    common(a, b) { cosine += Double(vectors[a][$0] * vectors[b][$1]) }
    guard cosine > 0.2 else { return 0 }
    let (one, two) = (stories[a].print, stories[b].print)
    let days = factor(ofDays: a, b)
    let areToldApart = days == 0 && !one.days.isEmpty && !two.days.isEmpty
    if cosine > 0.6, !areToldApart, one.likeness(to: two) >= Self.repeated { return max(cosine, 1) }
    return cosine * days * (Self.strangeness(one, two) >= Self.strange ? Self.ofStrangers : 1)
  }

  /// Stories of the same day are of one event rather than others, those of distant days are not.
  private func factor(ofDays a: Int, _ b: Int) -> Double {
    let one = days(of: a)
    let two = days(of: b)
    guard let distance = one.flatMap({ day in two.map { day.distance(to: $0) } }).min() else {
      let (mine, its) = (weekdays(of: a), weekdays(of: b))
      return mine == 0 || its == 0 ? 0.95 : mine & its == 0 ? 0.9 : 1.1
    }
    return distance == 0 ? 1.2 : distance <= Self.near ? 1.1 : 0
  }

  /// Those of its days, or that its text names, a bit each.
  private func weekdays(of story: Int) -> UInt8 {
    let dated = (stories[story].print.days.isEmpty ? [] : days(of: story)).compactMap(\.weekday).reduce(
      UInt8(0)
    ) { $0 | 1 << $1 }
    return dated == 0 ? stories[story].print.weekdays : dated
  }

  private func days(of story: Int) -> [StoryDay] {
    let (print, day) = stories[story]
    guard let day else { return print.days }
    // A text's day without a year is of its file's year.
    let told = print.days.compactMap {
      $0.year == nil ? StoryDay(day: $0.day, month: $0.month, year: day.year) : $0
    }
    return told.isEmpty ? [day] : told
  }

  /// How far each story leads with names that the other hasn't, from 0 to 1: two quakes, two defendants, two matches.
  private static func strangeness(_ a: StoryPrint, _ b: StoryPrint) -> Double {
    guard !a.leadNames.isEmpty, !b.leadNames.isEmpty else { return 0 }
    func share(_ lead: [UInt64], _ names: [UInt64]) -> Double {
      // Both are sorted.
      var place = 0
      let strange = lead.count { name in
        while place < names.count, names[place] < name { place += 1 }
        return place == names.count || names[place] != name
      }
      return Double(strange) / Double(lead.count)
    }
    return min(share(a.leadNames, b.names), share(b.leadNames, a.names))
  }

  // MARK: Groups

  private struct Edge {
    let a: Int
    let b: Int
    let likeness: Double
    /// Of both texts, the smaller first.
    let marks: (UInt64, UInt64)
  }

  /// The pairs of one event, the likest first, in an order that only texts decide.
  private func edges(_ spread: [UInt64: Int32]) -> [Edge] {
    let keys = stories.indices.map { rareFeatures(of: $0, spread) }
    let marks = stories.map(\.print.fingerprint)
    var holders: [UInt64: [Int32]] = [:]
    var shared = [UInt8](repeating: 0, count: stories.count)
    var edges: [Edge] = []
    for story in stories.indices {
      var touched: [Int32] = []
      for key in keys[story] {
        for other in holders[key] ?? [] {
          if shared[Int(other)] == 0 { touched.append(other) }
          shared[Int(other)] += 1
        }
        holders[key, default: []].append(Int32(story))
      }
      for other in touched.map(Int.init) {
        let count = Int(shared[other])
        shared[other] = 0
        guard count >= min(2, keys[story].count / 2, keys[other].count / 2) else { continue }
        let likeness = likeness(story, other)
        guard likeness >= Self.sameEvent else { continue }
        let (low, high) = (min(marks[story], marks[other]), max(marks[story], marks[other]))
        edges.append(Edge(a: other, b: story, likeness: likeness, marks: (low, high)))
      }
    }
    return edges.sorted { $0.likeness != $1.likeness ? $0.likeness > $1.likeness : $0.marks < $1.marks }
  }

  /// The weightiest features that not too many others have.
  private func rareFeatures(of story: Int, _ spread: [UInt64: Int32]) -> [UInt64] {
    let most = Int32(60 + Double(spread.count).squareRoot() / 2)
    return zip(stories[story].print.features, vectors[story])
      .filter { (2...most).contains(spread[$0.0.hash] ?? 0) }
      .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.hash < $1.0.hash }
      .prefix(Self.keys).map(\.0.hash)
  }

  /// Each pair of stories is compared once: what two groups are to another adds up when they become one.
  private func merged(_ edges: [Edge]) -> [[Int]] {
    var groups = stories.indices.map { [$0] }
    var group = Array(stories.indices)
    // Of the groups that were compared, by both, the sum of their stories' likenesses.
    var sums = [[Int: Double]](repeating: [:], count: groups.count)
    func sum(_ a: Int, _ b: Int) -> Double {
      if let known = sums[a][b] { return known }
      let sum = groups[a].reduce(0) { sum, one in groups[b].reduce(sum) { $0 + likeness(one, $1) } }
      (sums[a][b], sums[b][a]) = (sum, sum)
      return sum
    }
    for edge in edges where group[edge.a] != group[edge.b] {
      let (a, b) = (group[edge.a], group[edge.b])
      let areAlone = groups[a].count == 1 && groups[b].count == 1
      guard areAlone || sum(a, b) >= Self.sameEvent * Double(groups[a].count * groups[b].count) else {
        continue
      }
      // Two stories alone were compared for their edge, which is likely enough.
      for other in Set(sums[a].keys).union(sums[b].keys) where other != a && other != b {
        let joined = sum(a, other) + sum(b, other)
        (sums[a][other], sums[other][a], sums[other][b]) = (joined, joined, nil)
      }
      (sums[a][b], sums[b]) = (nil, [:])
      groups[a] = (groups[a] + groups[b]).sorted()
      for story in groups[b] { group[story] = a }
      groups[b] = []
    }
    return groups.filter { !$0.isEmpty }
  }
}

extension StoryDay {
  /// For which of two is later.
  package var rank: Int { ((year ?? 0) * 12 + month) * 31 + day }
}
