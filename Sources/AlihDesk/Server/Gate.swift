import FlyingFox
import Foundation

/// Who may come in: only a browser of this machine that was given the token, and only from the desk's own pages.
///
/// A foreign `Host` is another site's name that was pointed at this machine (DNS rebinding); a foreign `Origin` is
/// another site's page that sends a request with this browser's cookie.
struct Gate: Sendable {
  let token: String
  /// Of the server itself: cookies know no ports, and two desks on one machine must not take each other's.
  let port: UInt16
  /// As browsers write them: `http://127.0.0.1:4180`, and a proxy's `https://desk.example`.
  let origins: Set<String>

  enum Verdict: Sendable, Equatable {
    case welcome
    /// The token came in the address: it belongs into a cookie, and out of the address.
    case takesCookie(isSecure: Bool)
    /// The browser has kept the cookie that it was given.
    case hasCookie
    case refused(status: Int, String)
  }

  func verdict(on request: HTTPRequest) -> Verdict {
    let host = (request.headers[.host] ?? "").lowercased()
    let own = origins.filter { !host.isEmpty && $0.hasSuffix("://" + host) }
    guard !own.isEmpty else {
      return .refused(status: 421, "This is not the address that the desk was started at.")
    }
    if request.method != .GET {
      guard let origin = request.headers[HTTPHeader("Origin")], own.contains(origin) else {
        return .refused(status: 403, "Only the desk's own pages may change anything.")
      }
    }
    let isFirst = request.method == .GET && request.path == "/"
    if isFirst, let given = request.query.first(where: { $0.name == "token" })?.value {
      return isToken(given)
        ? .takesCookie(isSecure: own.allSatisfy { $0.hasPrefix("https:") })
        : .refused(status: 403, Self.unknown)
    }
    // The style and the script are no secrets, and a page that refuses has them, too.
    if request.method == .GET, ["/desk.css", "/desk.js"].contains(request.path) { return .welcome }
    let isEntering = isFirst && request.query.contains { $0.name == "in" }
    guard cookies(request).contains(where: isToken) else {
      return .refused(status: 403, isEntering ? Self.forgetful : Self.unknown)
    }
    return isEntering ? .hasCookie : .welcome
  }

  static let unknown = "Open the address that 'alih desk' printed: it lets this browser in."
  static let forgetful =
    "This browser keeps no cookies here, and the desk knows who was let in by one alone. Allow cookies for this address, "
    + "or open the address that 'alih desk' printed in another browser."

  var cookie: String { "alih-desk-\(port)" }

  private func cookies(_ request: HTTPRequest) -> [String] {
    (request.headers[HTTPHeader("Cookie")] ?? "").split(separator: ";").compactMap { pair in
      let parts = pair.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
      return parts.count == 2 && parts[0] == cookie ? String(parts[1]) : nil
    }
  }

  /// Takes as long for any token of the right length.
  private func isToken(_ given: String) -> Bool {
    let (one, other) = (Array(given.utf8), Array(token.utf8))
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// 32 hexadecimal digits that nobody can guess.
  static func newToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
