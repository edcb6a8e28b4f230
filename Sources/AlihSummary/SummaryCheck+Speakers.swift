import AlihModel

extension SummaryCheck {
  /// Whoever speaks in the sentence has to speak in what it rests on, or be named right before.
  func speakers(_ sentence: View, _ grounds: [View], _ known: Set<String>) -> [Finding] {
    guard let speaker = speaker(of: sentence, known), !speaker.names.isEmpty else { return [] }
    let quoted = quotation(in: sentence)
    if !quoted.isEmpty, let place = grounds.firstIndex(where: { contains($0.words.map(\.folded), quoted) }) {
      // "ujarnya": whoever spoke before.
      let its = grounds[...place].suffix(3).reversed().lazy.compactMap { self.speaker(of: $0, known)?.names }
        .first { !$0.isEmpty }
      guard let its, its.isDisjoint(with: speaker.names) else { return [] }
      // "kata pengacara Hadi" for "kata Surya": an office of the speaker's.
      let isOffice = grounds.contains { view in
        let words = Set(view.words.map(\.folded))
        return !its.isDisjoint(with: words) && !speaker.office.isDisjoint(with: words)
      }
      let message = "the quotation is by '\(its.sorted().joined(separator: " "))' in the article"
      return isOffice ? [] : [Finding(.summarySpeaker, message)]
    }
    if let other = reporter(of: sentence, besides: speaker.names, grounds, known) {
      return [Finding(.summarySpeaker, "'\(other)' says so in the article")]
    }
    guard speaker.names.isDisjoint(with: grounds.flatMap { $0.words.map(\.folded) }) else { return [] }
    return [
      Finding(
        .summarySpeaker,
        "'\(speaker.names.sorted().joined(separator: " "))' doesn't speak there in the article")
    ]
  }

  /// Who says what the sentence tells in other words, where it is somebody else.
  private func reporter(
    of sentence: View, besides names: Set<String>, _ grounds: [View], _ known: Set<String>
  )
    -> String?
  {
    let said = sentence.stems.subtracting(names.flatMap { words.stems(of: $0) })
    guard let near = closest(said, grounds).first, near.stems.intersection(said).count > 2,
      let its = speaker(of: near, known)?.names, !its.isEmpty,
      names.isDisjoint(with: near.words.map(\.folded))
    else { return nil }
    return its.sorted().joined(separator: " ")
  }

  /// The capitalized words beside a verb of speech outside of quotations, and the words in small letters before them.
  private func speaker(of view: View, _ known: Set<String>) -> (names: Set<String>, office: Set<String>)? {
    let words = view.words
    guard
      let verb = words.indices.last(where: {
        !words[$0].isInQuotation && self.words.isSpeech(words[$0].folded)
      })
    else { return nil }
    func look(_ range: some Sequence<Int>) -> (names: Set<String>, office: Set<String>) {
      var (names, office): (Set<String>, Set<String>) = ([], [])
      for place in range {
        let word = words[place]
        if word.isInQuotation { break }
        if isName(place, in: view, known) {
          names.insert(word.folded)
        } else if names.isEmpty {
          office.insert(word.folded)
        }
        // "ujar Ketua Serikat Guru, Bram Utomo" goes on with the name.
        // and "Menurut Bram Utomo, Sekar Ayu setuju" with another.
        let next = words[min(place + 1, words.count)...].prefix { $0.text.first?.isUppercase == true }
        let isApposition = next.last.map { $0.endsClause || next.endIndex == words.count } ?? false
        if word.endsClause, !names.isEmpty, place > verb, !isApposition { break }
      }
      return (names, office)
    }
    let behind = look(words.indices[(verb + 1)...].prefix(8))
    if !behind.names.isEmpty, !words[verb].folded.hasPrefix("me") || words[verb].folded == "menurut" {
      return behind
    }
    return look(words.indices[..<verb].suffix(8))
  }

  /// The words of the sentence's longest quotation.
  private func quotation(in view: View) -> [String] {
    let runs = view.words.split { !$0.isInQuotation }
    let longest = runs.max { $0.count < $1.count }.map { $0.map(\.folded) } ?? []
    return longest.count >= 3 ? longest : []
  }

  private func contains(_ words: [String], _ run: [String]) -> Bool {
    guard run.count <= words.count else { return false }
    return (0...words.count - run.count).contains { words[$0..<$0 + run.count].elementsEqual(run) }
  }

  // MARK: Roles

