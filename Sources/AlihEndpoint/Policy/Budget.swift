import AlihModel

/// What an endpoint may still be asked for in this run.
struct Budget: Sendable {
  enum Answer: Sendable {
    case granted
    /// There may be room once requests under way have turned out cheaper than estimated.
    case waits
    case used(TranslatorFailure)
  }

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

  /// Takes one request and its estimated cost from the budget, if there is room.
  mutating func reserve(_ estimate: Usage) -> Answer {
    if let maxRequests, requests >= maxRequests {
      return .used(Fault.budget.failure("max_requests of \(maxRequests) is reached"))
    }
    let cost = price?.cost(of: estimate) ?? 0
    if let maxCost, spent + reserved + cost > maxCost {
      if reserved > 0, spent + cost <= maxCost { return .waits }
      return .used(
        Fault.budget.failure("max_cost of \(maxCost) is reached: the next request would go beyond it"))
    }
    requests += 1
    reserved += cost
    return .granted
  }

  /// Replaces an estimate with what was used; nil where nothing was.
  mutating func settle(_ estimate: Usage, actual: Usage?) {
    reserved = max(0, reserved - (price?.cost(of: estimate) ?? 0))
    spent += actual.flatMap { price?.cost(of: $0) } ?? 0
  }
}
