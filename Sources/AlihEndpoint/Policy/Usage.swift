/// Tokens of a request and its answer; characters where the service counts those.
package struct Usage: Sendable, Hashable {
  package var input: Int
  package var output: Int

  package init(input: Int, output: Int) {
    self.input = input
    self.output = output
  }

  /// What a chat server says that a request used, in any of the spellings of OpenAI, Anthropic and Ollama.
  ///
  /// Returns nil where a number is missing, negative, a fraction or beyond all measure, and for an input of zero: some
  /// gateways report that when they don't know. What came from a cache counts as input.
  init?(reportedIn document: JSONDocument) {
    let input =
      document.count(at: "/usage/prompt_tokens") ?? Self.uncachedAndCached(document)
      ?? document.count(at: "/prompt_eval_count")
    let output = ["/usage/completion_tokens", "/usage/output_tokens", "/eval_count"].lazy
      .compactMap(document.count(at:)).first
    guard let input, let output, input > 0 else { return nil }
    self.init(input: input, output: output)
  }

  /// Anthropic's `input_tokens` leave out what its cache read or wrote.
  private static func uncachedAndCached(_ document: JSONDocument) -> Int? {
    guard let input = document.count(at: "/usage/input_tokens") else { return nil }
    return ["/usage/cache_read_input_tokens", "/usage/cache_creation_input_tokens"]
      .reduce(input) { $0 + (document.count(at: $1) ?? 0) }
  }
}
