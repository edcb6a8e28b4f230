import AlihOffline

/// Which word of the engine's English stands for which of the approved one.
///
/// Names and content words first: the same form, the same stem, two renderings of one source word, then what the counts
/// of both directions agree on (after Och and Ney 2003), then a single one that is left between two that stand beside
/// each other on both sides. Function words follow between them. Each word has one counterpart at most.
struct WordAlignment {
  /// For each token of the engine's, its place in the approved sentence, or -1.
  private(set) var places: [Int]
  private var isUsed: [Bool]
  private let engine: CountedSentence
  private let approved: CountedSentence

  /// What words are known to have in common, apart from the sentences they stand in.
  struct Knowledge {
    /// By word, the number of its stem.
    var stems: [Int32]
    var forward: LexicalModel
    var backward: LexicalModel
  }

  /// - Parameter sources: for each token of either side, the source words that it may be a rendering of.
  init(
    _ engine: CountedSentence, _ approved: CountedSentence,
    sources: (engine: [Set<Int32>], approved: [Set<Int32>]), _ knowledge: Knowledge
  ) {
    (self.engine, self.approved) = (engine, approved)
    places = Array(repeating: -1, count: engine.count)
    isUsed = Array(repeating: false, count: approved.count)
    join {
      $0 == $1 ? 1 : 0
    } unlessFixed: { _, _ in
      0
    }
    join { _, _ in
      0
    } unlessFixed: { i, j in
      knowledge.stems[Int(engine.words[i])] == knowledge.stems[Int(approved.words[j])] ? 1 : 0
    }
    join { _, _ in
      0
    } unlessFixed: { i, j in
      sources.engine[i].isDisjoint(with: sources.approved[j]) ? 0 : 1
    }
    join { _, _ in
      0
    } unlessFixed: { i, j in
      let (a, b) = (engine.words[i], approved.words[j])
      let agreed =
        knowledge.forward.probability(of: b, for: a) * knowledge.backward.probability(of: a, for: b)
      return agreed > 0.0064 ? agreed.squareRoot() * 3 : 0
    }
    joinWhatIsLeft()
    joinFunctionWords()
  }

  /// Joins anchors, the most similar first; of equals those at the same distance from the start.
  private mutating func join(
    _ equal: (Int32, Int32) -> Double, unlessFixed similarity: (Int, Int) -> Double
  ) {
    var found: [(score: Double, i: Int, j: Int)] = []
    for i in 0..<engine.count where engine.kinds[i] != .function && places[i] < 0 {
      for j in 0..<approved.count where approved.kinds[j] != .function && !isUsed[j] {
        var score = equal(engine.words[i], approved.words[j])
        if score == 0, engine.kinds[i] == .content, approved.kinds[j] == .content {
          score = similarity(i, j)
        }
        guard score > 0 else { continue }
        let distance = abs(Double(i) / Double(engine.count) - Double(j) / Double(approved.count))
        found.append((score - distance, i, j))
      }
    }
    found.sort { $0.score != $1.score ? $0.score > $1.score : ($0.i, $0.j) < ($1.i, $1.j) }
    for (_, i, j) in found where places[i] < 0 && !isUsed[j] { set(i, j) }
  }

  private mutating func set(_ i: Int, _ j: Int) {
    places[i] = j
    isUsed[j] = true
  }

  /// The counterpart of a place of the engine's sentence, its two ends included; nil for none.
  func counterpart(_ i: Int) -> Int? {
    if i < 0 { return -1 }
    if i >= engine.count { return approved.count }
    return places[i] < 0 ? nil : places[i]
  }

  private mutating func joinWhatIsLeft() {
    let (own, other) = ([-1] + engine.anchors + [engine.count], [-1] + approved.anchors + [approved.count])
    var rank = [Int](repeating: 0, count: approved.count + 2)
    for (place, j) in other.enumerated() { rank[j + 1] = place }
    for place in own.indices.dropFirst().dropLast() where counterpart(own[place]) == nil {
      guard engine.kinds[own[place]] == .content, let before = counterpart(own[place - 1]),
        let after = counterpart(own[place + 1]), rank[after + 1] - rank[before + 1] == 2
      else { continue }
      let j = other[rank[before + 1] + 1]
      if !isUsed[j], approved.kinds[j] == .content { set(own[place], j) }
    }
  }

  /// A function word stands for the same one beside the counterpart of its neighbor.
  private mutating func joinFunctionWords() {
    let anchors = [-1] + engine.anchors + [engine.count]
    let others = [-1] + approved.anchors + [approved.count]
    for (start, end) in zip(anchors, anchors.dropFirst()) where end > start + 1 {
      var window: [Int] = []
      if let before = counterpart(start), let next = others.first(where: { $0 > before }) {
        window += (before + 1)..<next
      }
      if let after = counterpart(end), let last = others.last(where: { $0 < after }) {
        window += ((last + 1)..<after).filter { !window.contains($0) }
      }
      var last = -1
      for i in (start + 1)..<end {
        let j = window.first { !isUsed[$0] && approved.words[$0] == engine.words[i] && $0 > last }
        if let j {
          set(i, j)
          last = j
        }
      }
    }
  }
}
