import AlihModel

/// Stage 4: chooses a reading for each word by its neighbors, and a sense by the lexicon's conditions.
///
/// A Viterbi search over the readings with the costs of `rules/classes.tsv`; linear in the sentence's length.
struct ClassTagger: Sendable {
  static let columns = ["left", "right", "cost"] + OfflineData.exampleColumns

  /// Of a class behind another, by `place(of:behind:)`.
  private var costs: [Float]

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    costs = Array(repeating: 0, count: WordClass.count * WordClass.count)
    for row in table.rows {
      guard let left = WordClass(rawValue: row.fields[0]), let right = WordClass(rawValue: row.fields[1]),
        let cost = Float(row.fields[2])
      else {
        throw TSVTable.Problem(
          file: table.file, line: row.line,
          message: "a row is two word classes and a cost, such as 'prep verb 1.5'")
      }
      costs[Self.place(of: right, behind: left)] = cost
    }
  }

  private static func place(of right: WordClass, behind left: WordClass) -> Int {
    left.index * WordClass.count + right.index
  }

  /// - Parameter mayBeVerb: whether a headline has a noun for its verb: `demo`.
  func choose(_ nodes: [Node], headline: Bool, mayBeVerb: (String) -> Bool = { _ in false }) {
    // Conditions count before the classes are known, as far as the neighbors' first readings tell.
    for node in nodes where !node.readings.isEmpty {
      node.wordClass = node.readings[0].wordClass
      node.sense = node.readings[0].senses[0]
    }
    for (index, node) in nodes.enumerated() where node.readings.count > 1 {
      node.weighReadings(among: nodes, at: index)
    }
    if headline {
      for clause in nodes.split(whereSeparator: { $0.wordClass == .punctuation }) {
        favorVerb(in: clause, mayBeVerb)
      }
    }
    // Of each node in turn each reading's cost, and which reading of the node before it goes with it.
    var best: [(cost: Float, from: Int)] = []
    best.reserveCapacity(nodes.count * 2)
    // Where each node's readings begin there.
    var starts: [Int] = []
    starts.reserveCapacity(nodes.count)
    var classes: [WordClass] = []
    var previous: [WordClass] = []
    for node in nodes {
      let before = starts.last ?? 0
      starts.append(best.count)
      swap(&previous, &classes)
      classes.removeAll(keepingCapacity: true)
      if node.readings.isEmpty { classes.append(node.wordClass) }
      for reading in node.readings.indices { classes.append(node.readings[reading].wordClass) }
      for (index, wordClass) in classes.enumerated() {
        var own = node.readings.isEmpty ? 0 : node.readings[index].cost
        if headline, !node.readings.isEmpty, node.readings[index].voice == .bare { own *= 0.3 }
        guard !previous.isEmpty else {
          best.append((costs[Self.place(of: wordClass, behind: .edge)] + own, 0))
          continue
        }
        var chosen: (cost: Float, from: Int) = (.infinity, 0)
        for (from, left) in previous.enumerated() {
          let cost = best[before + from].cost + costs[Self.place(of: wordClass, behind: left)] + own
          if cost < chosen.cost { chosen = (cost, from) }
        }
        best.append(chosen)
      }
    }
    guard let last = starts.last else { return }
    var index = (last..<best.count).min { best[$0].cost < best[$1].cost }! - last
    for position in nodes.indices.reversed() {
      let node = nodes[position]
      if !node.readings.isEmpty {
        let reading = node.readings[index]
        node.reading = reading
        node.wordClass = reading.wordClass
        node.features.formUnion(reading.features)
        node.sense = reading.senses[0]
        node.features.formUnion(reading.senses[0].features)
      }
      index = best[starts[position] + index].from
    }
    for position in nodes.indices { nodes[position].chooseSense(among: nodes, at: position) }
  }

  /// "Buruh Pabrik Demo Kantor Gubernur": in a headline without a verb, a noun behind somebody that could be one is it.
  private func favorVerb(in clause: ArraySlice<Node>, _ mayBeVerb: (String) -> Bool) {
    guard !clause.contains(where: { $0.wordClass == .verb }),
      let actor = clause.firstIndex(where: \.mayAct)
    else { return }
    for node in clause[actor...].dropFirst().dropLast() where mayBeVerb(node.lower) {
      guard let verb = node.readings.firstIndex(where: { $0.voice == .bare }) else { continue }
      node.readings[verb].cost = -1
      return
    }
  }
}

extension WordClass {
  static let count = allCases.count

