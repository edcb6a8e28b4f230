import AlihAudit
import AlihFormats
import AlihGlossary
import AlihLearn
import AlihModel
import AlihStore

/// Reads approved sentences, from the memory or from files, for the offline engine to learn from.
struct TaughtInput {
  /// Sentences of an article that nobody names are taken for one in runs of this length.
  private static let run = 10

  let languages: LanguagePair
  let glossary: Glossary
  let input: AuditInput
  private(set) var sentences: [ApprovedSentence] = []
  /// Machine-made ones that nobody approved.
  private(set) var unapproved = 0

  init(_ newsroom: Newsroom, _ glossary: Glossary) throws(CommandFailure) {
    languages = newsroom.languages
    self.glossary = glossary
    input = AuditInput(segmenter: try Newsroom.segmenter(newsroom.data), languages: newsroom.languages)
  }

  mutating func read(_ store: Store) throws {
    var (number, units) = (0, [String: Int]())
    try store.eachUnit(languages) { unit in
      number += 1
      let place = units[unit.origin, default: 0]
      units[unit.origin] = place + 1
      add("m\(number)", unit.source, unit.target, of: Self.article(unit.origin, place))
    }
  }

  mutating func read(_ file: InputFiles.File) throws {
    switch file.path.split(separator: ".").last?.lowercased() {
    case "tmx": try readMemory(file)
    case "json", "jsonl":
      do {
        for document in try BilingualFile.documents(in: try ArticleFile.bytes(of: file)) {
          for segment in document.segments {
            take(
              segment.target, isApproved: segment.isApproved, "\(document.path):\(segment.id)",
              segment.source,
              of: document.path, segment.role)
          }
        }
      } catch let problem as BilingualFile.Problem {
        throw CommandFailure(.failed, "'\(file.path)': \(problem)")
      }
    case "xlf", "xliff": try readXLIFF(file)
    default:
      for text in try input.texts(in: file) {
        for (place, unit) in text.units.enumerated() {
          take(unit.target, isApproved: true, unit.id, unit.source, of: Self.article(text.path, place))
        }
      }
    }
  }

  private mutating func readXLIFF(_ file: InputFiles.File) throws {
    for text in try input.xliff(file) {
      for unit in text.units {
        take(unit.target, isApproved: unit.isApproved, "\(text.path):\(unit.id)", unit.source, of: text.path)
      }
    }
  }

  private mutating func readMemory(_ file: InputFiles.File) throws {
    var rest: [UInt8]? = try ArticleFile.bytes(of: file)
    var (place, passedOver) = (0, 0)
    var units: [MemoryUnit] = []
    do {
      try TMXReader(file: file.path, languages, takesUnapproved: false).read(
        {
          defer { rest = nil }
          return rest
        }, passingOver: { passedOver += 1 },
        { unit in if let unit { units.append(unit) } })
    } catch let problem as TMXProblem {
      throw CommandFailure(.failed, "\(problem)")
    }
    unapproved += passedOver
    for unit in units {
      place += 1
      add("tu\(place)", unit.source, unit.target, of: Self.article(file.path, place - 1))
    }
  }

  private static func article(_ name: String, _ place: Int) -> String { "\(name)#\(place / run)" }

  private mutating func take(
    _ target: String?, isApproved: Bool, _ id: String, _ source: String, of article: String,
    _ role: Role = .paragraph
  ) {
    guard let target else { return }
    guard isApproved else {
      unapproved += 1
      return
    }
    add(id, source, target, of: article, role)
  }

  private mutating func add(
    _ id: String, _ source: String, _ target: String, of article: String, _ role: Role = .paragraph
  ) {
    let text = InvisibleMarks.removed(from: source.repairingMojibake() ?? source)
    var request = SegmentRequest(id: id, text: text, role: role, terms: glossary.occurrences(in: text))
    request.initials = glossary.initials.people(in: [text]).places(in: text)
    // In a table, ids stand between blanks.
    let name = id.split(whereSeparator: \.isWhitespace).joined(separator: "_")
    sentences.append(ApprovedSentence(id: name, article: article, request: request, target: target))
  }
}
