import AlihModel
import Foundation

/// What an error reply means: one row of a table.
struct FaultRule: Sendable {
  let statuses: ClosedRange<Int>
  /// In the error's code or message, in small letters, as words of their own; empty fits any.
  let word: String
  let fault: Fault

  init(_ statuses: ClosedRange<Int>, _ word: String = "", _ fault: Fault) {
    self.statuses = statuses
    self.word = word
    self.fault = fault
  }

  init(_ status: Int, _ word: String = "", _ fault: Fault) { self.init(status...status, word, fault) }

  /// For all kinds, the most specific first.
  static let common: [FaultRule] =
    [FaultRule(402...402, .quota), FaultRule(456, "", .quota)]
    + rules(
      400...499, .quota,
      [
        "insufficient_quota", "current quota", "credit_balance", "credit balance", "insufficient credits",
        "insufficient balance", "out of credits", "spend_limit", "project_spend_limit_exceeded",
        "spending limit", "usage limit", "monthly limit", "weekly limit", "daily limit", "monthly quota",
        "daily quota",
        "monthly included credits", "included credits", "not enough credits", "no credits",
        "credits exhausted", "quota exhausted", "out of quota", "exhausted your quota",
        "balance is too low", "insufficient account balance", "not enough balance", "please recharge",
        "top up your",
        "key limit exceeded", "free quota", "insufficient funds", "insufficient_balance", "payment required",
        "billing_error", "billing_hard_limit_reached", "billing_not_active",
        // Of gateways, whose budgets are money.
        "budget_exceeded", "budget has been exceeded", "budget exceeded", "exceeded budget", "exceededbudget",
        "crossed budget", "over budget", "max budget",
      ])
    + rules(
      400...403, .rate,
      [
        "rate limit exceeded", "rate limit reached", "ratelimitexceeded", "userratelimitexceeded",
        "rate_limit_exceeded",
        "too many requests", "was throttled", "throttlingexception", "throttling",
      ])
    + rules(
      400...599, .auth,
      ["invalid_api_key", "invalid api key", "incorrect api key", "no api key passed in", "no_db_connection"])
    + rules(429...429, .tooBig, ["request too large", "request_too_large"])
    + [
      FaultRule(401...401, .auth), FaultRule(403...403, .auth), FaultRule(413...413, .tooBig),
      FaultRule(414...414, .tooBig), FaultRule(429...429, .rate),
    ]
    + rules(
      400...400, .refused,
      [
        "content_filter", "content management policy", "content_policy_violation",
        "contentpolicyviolationerror",
      ])
    + rules(
      400...599, .tooBig,
      [
        "context_length", "context_length_exceeded", "exceed_context", "exceed_context_size_error",
        "contextwindowexceedederror", "context length", "context size", "context window", "maximum context",
        "prompt is too long", "input is too long", "request too large", "maximum model length", "token limit",
        "too many tokens", "input tokens exceed", "input token count", "maximum number of tokens",
        "reduce the length of the messages", "max_input_tokens",
        // Of graphics cards, which fewer segments at once may fit.
        "out of memory", "cuda error", "kv cache is full",
      ])
    + [
      FaultRule(400...400, "too long", .tooBig), FaultRule(400...400, "model_not_found", .unsupported),
      FaultRule(400...400, "invalid model name", .unsupported),
      FaultRule(400...400, .malformed), FaultRule(422...422, .malformed),
      FaultRule(408...408, .overload), FaultRule(409...409, .overload), FaultRule(425...425, .overload),
      // nginx and gateways: whoever waited for the answer had gone.
      FaultRule(499...499, .overload),
      FaultRule(500...599, .overload),
    ]

