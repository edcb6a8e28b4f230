import AlihModel

/// Finds what is wrong in lexicon files: every problem of every file, so that a linguist mends them in one go.
package struct LexiconChecker {
  private struct Row {
    let file: String
    let line: Int
    let sense: Sense
    /// As written, for comparing rows with each other.
    let conditions: Set<String>
  }

  private var problems: [TSVTable.Problem] = []
  /// The rows so far of one lemma and class, in the order in which the engine tries them.
  private var rows: [String: [Row]] = [:]

  /// Whether the rows of a file have to be in the order of their lemmas.
  private let sorted: Bool

  /// The problems of `files`, which are read together, as the engine does; in the order of the files and lines.
  package static func problems(in files: [OfflineData.File], sorted: Bool = true) -> [TSVTable.Problem] {
    var checker = Self(sorted: sorted)
    for file in files { checker.read(file) }
    return checker.problems
  }

  private mutating func read(_ file: OfflineData.File) {
    let table: TSVTable
    do throws(TSVTable.Problem) {
      table = try TSVTable(file: file.name, bytes: file.bytes, header: Lexicon.columns)
    } catch {
      problems.append(error)
      return
    }
    guard table.header == Lexicon.columns else {
      report(
        file.name, table.headerLine,
        "the header has to be '\(Lexicon.columns.joined(separator: " "))', separated by tabs")
      return
    }
    var previous = ""
    for row in table.rows {
      do throws(LexiconProblem) {
        let sense = try Self.sense(row.fields)
        if sorted, sense.lemma.utf8.lexicographicallyPrecedes(previous.utf8) {
          report(file.name, row.line, "'\(sense.lemma)' comes after '\(previous)'; sort the file by lemma")
        }
        previous = sense.lemma
        let conditions = Set(row.fields[4].split(separator: " ").map(String.init))
        compare(Row(file: file.name, line: row.line, sense: sense, conditions: conditions))
      } catch {
        report(file.name, row.line, error.message)
      }
    }
  }

  private mutating func report(_ file: String, _ line: Int, _ message: String) {
    problems.append(TSVTable.Problem(file: file, line: line, message: message))
  }

  /// A row is never chosen when an earlier one of its lemma and class asks for nothing more than it does.
  private mutating func compare(_ row: Row) {
    let key = row.sense.lemma + "\t" + row.sense.wordClass.rawValue
    let earlier = rows[key, default: []].first { $0.conditions.isSubset(of: row.conditions) }
    rows[key, default: []].append(row)
    guard let earlier else { return }
    let place = "\(earlier.file):\(earlier.line)"
    if earlier.conditions == row.conditions {
      report(
        row.file, row.line, "'\(row.sense.lemma)' stands in \(place) already; remove one or tell them apart")
    } else {
      report(
        row.file, row.line,
        "'\(row.sense.lemma)' is never chosen, since \(place) holds first; move it before that")
    }
  }
}

// MARK: One row

extension LexiconChecker {
  private static func sense(_ fields: [String]) throws(LexiconProblem) -> Sense {
    guard fields.count <= Lexicon.columns.count else {
      throw LexiconProblem("\(fields.count) columns instead of \(Lexicon.columns.count); remove a tab")
    }
    for field in fields { try checkBlanks(field) }
    let sense = try Sense(fields: fields)
    try checkLemma(sense)
    try checkEnglish(sense)
    try checkFeatures(fields[3], sense)
    for condition in sense.conditions { try check(condition, of: sense) }
    let conditions = fields[4].split(separator: " ")
    for condition in conditions where conditions.contains("!" + condition) {
      throw LexiconProblem("'\(condition)' and '!\(condition)' never hold together")
    }
    return sense
  }

  private static func checkBlanks(_ field: String) throws(LexiconProblem) {
    var previous: Unicode.Scalar = " "
    for scalar in field.unicodeScalars {
      guard scalar.value >= 0x20, scalar.value != 0x7F, scalar.value != 0xA0, scalar.value != 0xFFFD else {
        throw LexiconProblem(
          "'\(field)' has a character that is no text, U+\(String(scalar.value, radix: 16))")
      }
      if scalar == " ", previous == " " { throw LexiconProblem("'\(field)' has a blank too many") }
      previous = scalar
    }
    if previous == " ", !field.isEmpty { throw LexiconProblem("'\(field)' ends with a blank") }
  }

  private static func checkLemma(_ sense: Sense) throws(LexiconProblem) {
    if sense.lemma.isEmpty { throw LexiconProblem("the lemma is empty") }
    if sense.lemma != sense.lemma.lowercased() {
      throw LexiconProblem("'\(sense.lemma)' has capitals; lemmas are lower case, names too")
    }
  }

  private static let mayBeEmpty: Set<WordClass> = [.particle, .preposition, .determiner, .classifier]

  private static func checkEnglish(_ sense: Sense) throws(LexiconProblem) {
    if sense.english.isEmpty, !mayBeEmpty.contains(sense.wordClass) {
      throw LexiconProblem("'\(sense.lemma)' has no English")
    }
    if let mark = sense.english.first(where: { "/,;()[]{}|=\"".contains($0) }) {
      throw LexiconProblem("'\(sense.english)' has '\(mark)'; one row holds one translation, without remarks")
    }
    if sense.wordClass == .verb, sense.english.hasPrefix("to ") {
      throw LexiconProblem("'\(sense.english)' has to be a base form, without 'to'")
    }
  }

  private static func checkFeatures(_ text: String, _ sense: Sense) throws(LexiconProblem) {
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() where words[..<index].contains(word) {
      throw LexiconProblem("'\(word)' stands twice")
    }
    guard let item = words.first(where: { $0.hasPrefix("head=") }) else { return }
    let count = sense.english.utf8.count(where: { $0 == UInt8(ascii: " ") }) + 1
    guard let head = sense.head, (0..<count).contains(head) else {
      throw LexiconProblem("'\(item)' has to be a number from 1 to \(count), the words of '\(sense.english)'")
    }
  }

  private static func check(_ condition: Condition, of sense: Sense) throws(LexiconProblem) {
    switch condition.test {
    case .passive, .active:
      if sense.wordClass != .verb {
        throw LexiconProblem("'\(sense.lemma)' is no verb, so that it is never active or passive")
      }
    case .wordClass(_, .edge):
      throw LexiconProblem("no word has the class edge; write 'first' or 'last'")
    case .word(_, let words):
      if words.isEmpty { throw LexiconProblem("a condition of '\(sense.lemma)' names no word") }
      if let word = words.first(where: { $0 != $0.lowercased() }) {
        throw LexiconProblem("'\(word)' has capitals; conditions compare lower-case words")
      }
    default: break
    }
  }
}
