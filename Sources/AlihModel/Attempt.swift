import Foundation

/// One request to an endpoint, and how it ended.
package struct Attempt: Sendable {
  package var endpoint: String
  package var model: String
  package var started: Date
  /// Seconds.
  package var duration: Double
  /// As the reply reports them; characters where the service counts those.
  package var inputTokens: Int?
  package var outputTokens: Int?
  /// By the `price` of `alih.yaml`, estimated where the reply doesn't report what was used; nil without a price, or for
  /// what is free.
  package var cost: Double?
  /// `done`, or the kind of the failure: `rate`, `malformed`, ...
  package var outcome: String
  /// One line about a failure, without secrets.
  package var message: String?
  /// What was asked for.
  package var segments: [SegmentRequest]
  /// What came back, by the segments' ids; not yet used or checked by anyone.
  package var translations: [Translation]

  package init(
    endpoint: String, model: String, started: Date, duration: Double, inputTokens: Int? = nil,
    outputTokens: Int? = nil, cost: Double? = nil, outcome: String, message: String? = nil,
    segments: [SegmentRequest], translations: [Translation] = []
  ) {
    self.endpoint = endpoint
    self.model = model
    self.started = started
    self.duration = duration
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.cost = cost
    self.outcome = outcome
    self.message = message
    self.segments = segments
    self.translations = translations
  }
}

/// Hears of each request to an endpoint before its answer is used: a place to keep what was paid for.
package protocol AttemptObserver: Sendable {
  func record(_ attempt: Attempt) async
  /// Something that a person who waits should know.
  func hear(_ notice: EndpointNotice) async
}

extension AttemptObserver {
  package func hear(_ notice: EndpointNotice) async {}
}

/// What a run should say about an endpoint while it goes on: that it pauses, is left alone, or does without its terms.
package struct EndpointNotice: Sendable, Hashable {
  package var endpoint: String
  /// One line, without secrets.
  package var message: String
  /// Seconds for which the endpoint isn't asked; nil where it is no pause.
  package var pause: Double?

  package init(endpoint: String = "", message: String, pause: Double? = nil) {
    self.endpoint = endpoint
    self.message = message
    self.pause = pause
  }
}
