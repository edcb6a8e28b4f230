/// How likely a word is to stand for another, from sentences beside each other: model 1 of Brown, Della Pietra, Della Pietra
/// and Mercer (1993), over content words.
///
/// Linear in the sum over the pairs of the product of their lengths.
struct LexicalModel {
  private struct Entry: Hashable {
    var word: Int32
    var other: Int32
  }

  private var index: [Entry: Int32] = [:]
  private var probabilities: [Double] = []

  /// - Parameter pairs: the words of both sides.
  init(_ pairs: [(words: [Int32], others: [Int32])], rounds: Int = 5) {
    // Per pair, the entries of each of the others with all words, in one list.
    var places: [Int32] = []
    var owners: [Int32] = []
    for (words, others) in pairs {
      for other in others {
        for word in words {
          let entry = Entry(word: word, other: other)
          let place = index[entry] ?? Int32(owners.count)
          if place == owners.count {
            index[entry] = place
            owners.append(word)
          }
          places.append(place)
        }
      }
    }
    let size = Int(owners.max() ?? -1) + 1
    var kinds = [Double](repeating: 0, count: size)
    for owner in owners { kinds[Int(owner)] += 1 }
    probabilities = owners.map { 1 / kinds[Int($0)] }
    for _ in 0..<rounds { improve(pairs, places, owners, size) }
  }

  private mutating func improve(
    _ pairs: [(words: [Int32], others: [Int32])], _ places: [Int32], _ owners: [Int32], _ size: Int
  ) {
    var counts = [Double](repeating: 0, count: probabilities.count)
    var at = 0
    for (words, others) in pairs {
      for _ in others {
        let own = at..<(at + words.count)
        let sum = own.reduce(Self.nothing) { $0 + probabilities[Int(places[$1])] }
        for place in own { counts[Int(places[place])] += probabilities[Int(places[place])] / sum }
        at = own.upperBound
      }
    }
    // A little for what has no counterpart.
    var totals = [Double](repeating: 0.1, count: size)
    for (place, owner) in owners.enumerated() { totals[Int(owner)] += counts[place] }
    for (place, owner) in owners.enumerated() { probabilities[place] = counts[place] / totals[Int(owner)] }
  }

  /// What a word that stands for nothing takes.
  private static let nothing = 1e-4

  func probability(of other: Int32, for word: Int32) -> Double {
    index[Entry(word: word, other: other)].map { probabilities[Int($0)] } ?? 0
  }
}
