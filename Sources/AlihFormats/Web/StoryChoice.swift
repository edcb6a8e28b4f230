/// Which of a page's texts are its story, by how much text and how many links stand in each part of the page.
///
/// A run of text is worth its letters, less those in links; an element what is in it is worth, without the parts that it had
/// better leave out. The story is the elements whose worth, less a toll for each, is the greatest: one container, several,
/// or all of the page. Linear in the page.
struct StoryChoice {
  /// Letters that a run of text costs: a menu's words are short.
  private static let toll = 12.0
  private static let cellToll = 4.0
  /// Letters that a letter in a link costs, in a sentence and in a line that is a link.
  private static let inlineLink = 0.5
  private static let lineLink = 2.5
  /// Letters that leaving out a part costs, and the share of what it would take away.
  private static let cut = (letters: 50.0, share: 0.3)
  /// Letters that each of several containers costs, and the share of the greatest one's worth.
  private static let entry = (letters: 60.0, share: 0.4)
  /// What a box before or behind the main text has to be worth: letters, and a share of the main text.
  private static let box = (letters: 60.0, share: 0.1)
  /// Letters of an entry in a list of other stories, at most.
  private static let teaser = 400

  private let page: PageNode
  private let usesNames: Bool
  private let usesTeasers: Bool
  private let evidence: PageEvidence
  private var greatest = 0.0
  private(set) var chosen: [PageNode.Run] = []

  /// The story of a page; without one where no text of it is.
  static func story(of page: PageNode, _ evidence: PageEvidence) -> [PageNode.Run] {
    func choice(names: Bool, teasers: Bool, entry: Double = Self.entry.letters) -> [PageNode.Run] {
      StoryChoice(page, names, teasers, evidence, entry).chosen
    }
    func letters(_ runs: [PageNode.Run]) -> Int { runs.reduce(0) { $0 + $1.letters - $1.linked } }
    var best = choice(names: true, teasers: true)
    // A page that is a list.
    let list = choice(names: true, teasers: false)
    if letters(best) * 2 < letters(list) { best = list }
    // A story in an element that is called otherwise.
    if letters(best) < 200 {
      let unnamed = choice(names: false, teasers: false)
      if letters(unnamed) > letters(best) { best = unnamed }
    }
    if best.isEmpty { best = choice(names: true, teasers: true, entry: 0) }
    return best
  }

  private init(_ page: PageNode, _ names: Bool, _ teasers: Bool, _ evidence: PageEvidence, _ entry: Double) {
    (self.page, usesNames, usesTeasers, self.evidence) = (page, names, teasers, evidence)
    weigh(page, 1, inArticle: false)
    let toll = entry + Self.entry.share * greatest
    var places: [ObjectIdentifier: Bool] = [:]
    _ = choose(page, toll, &places)
    take(page, places)
  }

  // Worth

  private mutating func weigh(_ node: PageNode, _ weight: Double, inArticle: Bool) {
    node.weight = weight
    node.isCut = false
    if let run = node.run {
      node.worth = worth(of: run, node)
      return
    }
    let inArticle = inArticle || node.name == "article" || node.isBody
    let teasers = usesTeasers ? Self.teasers(among: node.nodes) : []
    node.worth = 0
    for inner in node.nodes {
      var own = weight
      let standing = inner.isRemark && inArticle ? .story : inner.standing
      if usesNames, standing.weight < 1, Double(inner.letters) < standing.most * Double(page.letters) {
        own = min(own, standing.weight)
      }
      if teasers.contains(ObjectIdentifier(inner)) { own = min(own, 0.3) }
      weigh(inner, own, inArticle: inArticle)
      let loss = Self.cut.letters + Self.cut.share * max(0, -inner.worth)
      // A box of buttons, or of an advertisement's link.
      let isEmpty =
        inner.worth < 0 && inner.letters < 20 && !inner.isProse && !inner.holdsSentence
        && !(inner.letters > 0 && (inner.isHeading || inner.isShown || inner.isNotes))
      if inner.isTags || inner.run == nil && (inner.worth < -loss || own < weight || isEmpty) {
        inner.isCut = true
        if own == weight { node.worth -= min(loss, -inner.worth) }
      } else {
        node.worth += inner.worth
      }
    }
    keepLinesBetween(node)
    cutBoxes(around: node)
    greatest = max(greatest, node.worth)
  }

