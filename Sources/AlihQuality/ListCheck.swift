import AlihModel

/// Whether a list has all that the source lists, and nothing else: `beras, gula, dan garam`.
struct ListCheck {
  let pair: CheckedPair

  func findings() -> [Finding] {
    let lists = Self.lists(pair.source, pair.words, .sourceAnd).prefix(Self.most)
    guard !lists.isEmpty else { return [] }
    let there = Self.lists(pair.target, pair.words, .targetAnd).prefix(Self.most)
    return lists.flatMap { list in
      there.first { isSame(list, $0) }.map { [lost(list, $0), added(list, $0)].compactMap(\.self) } ?? []
    }
  }

  /// The items' tokens.
  private typealias List = [Range<Int>]

  /// Lists that are compared.
  private static let most = 8

  /// Words of an item in the middle, at most.
  private static let longest = 4
  /// Words of the last item by which it is known: "cooking oil".
  private static let shortest = 2

  /// What stands in front of an "and", parted by commas, with what stands behind it.
  private static func lists(_ text: CheckedText, _ words: CheckWords, _ and: CheckWords.List) -> [List] {
    text.tokens.indices.compactMap { joint in
      guard words.has(text.tokens[joint].folded, and), joint > 0, joint + 1 < text.tokens.count else {
        return nil
      }
      let last = joint + 1..<min(joint + 1 + shortest, text.tokens.count)
      guard !last.contains(where: text.isClauseMark) || !text.isClauseMark(joint + 1) else { return nil }
      let end = last.first(where: text.isClauseMark) ?? last.upperBound
      var items = [last.lowerBound..<end]
      var at = text.isMark(joint - 1, ",") ? joint - 2 : joint - 1
      while at >= 0 {
        let words = (0...at).reversed().prefix(longest + 1).prefix { text.tokens[$0].kind == .word }
        guard !words.isEmpty else { break }
        let start = words.last!
        let isInside = words.count <= longest && text.isMark(start - 1, ",")
        items.insert(isInside ? start..<at + 1 : at..<at + 1, at: 0)
        guard isInside else { break }
        at = start - 2
      }
      return items.count > 1 ? items : nil
    }
  }

  /// Whether one list is the other's translation: all of its items but one are in it.
  private func isSame(_ list: List, _ other: List) -> Bool {
    let found = list.count { item in
      words(item).contains { word in
        word.match.map { place in other.contains { $0.contains(place) } } ?? false
      }
    }
    return found >= max(1, list.count - 1)
  }

  private func words(_ item: Range<Int>) -> ArraySlice<Alignment.Word> {
    Alignment.words(pair.alignment.source, in: item)
  }

  /// An item that nothing stands for, where the translation's list is shorter or has something else.
  private func lost(_ list: List, _ other: List) -> Finding? {
    guard list.count > 2, other.count < list.count || other.count == list.count && strange(other) != nil
    else {
      return nil
    }
    let lost = list.first { item in
      let words = words(item)
      return words.contains { $0.isKnown } && words.allSatisfy { $0.match == nil }
    }
    return lost.map {
      Finding(.wordsFewer, "nothing in the translation stands for '\(text($0, pair.source))' of the list")
    }
  }

  /// An item more than the source has, which no word of it accounts for.
  private func added(_ list: List, _ other: List) -> Finding? {
    guard other.count > list.count else { return nil }
    return strange(other).map {
      Finding(.wordsAdded, "'\(text($0, pair.target))' stands in a list, and is not in the source")
    }
  }

  private func strange(_ list: List) -> Range<Int>? {
    list.first { item in
      let words = Alignment.words(pair.alignment.target, in: item)
      return !words.isEmpty && words.allSatisfy { $0.match == nil }
    }
  }

  private func text(_ tokens: Range<Int>, _ text: CheckedText) -> String {
    let bytes =
      text.tokens[tokens.lowerBound].range.lowerBound..<text.tokens[tokens.upperBound - 1].range.upperBound
    return String(decoding: text.bytes[bytes], as: UTF8.self)
  }
}