  /// Of errors that come with status 200 and without a code, by what they call themselves.
  static let spoken: [FaultRule] =
    rules(
      200...200, .rate,
      [
        "rate_limit_error", "rate limit", "rate_limit_exceeded", "too many requests", "resource_exhausted",
        "request limit reached", "requestlimitexceeded", "limitexceeded", "quotaviolation", "throttled",
      ])
    + rules(
      200...200, .overload,
      [
        "overloaded_error", "overloaded", "unavailable", "unavailable_error", "server_error", "api_error",
        "internal_server_error", "internal server error", "timeout", "timeout_error", "timed out", "loading",
        "busy",
        "engine_overloaded_error",
      ])
    + rules(200...200, .auth, ["authentication_error", "permission_error", "unauthorized"])
    + rules(
      200...200, .unsupported, ["not_found_error", "model_not_found", "model not found", "no such model"])

  /// Words of pages that stand in for a server which is away.
  static let pages = [
    "maintenance", "pemeliharaan", "temporarily", "unavailable", "back soon", "try again", "bad gateway",
    "gateway timeout", "gateway time-out", "restarting", "starting up", "overloaded", "too many requests",
  ]

  private static func rules(_ statuses: ClosedRange<Int>, _ fault: Fault, _ words: [String]) -> [FaultRule] {
    words.map { FaultRule(statuses, $0, fault) }
  }

  private init(_ statuses: ClosedRange<Int>, _ fault: Fault) { self.init(statuses, "", fault) }
}

extension String {
  /// Whether words stand in a text by themselves: "format" does in "response format" and "response_format", and doesn't in
  /// "information".
  func holds(_ words: String) -> Bool {
    var rest = self[...]
    while let range = rest.range(of: words) {
      let isBegun = range.lowerBound == startIndex || !self[index(before: range.lowerBound)].isLetterOrDigit
      if isBegun, range.upperBound == endIndex || !self[range.upperBound].isLetterOrDigit { return true }
      rest = rest[index(after: range.lowerBound)...]
    }
    return false
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}

extension EndpointAdapter {
  /// What a reply of another status than 2xx means, and the server's words for it.
  func failure(_ response: HTTPResponse) -> TranslatorFailure {
    failure(response.body, status: response.status, told: "answered \(response.status)")
  }

  /// The error that a reply of status 200 holds instead of an answer; nil where it holds none.
  ///
  /// Its own code decides as a status would, and without one its own words do.
  func failureInside(_ body: [UInt8]) -> (failure: TranslatorFailure, status: Int)? {
    guard let document = JSONDocument(ofError: body), Self.isError(document) else { return nil }
    let own = Self.placesOfStatus.lazy.compactMap { document.word(at: $0).flatMap(Int.init) }
      .first { 400...599 ~= $0 || 400_000...599_999 ~= $0 }
    // Azure's codes are a status and three digits more.
    let status = own.map { $0 > 999 ? $0 / 1000 : $0 } ?? 200
    return (failure(body, status: status, told: "answered 200 with an error"), status)
  }

  /// What a page says that a gateway puts in the server's place while that one is away; nil for any other answer.
  func outage(in body: [UInt8]) -> TranslatorFailure? {
    guard body.first(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) == UInt8(ascii: "<")
    else {
      return nil
    }
    let text = String(decoding: body.prefix(4_000), as: UTF8.self).lowercased()
    guard FaultRule.pages.contains(where: text.holds) else { return nil }
    return Fault.overload.failure(
      "\(HTTPFailure.place(settings.url)) answered a page instead: \(ReplyText.excerpt(body))")
  }

  private static var placesOfStatus: [String] {
    [
      "/error/code", "/error/status", "/error/status_code", "/error/statusCode", "/code", "/status",
      "/status_code",
      "/statusCode", "/choices/0/error/code", "/errors/0/code", "/responseStatus",
    ]
  }

