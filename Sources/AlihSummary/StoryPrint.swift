/// What tells a story from others, in a size that doesn't follow its length.
package struct StoryPrint: Sendable {
  /// A word, a name, or a number with what it counts.
  struct Feature: Sendable {
    enum Kind: UInt8 { case word, name, number }
    let hash: UInt64
    /// As it stands in the story.
    let word: String
    /// How often it stands there; the headline's and the first sentences' count for more.
    var count: Float
    let kind: Kind
    /// Whether it tells one event from another to a reader, as `kota` doesn't.
    var isTelling = true
  }

  /// Features kept of each story: the commonest.
  private static let most = 100
  /// Names kept of each story, to tell which it doesn't have.
  private static let mostNames = 200
  /// Days kept of each story, and the words that they stand in: the first tell of the event, others of what was before.
  private static let mostDays = 2
  private static let dayWords = 100
  /// Words whose people and places tell an event from another.
  private static let opening = 40
  /// Hashes kept of each story.
  private static let sketchSize = 64
  /// Words of a story's beginning, which says what it is about.
  private static let lead = 60

  /// By their hashes.
  private(set) var features: [Feature] = []
  /// All names, sorted.
  private(set) var names: [UInt64] = []
  /// People and places of the first sentences, sorted: `Hendra`, not the `Cendana` of `Pengadilan Cendana`.
  private(set) var leadNames: [UInt64] = []
  /// That the text tells itself, in its order.
  package private(set) var days: [StoryDay] = []
  /// Weekdays of its beginning, a bit each: Monday is 2.
  private(set) var weekdays: UInt8 = 0
  /// The smallest hashes of all runs of three stems (a bottom-k sketch, Thorup 2013), sorted.
  private(set) var sketch: [UInt64] = []

  /// Of a story without words.
  package init() {}

  init(_ story: Story, _ rules: SummaryRules) {
    let words = story.words
    var counts: [UInt64: Feature] = [:]
    var hashes: [UInt64] = []
    let stemHashes = (0..<words.stemCount).map { Self.hash(words.stemBytes($0)) }
    func add(_ word: Int, _ boost: Float) {
      let stem = words.stems[word]
      let text = words.bytes(of: word)
      guard stem >= 0, text.count > 2, !words.traits[word].contains(.calendar),
        text.contains(where: { $0 &- 0x61 < 26 || $0 >= 0x80 })
      else { return }
      let isName = words.isName(word)
      // Of another kind than the word: `Bima` and `bima`.
      let hash = isName ? ~Self.hash(text) : stemHashes[stem]
      let isTelling =
        !words.isVerb(word)
        && words.traits[word].isDisjoint(with: [.general, .time, .site, .common, .title, .report])
      counts[
        hash,
        default: Feature(
          hash: hash, word: words.text(of: word), count: 0, kind: isName ? .name : .word, isTelling: isTelling
        )
      ]
      .count += boost
    }
    for word in story.headlineWords { add(word, 2) }
    var told = 0
    var lead: Set<UInt64> = []
    for sentence in story.all {
      let isLead = told < Self.lead
      if told < Self.dayWords, days.count < Self.mostDays, sentence.holdsNumber {
        days += StoryDay.days(in: sentence.text, months: rules.months).prefix(Self.mostDays - days.count)
      }
      for word in sentence.words {
        add(word, isLead ? 1.5 : 1)
        if told < Self.dayWords, words.traits[word].contains(.calendar),
          let weekday = rules.weekdays[words.text(of: word)]
        {
          weekdays |= 1 << weekday
        }
      }
      if told < Self.opening { lead.formUnion(Self.ownNames(sentence, words)) }
      told += sentence.words.count
      for word in sentence.words {
        guard let (hash, text) = Self.mark(words.bytes(of: word)) else { continue }
        counts[hash, default: Feature(hash: hash, word: text, count: 0, kind: .number)].count += 1
      }
      for (number, noun) in zip(sentence.words, sentence.words.dropFirst()) {
        guard let value = words.figure(number), words.stems[noun] >= 0, words.figure(noun) == nil else {
          continue
        }
        let hash = (value.bitPattern &* Self.prime >> 7) &* 31 ^ stemHashes[words.stems[noun]]
        let word = words.text(of: number) + " " + words.text(of: noun)
        counts[hash, default: Feature(hash: hash, word: word, count: 0, kind: .number)].count += 1
      }
      for start in sentence.stems.indices.dropLast(2) {
        var hash = Self.start
        for stem in sentence.stems[start...start + 2] { hash = (hash ^ stemHashes[stem]) &* Self.prime }
        hashes.append(hash)
      }
    }
    let all = counts.values.sorted { $0.count != $1.count ? $0.count > $1.count : $0.hash < $1.hash }
    features = all.prefix(Self.most).sorted { $0.hash < $1.hash }
    names = all.filter { $0.kind == .name }.prefix(Self.mostNames).map(\.hash).sorted()
    leadNames = lead.sorted()
    hashes.sort()
    for hash in hashes where sketch.count < Self.sketchSize && hash != sketch.last { sketch.append(hash) }
  }

  /// Of a number that few stories share: a quake's `6,1`, or a match's `3-1`, which the loser's paper calls `1-3`.
  private static func mark(_ word: ArraySlice<UInt8>) -> (hash: UInt64, text: String)? {
    guard word.count > 2, word.count < 8, word.first.map({ $0 &- 0x30 < 10 }) == true else { return nil }
    let parts = word.split { $0 == 0x2C || $0 == 0x2D }
    guard parts.count == 2, parts.joined().allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let isScore = word.contains(0x2D)
    guard !isScore || parts.allSatisfy({ $0.count < 4 }) else { return nil }
    let ordered = isScore ? parts.sorted { $0.lexicographicallyPrecedes($1) } : parts
    let bytes = ordered[0] + [isScore ? 0x2D : 0x2C] + ordered[1]
    return (~hash(ArraySlice(bytes)) &* prime, String(decoding: word, as: UTF8.self))
  }

  /// The people and places of a sentence, without those that institutions are called by.
  private static func ownNames(_ sentence: StorySentence, _ words: StoryWords) -> [UInt64] {
    let traits = words.traits
    var isInstitution = false
    var breaks = sentence.breaks[...]
    return sentence.words.enumerated().compactMap { place, word in
      let own = traits[word]
      while let mark = breaks.first, mark <= place {
        breaks = breaks.dropFirst()
        // "Kepala Dinas Cendana, Hendra Gunawan", but "Badan Meteorologi, Klimatologi, dan Geofisika"
        let next = place + 1 < sentence.words.count ? sentence.words[place + 1] : word
        if mark == place, breaks.first != place + 1, words.isCapitalized(next) { isInstitution = false }
      }
      if own.contains(.general), own.isDisjoint(with: [.title, .site]) {
        isInstitution = true
      } else if !words.isCapitalized(word), !own.contains(.site) {
        isInstitution = false
      }
      return !isInstitution && words.isOwnName(word) ? ~hash(words.bytes(of: word)) : nil
    }
  }

  /// The same for the same text, whatever file it is in.
  var fingerprint: UInt64 {
    features.reduce(Self.start) { ($0 ^ $1.hash ^ UInt64($1.count.bitPattern)) &* Self.prime }
  }

  /// About the share of runs of three words that two stories have in common, from 0 to 1.
  func likeness(to other: StoryPrint) -> Double {
    guard !sketch.isEmpty, !other.sketch.isEmpty else { return 0 }
    var (one, two, union, shared) = (0, 0, 0, 0)
    while union < Self.sketchSize, one < sketch.count || two < other.sketch.count {
      let a = one < sketch.count ? sketch[one] : .max
      let b = two < other.sketch.count ? other.sketch[two] : .max
      if a == b { shared += 1 }
      if a <= b { one += 1 }
      if b <= a { two += 1 }
      union += 1
    }
    return Double(shared) / Double(union)
  }

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  /// FNV-1a, for the same everywhere.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* prime }
  }
}
