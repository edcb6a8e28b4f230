import AlihModel

extension RenderingSearch {
  /// Renderings that people write although no column holds them: another order, another place of the head.
  ///
  /// "minister of defense" for "defense minister"; "North and South Korea" for two; "deputy oil minister" for "deputy minister".
  mutating func claimLicensed(_ forms: [String], of kind: Term.Kind) -> Range<Int>? {
    for form in forms {
      let words = form.split(separator: " ").map(String.init)
      guard words.count > 1, let head = words.last else { continue }
      let rest = words.dropLast().joined(separator: " ")
      for joint in ["of", "of the", "for"] {
        if let range = claim(["\(head) \(joint) \(rest)"]) { return range }
      }
    }
    for form in forms {
      if let range = claim(form, apart: .coordinated) { return range }
      if kind == .office, let range = claim(form, apart: .withField) { return range }
      if let range = claimAroundNumber(form) { return range }
    }
    return nil
  }

  /// What may stand between the words of a form and its last one.
  enum Apart {
    /// "North and South Korea": the head is said once, and is another's, too.
    case coordinated
    /// "deputy oil minister"
    case withField
  }

  /// "revised 2007 state budget" for "revised state budget".
  mutating func claimAroundNumber(_ form: String) -> Range<Int>? {
    let wanted = Self.words(Array(form.utf8)).map(\.0)
    guard wanted.count > 1 else { return nil }
    for split in 1..<wanted.count {
      let (ahead, behind) = (Array(wanted[..<split]), Array(wanted[split...]))
      for start in places(of: ahead[0]) ?? [] {
        let number = start + split
        guard number + behind.count < words.count, words[number].text[0].isDigit,
          matches(ahead, of: form, at: start, isStrict: false),
          matches(behind, of: form, at: number + 1, isStrict: false)
        else { continue }
        let end = number + behind.count
        for index in start...end { isClaimed[index] = true }
        return words[start].range.lowerBound..<words[end].range.upperBound
      }
    }
    return nil
  }

  private static let joints = ["and", "or", "nor"].map { Array($0.utf8) }

  private mutating func claim(_ form: String, apart: Apart) -> Range<Int>? {
    let wanted = Self.words(Array(form.utf8)).map(\.0)
    guard wanted.count > 1, let head = wanted.last else { return nil }
    let ahead = Array(wanted.dropLast())
    for start in places(of: ahead[0]) ?? [] {
      guard start + ahead.count < words.count, matches(ahead, of: form, at: start, isStrict: false) else {
        continue
      }
      let first = start + ahead.count
      guard
        let place = (first..<min(first + 5, words.count)).first(where: {
          Self.agrees(words[$0], head, isStrict: false)
        })
      else { continue }
      let between = words[first..<place]
      let isJoined =
        between.first.map { Self.joints.contains($0.folded) } == true
        || holds(",", from: first - 1, to: first)
      let hasJoint = between.contains { Self.joints.contains($0.folded) }
      let fits =
        switch apart {
        case .coordinated: between.count > 1 && isJoined && hasJoint
        case .withField: (1...2).contains(between.count) && !isJoined && !hasJoint && !isClaimed[place]
        }
      guard fits, !holds(".", from: first - 1, to: place) else { continue }
      for index in start..<first { isClaimed[index] = true }
      if apart == .withField { isClaimed[place] = true }
      let end = apart == .withField ? place : first - 1
      return words[start].range.lowerBound..<words[end].range.upperBound
    }
    return nil
  }

  /// Whether a mark stands between two words.
  private func holds(_ mark: String, from first: Int, to last: Int) -> Bool {
    bytes[words[first].range.upperBound..<words[last].range.lowerBound].contains { mark.utf8.first == $0 }
  }
}
