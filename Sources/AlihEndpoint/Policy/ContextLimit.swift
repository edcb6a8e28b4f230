import Foundation

/// How many tokens a model sees at once, as a server tells it when a request is too long.
enum ContextLimit {
  /// From llama.cpp's `n_ctx`, or from the words of others: "maximum context length is 4096 tokens".
  static func tokens(toldIn body: [UInt8]) -> Int? {
    let told = JSONDocument(ofError: body)?.count(at: "/error/n_ctx")
    let text = String(decoding: body.prefix(2_000), as: UTF8.self).lowercased()
    let words =
      /(?:context (?:length|size|window)|maximum model length)[^0-9]{0,24}(?<count>[0-9]{3,7})\b/
    let count = told ?? text.firstMatch(of: words).flatMap { Int($0.count) }
    return count.flatMap { $0 >= 256 ? $0 : nil }
  }
}
