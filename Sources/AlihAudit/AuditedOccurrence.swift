import AlihModel

/// What became of a term where it stands in a source.
package enum AuditVerdict: String, Sendable, CaseIterable {
  /// The house rendering: `North Korea`.
  case honored
  /// The form before a noun, or of the people: `North Korean`.
  case adjective
  /// The short form, or a word that points back: `the country`.
  case later = "later-mention"
  /// Another rendering that the glossary accepts: `Pyongyang`.
  case variant
  /// None of them, and not in the sentences beside it either.
  case missing
  /// A rendering that the glossary rules out.
  case forbidden
  /// The source's own word: `Korut`.
  case untranslated
  /// The rendering of another term: "Russian" for `AS`, or of the term that it was exchanged with.
  case swapped
  /// A rendering stands in the sentence before or after, and nothing in that one accounts for it.
  case ambiguous
  /// There is no translation, or one that follows the source too loosely to tell; or somebody said to ignore it.
  case unchecked = "not-checked"

  /// Whether the house's wish was granted.
  package var isAccepted: Bool {
    switch self {
    case .honored, .adjective, .later, .variant: true
    case .missing, .forbidden, .untranslated, .swapped, .ambiguous, .unchecked: false
    }
  }

  /// Whether an editor has something to mend.
  package var isMiss: Bool {
    switch self {
    case .missing, .forbidden, .untranslated, .swapped: true
    case .honored, .adjective, .later, .variant, .ambiguous, .unchecked: false
    }
  }

  package var isChecked: Bool { isAccepted || isMiss }

  /// How badly one occurrence of it needs a person: a wrong country more than a word left out.
  package var weight: Int {
    switch self {
    case .swapped: 5
    case .forbidden, .untranslated: 3
    case .missing: 1
    case .honored, .adjective, .later, .variant, .ambiguous, .unchecked: 0
    }
  }
}

/// One place where a term stands, and what the translation makes of it.
package struct AuditedOccurrence: Sendable {
  package var path: String
  package var unit: AuditedText.Unit
  package var term: Term
  /// UTF-8 offsets into the unit's source.
  package var range: Range<Int>
  /// The first of the article, or a later one; in pairs without an article each is the first.
  package var isFirstMention: Bool
  /// What to write here.
  package var expected: String
  /// UTF-8 offsets into the unit's target, of what stands for the term there.
  package var foundRange: Range<Int>?
  package var verdict: AuditVerdict
  /// Why it wasn't checked.
  package var reason: String?
  /// The ignore list's entry that says so: `file:line`.
  package var ignoredBy: String?

  package var source: String { unit.source.part(range) }
  package var found: String? {
    foundRange.map { (unit.target ?? "").part($0) }
  }
}

/// A rendering that stands in a translation once more than its term in the source.
package struct ExtraRendering: Sendable {
  package var path: String
  package var unit: AuditedText.Unit
  package var term: Term
  /// UTF-8 offsets into the unit's target.
  package var range: Range<Int>

  package var found: String { (unit.target ?? "").part(range) }
}

/// An English word that doesn't belong: the house never writes it, or it stands for what is no term in the source.
package struct StyleSlip: Sendable {
  package var path: String
  package var unit: AuditedText.Unit
  /// UTF-8 offsets into the unit's target.
  package var range: Range<Int>
  package var found: String
  /// What the house writes; empty where its rule doesn't say.
  package var wanted: String
  /// Why it doesn't belong; nil where the house never writes it.
  package var reason: String?
}

/// What an audit found in one text.
package struct AuditedResult: Sendable {
  package var occurrences: [AuditedOccurrence]
  package var extras: [ExtraRendering]
  package var slips: [StyleSlip] = []
}

/// How much of what could be checked honors the glossary: the one definition for every report and gate.
///
/// Checked are the occurrences whose verdict is an acceptance or a miss; what is ambiguous or not checked is neither.
package struct Coverage: Sendable, Hashable {
  package private(set) var checked = 0
  package private(set) var honored = 0

  package init() {}

  /// As an earlier report has it.
  package init(checked: Int, honored: Int) { (self.checked, self.honored) = (checked, honored) }

  package mutating func add(_ verdict: AuditVerdict) {
    if verdict.isChecked { checked += 1 }
    if verdict.isAccepted { honored += 1 }
  }

  /// Of a hundred checked occurrences, to one decimal, rounded down so that only all are 100; nil when none was checked.
  package var percent: Double? {
    checked == 0 ? nil : Double(honored * 1_000 / checked) / 10
  }
}

extension String {
  /// What stands between two UTF-8 offsets.
  func part(_ range: Range<Int>) -> String {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return String(decoding: utf8[start..<utf8.index(start, offsetBy: range.count)], as: UTF8.self)
  }
}
