import AlihModel

/// How much of a digest is written.
package struct DigestLayout: Sendable {
  /// Groups on the front with more than a line.
  package var top: Int
  /// The front alone, on one page.
  package var isBrief: Bool

  package init(top: Int? = nil, isBrief: Bool = false) {
    self.isBrief = isBrief
    self.top = top ?? 5
  }
}

/// A digest's page: what matters, every other group in a line, then each group in full, and an index.
struct DigestOutline {
  /// Lines of a page that is read in a minute.
  private static let briefLines = 25

  let digest: Digest
  let language: SummaryLanguage
  let layout: DigestLayout

  var blocks: [DigestBlock] {
    var blocks: [DigestBlock] = [
      .heading(1, "Digest", anchor: nil),
      .line([.init(text: ([digest.measure] + [language.origin].compactMap(\.self)).joined(separator: " · "))]
      ),
    ]
    blocks += front
    if !layout.isBrief {
      for (place, group) in digest.groups.enumerated() { blocks += full(group, place + 1) }
      blocks += index
    }
    for path in digest.failed { blocks.append(.line([.init(text: "Not read: \(path)", style: .strong)])) }
    return blocks
  }

  private func title(_ group: Digest.Group) -> String { group.lead.title(language) }

  /// ` (7 stories from 3 sources, new)`
  private func size(_ group: Digest.Group) -> String {
    var parts: [String] = []
    if !group.others.isEmpty {
      let sources = group.outlets.count > 1 ? " from \(group.outlets.count) sources" : ""
      parts.append("\(group.others.count + 1) stories\(sources)")
    }
    if !group.change.isEmpty { parts.append(group.change) }
    if !group.watched.isEmpty { parts.append("watched: \(group.watched.joined(separator: ", "))") }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  // MARK: Front

  private var front: [DigestBlock] {
    let numbered = Array(digest.groups.enumerated())
    let most = layout.isBrief ? layout.top + Self.briefLines : numbered.count
    let items = numbered.prefix(most).map { place, group in
      var item = DigestBlock.Item(line: [
        .init(
          text: title(group), style: place < layout.top ? .strong : .plain,
          link: layout.isBrief ? nil : "#g\(place + 1)"),
        .init(text: size(group), style: .soft),
      ])
      if place < layout.top {
        // A story without a headline is listed by how it begins already.
        if group.lead.summary.title != nil, let first = group.lead.summary.sentences.first {
          item.below.append([.init(text: language.texts(first.translation)[0])])
        }
        let told =
          group.developments.map(\.text) + (group.developments.isEmpty ? Array(group.figures.prefix(3)) : [])
        if !told.isEmpty { item.below.append([.init(text: told.joined(separator: "; "), style: .soft)]) }
      }
      return item
    }
    var blocks: [DigestBlock] = [.list(items, isNumbered: true)]
    if numbered.count > most {
      blocks.append(.line([.init(text: "and \(numbered.count - most) more groups", style: .soft)]))
    }
    return blocks
  }

  // MARK: Groups

  private func full(_ group: Digest.Group, _ number: Int) -> [DigestBlock] {
    var blocks: [DigestBlock] = [.heading(2, "\(number). \(title(group))", anchor: "g\(number)")]
    if let original = group.lead.summary.title.flatMap({ original(of: $0) }) {
      blocks.append(.original(original))
    }
    blocks.append(.list(group.lead.summary.sentences.map { item($0.translation) }, isNumbered: false))
    if !group.developments.isEmpty {
      blocks.append(.line([.init(text: "What the stories tell differently:", style: .strong)]))
      let items = group.developments.map {
        DigestBlock.Item(line: [.init(text: $0.text)], status: $0.isContradiction ? "look" : "")
      }
      blocks.append(.list(items, isNumbered: false))
    }
    for other in group.others where !other.adds.isEmpty {
      blocks.append(.line([.init(text: "\(other.story.title(language)) adds:", style: .strong)]))
      blocks.append(.list(other.adds.map(item), isNumbered: false))
    }
    for (name, text) in facts(group) {
      blocks.append(.line([.init(text: "\(name): ", style: .strong), .init(text: text)]))
    }
    blocks.append(.line([.init(text: group.others.isEmpty ? "Source:" : "Sources:", style: .strong)]))
    blocks.append(.list(sources(of: group), isNumbered: false))
    return blocks
  }

  private func facts(_ group: Digest.Group) -> [(String, String)] {
    func names(_ kind: Digest.Name.Kind) -> String {
      group.names.filter { $0.kind == kind }.map(\.text).joined(separator: ", ")
    }
    return [
      ("Figures", group.figures.joined(separator: "; ")), ("People", names(.person)),
      ("Places", names(.place)),
      ("Institutions", names(.institution)),
      ("Terms", group.terms.map { "\($0.target) (\($0.source))" }.joined(separator: ", ")),
    ].filter { !$0.1.isEmpty }
  }

  /// Each story with its headline, source, time and link; the newest first, which is the group's timeline.
  private func sources(of group: Digest.Group) -> [DigestBlock.Item] {
    let reasons = [""] + group.others.map(\.reason)
    return zip(group.stories, reasons).map { story, reason in
      let day =
        story.summary.date.map { NewsDay.text($0) } ?? story.day.map { "tells of \(NewsDay.text($0))" } ?? ""
      let before = [story.outlet, day].filter { !$0.isEmpty }.map { ", \($0)" }.joined()
      return DigestBlock.Item(line: [
        .init(text: story.title(language)), .init(text: "\(before), ", style: .soft),
        .init(text: story.summary.path, style: .soft, link: story.page ?? story.summary.address),
        .init(text: reason.isEmpty ? "" : " (\(reason))", style: .soft),
      ])
    }
  }

  private func item(_ segment: BilingualSegment) -> DigestBlock.Item {
    DigestBlock.Item(
      line: [.init(text: language.texts(segment)[0])], original: original(of: segment),
      status: segment.status.rawValue)
  }

  private func original(of segment: BilingualSegment) -> String? { language.texts(segment).dropFirst().first }

  // MARK: Index

  private var index: [DigestBlock] {
    guard digest.groups.count > 1 else { return [] }
    let lists: [(String, [(String, Int)])] =
      Digest.Name.Kind.allCases.map { kind in
        (
          ["person": "People", "place": "Places", "institution": "Institutions"][kind.rawValue] ?? "",
          pairs { group in
            group.names.filter { $0.kind == kind }.map(\.text)
          }
        )
      } + [
        ("Days", pairs(\.days)),
        ("Topics", pairs { $0.topic.isEmpty ? [] : [$0.topic] }),
        ("Sources", pairs(\.outlets)),
      ]
    let lines = lists.filter { !$0.1.isEmpty }.map { name, pairs in
      DigestBlock.line([.init(text: "\(name): ", style: .strong)] + entries(pairs))
    }
    return lines.isEmpty ? [] : [.heading(2, "Index", anchor: "index")] + lines
  }

  private func pairs(_ names: (Digest.Group) -> [String]) -> [(String, Int)] {
    digest.groups.enumerated().flatMap { place, group in names(group).map { ($0, place + 1) } }
  }

  /// `Bima Lesmana 1, 4; Rini Hapsari 2`; days in their order.
  private func entries(_ pairs: [(String, Int)]) -> [DigestBlock.Span] {
    let numbers = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
    return numbers.sorted { $0.key < $1.key }.enumerated().flatMap { place, entry -> [DigestBlock.Span] in
      [.init(text: (place > 0 ? "; " : "") + NewsDay.text(entry.key))]
        + entry.value.flatMap { number -> [DigestBlock.Span] in
          [.init(text: number == entry.value[0] ? " " : ", "), .init(text: "\(number)", link: "#g\(number)")]
        }
    }
  }
}
