import AlihModel
import Foundation
import Loopback

@testable import AlihEndpoint

/// What the tests of endpoints ask with: invented segments, a plain prompt, and an endpoint of each kind.
enum Desk {
  static let promptText = """
    # System
    {{source_language}} to {{target_language}}
    {{#terms}}
    - {{source}} = {{target}}
    {{/terms}}

    # User
    {{segments}}
    """

  static let summaryText = """
    # System
    {{source_language}}, {{sentences}} sentences

    # User
    {{segments}}
    """

  static func prompts() throws -> Prompts {
    try Prompts { ($0, $0 == "Prompts/translate.md" ? promptText : summaryText) }
  }

  static func segments(_ count: Int) -> [SegmentRequest] {
    (0..<count).map { SegmentRequest(id: "b\($0 + 1).s1", text: "Kalimat nomor \($0 + 1).") }
  }

  static func settings(_ wire: Wire, url: String, key: Secret? = Secret("sk-rahasia-0123456789"))
    -> EndpointSettings
  {
    let kinds: [Wire: EndpointKind] = [.googleAdvanced: .google, .azureTargets: .azure]
    let kind = kinds[wire] ?? EndpointKind(rawValue: wire.rawValue) ?? .openai
    var settings = EndpointSettings(
      name: "newsroom", kind: kind, url: url, model: kind.isChat ? "m" : "", key: key, timeout: 10)
    if wire == .googleAdvanced { (settings.project, settings.glossary) = ("desk", "house") }
    if wire == .azureTargets {
      (settings.apiVersion, settings.deployment, settings.tone) = (
        AzureTargetsAdapter.version, "news", "formal"
      )
    }
    if wire == .template {
      settings.template = EndpointTemplate(
        headers: [(name: "X-Key", value: "{key}")],
        body: .json(.object(["text": .text("{text}"), "pair": .text("{from}-{to}")])), text: "/result/text",
        error: "/error/message", errorKind: "/error/code", kinds: [(kind: "used_up", fault: .quota)])
    }
    return settings
  }

  static func translator(
    _ wire: Wire = .openai, _ server: LoopbackServer, terms: [Term] = [], patience: Patience = .short,
    observer: (any AttemptObserver)? = nil, _ change: (inout EndpointSettings) -> Void = { _ in }
  ) throws -> EndpointTranslator {
    var settings = settings(wire, url: server.url.replacing("/v1", with: ""))
    change(&settings)
    return EndpointTranslator(
      settings.adapter(try prompts(), terms: terms), client: HTTPClient(), observer: observer,
      patience: patience)
  }
}
