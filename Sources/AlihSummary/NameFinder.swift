import AlihModel

/// Finds the people, places and institutions that sentences name.
package struct NameFinder: Sendable {
  /// Words of the longest name.
  private static let longest = 6
  private static let placeWords: Set<String> = ["di", "ke", "dari"]

  private let datelines: DatelineNames
  /// Words that begin the names of institutions, in small letters.
  private let heads: Set<String>
  private let rules: SummaryRules

  package init(_ rules: SummaryRules, heads: Set<String>) {
    (self.rules, datelines, self.heads) = (rules, rules.datelines, heads)
  }

  package enum Kind: Sendable { case person, place, institution }

  /// In the order of the text; runs of words with capitals, a sentence's first word alone not among them.
  package func names(in text: String) -> [(text: String, kind: Kind)] {
    var names: [(text: String, kind: Kind)] = []
    var run: [Substring] = []
    var before = ""
    var isFirst = true
    func close() {
      defer { run = [] }
      // "Presiden Bima Lesmana" is Bima Lesmana.
      let title = run.prefix { rules.isTitle($0.lowercased()) }.count
      let name = run.dropFirst(title)
      guard !name.isEmpty, name.count <= Self.longest, !(isFirst && name.count == 1) else { return }
      let text = name.joined(separator: " ")
      if let kind = kind(of: Array(name), before, isTitled: title > 0) { names.append((text, kind)) }
    }
    for part in text.split(separator: " ") {
      let word = part.drop { "(\"“'".contains($0) }
      let core = word.prefix { $0.isLetter || $0.isNumber || "-'.".contains($0) }
      let isCapital = core.first?.isUppercase == true
      if isCapital {
        if word.startIndex != part.startIndex { close() }
        run.append(core.last == "." ? core.dropLast() : core)
        if core.endIndex != part.endIndex || core.last == "." && core.count > 3 {
          close()
          isFirst = core.last == "."
        }
        continue
      }
      close()
      isFirst = false
      before = core.lowercased()
    }
    close()
    return names
  }

  private func kind(of name: [Substring], _ before: String, isTitled: Bool) -> Kind? {
    let first = name[0].lowercased()
    guard !rules.isGeneral(first) || name.count > 1 else { return nil }
    if heads.contains(first) || name.count == 1 && name[0].count > 1 && name[0].allSatisfy(\.isUppercase) {
      return .institution
    }
    if let kind = datelines.kind(of: name.joined(separator: " ")) {
      return kind == .outlet ? .institution : kind == .place ? .place : nil
    }
    if datelines.kind(of: String(name[0])) == .area { return .place }
    if Self.placeWords.contains(before), !isTitled { return .place }
    return name.count > 1 || isTitled ? .person : nil
  }
}
