import AlihModel
import Foundation

/// Stand-in until the writers are merged.
package enum DocumentFormat: String, Sendable, CaseIterable {
  case markdown, html, text, json

  package var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .html: "html"
    case .text: "txt"
    case .json: "json"
    }
  }

  package init?(fileExtension: String) {
    guard let format = Self.allCases.first(where: { $0.fileExtension == fileExtension }) else { return nil }
    self = format
  }
}

package enum Layout: String, Sendable, CaseIterable { case interleaved, sideBySide = "side-by-side", target }
package enum Boilerplate: String, Sendable, CaseIterable { case mark, keep, drop }

package struct BilingualDocument {
  package static func text(
    _ article: BilingualArticle, format: DocumentFormat, layout: Layout, boilerplate: Boilerplate, compact: Bool
  ) -> String {
    let segments = article.blocks.flatMap(\.segments)
    if format == .json {
      let list = segments.map { ["source": $0.source, "target": $0.target, "status": $0.status.rawValue] }
      let data = try? JSONSerialization.data(withJSONObject: ["path": article.path, "segments": list])
      return String(decoding: data ?? Data(), as: UTF8.self) + "\n"
    }
    return segments.map { "\($0.source)\n\($0.target) (\($0.status))\n" }.joined(separator: "\n")
  }
}
