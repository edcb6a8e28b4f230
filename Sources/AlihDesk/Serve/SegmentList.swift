import AlihModel

/// The body of `POST /v1/segments`: an article's sentences in its order, or lines that have nothing to do with each other.
package struct SegmentList: Decodable, Sendable {
  package struct Segment: Decodable, Sendable {
    package var text: String
    /// A paragraph's sentence, unless it says otherwise.
    package var role: Role

    package init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      text = try fields.decode(String.self, forKey: .text)
      let name = try fields.decodeIfPresent(String.self, forKey: .role)
      role = name.flatMap(Role.init(rawValue:)) ?? .paragraph
    }

    private enum CodingKeys: CodingKey { case text, role }
  }

  var from: String
  var to: String
  package var segments: [Segment]
  /// Whether they are an article, where a sentence knows those before it; so it is unless it is said otherwise.
  private var related: Bool?
  /// The article's day: `2024-11-01`.
  package var date: String?

  var languages: LanguagePair { LanguagePair(source: from, target: to) }
  package var areRelated: Bool { related ?? true }
}
