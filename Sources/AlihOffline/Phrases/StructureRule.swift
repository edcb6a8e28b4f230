import AlihModel

/// One row of `rules/structure.tsv`.
extension Structure {
  final class Rule: Sendable {
    let name: String
    let items: [Item]
    /// What has to stand, or not to stand, on the left; it is not joined yet.
    let left: (item: Item, wanted: Bool)?
    /// How many of `items` are consumed; the others only have to follow.
    let length: Int
    let output: [Output]
    let head: Int
    let set: Features
    let clear: Features
    let result: WordClass?

    /// Reads name, pattern, output, set.
    init(_ fields: [String]) throws(LexiconProblem) {
      name = fields[0]
      (items, left, length) = try Self.pattern(fields[1])
      (output, head) = try Self.output(fields[2], of: length)
      (set, clear, result) = try Self.features(fields[3])
    }

    /// The items, what has to stand on the left of them, and how many of them are joined.
    private static func pattern(_ field: String) throws(LexiconProblem)
      -> (items: [Item], left: (item: Item, wanted: Bool)?, length: Int)
    {
      var items: [Item] = []
      var lookahead = 0
      var left: (item: Item, wanted: Bool)?
      for part in field.split(separator: " ") {
        if part.first == "<" || part.hasPrefix("!<") {
          left = (try Item(part.drop { $0 == "!" || $0 == "<" }), part.first == "<")
          continue
        }
        let isAhead = part.first == ">"
        if isAhead {
          lookahead += 1
        } else if lookahead > 0 {
          throw LexiconProblem("'\(part)' comes after an item with '>', which has to be last")
        }
        items.append(try Item(isAhead ? part.dropFirst() : part))
      }
      guard items.count - lookahead >= 2 else {
        throw LexiconProblem("'\(field)' has fewer than two items")
      }
      return (items, left, items.count - lookahead)
    }

    private static func output(_ field: String, of length: Int) throws(LexiconProblem)
      -> (output: [Output], head: Int)
    {
      var output: [Output] = []
      var head: Int?
      for part in field.split(separator: " ") {
        if part == "prep" {
          output.append(.complement)
          continue
        }
        guard let digit = part.first?.wholeNumberValue, (1...length).contains(digit) else {
          output.append(.text(String(part)))
          continue
        }
        let name = part.dropFirst().filter { $0 != "*" && $0 != ":" }
        guard let form = Node.Form(rawValue: name) else {
          let forms = Node.Form.allCases.dropFirst().map { ":" + $0.rawValue }.joined(separator: " ")
          throw LexiconProblem("'\(part)' is no output; forms are \(forms)")
        }
        if part.hasSuffix("*") { head = digit - 1 }
        output.append(.item(digit - 1, form))
      }
      guard let head else { throw LexiconProblem("'\(field)' marks no head with '*'") }
      return (output, head)
    }

    private static func features(_ field: String) throws(LexiconProblem)
      -> (set: Features, clear: Features, result: WordClass?)
    {
      var set: Features = []
      var clear: Features = []
      var result: WordClass?
      for part in field.split(separator: " ") {
        if let wordClass = WordClass(rawValue: String(part)) {
          result = wordClass
        } else if part.first == "-", let feature = Features.named(String(part.dropFirst())) {
          clear.formUnion(feature)
        } else if let feature = Features.named(String(part)) {
          set.formUnion(feature)
        } else {
          throw LexiconProblem("'\(part)' is no class or feature")
        }
      }
      return (set, clear, result)
    }
  }

  /// `noun.human.!closed`, `=yang`, `noun/name`.
  final class Item: Sendable {
    /// A bit for each class that it may have, by their numbers.
    private let classes: UInt32
    let words: WordSet
    /// Empty for words.
    let test: Test

    /// Which features a node has to have, and which it may not.
    struct Test: Sendable {
      var required: Features = []
      var forbidden: Features = []

      func allows(_ features: Features) -> Bool {
        features.isSuperset(of: required) && features.isDisjoint(with: forbidden)
      }
    }

    init(_ text: Substring) throws(LexiconProblem) {
      if text.first == "=" {
        words = WordSet(
          text.dropFirst().split(separator: "/").map { String($0.map { $0 == "_" ? " " : $0 }) })
        (classes, test) = (.max, Test())
        return
      }
      let parts = text.split(separator: ".")
      var classes: UInt32 = 0
      for name in parts[0].split(separator: "/") where name != "any" {
        guard let wordClass = WordClass(rawValue: String(name)) else {
          throw LexiconProblem("'\(name)' is no word class")
        }
        classes |= 1 << UInt32(wordClass.index)
      }
      var test = Test()
      for part in parts.dropFirst() {
        let negated = part.first == "!"
        guard let feature = Features.named(String(negated ? part.dropFirst() : part)) else {
          throw LexiconProblem("'\(part)' is no feature")
        }
        if negated { test.forbidden.formUnion(feature) } else { test.required.formUnion(feature) }
      }
      (words, self.classes, self.test) = (WordSet(), classes == 0 ? .max : classes, test)
    }

