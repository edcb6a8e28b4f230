import AlihModel

/// Stage 5: joins words into phrases by the rules of `rules/structure.tsv`, and puts each phrase into English order.
///
/// Each rule has a pattern of two to five items. The sentence is read from right to left, because Indonesian noun
/// phrases have their head first: `menteri luar negeri Rusia itu` is joined from `itu` backwards. At each place the
/// first rule of the file that matches is applied, until none does. Each application shortens the sentence, so that the
/// whole costs the length of the sentence times the rules that begin with a word's class.
struct Structure: Sendable {
  static let columns = ["name", "pattern", "output", "set"] + OfflineData.exampleColumns

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
      var items: [Structure.Item] = []
      var lookahead = 0
      var left: (item: Structure.Item, wanted: Bool)?
      for part in fields[1].split(separator: " ") {
        var text = part
        if text.first == "<" || text.hasPrefix("!<") {
          left = (try Structure.Item(text.drop { $0 == "!" || $0 == "<" }), text.first == "<")
          continue
        }
        if text.first == ">" {
          lookahead += 1
          text = text.dropFirst()
        } else if lookahead > 0 {
          throw LexiconProblem("'\(part)' comes after an item with '>', which has to be last")
        }
        items.append(try Structure.Item(text))
      }
      guard items.count - lookahead >= 2 else {
        throw LexiconProblem("'\(fields[1])' has fewer than two items")
      }
      self.items = items
      self.left = left
      length = items.count - lookahead
      var output: [Structure.Output] = []
      var head: Int?
      for part in fields[2].split(separator: " ") {
        if part == "prep" {
          output.append(.complement)
          continue
        }
        guard let digit = part.first?.wholeNumberValue, (1...length).contains(digit) else {
          output.append(.text(String(part)))
          continue
        }
        var form = Node.Form.plain
        switch part.dropFirst().filter({ $0 != "*" }) {
        case "": break
        case ":adj": form = .adjective
        case ":attr": form = .attribute
        case ":poss": form = .possessive
        case ":comparative": form = .comparative
        case ":superlative": form = .superlative
        case ":cap": form = .capitalized
        case ":adverb": form = .adverb
        case ":generic": form = .generic
        default:
          throw LexiconProblem(
            "'\(part)' is no output; forms are :adj :attr :poss :comparative :superlative :cap :adverb :generic"
          )
        }
        if part.hasSuffix("*") { head = digit - 1 }
        output.append(.item(digit - 1, form))
      }
      self.output = output
      guard let head else { throw LexiconProblem("'\(fields[2])' marks no head with '*'") }
      self.head = head
      var set: Features = []
      var clear: Features = []
      var result: WordClass?
      for part in fields[3].split(separator: " ") {
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
      self.set = set
      self.clear = clear
      self.result = result
    }
  }

  /// `noun.human.!closed`, `=yang`, `noun/name`.
  struct Item: Sendable {
    /// A bit for each class that it may have, by their numbers.
    fileprivate(set) var classes: UInt32 = 0
    var words: WordSet = []
    /// Empty for words.
    fileprivate(set) var test = Test()

    /// Which features a node has to have, and which it may not.
    struct Test: Sendable {
      var required: Features = []
      var forbidden: Features = []

      func allows(_ features: Features) -> Bool {
        features.isSuperset(of: required) && features.isDisjoint(with: forbidden)
      }
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

  /// What the features of the first two nodes have to be for a rule; most rules fail there.
  private struct Candidate: Sendable {
    let first: Item.Test
    let second: Item.Test
    let rule: Rule
  }

  /// Rules by the classes of their first two items.
  private var byClasses: [[Candidate]]
  /// Rules whose first item is a word, by that and the class of the second.
  private var byWord = WordMap<[[Candidate]]>()

  init(_ table: TSVTable) throws(TSVTable.Problem) {
    let classes = WordClass.allCases
    byClasses = Array(repeating: [], count: classes.count * classes.count)
    var byWord: [String: [[Candidate]]] = [:]
    for row in table.rows {
      let rule: Rule
      do throws(LexiconProblem) {
        rule = try Rule(row.fields)
      } catch {
        throw TSVTable.Problem(file: table.file, line: row.line, message: error.message)
      }
      let first = rule.items[0]
      let candidate = Candidate(first: first.test, second: rule.items[1].test, rule: rule)
      for second in classes where rule.items[1].holds(second) {
        for (word, _) in first.words.all {
          byWord[word, default: Array(repeating: [], count: classes.count)][second.index].append(candidate)
        }
        guard first.words.isEmpty else { continue }
        for wordClass in classes where first.holds(wordClass) {
          byClasses[wordClass.index * classes.count + second.index].append(candidate)
        }
      }
    }
    for (word, candidates) in byWord { self.byWord[word] = candidates }
  }

  /// The names of the rules that were applied, in order, go to `trace`.
  ///
  /// - Parameter mentioned: lemmas that the article has mentioned already; a generic noun among them is that one.
  func phrases(of nodes: [Node], mentioned: Set<String> = [], trace: ((String) -> Void)? = nil) -> [Node] {
    // Reversed: the end of the array is the leftmost node, so that joining is cheap.
    var stack: [Node] = []
    stack.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated().reversed() {
      stack.append(node)
      while let rule = rule(for: stack, left: index > 0 ? nodes[index - 1] : nil) {
        let consumed = Array(stack.suffix(rule.length).reversed())
        // No phrase of news is longer; without a limit, a row of nouns would nest until the stack overflows.
        guard consumed.reduce(0, { $0 + $1.span.count }) <= 60 else { break }
        stack.removeLast(rule.length)
        stack.append(rule.join(consumed[...], mentioned: mentioned))
        trace?(rule.name)
      }
    }
    return stack.reversed()
  }

  private func rule(for stack: [Node], left: Node?) -> Rule? {
    guard stack.count > 1 else { return nil }
    let first = stack[stack.count - 1]
    let second = stack[stack.count - 2]
    if first.isLeaf, let candidates = byWord[first.lower]?[second.wordClass.index],
      let rule = rule(among: candidates, stack, left)
    {
      return rule
    }
    return rule(
      among: byClasses[first.wordClass.index * WordClass.count + second.wordClass.index], stack, left
    )
  }

  private func rule(among candidates: [Candidate], _ stack: [Node], _ left: Node?) -> Rule? {
    let first = stack[stack.count - 1].features
    let second = stack[stack.count - 2].features
    for index in candidates.indices
    where candidates[index].first.allows(first) && candidates[index].second.allows(second)
      && matches(candidates[index].rule, stack, left)
    {
      return candidates[index].rule
    }
    return nil
  }

  private func matches(_ rule: Rule, _ stack: [Node], _ left: Node?) -> Bool {
    guard rule.items.count <= stack.count else { return false }
    if let test = rule.left, (left.map { test.item.matches($0) } ?? false) != test.wanted { return false }
    return rule.items.indices.allSatisfy { rule.items[$0].matches(stack[stack.count - 1 - $0]) }
  }
}

extension Structure.Rule {
  func join(_ nodes: ArraySlice<Node>, mentioned: Set<String>) -> Node {
    let head = nodes[nodes.startIndex + head]
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
        if !isModified, case .text(let before) = parts.last, before != "the", node.article == .undecided,
          !node.beginsWithDeterminer,
          node.wordClass == .noun && node.features.isSuperset(of: [.definite, .closed])
            || node.wordClass == .name
              && (node.features.contains(.the) || node.head.token.term?.term.takesArticle == true)
        {
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
    let joined = Node(nodes, head: head, parts: parts)
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
    // "beberapa rumah", "ratusan rumah"
    if nodes.contains(where: {
      [.determiner, .numeral].contains($0.wordClass) && $0.isLeaf && $0.features.contains(.plural)
    }) {
      joined.features.formUnion(.counted)
    }
    if !set.contains(.counted), let determiner = nodes.first(where: { $0.wordClass == .determiner }),
      determiner.isSingularDeterminer,
      !nodes.contains(where: { $0.wordClass == .noun && $0.features.contains(.counted) })
    {
      joined.features.formUnion(.one)
      if determiner.sense?.english.hasPrefix("one of") == true { head.head.features.insert(.reduplicated) }
    }
    // What decides the article of the head has to reach it: the outermost phrase speaks for all.
    if nodes.contains(where: { $0.features.contains(.counted) && $0.wordClass == .numeral }) {
      joined.features.formUnion(.counted)
    }
    // "1 menit" -> "1 minute"
    if nodes.first?.wordClass == .numeral, nodes.first?.token.text == "1" {
      joined.features.remove(.counted)
      joined.features.formUnion(.one)
    }
    if nodes.contains(where: { $0.features.contains(.capital) }) { joined.features.formUnion(.capital) }
    if nodes.last?.features.contains(.comparative) == true { joined.features.formUnion(.comparative) }
    if let result { joined.wordClass = result }
    return joined
  }
}

extension Structure.Item {
  init(_ text: Substring) throws(LexiconProblem) {
    if text.first == "=" {
      words = WordSet(text.dropFirst().split(separator: "/").map { String($0.map { $0 == "_" ? " " : $0 }) })
      classes = .max
      return
    }
    let parts = text.split(separator: ".")
    for name in parts[0].split(separator: "/") where name != "any" {
      guard let wordClass = WordClass(rawValue: String(name)) else {
        throw LexiconProblem("'\(name)' is no word class")
      }
      classes |= 1 << UInt32(wordClass.index)
    }
    if classes == 0 { classes = .max }
    for part in parts.dropFirst() {
      let negated = part.first == "!"
      guard let feature = Features.named(String(negated ? part.dropFirst() : part)) else {
        throw LexiconProblem("'\(part)' is no feature")
      }
      if negated { test.forbidden.formUnion(feature) } else { test.required.formUnion(feature) }
    }
  }
}

extension Node {
  fileprivate var isSingularDeterminer: Bool {
    isLeaf
      && (lower == "sang"
        || ["a", "every", "each", "another", "one", "any", "one of the", "one of", "a single"].contains(
          sense?.english))
  }

  fileprivate func capitalizeLeaves() {
    article = .none
    features.insert(.capital)
    for case .node(let child) in parts { child.capitalizeLeaves() }
  }
}
