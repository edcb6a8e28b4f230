import AlihModel
import Foundation

/// What `alih learn` writes, as it stands in the file: edits, the lines that an editor ruled out, and the desk's own words.
package struct LearnedTable: Sendable {
  package static let columns = [
    "kind", "before", "from", "source", "after", "to", "right", "wrong", "weight", "examples",
  ]

  /// How much each voice has in the decision on an edit; found on held-out articles.
  package struct Weights: Sendable, Hashable {
    /// Of the desk's own English, where a content word is exchanged.
    package var content = 0.3
    /// For each word more, there.
    package var word = 0.2
    /// How much of a sentence's Indonesian has to be known.
    package var beat = 0.0

    package init() {}
  }

  /// What stands above the table, without `# `.
  package var notes: [String] = []
  package var edits: [Edit] = []
  package var never: [Edit] = []
  /// What stands before or after an edit of function words, and adds its weight to that edit's.
  package var near: [Edit] = []
  package var weights = Weights()
  package var heard: [(words: [String], count: Int)] = []
  /// The words of the memory's Indonesian.
  package var source: [String] = []
  /// Prints of the lines that have been in the file: one that is no longer there was taken out by a person.
  package var known: Set<String> = []

  package init() {}

  package static let noteOfKnown = "known: "

  /// - Throws: `TSVTable.Problem` for a line that is no edit, or one that would change what a sentence says.
  package init(file: String, bytes: [UInt8], words: WordingWords) throws(TSVTable.Problem) {
    for line in bytes.split(separator: 10) where line.first == UInt8(ascii: "#") {
      let note = String(decoding: line.dropFirst(), as: UTF8.self).trimmingCharacters(in: .whitespaces)
      if note.hasPrefix(Self.noteOfKnown) {
        known.formUnion(note.dropFirst(Self.noteOfKnown.count).split(separator: " ").map(String.init))
      } else {
        notes.append(note)
      }
    }
    let table = try TSVTable(file: file, bytes: bytes, columns: Self.columns)
    for row in table.rows { try read(row, of: file, words) }
  }

  private mutating func read(
    _ row: TSVTable.Row, of file: String, _ words: WordingWords
  ) throws(TSVTable.Problem) {
    func problem(_ message: String) -> TSVTable.Problem {
      TSVTable.Problem(file: file, line: row.line, message: message)
    }
    func number<Number: LosslessStringConvertible>(_ column: Int) throws(TSVTable.Problem) -> Number {
      guard let number = Number(row.fields[column]) else {
        throw problem("'\(row.fields[column])' has to be a number in the column '\(Self.columns[column])'")
      }
      return number
    }
    func list(_ column: Int) -> [String] { row.fields[column].split(separator: " ").map(String.init) }
    switch row.fields[0] {
    case "edit", "never", "near":
      let (before, after) = (row.fields[1], row.fields[4])
      var edit = Edit(
        before: before.isEmpty ? nil : before, from: list(2), after: after.isEmpty ? nil : after, to: list(5),
        source: list(3))
      if row.fields[0] == "never" {
        never.append(edit)
        return
      }
      if let fault = edit.fault(words) {
        throw problem("'\(edit.description)': \(fault)\nTake the line out, or write 'never' in front.")
      }
      edit.right = try number(6)
      edit.wrong = try number(7)
      edit.weight = try number(8)
      guard edit.weight.isFinite else { throw problem("the weight has to be a number") }
      edit.examples = list(9)
      if row.fields[0] == "edit" {
        edits.append(edit)
      } else if (edit.before == nil) == (edit.after == nil) {
        throw problem("a line 'near' names one word, in the column 'before' or 'after'")
      } else {
        near.append(edit)
      }
    case "weight":
      let value: Double = try number(8)
      guard value.isFinite else { throw problem("the weight has to be a number") }
      switch row.fields[2] {
      case "beat": weights.beat = value
      case "content": weights.content = value
      case "word": weights.word = value
      default: throw problem("'\(row.fields[2])' is no weight; there are: beat, content, word")
      }
    case "heard":
      let phrase = list(2)
      guard (2...3).contains(phrase.count) else { throw problem("what was heard has two or three words") }
      let count: Int = try number(6)
      guard (1...1_000_000).contains(count) else {
        throw problem("'\(count)' is no number of times that something was heard")
      }
      heard.append((phrase, count))
    case "source": source.append(row.fields[3])
    default:
      throw problem("'\(row.fields[0])' has to be edit, never, near, weight, heard or source")
    }
  }

  /// The file: notes, weights, edits, and what was heard, each sorted.
  package var text: String {
    func row(_ fields: String...) -> String { fields.joined(separator: "\t") }
    var lines = notes.map { "# " + $0 } + [Self.columns.joined(separator: "\t")]
    for (name, value) in [
      ("beat", weights.beat), ("content", weights.content), ("word", weights.word),
    ] {
      lines.append(row("weight", "", name, "", "", "", "", "", Self.decimal(value), ""))
    }
    lines += never.map { Self.line("never", $0) }.sorted()
    lines += edits.map { Self.line("edit", $0) }.sorted()
    lines += near.map { Self.line("near", $0) }.sorted()
    lines += heard.map {
      row("heard", "", $0.words.joined(separator: " "), "", "", "", "\($0.count)", "", "", "")
    }.sorted()
    lines += source.sorted().map { row("source", "", "", $0, "", "", "", "", "", "") }
    let known = known.sorted()
    for start in stride(from: 0, to: known.count, by: 16) {
      lines.append(
        "# " + Self.noteOfKnown + known[start..<min(start + 16, known.count)].joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ kind: String, _ edit: Edit) -> String {
    let isEdit = kind != "never"
    return [
      kind, edit.before ?? "", edit.from.joined(separator: " "), edit.source.joined(separator: " "),
      edit.after ?? "", edit.to.joined(separator: " "), isEdit ? "\(edit.right)" : "",
      isEdit ? "\(edit.wrong)" : "", isEdit ? decimal(edit.weight) : "",
      edit.examples.joined(separator: " "),
    ].joined(separator: "\t")
  }

  private static func decimal(_ value: Double) -> String {
    let text = "\((value * 1000).rounded() / 1000)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// What a table remembers an edit by.
  package static func print(of edit: Edit) -> String {
    let fields = [
      edit.before ?? "", edit.from.joined(separator: " "), edit.source.joined(separator: " "),
      edit.after ?? "", edit.to.joined(separator: " "),
    ]
    return String(Fingerprint(fields).description.prefix(8))
  }
}
