import AlihModel

/// Tokens of a request and its answer.
package struct Usage: Sendable, Hashable {
  package var input: Int
  package var output: Int

  package init(input: Int, output: Int) {
    self.input = input
    self.output = output
  }
}

/// What an endpoint may still be asked for in this run.
struct Budget: Sendable {
  private let maxRequests: Int?
  private let maxCost: Double?
  private let price: EndpointSettings.Price?
  private var requests = 0
  private var spent = 0.0
  /// Set aside for requests under way.
  private var reserved = 0.0

  init(_ settings: EndpointSettings) {
    maxRequests = settings.maxRequests
    maxCost = settings.maxCost
    price = settings.price
  }

  /// Takes one request and its estimated cost from the budget, or says why that isn't possible.
  mutating func reserve(_ estimate: Usage) -> TranslatorFailure? {
    if let maxRequests, requests >= maxRequests {
      return Fault.budget.failure("max_requests of \(maxRequests) is reached")
    }
    let cost = price?.cost(of: estimate) ?? 0
    if let maxCost, spent + reserved + cost > maxCost {
      return Fault.budget.failure("max_cost of \(maxCost) is reached: the next request would go beyond it")
    }
    requests += 1
    reserved += cost
    return nil
  }

  /// Replaces an estimate with what the reply reported; nil where nothing was used.
  mutating func settle(_ estimate: Usage, actual: Usage?) {
    reserved = max(0, reserved - (price?.cost(of: estimate) ?? 0))
    spent += actual.flatMap { price?.cost(of: $0) } ?? 0
  }
}
