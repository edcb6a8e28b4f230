import AlihModel

extension TermSearch {
  /// Whether a term is a part of a name that has nothing to do with it: `Letjen` in "Jalan Letjen Suprapto", `Jatim` in
  /// "Bank Jatim".
  func isInsideName(_ hit: Hit) -> Bool {
    let term = glossary.entries[hit.entry].term
    let (first, last) = (hit.path[0], hit.path.last!)
    guard bytes[words[first].range.lowerBound].isCapital else { return false }
    if isNamesake(hit) || hit.path.count == 1 && isInitials(first) { return true }
    for heads in glossary.nameHeads where heads.kinds.contains(term.kind) {
      if heads.isBehind {
        if last + 1 < words.count, isJoined(last), isHead(last + 1, heads) { return true }
        continue
      }
      var index = first - 1
      while index >= 0, first - index <= heads.reach, isJoined(index) {
        // "Jalan Alu Goro RW 3": an acronym further on is no part of the name.
        if isHead(index, heads) { return index == first - 1 || !isAcronym(first) }
        guard bytes[words[index].range.lowerBound].isCapital else { break }
        index -= 1
      }
    }
    return false
  }

  private func isAcronym(_ index: Int) -> Bool { !bytes[words[index].range].contains(where: \.isSmall) }

  private func isHead(_ index: Int, _ heads: NameHeads) -> Bool {
    heads.ids.contains(words[index].id) && bytes[words[index].range.lowerBound].isCapital
  }

  /// Whether a word and the next are one blank apart, or an abbreviation's dot and a blank: `Jl. Letjen`.
  func isJoined(_ index: Int) -> Bool {
    var gap = bytes[words[index].range.upperBound..<words[index + 1].range.lowerBound]
    if gap.first == UInt8(ascii: "."), words[index].range.count < 4 { gap = gap.dropFirst() }
    return gap.count == 1 && gap.first!.isBlank || gap.elementsEqual([0xC2, 0xA0])
  }
}
