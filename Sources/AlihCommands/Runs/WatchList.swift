import AlihFormats
import AlihModel
import Foundation

/// Terms and names that a desk watches: one a line, `#` begins a comment.
struct WatchList {
  let terms: [String]

  init(file: String) throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandFailure(.noInput, "there is no '\(file)'\nCheck the path of --watch.")
    }
    terms = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard !terms.isEmpty else { throw CommandFailure(.badConfiguration, "'\(file)' names nothing to watch") }
  }

  /// Those that a group's headlines and sentences have as whole words, in either language.
  func matches(in group: Digest.Group) -> [String] {
    let segments = group.stories.flatMap {
      [$0.summary.title].compactMap(\.self) + $0.summary.sentences.map(\.translation)
    }
    let text = segments.map { "\($0.source) \($0.target)" }.joined(separator: " ").lowercased()
    return terms.filter { term in
      let term = term.lowercased()
      var start = text.startIndex
      while let found = text.range(of: term, range: start..<text.endIndex) {
        let isOpen =
          found.lowerBound == text.startIndex || !text[text.index(before: found.lowerBound)].isWordCharacter
        let isShut = found.upperBound == text.endIndex || !text[found.upperBound].isWordCharacter
        if isOpen, isShut { return true }
        start = found.upperBound
      }
      return false
    }
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}

/// Hands a line to a program on its standard input.
enum Notice {
  /// - Throws: `CommandFailure` where the program can't be run or ends with an error.
  static func send(_ line: String, to command: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardInput = pipe
    do { try process.run() } catch {
      throw CommandFailure(.failed, "'\(command)' can't be run: \(error.localizedDescription)")
    }
    try? pipe.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CommandFailure(.failed, "'\(command)' of --notify ended with \(process.terminationStatus)")
    }
  }
}
