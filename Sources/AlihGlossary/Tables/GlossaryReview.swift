import AlihModel

/// Finds entries that work, but probably not as their writer meant.
///
/// An entry with a note has been thought about: of its wording nothing is said.
enum GlossaryReview {
  static func problems(of entries: [TermEntry]) -> [GlossaryProblem] {
    var bySource: [String: TermEntry] = [:]
    var folded: [String: TermEntry] = [:]
    for entry in entries {
      bySource[entry.term.source] = bySource[entry.term.source] ?? entry
      folded[entry.term.source.lowercased()] = folded[entry.term.source.lowercased()] ?? entry
    }
    return entries.flatMap { entry -> [GlossaryProblem] in
      let wording = entry.term.note == nil ? [chain(entry, bySource), ownSource(entry)] : []
      return (wording + [caseOnly(entry, folded), forbidden(entry), hashtag(entry)]).compactMap { message in
        message.map { GlossaryProblem(file: entry.file, line: entry.line, severity: .warning, message: $0) }
      }
    }
  }

  /// `Korut` -> `Korea Utara`, and `Korea Utara` -> `North Korea`.
  private static func chain(_ entry: TermEntry, _ bySource: [String: TermEntry]) -> String? {
    guard let next = bySource[entry.term.target], next.term.target != entry.term.target,
      !entry.term.doNotTranslate
    else { return nil }
    return
      "'\(entry.term.source)' becomes '\(entry.term.target)', which \(place(next, from: entry)) turns into "
      + "'\(next.term.target)'; write that here, for targets aren't translated again"
  }

  /// A target that holds its source as a word would be replaced again by a careless program, and is often a slip.
  private static func ownSource(_ entry: TermEntry) -> String? {
    let (source, target) = (entry.term.source, entry.term.target)
    guard source != target, !entry.term.doNotTranslate, source.contains(where: \.isLowercase) else {
      return nil
    }
    let (a, b) = (words(source), words(target))
    guard a.count < b.count, b.indices.contains(where: { b[$0...].starts(with: a) }) else { return nil }
    return "the target '\(target)' holds its own source '\(source)'; is it English?"
  }

  private static func caseOnly(_ entry: TermEntry, _ folded: [String: TermEntry]) -> String? {
    guard let other = folded[entry.term.source.lowercased()], other.term.source != entry.term.source,
      other.term.target != entry.term.target, other.letterCase == .any || entry.letterCase == .any
    else { return nil }
    return
      "'\(entry.term.source)' differs from '\(other.term.source)' (\(place(other, from: entry))) in case only; "
      + "write 'exact' in the column case of both"
  }

  private static func forbidden(_ entry: TermEntry) -> String? {
    entry.term.forbidden.first { entry.acceptedForms.contains($0) }.map {
      "'\($0)' is forbidden and accepted for '\(entry.term.source)'; remove one"
    }
  }

  private static func hashtag(_ entry: TermEntry) -> String? {
    guard entry.isHashtag else { return nil }
    return "'\(entry.term.source)' never matches, for hashtags are passed over; it is kept for other programs"
  }

  private static func words(_ text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    return WordScan.words(in: bytes).map { Folding.bytes(bytes[$0]) }
  }

  private static func place(_ other: TermEntry, from entry: TermEntry) -> String {
    other.file == entry.file ? "line \(other.line)" : "\(other.file):\(other.line)"
  }
}
