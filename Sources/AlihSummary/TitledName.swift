import AlihModel

/// Words with capitals that stand together, as titles and names: `Bupati Pinus Rini Hapsari`.
struct TitledName {
  /// Words of the longest name.
  private static let longest = 6
  /// Letters of the shortest noun that `pe-` or `ke-` and `-an` make.
  private static let shortestNoun = 8

  private var words: ArraySlice<NameFinder.Word>
  /// The word in front, in small letters.
  private let before: String
  private let isFirst: Bool
  private let isExplained: Bool
  private let isAlone: Bool
  /// Whether an office or rank stands before it.
  private var isTitled = false
  /// Whether that is one of an area, which stands between the office and who has it: `Bupati`.
  private var isOfArea = false
  /// Whether a word for what somebody is stands before it, and no form of address.
  private var hasOffice = false
  /// Whether a word such as `maskapai` or `klub` stands before it.
  private var isOfGroup = false

  init(_ words: [NameFinder.Word], before: String, isFirst: Bool, isExplained: Bool) {
    (self.words, self.before, self.isFirst, self.isExplained) = (words[...], before, isFirst, isExplained)
    isAlone = words.count == 1
  }

  mutating func names(_ finder: NameFinder) -> [NameFinder.Name] {
    let rules = finder.rules
    hasOffice =
      (rules.isTitle(before) || rules.isCommon(before)) && !rules.isAddress(before) && !rules.isGroup(before)
    isOfGroup = rules.isGroup(before)
    let all = words.count
    dropTitles(finder)
    if isFirst, words.count == all { dropFirstWord(finder) }
    dropPortfolio(finder)
    // "Rajawali Kombes Arman Siregar"
    let rank = words.dropLast().lastIndex { rules.isTitle($0.lower) && !rules.isNamePart($0.lower) }
    if let title = rank, title > words.startIndex {
      let before =
        finder.heads.contains(words[words.startIndex].lower) ? [name(words[..<title], .institution)] : []
      return before + [name(words[(title + 1)...], .person)]
    }
    guard let first = words.first else { return [] }
    // "Bupati Pinus, Rini Hapsari", "Kepala BPBD Pinus, Rini Hapsari"
    if isTitled, isExplained, words.count < 4 {
      let isInstitution = first.isInCapitals || finder.heads.contains(first.lower) || isOfPlace && !isOfArea
      return [name(words, isInstitution ? .institution : .place)]
    }
    if let (front, kind, holder) = holder(finder) { return [name(front, kind), name(holder, .person)] }
    guard words.count <= Self.longest, !(isFirst && isAlone) else { return [] }
    return kind(finder).map { [name(words, $0)] } ?? []
  }

  // MARK: Titles

  /// "Presiden Bima Lesmana" is Bima Lesmana, "Maskapai Nusa Pagi" Nusa Pagi, "Wali Kota Rini Hapsari" Rini Hapsari.
  private mutating func dropTitles(_ finder: NameFinder) {
    let rules = finder.rules
    let all = words.count
    while let first = words.first?.lower {
      let isOffice = rules.isTitle(first)
      let isLeading = rules.isCommon(first) || isFirst && words.count == all && rules.isStop(first)
      // "Bupati Tanah Merah"
      let isPlace = isTitled && !isOffice && words.count == 2
      guard isOffice || isLeading && !finder.heads.contains(first) && !isPlace else { break }
      isTitled = isTitled || isOffice
      isOfGroup = rules.isGroup(first)
      hasOffice = hasOffice || (isOffice || rules.isCommon(first)) && !rules.isAddress(first) && !isOfGroup
      isOfArea = isOfArea || rules.isOfArea(first)
      words = words.dropFirst()
      // "Wali Kota", "Kepala Desa"
      if ["wali", "kepala"].contains(first), words.first.map({ rules.isSite($0.lower) }) == true {
        isOfArea = true
        words = words.dropFirst()
      }
    }
  }

  /// A sentence's first word has its capital from there: `Kedatangan Rini Hapsari ...`.
  private mutating func dropFirstWord(_ finder: NameFinder) {
    guard words.count > 2 || words.count == 2 && words.last?.senses == .place, let first = words.first,
      first.senses == .word, !finder.heads.contains(first.lower),
      !finder.rules.isSite(first.lower), !finder.rules.isThing(first.lower)
    else { return }
    words = words.dropFirst()
  }

  /// "Menteri Pertahanan Rini Hapsari", "Menteri Luar Negeri Rini Hapsari": what the office is for.
  private mutating func dropPortfolio(_ finder: NameFinder) {
    guard isTitled, hasOffice, words.count > 2, let first = words.first, !finder.heads.contains(first.lower)
    else { return }
    let portfolio = words.dropLast(2).prefix { $0.senses == .word }
    if portfolio.contains(where: { Self.isNoun($0.lower) }) || portfolio.count > 1 {
      words = words.dropFirst(portfolio.count)
    }
  }

