import Foundation

/// Logistic regression over two features an example: the logarithm of the odds that it is right is the intercept and what
/// both weigh. Weights are kept small (Gaussian prior), steps are those of AdaGrad (Duchi, Hazan, Singer 2011).
struct NeighborRegression {
  private(set) var intercept: Double
  /// By feature; 0 for those that were seen once.
  private(set) var weights: [Double]
  /// How many examples with the feature are right, and how many wrong.
  private(set) var right: [Int]
  private(set) var wrong: [Int]

  private static let rounds = 40
  private static let step = 0.5
  /// How strongly a weight is drawn to nothing.
  private static let prior = 0.5

  /// Linear in the examples and the number of features.
  init(_ examples: [(before: Int, after: Int, isRight: Bool, weight: Double)], size: Int) {
    right = Array(repeating: 0, count: size)
    wrong = right
    for example in examples {
      for feature in [example.before, example.after] {
        if example.isRight { right[feature] += 1 } else { wrong[feature] += 1 }
      }
    }
    let sum = Double(examples.count { $0.isRight })
    intercept = log((sum + 0.5) / (examples.reduce(0) { $0 + $1.weight } - sum + 0.5))
    weights = Array(repeating: 0, count: size)
    // Of the features, those seen twice, by their new numbers.
    let seen = (0..<size).filter { right[$0] + wrong[$0] > 1 }
    var place = [Int](repeating: seen.count, count: size)
    for (number, feature) in seen.enumerated() { place[feature] = number }
    let small = examples.map { (place[$0.before], place[$0.after], $0.isRight ? 1.0 : 0.0, $0.weight) }
    // The last stands for all that were seen once.
    var own = [Double](repeating: 0, count: seen.count + 1)
    var squares = [Double](repeating: 1e-6, count: seen.count + 1)
    var square = 1e-6
    for _ in 0..<Self.rounds {
      var (gradients, gradient) = (own.map { $0 * Self.prior }, 0.0)
      for (before, after, isRight, weight) in small {
        let error = weight * (1 / (1 + exp(-(intercept + own[before] + own[after]))) - isRight)
        gradients[before] += error
        gradients[after] += error
        gradient += error
      }
      for at in seen.indices {
        squares[at] += gradients[at] * gradients[at]
        own[at] -= Self.step * gradients[at] / squares[at].squareRoot()
      }
      square += gradient * gradient
      intercept -= Self.step * gradient / square.squareRoot()
    }
    for (number, feature) in seen.enumerated() { weights[feature] = own[number] }
  }

  /// The logarithm of the odds that a change is right there.
  func odds(_ before: Int, _ after: Int) -> Double { intercept + weights[before] + weights[after] }
}
