/// `dijual Rp 750 juta` -> "was sold for Rp750 million", `divonis 7 tahun penjara` -> "was sentenced to 7 years in prison":
/// the preposition that English wants between a verb and how much.
struct MeasureAfterVerb: SentenceRule {
  static let name = "measure-after-verb"
  static let lists: WordLists.Lists = [.init(.priced), .init(.sentencing)]

  private let words: WordLists

  init(_ words: WordLists) { self.words = words }

  func apply(to nodes: inout [Node]) -> Bool {
    var isApplied = false
    for at in nodes.indices.dropLast() {
      guard let group = nodes[at].verb, let lemma = nodes[at].sense?.lemma else { continue }
      var next = at + 1
      // "menghukum terdakwa 4 tahun penjara"
      if nodes[next].isHuman, !nodes[next].features.contains(.counted), next + 1 < nodes.count { next += 1 }
      let measure = nodes[next]
      let isMoney = measure.wordClass == .numeral && measure.features.contains(.money)
      let isTime =
        measure.features.contains(.counted) && (measure.features.contains(.time) || measure.isPrisonTerm)
      guard isMoney || isTime, measure.lead == nil,
        let english = words.english(lemma, in: isMoney ? .priced : .sentencing)?.split(separator: " "),
        let preposition = english.last.map(String.init), !group.verb.hasSuffix(" " + preposition)
      else { continue }
      measure.lead = preposition
      // "dihukum 4 tahun penjara" -> "was sentenced to"
      if english.count > 1 { nodes[at].verb?.verb = String(english[0]) }
      isApplied = true
    }
    return isApplied
  }
}

extension Node {
  /// "6 tahun penjara"
  var isPrisonTerm: Bool { head.sense?.english.hasSuffix(" in prison") == true }
}
