import AlihMarkup

/// What of a page is its article: the headline, the story, and the lead and captions between them.
struct PageStory: Sendable {
  /// By place among the page's runs of text, as `FlowWalk` counts them.
  private var runs: Set<Int> = []
  private(set) var headline: Int?
  /// Prose of the page that is left out and that nothing marks as furniture, or that stands in the story.
  private(set) var leftOut: [String] = []

  /// Letters of a text that counts as prose.
  private static let prose = 80
  /// Texts between the headline and the story, at most.
  private static let farthest = 20

  /// Nil where the whole page is as good: a piece of a page, without a head, has nothing around it.
  init?(_ tree: MarkupTree, _ data: PageData) {
    guard tree.first("head")?.elements.isEmpty == false else { return nil }
    let (root, nodes) = PageNode.page(tree)
    let story = StoryChoice.story(of: root, data.evidence)
    guard !story.isEmpty else { return nil }
    runs = Set(story.flatMap(\.ordinals))
    dropLastHeading(nodes)
    let texts = nodes.map { $0.run! }
    let first = texts.firstIndex { holds($0.ordinals.lowerBound) } ?? 0
    if let place = PageHeadline(data).choice(among: nodes, first: first) {
      headline = texts[place].ordinals.lowerBound
      addLead(nodes[place...].dropFirst())
      runs.formUnion(texts[place].ordinals)
    }
    addLeftOut(nodes)
  }

  private mutating func addLeftOut(_ nodes: [PageNode]) {
    func isStory(_ node: PageNode) -> Bool { holds(node.run!.ordinals.lowerBound) }
    guard let first = nodes.firstIndex(where: isStory), let last = nodes.lastIndex(where: isStory) else {
      return
    }
    for (place, node) in nodes.enumerated() where !isStory(node) && !node.run!.isRepeated {
      let run = node.run!
      let isProse = node.weight == 1 && run.letters - run.linked >= Self.prose
      // A sentence in a box between paragraphs may be the story's whatever the box is called.
      let isBoxed =
        (first...last).contains(place) && node.weight < 1
        && node.weight >= PageFurniture.Standing.aside.weight
        && run.linked == 0 && node.isSentence
      if isProse || isBoxed { leftOut.append(run.text) }
    }
  }

  /// A heading with no text below it, or with a word of a button, is of what follows the story: `Komentar`.
  private mutating func dropLastHeading(_ nodes: [PageNode]) {
    let story = nodes.filter { holds($0.run!.ordinals.lowerBound) }
    guard story.count > 3, let last = story.lastIndex(where: { $0.run!.letters > 12 }),
      ["h2", "h3", "h4", "h5", "h6"].contains(story[last].name), story.count - last <= 2
    else { return }
    for node in story[last...] { runs.subtract(node.run!.ordinals) }
  }

  /// Whether a run is the article's.
  func holds(_ ordinal: Int) -> Bool { runs.contains(ordinal) }

  /// What stands between the headline and the story is the lead, or a picture's caption.
  private mutating func addLead(_ behind: ArraySlice<PageNode>) {
    let lead = behind.prefix { !holds($0.run!.ordinals.lowerBound) }
    // A second headline between them is another story's.
    guard lead.count < behind.count, lead.count <= Self.farthest, !lead.contains(where: { $0.name == "h1" })
    else { return }
    for node in lead where node.weight == 1 {
      let run = node.run!
      let isText = ["p", "h2", "figcaption", "blockquote"].contains(node.name)
      let least = node.isNamedLead ? 8 : isText ? 25 : 50
      // Mostly figures: when it was published, and how many read it.
      let isDate = run.text.count(where: \.isNumber) * 8 > run.letters
      if run.letters - run.linked >= least, run.linked * 2 < run.letters, !run.isRepeated, !isDate {
        runs.formUnion(run.ordinals)
      }
    }
  }
}

/// Which text of a page is its headline.
struct PageHeadline {
  /// What the page says of itself to machines, and the parts of it: `Banjir - Koran Contoh` is `Banjir` and `Koran Contoh`.
  private let titles: [[Substring]]

  init(_ data: PageData) {
    titles = data.titles.flatMap { title in
      [title[...]] + Self.parts(of: title)
    }.map { Self.words($0) }.filter { !$0.isEmpty }
  }

  /// The text that is most like the page's titles, a heading, and near to the story, in this order.
  ///
  /// - Parameter first: the place of the story's first text.
  func choice(among nodes: [PageNode], first: Int) -> Int? {
    var best: (score: Double, place: Int)?
    for (place, node) in nodes.enumerated() where node.run!.letters <= 300 {
      let run = node.run!
      let heading: Double =
        switch node.name {
        case "h1": 0.6
        case "h2": 0.25
        case "h3": 0.15
        default: 0
        }
      let likeness = likeness(to: Self.words(run.text[...]))
      guard heading > 0 || likeness >= 0.8, !Self.isDate(run.text) else { continue }
      let distance = place - first
      let nearness = (-12...3).contains(distance) ? 0.3 : distance < 0 ? 0.1 : 0.0
      // Other stories' headlines are links; the own one is seldom.
      let link = run.linked * 2 > run.letters && (node.name != "h1" || run.leadsHome) ? 0.5 : 0.0
      let name = node.isNamedTitle && heading > 0 ? 0.2 : 0.0
      // The last of the breadcrumbs says the title, too.
      let furniture = node.weight < 1 && heading == 0 ? 0.8 : 0.0
      let score = (likeness < 0.5 ? 0 : likeness) + heading + nearness + name - link - furniture
      if score > best?.score ?? 0 { best = (score, place) }
    }
    return best?.place
  }

  /// Between 0 and 1: words in common with the title that is nearest.
  private func likeness(to words: [Substring]) -> Double {
    guard !words.isEmpty else { return 0 }
    return titles.map { title in
      var counts: [Substring: Int] = [:]
      for word in title { counts[word, default: 0] += 1 }
      var common = 0
      for word in words where counts[word, default: 0] > 0 {
        counts[word]! -= 1
        common += 1
      }
      let share = 2 * Double(common) / Double(words.count + title.count)
      // One word or two may be the site's or the section's name.
      return title.count > 2 ? share : share * 0.6
    }.max() ?? 0
  }

  /// `Selasa, 04 Maret 2025` stands above a blog's posts of that day.
  private static func isDate(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).count <= 4 && FileDate.day(text) != nil
  }

  private static func words(_ text: Substring) -> [Substring] {
    text.lowercased()[...].split { !$0.isLetter && !$0.isNumber }
  }

  private static func parts(of title: String) -> [Substring] {
    var parts: [Substring] = []
    var start = title.startIndex
    var place = start
    while place < title.endIndex {
      let mark = title[place]
      let after = title.index(after: place)
      let isApart =
        place > title.startIndex && title[title.index(before: place)] == " " && after < title.endIndex
        && title[after] == " "
      if mark == "|" || isApart && "-–—»:·•".contains(mark) {
        parts.append(title[start..<place])
        start = after
      }
      place = after
    }
    return start == title.startIndex ? [] : parts + [title[start...]]
  }
}