  /// Whether a reply that holds no answer says that it is an error.
  private static func isError(_ document: JSONDocument) -> Bool {
    if ["/type", "/object", "/status"].contains(where: { place in
      document.text(at: place).map { ["error", "failed", "failure", "fail"].contains($0.lowercased()) }
        == true
    }) {
      return true
    }
    // Alone they are no answer either; the codes are the server's own.
    if ["/error_code", "/base_resp/status_code", "/errcode"].contains(where: {
      document.count(at: $0) ?? 0 > 0
    }) {
      return true
    }
    if let fields = document.root as? [String: Any], fields.count == 1, fields["message"] is String {
      return true
    }
    if ["/responseStatus", "/status", "/status_code", "/statusCode", "/code"].contains(where: { place in
      document.count(at: place).map { $0 >= 400 } ?? false
    }) {
      return true
    }
    if ["/success", "/ok"].contains(where: { document.value(at: $0) as? Bool == false }) { return true }
    return ["/error", "/choices/0/error", "/errors", "/detail", "/Response/Error", "/fault"].contains {
      place in
      switch document.value(at: place) {
      case let text as String: !text.isEmpty
      case let fields as [String: Any]: !fields.isEmpty
      case let items as [Any]: !items.isEmpty
      default: false
      }
    }
  }

  private func failure(_ body: [UInt8], status: Int, told: String) -> TranslatorFailure {
    let (message, code) = errorWords(body)
    let place = HTTPFailure.place(settings.url)
    let hint = 300..<400 ~= status ? " (redirects aren't followed: give the final url)" : ""
    let words = ReplyText.excerpt(message) + (code.map { " [\(ReplyText.excerpt($0))]" } ?? "")
    return fault(status: status, text: "\(code ?? "") \(message)".lowercased(), body).failure(
      "\(place) \(told)\(hint)" + (words.isEmpty ? "" : ": \(words)"))
  }

  private func fault(status: Int, text: String, _ body: [UInt8]) -> Fault {
    var status = status
    // A proxy may tell each refusal of the server behind it as trouble of its own: "Error code: 400 - ...".
    if status >= 500, let inner = text.firstMatch(of: /\berror code: (4[0-9][0-9])\b/) {
      status = Int(inner.output.1) ?? status
    }
    let fault = (faults + FaultRule.common + FaultRule.spoken).first { rule in
      let isKnown = rule.statuses.contains(status) || status == 200 && !rule.word.isEmpty
      return isKnown && (rule.word.isEmpty || text.holds(rule.word))
    }?.fault
    // Google's free plan calls its limit per minute "current quota", too, but says when to come back.
    if fault == .quota, status == 429, text.holds("current quota"), !text.holds("insufficient_quota"),
      RetryAfter.seconds(inBody: body) != nil
    {
      return .rate
    }
    return fault ?? (status == 200 ? spokenFault : .unsupported)
  }

  /// The message and code in an error's body, in any of the shapes that servers give it; else the body itself.
  func errorWords(_ body: [UInt8]) -> (message: String, code: String?) {
    guard let document = JSONDocument(ofError: body) else {
      return (String(decoding: body.prefix(2_000), as: UTF8.self), nil)
    }
    let own = words(of: document)
    let message =
      own.message
      ?? [
        "/error/message", "/error", "/choices/0/error/message", "/message", "/detail", "/explanation",
        "/responseDetails", "/errors/0/message", "/errors/0", "/detail/message", "/detail/0/msg",
        "/error_description", "/error_msg", "/errmsg", "/base_resp/status_msg", "/Response/Error/Message",
        "/fault/faultstring", "/description",
        "/msg",
      ].lazy.compactMap(document.text(at:)).first
    let codes = [
      "/error/code", "/error/type", "/error/errors/0/reason", "/error/status", "/choices/0/error/code",
      "/code", "/type", "/error_code", "/base_resp/status_code", "/Response/Error/Code",
      "/fault/detail/errorcode",
      "/detail",
    ]
    .compactMap(document.word(at:)).filter { $0 != message }
    let code = own.code ?? (codes.isEmpty ? nil : codes.joined(separator: " "))
    return (message ?? String(decoding: body.prefix(2_000), as: UTF8.self), code)
  }
}