  /// Its place in `allCases`.
  var index: Int {
    switch self {
    case .noun: 0
    case .verb: 1
    case .name: 2
    case .numeral: 3
    case .classifier: 4
    case .determiner: 5
    case .pronoun: 6
    case .adjective: 7
    case .adverb: 8
    case .preposition: 9
    case .conjunction: 10
    case .particle: 11
    case .interjection: 12
    case .punctuation: 13
    case .edge: 14
    case .unknown: 15
    }
  }
}

extension Node {
  /// Whether it names people, an office or a country.
  fileprivate var mayAct: Bool {
    !features.union(sense?.features ?? []).isDisjoint(with: [.human, .org, .person, .place])
  }

  /// Makes a reading likelier when a condition of its senses holds, and unlikely when it has only conditions that don't.
  fileprivate func weighReadings(among nodes: [Node], at index: Int) {
    for reading in readings.indices {
      let senses = readings[reading].senses
      if let sense = senses.first(where: {
        !$0.conditions.isEmpty && $0.conditions.allSatisfy { holds($0, nodes, index) }
      }) {
        // A neighbor's very word is good evidence; its class says little.
        let byWord = sense.conditions.contains { if case .word = $0.test { !$0.negated } else { false } }
        if reading > 0, readings[reading].derivation == nil {
          readings[reading].cost = byWord ? -0.6 : min(readings[reading].cost, -0.1)
        }
      } else if senses.allSatisfy({ !$0.conditions.isEmpty }) {
        readings[reading].cost += 3
      }
    }
  }

  /// Takes the first sense whose conditions hold.
  fileprivate func chooseSense(among nodes: [Node], at index: Int) {
    guard let reading, reading.senses.count > 1 || !(reading.senses[0].conditions.isEmpty) else { return }
    let chosen =
      reading.senses.first { $0.conditions.allSatisfy { holds($0, nodes, index) } } ?? reading.senses.last!
    features.subtract(sense?.features ?? [])
    features.formUnion(chosen.features)
    features.formUnion(reading.features)
    sense = chosen
  }

  private func holds(_ condition: Condition, _ nodes: [Node], _ index: Int) -> Bool {
    let result: Bool =
      switch condition.test {
      case .passive: reading?.voice == .passive
      case .active: reading?.voice != .passive
      case .first: index == 0 || nodes[index - 1].wordClass == .punctuation && index == 1
      case .last:
        index == nodes.count - 1 || index == nodes.count - 2 && nodes[index + 1].wordClass == .punctuation
      case .predicate:
        (index + 1 == nodes.count || nodes[index + 1].wordClass == .punctuation)
          && Node.lackVerb(nodes[..<index])
      case .clause: isFollowedByClause(nodes, index)
      case .word(.near, let words):
        (max(0, index - 6)..<min(nodes.count, index + 7)).contains { $0 != index && nodes[$0].isWord(words) }
      case .wordClass(.near, let wordClass):
        (max(0, index - 6)..<min(nodes.count, index + 7)).contains {
          $0 != index && nodes[$0].wordClass == wordClass
        }
      case .feature(.near, let feature):
        (max(0, index - 6)..<min(nodes.count, index + 7)).contains {
          $0 != index && nodes[$0].features.contains(feature)
        }
      case .word(let place, let words): neighbor(place, nodes, index)?.isWord(words) ?? false
      case .wordClass(let place, let wordClass): neighbor(place, nodes, index)?.wordClass == wordClass
      case .feature(let place, let feature):
        // Before the classes are chosen, a neighbor's first sense tells.
        neighbor(place, nodes, index).map {
          $0.features.contains(feature) || $0.reading == nil && $0.sense?.features.contains(feature) == true
        } ?? false
      }
    return result != condition.negated
  }

  /// "menyebut pengusaha itu menyambut ...": a noun, and a verb behind it.
  private func isFollowedByClause(_ nodes: [Node], _ index: Int) -> Bool {
    var hasNoun = false
    for node in nodes[(index + 1)...].prefix(12) {
      switch node.wordClass {
      case .verb: return hasNoun
      case .punctuation, .conjunction, .preposition: return false
      case .noun, .name, .pronoun, .numeral, .unknown: hasNoun = true
      default: break
      }
    }
    return false
  }

  private func neighbor(_ place: Condition.Place, _ nodes: [Node], _ index: Int) -> Node? {
    let at =
      switch place {
      case .next: index + 1
      case .previous: index - 1
      case .secondNext: index + 2
      case .secondPrevious: index - 2
      case .near: index
      }
    return nodes.indices.contains(at) ? nodes[at] : nil
  }

  private func isWord(_ words: [String]) -> Bool {
    words.contains(lower) || (sense.map { words.contains($0.lemma) } ?? false)
  }
}