    func matches(_ node: Node) -> Bool {
      if !words.isEmpty { return words.contains(node.lower) && node.isLeaf }
      return holds(node.wordClass) && test.allows(node.features)
    }

    /// Whether a node of the class is possible; what words say can't be told by it.
    func holds(_ wordClass: WordClass) -> Bool { classes & 1 << UInt32(wordClass.index) != 0 }
  }

  enum Output: Sendable {
    case item(Int, Node.Form)
    /// The complement preposition of item 0.
    case complement
    case text(String)
  }
}

extension Structure.Rule {
  func join(_ nodes: ArraySlice<Node>, mentioned: WordSet) -> Node {
    let head = nodes[nodes.startIndex + head]
    let joined = Node(nodes, head: head, parts: parts(of: nodes, head, mentioned))
    // "petani Budi": who has a name is one.
    if set.contains(.person) {
      for node in nodes
      where node !== head && node.features.isDisjoint(with: [.counted, .reduplicated, .closed]) {
        node.features.insert(.one)
      }
    }
    joined.features.formUnion(set)
    if joined.span.count > 4 { joined.features.insert(.long) }
    joined.features.subtract(clear)
    count(joined, of: nodes)
    if nodes.contains(where: { $0.features.contains(.capital) }) { joined.features.formUnion(.capital) }
    if nodes.last?.features.contains(.comparative) == true { joined.features.formUnion(.comparative) }
    if let result { joined.wordClass = result }
    return joined
  }

  /// The output with its nodes, each in the form that the rule gives it.
  private func parts(of nodes: ArraySlice<Node>, _ head: Node, _ mentioned: WordSet) -> [Node.Part] {
    var parts: [Node.Part] = []
    for output in output {
      switch output {
      case .text(let text): parts.append(.text(text))
      case .complement: parts.append(.text(nodes.first!.head.sense?.complement ?? "of"))
      case .item(let index, let form):
        let node = nodes[nodes.startIndex + index]
        if form == .generic, node.features.contains(.the) || mentioned.contains(node.lower) {
          node.article = .the
        } else if form != .plain {
          // "dengan sangat cepat" -> "very quickly"
          (form == .adverb ? node.head : node).form = form
        }
        if form == .attribute || form == .adjective { node.article = .none }
        // "the fall in the number of patients", but "the former head of the agency"
        let isModified = parts.count == 1 && node === head && result == nil && head.wordClass == .noun
        if !isModified, case .text(let before) = parts.last, before != "the", node.takesOwnArticle {
          node.article = .the
        }
        if form == .capitalized { node.capitalizeLeaves() }
        parts.append(.node(node))
      }
    }
    // "mantan menteri itu" -> "the former minister": the determiner goes before "former".
    if case .text(let first)? = parts.first, first != "the", parts.count == 2,
      case .node(let noun) = parts[1],
      case .node(let determiner)? = noun.parts.first, determiner.wordClass == .determiner
    {
      noun.parts.removeFirst()
      parts.insert(.node(determiner), at: 0)
    }
    return parts
  }

  /// What decides the number of the head has to reach it: the outermost phrase speaks for all.
  private func count(_ joined: Node, of nodes: ArraySlice<Node>) {
    for node in nodes where node.wordClass == .numeral || node.wordClass == .determiner {
      // "beberapa rumah", "ratusan rumah"
      let isSeveral = node.isLeaf && node.features.contains(.plural)
      if isSeveral || node.wordClass == .numeral && node.features.contains(.counted) {
        joined.features.formUnion(.counted)
      }
    }
    if !set.contains(.counted), let determiner = nodes.first(where: { $0.wordClass == .determiner }),
      determiner.isSingularDeterminer,
      !nodes.contains(where: { $0.wordClass == .noun && $0.features.contains(.counted) })
    {
      joined.features.formUnion(.one)
    }
    // "1 menit" -> "1 minute"
    if nodes.first?.wordClass == .numeral, nodes.first?.token.text == "1" {
      joined.features.remove(.counted)
      joined.features.formUnion(.one)
    }
  }
}

extension Node {
  fileprivate var isSingularDeterminer: Bool {
    isLeaf
      && (lower == "sang"
        || ["a", "every", "each", "another", "one", "any", "a single", "not a single"].contains(
          sense?.english))
  }

  /// "the agency" of "head of the agency": what is known has its article inside a phrase, too.
  fileprivate var takesOwnArticle: Bool {
    guard article == .undecided, !beginsWithDeterminer else { return false }
    return wordClass == .noun && features.isSuperset(of: [.definite, .closed])
      || wordClass == .name && (features.contains(.the) || head.token.term?.term.takesArticle == true)
  }

  fileprivate func capitalizeLeaves() {
    article = .none
    features.insert(.capital)
    for case .node(let child) in parts { child.capitalizeLeaves() }
  }
}
