import FlyingFox
import Foundation

/// The fields of a request, however they came: in the address, as a form, or as a JSON object.
struct RequestFields: Sendable {
  enum Value: Sendable {
    case text(String)
    case list([String])
    case pairs([(source: String, target: String)])
  }

  private var values: [String: Value] = [:]

  /// - Throws: `RequestProblem` for a body in none of these forms.
  init(_ request: HTTPRequest) async throws {
    for item in request.fields { values[item.name] = .text(item.value) }
    guard request.method == .POST else { return }
    let body = try await request.bodyData
    guard !body.isEmpty else { return }
    let type = request.headers[.contentType] ?? ""
    let first = body.first(where: { ![9, 10, 13, 32].contains($0) })
    if type.contains("json") || first == UInt8(ascii: "{") {
      try readJSON(body)
    } else if type.contains("multipart/form-data") {
      throw RequestProblem(400, "Send a form as application/x-www-form-urlencoded, or JSON.")
    } else {
      readForm(body)
    }
  }

  private mutating func readJSON(_ body: Data) throws {
    guard let object = try? JSONSerialization.jsonObject(with: body) as? [String: Any] else {
      throw RequestProblem(400, "The body is no JSON object.")
    }
    for (name, value) in object {
      switch value {
      case let text as String: values[name] = .text(text)
      case let texts as [String]: values[name] = .list(texts)
      case let pairs as [[String: Any]]:
        let read = pairs.compactMap { pair in
          (pair["source"] as? String).flatMap { source in
            (pair["target"] as? String).map { (source: source, target: $0) }
          }
        }
        if read.count == pairs.count { values[name] = .pairs(read) }
      case let number as NSNumber: values[name] = .text("\(number)")
      default: break
      }
    }
  }

  private mutating func readForm(_ body: Data) {
    for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (name, value) = (HTTPRequest.plain(parts[0]), parts.count > 1 ? HTTPRequest.plain(parts[1]) : "")
      // A form has a list by saying its name several times.
      switch values[name] {
      case .text(let first) where name == "q": values[name] = .list([first, value])
      case .list(let list): values[name] = .list(list + [value])
      default: values[name] = .text(value)
      }
    }
  }

  subscript(name: String) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }

  func isList(_ name: String) -> Bool {
    if case .list = values[name] { true } else { false }
  }

  /// One text or several.
  func texts(_ name: String) -> [String]? {
    switch values[name] {
    case .text(let text): [text]
    case .list(let texts): texts
    default: nil
    }
  }

  func pairs(_ name: String) -> [(source: String, target: String)]? {
    if case .pairs(let pairs) = values[name] { pairs } else { nil }
  }
}