  private func worth(of run: PageNode.Run, _ node: PageNode) -> Double {
    let (letters, linked) = (Double(run.letters), Double(run.linked))
    if run.isRepeated || run.isTags { return -letters }
    if evidence.holds(run.text) { return letters }
    let isCell = ["td", "th", "dt", "dd"].contains(node.name)
    return node.weight * (letters - linked) - (linked * 2 < letters ? Self.inlineLink : Self.lineLink)
      * linked
      - (isCell ? Self.cellToll : Self.toll)
  }

  /// A line of links between two paragraphs is part of the story, and so is a heading above one.
  private func keepLinesBetween(_ node: PageNode) {
    let nodes = node.nodes
    for place in nodes.indices.dropFirst().dropLast() where nodes[place].isCut && !nodes[place + 1].isCut {
      let line = nodes[place]
      guard line.name == "p" || line.isHeading, line.weight == node.weight, !nodes[place - 1].isCut,
        nodes[place - 1].worth + nodes[place + 1].worth > -line.worth
      else { continue }
      line.isCut = false
    }
  }

  /// Small boxes before and behind the main text of an element are no part of it: dates, buttons, the author's life.
  private func cutBoxes(around node: PageNode) {
    let nodes = node.nodes.filter { !$0.isCut }
    guard nodes.count > 1, let main = nodes.map(\.worth).max() else { return }
    let least = min(main, Self.box.letters + Self.box.share * main)
    func isText(_ node: PageNode) -> Bool { node.worth >= least || node.isSentence }
    guard let first = nodes.firstIndex(where: isText), let last = nodes.lastIndex(where: isText) else {
      return
    }
    // Where little stands there is no main text, but questions with their answers.
    let holdsProse = main < Self.box.letters || nodes.contains(where: \.isSentence)
    let alike = Set(nodes.filter { $0.worth >= least }.map(\.signature))
    for place in nodes.indices.reversed() where place < first || place > last {
      let inner = nodes[place]
      // What a part of the story is called stands above it.
      if inner.isHeading, place + 1 < nodes.count, !nodes[place + 1].isCut { continue }
      guard !inner.isLine, !inner.isShown, !inner.isBody, !inner.isNotes, !alike.contains(inner.signature),
        inner.weight < 1 || !inner.isRemark && !(holdsProse && inner.holdsSentence && !inner.holdsHeadline)
      else { continue }
      inner.isCut = true
      node.worth -= inner.worth
    }
  }

  /// Entries of a list of other stories: three or more alike, each with a line that is a link.
  private static func teasers(among nodes: [PageNode]) -> Set<ObjectIdentifier> {
    let groups = Dictionary(
      grouping: nodes.filter { $0.run == nil && (!$0.isProse || $0.name == "li") }, by: \.signature)
    var found: Set<ObjectIdentifier> = []
    for group in groups.values where group.count >= 3 {
      let teasers = group.filter(isTeaser)
      if teasers.count * 5 >= group.count * 4 { found.formUnion(teasers.map { ObjectIdentifier($0) }) }
    }
    return found
  }

  private static func isTeaser(_ node: PageNode) -> Bool {
    (21...teaser).contains(node.letters) && node.contains { $0.isLink && $0.linked >= 20 }
  }

  // Choice

  /// The greatest worth of containers inside of a node, or of the node itself as one.
  private func choose(_ node: PageNode, _ toll: Double, _ places: inout [ObjectIdentifier: Bool]) -> Double {
    guard node.run == nil else { return 0 }
    let inside = node.nodes.reduce(0) { $0 + choose($1, toll, &places) }
    let isChosen = node.worth > toll && node.worth - toll >= inside
    places[ObjectIdentifier(node)] = isChosen
    return isChosen ? node.worth - toll : inside
  }

  private mutating func take(_ node: PageNode, _ places: [ObjectIdentifier: Bool], isStory: Bool = false) {
    if let run = node.run {
      if isStory { chosen.append(run) }
      return
    }
    let isStory = isStory || places[ObjectIdentifier(node)] == true || node.isBody
    for inner in node.nodes { take(inner, places, isStory: isStory && !inner.isCut) }
  }
}