  /// Who does what to whom: `Garuda mengalahkan Rajawali` against the reverse, or against another who does it.
  func roles(_ sentence: View, _ cited: [View], _ known: Set<String>) -> [Finding] {
    func actions(_ view: View) -> [Action] { self.actions(view, known) }
    // "Perusahaan itu memberi" has no name for who does it.
    let cited = cited.filter { view in
      view.words.count < 2 || !["itu", "tersebut", "ini"].contains(view.words[1].folded)
    }
    for action in actions(sentence) {
      let same = cited.flatMap(actions).filter {
        isSameVerb(action.verb, $0.verb) && $0.isPassive == action.isPassive
      }
      let turned = cited.flatMap(actions).filter {
        isSameVerb(action.verb, $0.verb) && $0.isPassive != action.isPassive
      }
      func isReverse(_ one: Set<String>, _ other: Set<String>, _ first: Set<String>, _ second: Set<String>)
        -> Bool
      {
        !one.isEmpty && !other.isEmpty && one.isDisjoint(with: first) && !one.isDisjoint(with: second)
          && !other.isDisjoint(with: first)
      }
      let isReversed =
        same.contains { isReverse(action.before, action.after, $0.before, $0.after) }
        || turned.contains { isReverse(action.before, action.after, $0.after, $0.before) }
      let agents = same.filter { !$0.near.isEmpty }
      // "Dedi menerima suap" for "ia menerima suap dari Dedi"
      let isObject =
        !action.isPassive && !action.near.isEmpty && !same.isEmpty
        && same.allSatisfy {
          action.near.isSubset(of: $0.after) && action.near.isDisjoint(with: $0.before)
        }
      let isAnother =
        !action.isPassive && !words.isSpeech(action.verb) && !action.near.isEmpty && !agents.isEmpty
        && agents.allSatisfy { $0.before.isDisjoint(with: action.near) }
      if isReversed || isAnother || isObject {
        let who = action.before.sorted().joined(separator: " ")
        return [Finding(.summaryName, "'\(who)' is not who '\(action.verb)' in the article")]
      }
    }
    return []
  }

  private func isSameVerb(_ one: String, _ other: String) -> Bool {
    one == other || words.stems(of: one) == words.stems(of: other)
  }

  private struct Action {
    let verb: String
    /// Names before and behind it in its clauses.
    let before: Set<String>
    /// Those right before it, with at most two words between.
    let near: Set<String>
    let after: Set<String>
    var isPassive: Bool { verb.hasPrefix("di") }
  }

  /// Verbs with the names near them.
  private func actions(_ view: View, _ known: Set<String>) -> [Action] {
    let words = view.words
    func names(_ range: some Sequence<Int>) -> Set<String> {
      Set(
        range.filter { isName($0, in: view, known) }.map { words[$0].folded }.filter {
          !self.words.isCalendar($0)
        })
    }
    return words.indices.compactMap { place in
      let verb = words[place].folded
      guard verb.count > 5, verb.hasPrefix("me") || verb.hasPrefix("di"), words[place].text == verb,
        !words[place].isInQuotation
      else { return nil }
      // A name that begins a little before is near as a whole.
      var near = max(place - 3, 0)
      while near > 0, isName(near, in: view, known), isName(near - 1, in: view, known) { near -= 1 }
      let behind = words.indices[(place + 1)...].prefix(7)
      let end = behind.firstIndex { words[$0].endsClause } ?? behind.endIndex - 1
      return Action(
        verb: verb, before: names(words.indices[..<place].suffix(8)),
        near: names(near..<place),
        after: behind.isEmpty ? [] : names(behind.prefix { $0 <= end }))
    }
  }

  /// Words with a capital inside a sentence, which are names at the beginning of one, too.
  func names(in views: [View]) -> Set<String> {
    Set(views.flatMap { $0.words.dropFirst() }.filter { $0.text.first?.isUppercase == true }.map(\.folded))
  }

  /// Whether a word is a name and not only the first one: "Penyidik memeriksa" names nobody.
  func isName(_ place: Int, in view: View, _ known: Set<String>) -> Bool {
    let words = view.words
    guard words[place].text.first?.isUppercase == true else { return false }
    return place > 0 || known.contains(words[place].folded)
      || words.count > 1 && words[1].text.first?.isUppercase == true
  }

  /// A name has to stand where its clause's other words stand, unless a pronoun or nobody stands there.
  func names(_ sentence: View, _ grounds: [View], ignoring known: Set<String>) -> [Finding] {
    for clause in clauses(sentence) {
      let names = clause.words.filter {
        $0.text.first?.isUppercase == true && $0.text != sentence.words.first?.text
          && !words.isGeneral($0.folded)
      }.map(\.folded).filter { !known.contains($0) }
      let others = clause.stems.subtracting(names.flatMap { words.stems(of: $0) })
      guard !names.isEmpty, others.count > 1 else { continue }
      let isTogether = grounds.contains { view in
        !Set(view.words.map(\.folded)).isDisjoint(with: names) && !view.stems.isDisjoint(with: others)
      }
      guard !isTogether, let near = closest(others, grounds).first,
        near.stems.intersection(others).count > 1, !words.leans(near.text)
      else { continue }
      let its = near.words.dropFirst().filter {
        $0.text.first?.isUppercase == true && !words.isGeneral($0.folded)
      }
      guard !its.isEmpty else { continue }
      return [
        Finding(.summaryName, "'\(names.joined(separator: " "))' doesn't belong to '\(near.text.prefix(60))'")
      ]
    }
    return []
  }
}
