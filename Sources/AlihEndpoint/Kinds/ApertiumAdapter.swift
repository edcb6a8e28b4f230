import AlihModel

/// Apertium's server (APY): one text a request.
struct ApertiumAdapter: EndpointAdapter {
  let settings: EndpointSettings

  let limits = BatchLimits(segments: 1, bytes: 10_000)
  let mayBeAlih = true
  let faults = [FaultRule(400, "pair", .unsupported), FaultRule(400, "not installed", .unsupported)]

  func request(for batch: EndpointBatch) -> HTTPRequest {
    if batch.goesToAlih { return AlihInterface.request(for: batch, settings) }
    let languages = batch.languages
    let pair = settings.pair ?? "\(Self.code(languages.source))|\(Self.code(languages.target))"
    var request = settings.request(settings.url("/translate"))
    request.headers += ["Content-Type: application/x-www-form-urlencoded"]
    // Apertium itself asks for no key; a proxy before it, and Alih, may.
    if let key = settings.keyHeader { request.headers.append(key) }
    request.body = FormBody.bytes([
      ("langpair", pair), ("markUnknown", "no"), ("format", "txt"),
      ("q", batch.texts.joined(separator: "\n")),
    ])
    return request
  }

  func reply(to batch: EndpointBatch, _ body: [UInt8]) -> EndpointReply {
    if batch.goesToAlih { return AlihInterface.reply(to: batch, body) }
    let text = JSONDocument(body)?.value(at: "/responseData/translatedText")
    return .inOrder(text.map { [$0] }, of: batch, usage: batch.billedCharacters)
  }

  func words(of error: JSONDocument) -> (message: String?, code: String?) {
    (error.text(at: "/explanation"), nil)
  }

  /// Apertium's languages have three letters.
  private static func code(_ language: String) -> String {
    ["id": "ind", "en": "eng", "ms": "msa"][language] ?? language
  }
}

/// `application/x-www-form-urlencoded`
enum FormBody {
  static func bytes(_ fields: [(String, String)]) -> [UInt8] { Array(text(fields).utf8) }

  static func text(_ fields: [(String, String)]) -> String {
    fields.map { "\(quoted($0.0))=\(quoted($0.1))" }.joined(separator: "&")
  }

  private static func quoted(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
