/// What is done about a fault: the whole policy toward endpoints, one row each.
///
/// Documentation/Endpoints.md shows the same table; a test compares the two.
struct Decision: Sendable {
  enum Action: String, Sendable {
    case again = "the same request, later"
    case halves = "each half of the batch; a single segment goes to the next engine"
    case alone = "each segment alone, once; then the next engine"
    case simpler = "a simpler request; without one, the endpoint stops for this run"
    case nextEngine = "the next engine"
    case stop = "the endpoint stops for this run"
    case nothing = "nothing"
  }

  let fault: Fault
  /// In the words of the documentation.
  let meaning: String
  let action: Action
  /// How often a request may fail, what happens within one outage counted once.
  let tries: Int
  /// Fewer requests at a time from now on.
  let halvesConcurrency: Bool

  static let table: [Decision] = [
    row(.auth, "the key is missing or refused (401, 403)", .stop),
    row(
      .quota, "the account or a gateway's budget is used up (402, DeepL's 456, 'insufficient_quota')", .stop),
    row(.budget, "`max_requests` or `max_cost` is reached", .nextEngine),
    row(.rate, "too many requests (429)", .again, tries: 12, halvesConcurrency: true),
    row(.overload, "the server is in trouble (408, 5xx)", .again, tries: 4, halvesConcurrency: true),
    row(.transport, "no whole reply: refused, cut, silent, no HTTP", .again, tries: 3),
    row(.tooBig, "more than fits into the model or a request (413, `finish_reason: length`)", .halves),
    row(
      .malformed,
      "a reply without the right segments: no JSON, missing or double ids, wrong count; a 400 for long text",
      .alone),
    row(.refused, "the model or a filter won't (`refusal`, `content_filter`, `content: null`)", .halves),
    row(
      .unsupported, "a wrong address, field, model or language (other 3xx, 4xx; bad certificate)", .simpler),
    row(.canceled, "the run was interrupted", .nothing),
  ]

  static func about(_ fault: Fault) -> Decision {
    table.first { $0.fault == fault } ?? row(fault, "", .nextEngine)
  }

  private static func row(
    _ fault: Fault, _ meaning: String, _ action: Action, tries: Int = 1, halvesConcurrency: Bool = false
  ) -> Decision {
    Decision(
      fault: fault, meaning: meaning, action: action, tries: tries, halvesConcurrency: halvesConcurrency)
  }

  /// What becomes of all the endpoint's requests.
  private var endpoint: String {
    switch action {
    case .again: "pauses"
    case .stop, .simpler: "stops"
    case .alone: "rests after four in a row"
    case .halves, .nextEngine, .nothing: ""
    }
  }

  /// The table in Markdown.
  static var document: String {
    let head =
      "| fault | what it means | what Alih tries | tries | concurrency | the endpoint |\n|---|---|---|---|---|---|\n"
    return head
      + table.map { row in
        "| `\(row.fault.rawValue)` | \(row.meaning) | \(row.action.rawValue) | \(row.tries) | "
          + "\(row.halvesConcurrency ? "halved" : "") | \(row.endpoint) |"
      }.joined(separator: "\n")
  }
}
