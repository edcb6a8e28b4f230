import AlihModel

/// Azure Translator (v3), with proper names among the house terms as an inline dictionary.
struct AzureAdapter: EndpointAdapter {
  let settings: EndpointSettings

  let limits = BatchLimits(segments: 100, bytes: 20_000)
  let faults = FaultRule.azure

  func request(for batch: EndpointBatch) -> HTTPRequest {
    let languages = batch.languages
    return settings.request(
      settings.url("/translate")
        + "?api-version=3.0&from=\(languages.source)&to=\(languages.target)&textType=plain",
      headers: settings.azureHeaders,
      json: JSONDocument.bytes(of: batch.segments.map { ["Text": Self.marked($0)] }))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    let items = JSONDocument(body)?.list(at: "")
    return .inOrder(
      items?.map { JSONDocument(root: $0).value(at: "/translations/0/text") }, of: batch,
      usage: batch.billedCharacters)
  }

  /// `Korut menembak` -> `<mstrans:dictionary translation="North Korea">Korut</mstrans:dictionary> menembak`
  ///
  /// Azure calls this safe for proper names only. A text with such marks of its own gets none.
  static func marked(_ segment: SegmentRequest) -> String {
    guard !segment.text.contains("mstrans:") else { return segment.text }
    let names: Set<Term.Kind> = [.country, .place, .organization, .person]
    let bytes = Array(segment.text.utf8)
    var result: [UInt8] = []
    var end = 0
    for occurrence in segment.terms where names.contains(occurrence.term.kind) {
      let range = occurrence.range
      guard range.lowerBound >= end, range.upperBound <= bytes.count,
        !occurrence.rendering.contains(where: { "\"<>&".contains($0) })
      else { continue }
      result += bytes[end..<range.lowerBound]
      result += Array("<mstrans:dictionary translation=\"\(occurrence.rendering)\">".utf8)
      result += bytes[range] + Array("</mstrans:dictionary>".utf8)
      end = range.upperBound
    }
    return String(decoding: result + bytes[end...], as: UTF8.self)
  }
}

/// Azure Translator as of 2026-06-06: a list of targets for each text, which may name a deployed model and its tone.
///
/// It has no inline dictionary; the house terms are enforced afterwards.
package struct AzureTargetsAdapter: EndpointAdapter {
  let settings: EndpointSettings

  package static let version = "2026-06-06"

  let limits = BatchLimits(segments: 100, bytes: 20_000)
  let faults = FaultRule.azure

  func request(for batch: EndpointBatch) -> HTTPRequest {
    var target: [String: Any] = ["language": batch.languages.target]
    target["deploymentName"] = settings.deployment
    target["tone"] = settings.tone
    let inputs = batch.texts.map { text -> [String: Any] in
      ["text": text, "language": batch.languages.source, "targets": [target]]
    }
    return settings.request(
      settings.url("/translate") + "?api-version=\(Self.version)", headers: settings.azureHeaders,
      json: JSONDocument.bytes(of: ["inputs": inputs]))
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    let items = JSONDocument(body)?.list(at: "/value")?.map(JSONDocument.init(root:))
    let characters =
      items?.compactMap { $0.count(at: "/translations/0/sourceCharacters") }.reduce(0, +) ?? 0
    return .inOrder(
      items?.map { $0.value(at: "/translations/0/text") }, of: batch,
      usage: characters > 0 ? Usage(input: characters, output: 0) : batch.billedCharacters)
  }
}

extension EndpointSettings {
  fileprivate var azureHeaders: [String] {
    (key.map { [$0.revealed(after: "Ocp-Apim-Subscription-Key: ")] } ?? [])
      + (region.map { ["Ocp-Apim-Subscription-Region: \($0)"] } ?? [])
  }
}

extension FaultRule {
  fileprivate static let azure = [
    FaultRule(403, "403001", .quota), FaultRule(400, "400050", .tooBig), FaultRule(400, "400072", .tooBig),
    FaultRule(400, "400077", .tooBig), FaultRule(400, "400035", .unsupported),
    FaultRule(400, "400036", .unsupported),
  ]
}
