import Foundation

/// What is known of a story's words as a whole.
struct StoryStatistics {
  /// How often each stem stands in the story.
  var counts: [Int]
  /// Of each stem: whether it is among the eight commonest.
  var isFrequent: [Bool]
  /// Of each stem: whether the first two sentences have it.
  var isInTheFirstTwo: [Bool]
  /// Of each paragraph.
  var sentencesInParagraph: [Int]
  /// Paragraphs with sentences.
  var paragraphs: Int
  /// Of each sentence.
  var wordsBefore: [Int] = []
  /// Of each sentence: what it shares with the others, from 0 to 1 (TextRank's measure, Mihalcea and Tarau 2004).
  var centrality: [Double]

  init(_ story: [StorySentence], stems: Int) {
    counts = [Int](repeating: 0, count: stems)
    isInTheFirstTwo = [Bool](repeating: false, count: stems)
    sentencesInParagraph = [Int](repeating: 0, count: (story.last?.paragraph ?? 0) + 1)
    var told = 0
    for (place, sentence) in story.enumerated() {
      wordsBefore.append(told)
      told += sentence.length
      sentencesInParagraph[sentence.paragraph] += 1
      for stem in sentence.stems { counts[stem] += 1 }
      if place < 2 { for stem in sentence.stemSet { isInTheFirstTwo[stem] = true } }
    }
    paragraphs = sentencesInParagraph.count { $0 > 0 }
    // Stems are numbered in the order in which they first stand in the story: of equal ones the earlier wins.
    isFrequent = [Bool](repeating: false, count: stems)
    for _ in 0..<8 {
      var best = -1
      for stem in 0..<stems where !isFrequent[stem] && counts[stem] > (best < 0 ? 0 : counts[best]) {
        best = stem
      }
      if best >= 0 { isFrequent[best] = true }
    }
    // The sentences that have a stem, one stem after the other.
    var ends = [Int](repeating: 0, count: stems + 1)
    for sentence in story { for stem in sentence.stemSet { ends[stem + 1] += 1 } }
    for stem in 0..<stems { ends[stem + 1] += ends[stem] }
    var places = [Int](repeating: 0, count: ends[stems])
    var next = ends
    for (place, sentence) in story.enumerated() {
      for stem in sentence.stemSet {
        places[next[stem]] = place
        next[stem] += 1
      }
    }

    let count = story.count
    let lengths = story.map { log(Double($0.stemSet.count + 1)) }
    var shared = [Double](repeating: 0, count: count)
    for stem in 0..<stems where ends[stem + 1] - ends[stem] > 1 {
      let list = places[ends[stem]..<ends[stem + 1]]
      for one in list {
        for other in list where other != one { shared[one] += 1 / (lengths[one] + lengths[other]) }
      }
    }
    let most = max(shared.max() ?? 0, 1e-9)
    centrality = shared.map { $0 / most }
  }
}
