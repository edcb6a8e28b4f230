import AlihModel

/// Stage 5: joins words into phrases by the rules of `rules/structure.tsv`, and puts each phrase into English order.
///
/// Each rule has a pattern of two to five items. The sentence is read from right to left, because Indonesian noun
/// phrases have their head first: `menteri luar negeri Rusia itu` is joined from `itu` backwards. At each place the
/// first rule of the file that matches is applied, until none does. Each application shortens the sentence, so that the
/// whole costs the length of the sentence times the rules that begin with a word's class.
struct Structure: Sendable {
  static let columns = ["name", "pattern", "output", "set"] + OfflineData.exampleColumns

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
  }

  /// The names of the rules that were applied, in order, go to `trace`.
  ///
  /// - Parameter mentioned: lemmas that the article has mentioned already; a generic noun among them is that one.
  func phrases(of nodes: [Node], mentioned: WordSet = [], trace: ((String) -> Void)? = nil) -> [Node] {
    // Reversed: the end of the array is the leftmost node, so that joining is cheap.
    var stack: [Node] = []
    stack.reserveCapacity(nodes.count)
    for index in nodes.indices.reversed() {
      stack.append(nodes[index])
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
    // The first is the one by which the rule was found, and so is the second but for its words.
    return rule.items.indices.dropFirst().allSatisfy {
      $0 == 1 && rule.items[1].words.isEmpty || rule.items[$0].matches(stack[stack.count - 1 - $0])
    }
  }
}
