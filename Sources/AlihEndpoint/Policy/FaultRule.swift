import AlihModel
import Foundation

/// What an error reply means: one row of a table.
struct FaultRule: Sendable {
  let statuses: ClosedRange<Int>
  /// In the error's code or message, in small letters; empty fits any.
  let word: String
  let fault: Fault

  init(_ statuses: ClosedRange<Int>, _ word: String = "", _ fault: Fault) {
    self.statuses = statuses
    self.word = word
    self.fault = fault
  }

  init(_ status: Int, _ word: String = "", _ fault: Fault) { self.init(status...status, word, fault) }

  /// For all kinds, the most specific first.
  static let common: [FaultRule] = [
    FaultRule(402...402, .quota), FaultRule(456, "", .quota),
    FaultRule(400...499, "insufficient_quota", .quota), FaultRule(400...499, "current quota", .quota),
    FaultRule(400...499, "credit_balance", .quota), FaultRule(400...499, "credit balance", .quota),
    FaultRule(400...499, "spend_limit", .quota), FaultRule(400...499, "billing", .quota),
    FaultRule(401...401, .auth), FaultRule(403...403, .auth),
    FaultRule(413...413, .tooBig), FaultRule(414...414, .tooBig),
    FaultRule(429...429, .rate),
    FaultRule(400...400, "content_filter", .refused),
    FaultRule(400...400, "content management policy", .refused),
    FaultRule(400...500, "context_length", .tooBig), FaultRule(400...500, "exceed_context", .tooBig),
    FaultRule(400...500, "context length", .tooBig), FaultRule(400...500, "context size", .tooBig),
    FaultRule(400...500, "context window", .tooBig), FaultRule(400...500, "too long", .tooBig),
    FaultRule(400...400, .malformed), FaultRule(422...422, .malformed),
    FaultRule(408...408, .overload), FaultRule(409...409, .overload), FaultRule(425...425, .overload),
    FaultRule(500...599, .overload),
  ]

  private init(_ statuses: ClosedRange<Int>, _ fault: Fault) { self.init(statuses, "", fault) }
}

extension EndpointAdapter {
  /// What a reply of another status than 2xx means, and the server's words for it.
  func failure(_ response: HTTPResponse) -> TranslatorFailure {
    let (message, code) = errorWords(response.body)
    let text = "\(code ?? "") \(message)".lowercased()
    let rule = (faults + FaultRule.common).first {
      $0.statuses.contains(response.status) && ($0.word.isEmpty || text.contains($0.word))
    }
    let place = HTTPFailure.place(settings.url)
    let hint = 300..<400 ~= response.status ? " (redirects aren't followed: give the final url)" : ""
    let words = ReplyText.excerpt(message) + (code.map { " [\(ReplyText.excerpt($0))]" } ?? "")
    return (rule?.fault ?? .unsupported).failure(
      "\(place) answered \(response.status)\(hint)" + (words.isEmpty ? "" : ": \(words)"))
  }

  /// The message and code in an error's body, in any of the shapes that servers give it; else the body itself.
  func errorWords(_ body: [UInt8]) -> (message: String, code: String?) {
    guard let document = JSONDocument(body) else {
      return (String(decoding: body.prefix(2_000), as: UTF8.self), nil)
    }
    let own = words(of: document)
    let message =
      own.message
      ?? ["/error/message", "/error", "/message", "/detail", "/explanation"].lazy
      .compactMap(document.text(at:)).first
    let codes = ["/error/code", "/error/type", "/error/errors/0/reason", "/error/status", "/code", "/detail"]
      .compactMap(document.word(at:)).filter { $0 != message }
    let code = own.code ?? (codes.isEmpty ? nil : codes.joined(separator: " "))
    return (message ?? String(decoding: body.prefix(2_000), as: UTF8.self), code)
  }
}
