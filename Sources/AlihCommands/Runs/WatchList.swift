import AlihFormats
import AlihGlossary
import AlihModel
import Foundation

/// Terms and names that a desk watches: one a line, `#` begins a comment.
struct WatchList: Sendable {
  private struct Entry: Sendable {
    let term: String
    /// As words; an abbreviation's letters have to be capitals there, for `AS` is no `as`.
    let words: [String]
  }

  private let terms: [String]
  /// By their first words.
  private let entries: [String: [Entry]]

  /// - Parameter glossary: what else a watched term is called: who watches `Korut` means `Korea Utara`, too.
  init(file: String, _ glossary: Glossary) throws {
    guard let data = FileSystem.contents(of: file) else {
      throw CommandFailure(.noInput, "there is no '\(file)'\nCheck the path of --watch.")
    }
    terms = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard !terms.isEmpty else { throw CommandFailure(.badConfiguration, "'\(file)' names nothing to watch") }
    let names = Self.names(glossary)
    entries = Dictionary(
      grouping: terms.flatMap { term in
        Set([term] + (names[term.lowercased()] ?? [])).map { Entry(term: term, words: Self.words(of: $0)) }
      }.filter { !$0.words.isEmpty }, by: { $0.words[0] })
  }

  /// Of each source and target of a term, all sources that have its target, and the target.
  private static func names(_ glossary: Glossary) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for (target, terms) in Dictionary(grouping: glossary.terms, by: \.target) {
      let all = [target] + terms.map(\.source)
      for name in all { names[name.lowercased(), default: []] += all }
    }
    return names
  }

  /// Those that an article has as whole words.
  func matches(in article: Article) -> [String] {
    matches(in: article.blocks.flatMap { $0.segments.map(\.text) } + [article.title].compactMap(\.self))
  }

  /// Those that a group's stories, or the translations of their headlines and sentences, have.
  func matches(in group: Digest.Group) -> [String] {
    let known = Set(group.stories.flatMap(\.watched))
    let segments = group.stories.flatMap {
      [$0.summary.title].compactMap(\.self) + $0.summary.sentences.map(\.translation)
    }
    let shown = Set(matches(in: segments.map(\.target)))
    return terms.filter { known.contains($0) || shown.contains($0) }
  }

  private func matches(in texts: [String]) -> [String] {
    var found: Set<String> = []
    for text in texts {
      let words = Self.words(of: text)
      let folded = words.map { $0.lowercased() }
      for place in words.indices {
        for entry in (entries[words[place]] ?? [])
          + (folded[place] == words[place] ? [] : entries[folded[place]] ?? [])
        where place + entry.words.count <= words.count
          && zip(entry.words, place..<place + entry.words.count).allSatisfy({
            $0 == words[$1] || $0 == folded[$1]
          })
        {
          found.insert(entry.term)
        }
      }
    }
    return terms.filter(found.contains)
  }

  /// In small letters, abbreviations aside.
  private static func words(of text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber) }.map { word in
      word.count < 6 && word.allSatisfy(\.isUppercase) ? String(word) : word.lowercased()
    }
  }
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
