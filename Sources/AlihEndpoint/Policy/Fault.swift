import AlihModel

/// What an endpoint can do wrong; the names are stable, in findings and counts.
package enum Fault: String, Sendable, CaseIterable {
  case auth, quota, budget, rate, overload, transport
  case tooBig = "too-big"
  case malformed, refused, unsupported, canceled

  func failure(_ message: String) -> TranslatorFailure { TranslatorFailure(kind: rawValue, message: message) }
}

extension TranslatorFailure {
  /// What an endpoint's failure is in the table of decisions.
  var fault: Fault { Fault(rawValue: kind) ?? .malformed }
}

extension HTTPFailure {
  /// A failed exchange in the words of the table: an address that can't ever work is no case for another try.
  var failure: TranslatorFailure {
    switch reason {
    case .badURL, .insecure: Fault.unsupported.failure(message)
    case .tooLong: Fault.malformed.failure(message)
    case .unreachable, .slow, .brokenReply, .closed: Fault.transport.failure(message)
    }
  }

  /// Whether a server took the request; one that is silent from the start is none.
  var showsServer: Bool { isHTTP && reason == .brokenReply }

  /// Whether the server may have done the work, and charge for it, although no reply came.
  var mayBeCharged: Bool { [.slow, .tooLong].contains(reason) }
}
