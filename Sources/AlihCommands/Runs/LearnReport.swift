import AlihFormats
import AlihLearn
import AlihOffline
import ArgumentParser
import Foundation

/// What `alih learn` says of its work.
struct LearnReport: Encodable {
  var sentences: Int
  var articles: Int
  /// Headlines, and pairs that are no translation of each other.
  var passedOver: Int
  /// A machine's, that nobody approved.
  var unapproved: Int
  var edits: Int
  var heldOut: Learner.Outcome
  /// Nil where the table doesn't help and was not written.
  var file: String?

  var text: String {
    var lines = ["\(learnedFrom)\(others)", heldOutLine, scores]
    if let file { lines.append("\(file): \(edits) edits") }
    return lines.joined(separator: "\n")
  }

  var learnedFrom: String { "learned from \(sentences) sentences of \(articles) articles" }

  private var others: String {
    (passedOver > 0 ? "; \(passedOver) headlines and unlike pairs passed over" : "")
      + (unapproved > 0 ? "; \(unapproved) left out that nobody approved" : "")
  }

  var heldOutLine: String {
    "held out: \(heldOut.sentences) sentences, \(heldOut.changed) changed; edits right \(heldOut.right), "
      + "wrong \(heldOut.wrong), open \(heldOut.open)"
  }

  var scores: String {
    func pair(_ name: String, _ before: Double, _ after: Double) -> String {
      name + " " + String(format: "%.2f -> %.2f", before, after)
    }
    return pair("BLEU", heldOut.bleuBefore, heldOut.bleuAfter) + ", "
      + pair("chrF2", heldOut.chrF2Before, heldOut.chrF2After)
  }
}

/// What a person took out of a table, which is never learned again.
struct RuledOut {
  private var never: [Edit] = []
  /// Prints of lines that are no longer there.
  private var deleted: Set<String> = []
  private var known: Set<String> = []

  init() {}

  /// - Throws: `CommandFailure` when the file holds something else, which is never overwritten.
  init(_ file: String, _ words: WordingWords) throws(CommandFailure) {
    guard let bytes = FileSystem.contents(of: file) else { return }
    do {
      let table = try LearnedTable(file: file, bytes: [UInt8](bytes), words: words)
      never = table.never
      known = table.known
      deleted = known.subtracting(table.edits.map(LearnedTable.print))
    } catch {
      throw CommandFailure(.badConfiguration, "\(error)\nMend the file, or name another: -o FILE")
    }
  }

  var prints: Set<String> { deleted.union(never.map(LearnedTable.print)) }

  /// A new table with what was ruled out, and what it was made from.
  func completed(_ table: LearnedTable, _ report: LearnReport) -> LearnedTable {
    var table = table
    table.never = never
    table.known = Set(table.edits.map(LearnedTable.print)).union(prints)
    table.notes = [
      "The desk's wording, for the offline engine. A line that is deleted, or begins with 'never', stays away.",
      "\(report.learnedFrom) by alih \(AlihCommand.configuration.version)",
      report.heldOutLine, report.scores,
    ]
    return table
  }
}