  /// An office's place or institution and, behind it, who has it: `Demak` and `Rini Hapsari`, `DPR` and `Rini Hapsari`.
  private func holder(
    _ finder: NameFinder
  ) -> (front: ArraySlice<NameFinder.Word>, NameFinder.Kind, holder: ArraySlice<NameFinder.Word>)? {
    guard isTitled || hasOffice, words.count > 1, let first = words.first else { return nil }
    if first.senses.contains(.place), !first.senses.contains(.person) {
      var place = words.prefix { $0.senses.contains(.place) && !$0.senses.contains(.person) }
      // "Wali Kota Pelita Bima Lesmana": Bima is a town, too.
      if words.count - place.count == 1, place.count > 1 { place = place.dropLast() }
      let rest = words.count - place.count
      // "Presiden Bima Lesmana" is no president of Bima.
      return rest > (isOfArea ? 0 : 1) ? (place, .place, words.dropFirst(place.count)) : nil
    }
    // "DPR Puan Maharani" behind an office
    if first.isInCapitals {
      let front = words.prefix { $0.isInCapitals || $0.senses == .place }
      return front.count < words.count ? (front, .institution, words.dropFirst(front.count)) : nil
    }
    // "Partai Pagi Rini Hapsari"; a school may be called like a person itself.
    guard finder.heads.contains(first.lower), words.count > 3,
      !words[words.startIndex + 1].senses.contains(.person),
      let start = words.indices.dropFirst(2).dropLast().first(where: { isPerson(words[$0]) })
    else { return nil }
    return (words[..<start], .institution, words[start...])
  }

  private func isPerson(_ word: NameFinder.Word) -> Bool {
    word.senses.contains(.person) || word.senses.isEmpty && !word.isInCapitals
  }

  // MARK: Kinds

  private func kind(_ finder: NameFinder) -> NameFinder.Kind? {
    guard let first = words.first, let last = words.last else { return nil }
    let rules = finder.rules
    let isSeveral = words.count > 1
    guard !rules.isGeneral(first.lower) || isSeveral, !rules.isThing(first.lower) else { return nil }
    if isSeveral, rules.isFirm(last.lower) { return .institution }
    if finder.heads.contains(first.lower) || words.allSatisfy(\.isInCapitals) { return .institution }
    if let kind = finder.datelines.kind(of: words.map(\.text).joined(separator: " ")) {
      return kind == .outlet ? .institution : kind == .place ? .place : nil
    }
    if rules.isSite(first.lower) || finder.datelines.kind(of: String(first.text)) == .area {
      return isSeveral ? .place : nil
    }
    if let known = known, !isTitled { return known == .event ? nil : known == .place ? .place : .institution }
    if rules.isPlacePreposition(before), !isTitled { return isThing(finder) ? nil : .place }
    if isTitled { return .person }
    if isOfGroup { return .institution }
    if isOfPlace { return .institution }
    guard isSeveral, !isThing(finder), last.senses != .place else { return nil }
    return .person
  }

  /// Whether a place stands behind a name that is none: "Persada Pinus" plays in Pinus.
  private var isOfPlace: Bool {
    guard words.count > 1, words.count < 4, let first = words.first, let last = words.last else {
      return false
    }
    return last.senses.contains(.place) && !last.senses.contains(.person)
      && first.senses.isDisjoint(with: [.word, .person, .place, .english])
  }

  /// What all of its words are: `Hong Kong`, `Bali United`.
  private var known: NameSense? {
    [NameSense.place, .institution, .event].first { sense in
      words.allSatisfy { $0.senses.contains(sense) && !$0.senses.contains(.person) }
    }
  }

  /// Whether it is no person's name: `Masa Depan Bangsa`, `Peringatan Dini`, `Asian Games`.
  private func isThing(_ finder: NameFinder) -> Bool {
    let isUnnamed = words.allSatisfy {
      $0.senses.isSubset(of: [.word, .english, .event]) && !$0.senses.isEmpty
    }
    return isUnnamed && !hasOffice || finder.rules.isThing(words[words.endIndex - 1].lower)
      || words.contains { Self.isNoun($0.lower) || $0.senses == .institution }
      || words[words.startIndex].isInCapitals && words[words.startIndex].text.count > 2
  }

  /// Whether it is a noun with affixes, which nobody is called: `pemberantasan`.
  private static func isNoun(_ word: String) -> Bool {
    word.count >= shortestNoun && word.hasSuffix("an") && (word.hasPrefix("pe") || word.hasPrefix("ke"))
  }

  private func name(_ words: ArraySlice<NameFinder.Word>, _ kind: NameFinder.Kind) -> NameFinder.Name {
    NameFinder.Name(text: words.map(\.text).joined(separator: " "), kind: kind, isTitled: hasOffice)
  }
}
